import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slotAt } from '../../../src/core/language/slotAt.ts';
import { atCursor, known } from './atCursor.ts';

/** `role path [what is replaced]`. */
function slot(marked: string): string | undefined {
	const { text, offset } = atCursor(marked);
	const found = slotAt(text, offset);
	return found && `${found.role} ${found.path?.join('.')} [${text.slice(found.start, found.end)}]`;
}

describe('what stands at the cursor', () => {
	const cases: readonly (readonly [string, string | undefined])[] = [
		['¦', 'key  []'],
		['it¦', 'key  [it]'],
		['items:\n  - id: A\n    eff¦\n    title: x\n', 'key items.[] [eff]'],
		['items:\n  - id: A\n    ¦\n    title: x\n', 'key items.[] []'],
		['items:\n  - id: A\n    effort¦: 3d\n', 'key items.[] [effort]'],
		['items:\n  - id: A\n    effort:¦\n', 'value items.[].effort []'],
		['items:\n  - id: A\n    effort: ¦\n    title: x\n', 'value items.[].effort []'],
		['items:\n  - id: A\n    effort: 5¦ # days\n', 'value items.[].effort [5]'],
		['items:\n  - id: A\n    avoids:\n      ¦', 'open items.[].avoids []'],
		['items:\n  - id: A\n    avoids:\n      causes:\n        - ¦\n', 'open items.[].avoids.causes.[] []'],
		[
			'items:\n  - id: A\n    avoids:\n      causes:\n      - d¦\n      share: 3\n',
			'open items.[].avoids.causes.[] [d]',
		],
		['items:\n  - id: A\n    avoids:\n      causes:\n        - d\n        ¦\n', 'open items.[].avoids.causes []'],
		['items:\n  - id: A\n    avoids: { cau¦', 'key items.[].avoids [cau]'],
		['items:\n  - id: A\n    avoids: { causes: [a, ¦\n    title: x\n', 'value items.[].avoids.causes.[] []'],
		['items:\n  - id: A\n    avoids: {\n      causes: ¦\n    title: x\n', 'value items.[].avoids.causes []'],
		['items:\n- id: A\n  ¦\n- id: B\n', 'key items.[] []'],
		['items:\n  ¦\nplan:\n', 'open items []'],
		['items:\n  - id: A\n¦\nplan:\n', 'key  []'],
		['items: [ { id: A, status: ¦ } ]', 'value items.[].status []'],
		['{ "items": [ { "id": "A", "sta¦" } ] }', 'key items.[] ["sta"]'],
		['{ "items": [ { "status": "do¦ne" } ] }', 'value items.[].status ["done"]'],
		['rates: ][\nitems:\n  - id: A\n    kind: ¦\n', 'value items.[].kind []'],
		['items:\r\n  - id: A\r\n    kind: ¦\r\n', 'value items.[].kind []'],
		['incidents:\n  - { id: A, services: { ch¦: 50% } }\n', 'key incidents.[].services [ch]'],
		["items:\n  - id: 'it''s¦'\n", "value items.[].id ['it''s']"],
		['items:\n  - id: A # com¦ment\n', undefined],
		['# com¦ment\n', undefined],
		['items:\n  - avoids: { # com¦ment\n      causes: [a] }\n', undefined],
		['items:\n  - id: A\n    title: >\n      sta¦tus: done\n', undefined],
	];
	for (const [marked, expected] of cases)
		it(`is found at ${JSON.stringify(marked)}`, () => {
			assert.equal(slot(marked), expected);
		});

	it('knows the keys that the map has, before and behind the cursor', () => {
		const { text, offset } = atCursor('items:\n  - id: A\n    ¦\n    title: x\n  - id: B\n    owner: y\n');
		assert.deepEqual([...slotAt(text, offset)!.frame!.keys], ['id', 'title']);
	});

	it('never fails, and answers within the text, wherever a text is broken', () => {
		const broken = fc
			.tuple(fc.nat(known.length), fc.nat(80), fc.stringMatching(/^[-{}[\]:,#'"a \n|]{0,6}$/), fc.nat(known.length))
			.map(([from, length, put, at]) => {
				const text = known.slice(0, from) + put + known.slice(from + length);
				return { text, offset: Math.min(at, text.length) };
			});
		fc.assert(
			fc.property(broken, ({ text, offset }) => {
				const found = slotAt(text, offset);
				if (!found) return;
				assert.ok(found.start <= offset && offset <= found.end, `${found.start} ${offset} ${found.end}`);
			}),
			{ numRuns: 3000 },
		);
	});
});
