import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english } from '../../../src/core/text.ts';
import { carriedOver } from '../../../src/core/views/carriedOver.ts';
import { itemLenses } from '../../../src/core/views/lens.ts';
import { FILE, item, placeOnLine, priced, ranked, snapshot } from './sampleSnapshot.ts';

const shownIn = { translate: english, locale: 'en' };

describe('lens', () => {
	const items = [
		ranked(item('A', { origin: placeOnLine(9) }), 1),
		ranked(item('B', { origin: placeOnLine(2) }), 2, { score: { mean: 7, p10: 7, p90: 7 } }),
		priced(item('C', { origin: placeOnLine(4) })),
		priced(item('D', { origin: placeOnLine(5), status: 'done' })),
		ranked(item('E', { origin: placeOnLine(1, 'other.yaml') }), 3),
	];

	it('says rank, score and interval of each open item of its file, from the top', () => {
		assert.deepEqual(
			itemLenses(snapshot(items), FILE, shownIn).map(({ place, title }) => [place.start, title]),
			[
				[10, '#2 of 3 · score 7'],
				[30, 'Not ranked: no effort · cost of delay $1K/week'],
				[80, '#1 of 3 · score 1K (500 to 1.5K)'],
			],
		);
	});

	it('says that it is older than the text where the file is broken', () => {
		const sample = snapshot(items);
		const file = { ...sample.files.get(FILE)!, stale: true };
		const [first] = itemLenses({ ...sample, files: new Map([[FILE, file]]) }, FILE, shownIn);
		assert.equal(first?.title, '#2 of 3 · score 7 · before the error in this file');
	});
});

describe('places carried over a change of the text', () => {
	it('stay before it, move after it, and shrink inside it', () => {
		const place = { start: 4, end: 7 };
		assert.deepEqual(carriedOver('one two three', 'one two 3', place), place);
		assert.deepEqual(carriedOver('one two three', '1 two three', place), { start: 2, end: 5 });
		assert.deepEqual(carriedOver('one two three', 'one 2 three', place), { start: 4, end: 5 });
	});

	it('name the same words wherever those words were not changed', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), fc.string(), fc.string(), (a, word, b, old, fresh) => {
				const before = `${a}|${word}|${b}`;
				const place = { start: a.length, end: a.length + word.length + 2 };
				const insertedBefore = carriedOver(`${old}#${before}`, `${fresh}#${before}`, {
					start: place.start + old.length + 1,
					end: place.end + old.length + 1,
				});
				const text = `${fresh}#${before}`;
				return text.slice(insertedBefore.start, insertedBefore.end) === `|${word}|`;
			}),
		);
	});

	it('are always inside the new text', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.nat(30), fc.nat(30), (from, to, start, length) => {
				const place = { start: Math.min(start, from.length), end: Math.min(start + length, from.length) };
				const moved = carriedOver(from, to, place);
				return 0 <= moved.start && moved.start <= moved.end && moved.end <= to.length;
			}),
		);
	});
});
