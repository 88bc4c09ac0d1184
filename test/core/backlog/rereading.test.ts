import assert from 'node:assert/strict';
import type { Reading } from '../../../src/core/backlog/model.ts';
import { readPlainYaml } from '../../../src/core/backlog/plainYaml.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { differenceOf, type TextChange, withChanges } from '../../../src/core/backlog/textDifference.ts';
import { linesOfReading, readBacklogAfter } from '../../../src/core/backlog/typedBacklog.ts';
import { lineStarts, offsetNow, offsetRead, type Position, positionAt } from '../../../src/core/place.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { backlogText } from '../../bench/generate.ts';
import { assertSame } from '../assertSame.ts';
import { scraps } from './mutations.ts';

const EDITS = Number(process.env.RUNS ?? 20_000);

const offsets = new Set(['start', 'end', 'keyStart', 'keyEnd']);

/** All that a reading says, with its offsets in the text as it is now. */
function said(reading: Reading): string {
	const lines = linesOfReading(reading);
	return JSON.stringify(reading, (key, value) =>
		lines && typeof value === 'number' && offsets.has(key) ? offsetNow(lines, value) : value,
	);
}

/**
 * That one says what the other says, which is of the whole text. They are written out only where they may differ: each
 * holds the tree of its file many times, and here what was compared is not compared again.
 */
function assertSaysSame(reading: Reading, whole: Reading, after: () => string): void {
	const lines = linesOfReading(reading);
	const compared = new Map<object, object>();
	const isSame = (key: string, one: unknown, other: unknown): boolean => {
		if (typeof one === 'number' && lines && offsets.has(key)) return offsetNow(lines, one) === other;
		if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
		if (compared.get(one) === other) return true;
		const keys = Object.keys(one);
		const others = Object.keys(other);
		if (keys.length !== others.length || Array.isArray(one) !== Array.isArray(other)) return false;
		for (const [at, name] of keys.entries())
			if (name !== others[at] || !isSame(name, one[name as never], other[name as never])) return false;
		compared.set(one, other);
		return true;
	};
	if (!isSame('', reading, whole)) assertSame(said(reading), said(whole), after);
}

const lines = [
	'  - id: NEW-1\n    title: A new one\n    effort: 3d\n',
	'  - { id: INC-99, started: 2026-01-02T03:04Z, cause: disk-full }\n',
	'    effrot: 3d\n',
	'    effort: 0d\n',
	'    status: donne\n',
	'    dependsOn: [REL-1, NOWHERE]\n',
	'    notes: |\n      one\n\n        two\n',
	'\n\n',
	'# remark\n',
	'  # remark\n',
	'team: { timezone: Europe/Berlin }\n',
	'    deadline: { date: 2027-01-01, loss: 400 }\n',
	'  -\n    id: BELOW\n',
	'items:\n',
	'- id: X\n',
];

/** Without services that no item names: each edit reads them twice, and to read two is like reading eight. */
function withServicesNamed(text: string): string {
	return text.replace(/ {2}- \{ id: ([a-z]+), owner: .*\n/g, (line, id) =>
		text.includes(`    service: ${id}\n`) ? line : '',
	);
}

function edited(text: string, random: () => number): string {
	const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
	const at = Math.floor(random() * (text.length + 1));
	const start = text.lastIndexOf('\n', at) + 1;
	const next = text.indexOf('\n', at) + 1 || text.length;
	switch (Math.floor(random() * 7)) {
		case 0:
			return text.slice(0, start) + text.slice(next);
		case 1:
			return text.slice(0, start) + pick(lines) + text.slice(start);
		case 2: {
			const from = text.slice(start, next);
			return text.slice(0, next) + from + text.slice(next);
		}
		case 3:
			return text.slice(0, at) + pick(scraps) + text.slice(at);
		case 4:
			return text.slice(0, at) + text.slice(at + Math.floor(random() * 80));
		default:
			return text.slice(0, at) + pick(['a', '1', 'd', ' x', '%', '0', '-']) + text.slice(at + Math.floor(random() * 2));
	}
}

/** A change that an editor may tell of: it may reach farther than what differs. */
function changeBetween(before: string, after: string, random: () => number): TextChange {
	const { start, end } = differenceOf(before, after);
	const grown = after.length - before.length;
	const rangeOffset = Math.max(0, start - Math.floor(random() * 3));
	const last = Math.min(before.length, end + Math.floor(random() * 3));
	return { rangeOffset, rangeLength: last - rangeOffset, text: after.slice(rangeOffset, last + grown) };
}

describe('reading a backlog again after an edit', () => {
	it(`says after each of ${EDITS} edits what reading the whole says, on the same lines`, function () {
		this.timeout(300_000);
		const random = randomOf('rereading');
		let base = '';
		let text = '';
		let reading: Reading | undefined;
		let byEntries = 0;
		for (let edit = 0; edit < EDITS; edit++) {
			if (edit % 40 === 0) {
				base = withServicesNamed(backlogText({ items: 3, incidents: 2 }, 1 + edit));
				if (random() < 0.3) base = base.replaceAll('\n', '\r\n');
				if (random() < 0.2) base = base.replaceAll(/^ {2}/gm, '');
				text = base;
				reading = readBacklogAfter(undefined, 'typed.yaml', text);
			}
			const next = edited(text, random);
			const isPlain = readPlainYaml(next) !== undefined;
			// It is read whole both times, and takes long.
			if (!isPlain && random() < 0.95) continue;
			const change = changeBetween(text, next, random);
			const after = readBacklogAfter(
				reading,
				'typed.yaml',
				next,
				random() < 0.5 ? withChanges(undefined, [change]) : undefined,
			);
			const told = () => JSON.stringify([text, next]);
			assertSaysSame(after, readBacklog('typed.yaml', next), told);
			const lines = linesOfReading(after);
			assert.equal(lines !== undefined, isPlain);
			if (!lines) continue;
			const starts = lineStarts(next);
			for (const { place } of [...after.problems, ...after.backlog.items.map(({ origin }) => ({ place: origin }))])
				for (const offset of [place.start, place.end]) {
					const now = offsetNow(lines, offset);
					const stands: Position = positionAt(lines, offset);
					const counted: Position = positionAt(starts, now);
					if (stands.line !== counted.line || stands.character !== counted.character)
						assert.deepEqual(stands, counted, told());
					assert.equal(offsetNow(lines, offsetRead(lines, now)), now);
				}
			if (after.backlog.items.some((item) => reading?.backlog.items.includes(item))) byEntries++;
			if (next.length > 2 * base.length) continue;
			text = next;
			reading = after;
		}
		assert.ok(byEntries > EDITS / 4, `${byEntries} of them by entries`);
	});

	it('keeps what was read before as it was', () => {
		const text = backlogText({ items: 30, incidents: 30 });
		const before = readBacklogAfter(undefined, 'typed.yaml', text);
		const then = said(before);
		const longer = readBacklogAfter(before, 'typed.yaml', text.replace('title:', 'title: Longer'));
		assert.notEqual(said(longer), then);
		assert.equal(said(before), then);
	});

	it('gives the same items where nothing of them has changed', () => {
		const text = backlogText({ items: 30, incidents: 30 });
		const before = readBacklogAfter(undefined, 'typed.yaml', text);
		const at = text.indexOf('    title:') + 10;
		const after = readBacklogAfter(before, 'typed.yaml', `${text.slice(0, at)} More${text.slice(at)}`);
		const same = (list: 'items' | 'incidents') =>
			after.backlog[list].filter((entry, index) => entry === before.backlog[list][index]).length;
		assert.deepEqual([same('items'), same('incidents')], [29, 30]);
	});

	it('reads the whole again where much was put in', () => {
		const text = backlogText({ items: 3, incidents: 3 });
		const before = readBacklogAfter(undefined, 'typed.yaml', text);
		const many = '  - { id: NEW, title: New }\n'.repeat(100);
		const next = text.replace('\nincidents:', `\n${many}\nincidents:`);
		const after = readBacklogAfter(before, 'typed.yaml', next);
		assert.equal(said(after), said(readBacklog('typed.yaml', next)));
		assert.equal(after.backlog.items.length, 103);
	});
});
