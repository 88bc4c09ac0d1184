import assert from 'node:assert/strict';
import { assemble } from '../../src/core/assemble.ts';
import { readBacklog } from '../../src/core/backlog/readBacklog.ts';
import type { BacklogInput } from '../../src/core/backlogInput.ts';
import { readSource } from '../../src/core/incidents/readSource.ts';
import { positionAt } from '../../src/core/place.ts';

const now = Date.UTC(2026, 10, 23, 9);

function input(file: string, text: string, sources: Readonly<Record<string, string>> = {}): BacklogInput {
	const reading = readBacklog(file, text);
	return {
		file,
		text,
		reading,
		sources: Object.entries(sources).map(([name, content]) => ({
			file: name,
			text: content,
			reading: readSource(name, content, reading.backlog.calendar),
		})),
	};
}

const root = `rates: { currency: USD, engineerHour: 100, badMinute: 10 }
items:
  - { id: A, title: From the root, effort: 5d, toil: 10h/week }
  - { id: S, title: From the source, effort: 5d, avoids: { incidents: [INC-1] } }
`;
const csv = 'id,started,resolved,service,cause\nINC-1,2026-11-20T10:00Z,2026-11-20T11:00Z,checkout,db\n';

describe('putting the files together', () => {
	it('prices items by the incidents of their sources, with the line of the record as evidence', () => {
		const snapshot = assemble([input('reliability.yaml', root, { 'exports/a.csv': csv })], now);
		const priced = snapshot.items.find(({ item }) => item.id === 'S')!;
		const place = priced.terms[0]!.evidence.find(({ file }) => file === 'exports/a.csv')!;
		assert.equal(positionAt(snapshot.files.get(place.file)!.lines, place.start).line, 1);
		assert.ok(priced.costOfDelay.mean > 0);
		assert.deepEqual(snapshot.problems, []);
	});

	it('makes of a source what depends on it alone once, not with each change of the backlog', () => {
		const first = input('reliability.yaml', root, { 'exports/a.csv': csv });
		const lines = [0, 37];
		const typed = (text: string): BacklogInput => ({
			...first,
			text,
			reading: readBacklog('reliability.yaml', text),
			sources: first.sources.map((source) => ({ ...source, lines })),
		});
		const before = assemble([first], now);
		const after = assemble([typed(root.replace('From the source', 'From a source'))], now);
		assert.equal(after.items.find(({ item }) => item.id === 'S')?.item.title, 'From a source');
		assert.equal(after.evidence![0]!.history, before.evidence![0]!.history);
		assert.equal(after.files.get('exports/a.csv')?.lines, lines);
		// A price that changes is another history, and so is a later moment.
		const dearer = assemble([typed(root.replace('badMinute: 10', 'badMinute: 20'))], now);
		assert.notEqual(dearer.evidence![0]!.history, before.evidence![0]!.history);
		assert.equal(dearer.evidence![0]!.history.modes[0]!.minutePrice?.price, 20);
		assert.notEqual(assemble([first], now + 60_000).evidence![0]!.history, before.evidence![0]!.history);
	});

	it('ranks nested files in one order, with the rates and incidents of the folders above', () => {
		const nested =
			'items:\n  - { id: A, title: Nested, effort: 1d, toil: 10h/week }\n  - { id: B, title: By history, effort: 5d, avoids: { causes: [db] } }\n';
		const snapshot = assemble(
			[input('reliability.yaml', root, { 'exports/a.csv': csv }), input('apps/shop/reliability.yaml', nested)],
			now,
		);
		assert.equal(snapshot.currency, 'USD');
		assert.equal(snapshot.items[0]?.item.key, 'apps/shop/reliability.yaml#A');
		assert.equal(snapshot.items[0]?.costOfDelay.mean, 1000);
		assert.deepEqual(
			snapshot.items.map(({ rank }) => rank),
			[1, 2, 3, 4],
		);
		assert.deepEqual(snapshot.problems, []);
	});

	it('a file in .reliability speaks for the folder above it', () => {
		const nested = 'items: [{ id: A, title: Nested, effort: 1d, toil: 10h/week }]\n';
		const { currency, items } = assemble(
			[input('.reliability/reliability.yaml', root, { 'exports/a.csv': csv }), input('apps/reliability.yaml', nested)],
			now,
		);
		assert.equal(currency, 'USD');
		assert.equal(items[0]?.costOfDelay.mean, 1000);
	});

	it('files in another currency are not ranked with the others, and say so', () => {
		const other =
			'rates: { currency: EUR, engineerHour: 90 }\nitems: [{ id: A, title: Abroad, effort: 1d, toil: 10h/week }]\n';
		const { items, problems } = assemble(
			[input('a/reliability.yaml', root, { 'a.csv': csv }), input('b/reliability.yaml', other)],
			now,
		);
		assert.deepEqual(
			items.map(({ item }) => item.key),
			['a/reliability.yaml#A', 'a/reliability.yaml#S'],
		);
		assert.deepEqual(
			problems.map(({ code, place }) => [code, place.file, other.slice(place.start, place.end)]),
			[['rates.currency', 'b/reliability.yaml', 'EUR']],
		);
	});

	it('while the text is broken the last good ranking stays, marked stale, and the problems are the new text’s', () => {
		const good = input('reliability.yaml', root, { 'a.csv': csv });
		const broken = `${root}  - { id: NEW, title: Half\n`;
		const reading = readBacklog('reliability.yaml', broken);
		assert.equal(reading.broken, true);
		const snapshot = assemble(
			[{ ...good, text: broken, reading, lastGood: { text: root, reading: good.reading } }],
			now,
		);
		assert.equal(snapshot.stale, true);
		assert.deepEqual(snapshot.items.map(({ item }) => item.id).sort(), ['A', 'S']);
		assert.deepEqual(
			snapshot.problems.map(({ code }) => code),
			['yaml.syntax'],
		);
		assert.equal(snapshot.files.get('reliability.yaml')?.stale, true);
	});

	it('the order of the files and of what they list changes nothing', () => {
		const one = input('reliability.yaml', root, { 'exports/a.csv': csv });
		const two = input('apps/reliability.yaml', 'items: [{ id: A, title: Nested, effort: 1d, toil: 10h/week }]\n');
		const order = (inputs: BacklogInput[]) => assemble(inputs, now).items.map(({ item, score }) => [item.key, score]);
		assert.deepEqual(order([one, two]), order([two, one]));
		const lines = root.split('\n');
		const turned = [lines[0], lines[1], lines[3], lines[2], ''].join('\n');
		assert.deepEqual(order([one]), order([input('reliability.yaml', turned, { 'exports/a.csv': csv })]));
	});

	it('of two items with one id the first counts', () => {
		const { items, problems } = assemble(
			[
				input(
					'f',
					'items:\n  - { id: A, title: One, effort: 1d, toil: 1h/week }\n  - { id: A, title: Two, effort: 1d, toil: 9h/week }\n',
				),
			],
			now,
		);
		assert.deepEqual(
			items.map(({ item }) => item.title),
			['One'],
		);
		assert.deepEqual(
			problems.map(({ code }) => code),
			['id.duplicate'],
		);
	});
});
