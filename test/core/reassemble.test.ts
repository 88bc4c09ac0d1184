import assert from 'node:assert/strict';
import { assemble } from '../../src/core/assemble.ts';
import { carriedDates, type LineDates } from '../../src/core/backlog/lineDates.ts';
import type { Reading } from '../../src/core/backlog/model.ts';
import { readBacklog } from '../../src/core/backlog/readBacklog.ts';
import { readBacklogAfter } from '../../src/core/backlog/typedBacklog.ts';
import type { BacklogInput } from '../../src/core/backlogInput.ts';
import { assembleAfter } from '../../src/core/reassemble.ts';
import { randomOf } from '../../src/core/scoring/uncertainty/random.ts';
import { said, shadowDifference } from '../../src/core/shadow.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { backlogText, NOW } from '../bench/generate.ts';
import { assertSame } from './assertSame.ts';

const EDITS = Number(process.env.RUNS ?? 1500);

/** Owners come from services, a risk is accepted by its cause, a floor hangs on the efforts. */
const EXTRA = `commitment: { floor: 40%, until: 2026-12-01 }
plan: { capacity: { team-cart: 30d } }
`;

function backlog(seed: number, items: number): string {
	const text = backlogText({ items, incidents: 6 }, seed).replace('items:\n', `${EXTRA}\nitems:\n`);
	return text.replaceAll(/ {4}owner: team-(cart|search)\n/g, '');
}

const values: Readonly<Record<string, readonly string[]>> = {
	title: ['Another', '"In quotes: so"', 'x', ''],
	effort: ['1d', '5d', '200d', '{ low: 1d, likely: 2d, high: 9d }', '0d', 'much'],
	value: ['900/week', '1/week', '-5/week', '90000/week'],
	toil: ['2h/week', '30h/week'],
	confidence: ['50%', '7'],
	status: ['planned', 'done', 'in-progress', 'proposed', 'nothing'],
	kind: ['product', 'reliability'],
	owner: ['team-x', 'team-cart'],
	service: ['cart', 'nowhere'],
	labels: ['[a, b]', '[]'],
	dependsOn: ['[REL-1, FEAT-2]', '[NOWHERE]'],
	avoids: ['{ causes: [bad-deploy] }', '{ incidents: [INC-1, INC-77] }', '{ causes: [nobody] }'],
	deadline: ['{ date: 2027-01-01, loss: 400 }', '{ date: 2025-01-01, loss: 9 }'],
	risk: ['{ cause: bad-deploy, every: 9d, detect: 5m, repair: 1h, impact: 20% }'],
	id: ['REL-1', 'OTHER-9'],
};

function edited(text: string, random: () => number): string {
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
	const starts = [...text.matchAll(/^ {2}- id: .*$/gm)].map((match) => match.index);
	const at = pick(starts);
	const next = starts.find((start) => start > at) ?? text.indexOf('\nincidents:');
	const item = text.slice(at, next);
	const field = pick(Object.keys(values));
	const written = `${field}: ${pick(values[field]!)}`;
	if (random() < 0.1) return text.slice(0, at) + text.slice(next);
	if (random() < 0.1)
		return `${text.slice(0, next)}${item.replace(/id: .*/, `id: NEW-${Math.floor(random() * 1e6)}`)}${text.slice(next)}`;
	if (random() < 0.05) return text.replace('badMinute: 95', `badMinute: ${Math.floor(random() * 200)}`);
	if (random() < 0.1) return text.replace(/cause: [a-z-]+/, `cause: ${pick(['disk-full', 'bad-deploy'])}`);
	const key = new RegExp(`(?<=^ {4}|^ {2}- )${field}: .*$`, 'm');
	const changed = key.test(item)
		? item.replace(key, random() < 0.15 ? '' : written)
		: item.replace(/\n/, `\n    ${written}\n`);
	return text.slice(0, at) + changed + text.slice(next);
}

describe('a snapshot after an edit', () => {
	it(`says after each of ${EDITS} edits what one of the whole says`, function () {
		this.timeout(300_000);
		const random = randomOf('reassembling');
		let readings: readonly Reading[] = [];
		let snapshot: Snapshot | undefined;
		let texts: readonly string[] = [];
		let blamed: { readonly text: string; readonly dates: LineDates } | undefined;
		let kept = 0;
		for (let edit = 0; edit < EDITS; edit++) {
			if (edit % 30 === 0) {
				texts = [backlog(1 + edit, 9), backlog(2 + edit, 4)];
				readings = [];
				snapshot = undefined;
				blamed = undefined;
			}
			// From time to time a history says when the lines of the first file were written, some of them long ago.
			if (edit % 15 === 5 && random() < 0.7) {
				const [text] = texts as [string];
				blamed = { text, dates: text.split('\n').map((_, line) => NOW - (line % 3) * 300 * 86_400_000) };
			}
			const files = ['reliability.yaml', 'services/reliability.yaml'];
			const at = random() < 0.7 ? 0 : 1;
			const next = texts.map((text, index) => (index === at ? edited(text, random) : text));
			const inputs = (read: (file: string, text: string, index: number) => Reading): BacklogInput[] =>
				next.map((text, index) => ({
					file: files[index]!,
					text,
					sources: [],
					reading: read(files[index]!, text, index),
					...(index === 0 && blamed ? { written: carriedDates(blamed.text, blamed.dates, text) } : {}),
				}));
			const typed = inputs((file, text, index) => {
				const before = readings[index];
				return before && text === texts[index] ? before : readBacklogAfter(before, file, text);
			});
			const after: Snapshot = assembleAfter(snapshot, typed, NOW);
			assertSame(said(after), said(assemble(inputs(readBacklog), NOW)), () => JSON.stringify([texts[at], next[at]]));
			const [some] = after.items;
			if (some && edit % 10 === 0) {
				const ask = (from: Snapshot) => {
					const found = from.inquiry?.askFor(some.item.key);
					return (
						found &&
						JSON.stringify({ ...found, path: undefined }, (key, value) =>
							key === 'place' || key === 'evidence' || key === 'mode' ? undefined : value,
						)
					);
				};
				assert.equal(ask(after), ask(assemble(inputs(readBacklog), NOW)));
			}
			if (
				after.backlogs[at === 0 ? 1 : 0] === snapshot?.backlogs[at === 0 ? 1 : 0] &&
				after.scopes !== snapshot?.scopes
			)
				kept++;
			texts = next;
			readings = typed.map(({ reading }) => reading);
			snapshot = after;
		}
		assert.ok(kept > EDITS / 6, `${kept} of them by items`);
	});

	it('is told from one that says something else', () => {
		const text = backlog(1, 5);
		const input = (of: string) => ({
			file: 'reliability.yaml',
			text: of,
			reading: readBacklog('reliability.yaml', of),
			sources: [],
		});
		const snapshot = assemble([input(text)], NOW);
		assert.equal(shadowDifference(snapshot, [input(text)], []), undefined);
		const other = text.replace(/title: .*/, 'title: Something else');
		assert.match(shadowDifference(snapshot, [input(other)], []) ?? '', /instead of[\s\S]*Something else/);
	});
});
