import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assemble } from '../../../../src/core/assemble.ts';
import { applyEdits, planEdit } from '../../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import { english } from '../../../../src/core/text.ts';
import { panelModel } from '../../../../src/core/views/panel.ts';
import { readFromPanel, readToPanel } from '../../../../src/core/views/panelProtocol.ts';
import { fieldEdits } from '../../../../src/core/views/priorities/fieldEdits.ts';
import { type FieldTexts, isSound } from '../../../../src/core/views/priorities/fieldTexts.ts';

const FILE = 'file:///w/reliability.yaml';
const NOW = Date.UTC(2026, 10, 23);
const TEXT = `items:
  - id: A   # first
    title: Failover
    effort: { low: 3d, likely: 1w, high: 12d }   # by Ana
    owner: 'team-a'
    toil: 4h/week
  - { id: B, title: Carts, effort: 2d, value: 1500/week, service: shop }
  - id: C
    title: Search
services: [{ id: shop, owner: team-shop }]
`;

const read = (text: string) => assemble([{ file: FILE, text, reading: readBacklog(FILE, text), sources: [] }], NOW);
const row = (id: string, text = TEXT) =>
	panelModel(read(text), { translate: english }).rows.find((found) => found.id === id)!;

/** The text after it. */
function written(ids: readonly string[], texts: FieldTexts, text = TEXT): string {
	const plan = fieldEdits(
		read(text),
		ids.map((id) => row(id, text).key),
		texts,
		NOW,
	);
	assert.ok(plan.ok);
	const [edit] = plan.edits;
	if (!edit) return text;
	const result = planEdit(text, edit.intents);
	assert.ok(result.ok, JSON.stringify(result));
	return applyEdits(text, result.edits);
}

describe('writing into items from the list', () => {
	it('begins with what stands in the file', () => {
		assert.deepEqual(row('A').written, { effort: '3d 5d 12d', owner: 'team-a' });
		// The owner of B is that of its service: the item itself names none.
		assert.deepEqual(row('B').written, { effort: '2d', value: '1500/week' });
	});

	it('changes only what is said otherwise: a part of an estimate, a word, nothing', () => {
		assert.equal(written(['A'], { effort: '3d 5d 15d' }), TEXT.replace('high: 12d', 'high: 15d'));
		assert.equal(written(['A'], { effort: '3d 5d 12d', owner: 'team-a' }), TEXT);
		assert.equal(written(['B'], { value: '2000/week' }), TEXT.replace('1500/week', '2000/week'));
		assert.equal(written(['A'], { owner: '' }), TEXT.replace("    owner: 'team-a'\n", ''));
		assert.equal(
			written(['B'], { effort: '2d 3d 9d' }),
			TEXT.replace('effort: 2d', 'effort: { low: 2d, likely: 3d, high: 9d }'),
		);
	});

	it('gives many items one status and owner', () => {
		assert.equal(
			written(['A', 'B', 'C'], { status: 'planned', owner: 'team-b' }),
			TEXT.replace("'team-a'", "'team-b'")
				.replace('title: Failover\n', 'title: Failover\n    status: planned\n')
				.replace('title: Carts,', 'title: Carts, owner: team-b, status: planned,')
				.replace('title: Search\n', 'title: Search\n    owner: team-b\n    status: planned\n'),
		);
	});

	it('freezes what an item promises when it is done', () => {
		const text = written(['A'], { status: 'done' });
		assert.match(text, /status: done\n/);
		assert.match(text, /forecast:/);
	});

	it('refuses what is no quantity, no status or no item any more, before anything is written', () => {
		assert.equal(fieldEdits(read(TEXT), [row('A').key], { effort: 'soon' }, NOW).ok, false);
		assert.equal(fieldEdits(read(TEXT), [row('A').key], { status: 'maybe' }, NOW).ok, false);
		assert.equal(fieldEdits(read(TEXT), [row('A').key, 'gone'], { owner: 'x' }, NOW).ok, false);
	});

	it('knows one figure, three in order, and none', () => {
		for (const text of ['5d', '4h', '.5w', '3d 5d 12d', '']) assert.equal(isSound('effort', text), true, text);
		for (const text of ['5', '5 days', '0d', '3d 5d', '12d 5d 3d']) assert.equal(isSound('effort', text), false, text);
		for (const text of ['1500/week', '-20/day', '1/week 2/week 3/week'])
			assert.equal(isSound('value', text), true, text);
		for (const text of ['1500', '1500/fortnight']) assert.equal(isSound('value', text), false, text);
	});

	it('leaves the text as it is where what stands there is written again', () => {
		fc.assert(
			fc.property(
				fc.tuple(fc.nat(3000), fc.nat(3000), fc.nat(3000)).map((parts) => parts.sort((a, b) => a - b)),
				fc.constantFrom('h', 'd', 'w'),
				([low, likely, high], unit) => {
					const part = (value: number) => `${value / 100 + 0.01}${unit}`;
					const text = TEXT.replace(
						'3d, likely: 1w, high: 12d',
						`${part(low!)}, likely: ${part(likely!)}, high: ${part(high!)}`,
					);
					assert.equal(written(['A'], { effort: row('A', text).written.effort! }, text), text);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('takes from the page only what it may write', () => {
		const asked = { type: 'editItems', request: 1, keys: ['a', 'b'], texts: { owner: 'x', status: 'planned' } };
		assert.deepEqual(readFromPanel({ ...asked, more: 1 }), asked);
		assert.equal(readFromPanel({ ...asked, texts: { title: 'x' } }), undefined);
		assert.equal(readFromPanel({ ...asked, texts: { owner: 3 } }), undefined);
		assert.equal(readFromPanel({ ...asked, keys: [1] }), undefined);
		assert.equal(readFromPanel({ ...asked, request: -1 }), undefined);
		assert.deepEqual(readToPanel({ type: 'edited', request: 1 }), { type: 'edited', request: 1 });
		assert.deepEqual(readToPanel({ type: 'edited', request: 1, refusal: 'no' }), {
			type: 'edited',
			request: 1,
			refusal: 'no',
		});
		assert.equal(readToPanel({ type: 'edited' }), undefined);
	});
});
