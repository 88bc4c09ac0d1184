import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Item } from '../../../../src/core/backlog/model.ts';
import { english } from '../../../../src/core/text.ts';
import { panelModel } from '../../../../src/core/views/panel.ts';
import { type Arrangement, groupings, usualArrangement } from '../../../../src/core/views/priorities/arrangement.ts';
import { columnIds } from '../../../../src/core/views/priorities/columns.ts';
import { facetOptions } from '../../../../src/core/views/priorities/facets.ts';
import { type Line, linesOf } from '../../../../src/core/views/priorities/lines.ts';
import { interval, item, priced, ranked, snapshot } from '../sampleSnapshot.ts';

const team = (id: string, owner: string | undefined, given: Partial<Item> = {}) =>
	item(id, { ...(owner === undefined ? {} : { owner }), ...given });

const rows = panelModel(
	snapshot([
		ranked(team('REL-1', 'team-a', { kind: 'reliability', title: 'Step 10' }), 1, { tie: 1, effort: interval(8) }),
		ranked(team('FEAT-2', 'team-b', { kind: 'product', title: 'step 2' }), 2, { tie: 1, effort: interval(3) }),
		ranked(team('REL-3', undefined, { status: 'planned', service: 'checkout' }), 3, { effort: interval(3) }),
		priced(team('FEAT-4', 'team-a', { kind: 'product' })),
	]),
	{ translate: english, locale: 'en-US' },
).rows;

const shown = (change: Partial<Arrangement>) => linesOf(rows, { ...usualArrangement, ...change });
const text = (line: Line) =>
	line.type === 'row' ? line.row.id : line.type === 'group' ? `[${line.name} ${line.count}]` : `(${line.count})`;
const read = (change: Partial<Arrangement>) => shown(change).lines.map(text).join(' ');

describe('the first rows of many', () => {
	it('come with the number of those that are still on their way, and the axis of all', () => {
		const all = snapshot([1, 2, 3].map((rank) => ranked(item(`REL-${rank}`), rank)));
		const options = { translate: english, locale: 'en-US' };
		const [whole, first] = [panelModel(all, options), panelModel(all, { ...options, firstRows: 2 })];
		assert.deepEqual(first, { ...whole, rows: whole.rows.slice(0, 2), rest: 1 });
		assert.deepEqual(panelModel(all, { ...options, firstRows: 3 }), whole);
	});
});

describe('the lines of the priorities', () => {
	it('come by rank, with a heading before those that have none, and brackets around ties', () => {
		assert.equal(read({}), 'REL-1 FEAT-2 REL-3 (1) FEAT-4');
		assert.deepEqual(
			shown({}).lines.map((line) => (line.type === 'row' ? line.tie : undefined)),
			['first', 'last', undefined, undefined, undefined],
		);
	});

	it('are sorted by a column either way; level ones keep their order, those without a value stand last', () => {
		assert.equal(read({ sorting: { by: 'effort', descending: false } }), 'FEAT-2 REL-3 REL-1 FEAT-4');
		assert.equal(read({ sorting: { by: 'effort', descending: true } }), 'REL-1 FEAT-2 REL-3 FEAT-4');
		assert.equal(read({ sorting: { by: 'item', descending: false } }), 'FEAT-2 REL-1 FEAT-4 REL-3');
		assert.equal(read({ sorting: { by: 'owner', descending: false } }), 'REL-1 FEAT-4 FEAT-2 REL-3');
		assert.equal(read({ sorting: { by: 'kind', descending: false } }), 'REL-1 FEAT-2 FEAT-4 REL-3');
	});

	it('hold a tie together only where its items stand side by side', () => {
		const { lines } = shown({ sorting: { by: 'effort', descending: false } });
		assert.deepEqual(
			lines.map((line) => (line.type === 'row' ? line.tie : undefined)),
			['apart', undefined, 'apart', undefined],
		);
	});

	it('are those in which all words of the search occur and that have one of the values asked for', () => {
		assert.equal(read({ search: 'team-a PRODUCT' }), '(1) FEAT-4');
		assert.equal(read({ search: 'checkout' }), 'REL-3');
		assert.equal(read({ facets: { kind: ['product'], status: [], owner: ['team-b', ''] } }), 'FEAT-2');
		assert.equal(read({ facets: { kind: [], status: [], owner: [''] } }), 'REL-3');
		assert.equal(shown({ facets: { kind: [], status: ['planned'], owner: [] } }).matches, 1);
	});

	it('stand in groups in the order of their first items, with sums; a folded one counts its items all the same', () => {
		assert.equal(read({ grouping: 'owner' }), '[team-a 2] REL-1 FEAT-4 [team-b 1] FEAT-2 [ 1] REL-3');
		const folded = shown({ grouping: 'owner', folded: ['team-a'] });
		assert.equal(folded.lines.map(text).join(' '), '[team-a 2] [team-b 1] FEAT-2 [ 1] REL-3');
		assert.equal(folded.matches, 4);
		const [first] = folded.lines;
		assert.ok(first?.type === 'group' && first.folded);
		assert.equal(first.days, 8);
		assert.equal(first.cost, 2000);
	});

	it('hold every item once, however they are arranged', () => {
		const arrangement = fc.record({
			sorting: fc.record({ by: fc.constantFrom(...columnIds), descending: fc.boolean() }),
			grouping: fc.constantFrom(...groupings),
		});
		fc.assert(
			fc.property(arrangement, (change) => {
				const { lines, matches } = shown(change);
				const ids = lines.flatMap((line) => (line.type === 'row' ? [line.row.id] : []));
				assert.deepEqual([...ids].sort(), ['FEAT-2', 'FEAT-4', 'REL-1', 'REL-3']);
				assert.equal(matches, 4);
			}),
		);
	});

	it('can be filtered by what the items have, counted', () => {
		assert.deepEqual(facetOptions(rows), {
			kind: [
				{ value: 'reliability', text: 'Reliability', count: 1 },
				{ value: 'product', text: 'Product', count: 2 },
				{ value: 'uncategorised', text: 'Uncategorised', count: 1 },
			],
			status: [
				{ value: 'proposed', text: 'Proposed', count: 3 },
				{ value: 'planned', text: 'Planned', count: 1 },
			],
			owner: [
				{ value: 'team-a', text: 'team-a', count: 2 },
				{ value: 'team-b', text: 'team-b', count: 1 },
				{ value: '', text: '', count: 1 },
			],
		});
	});
});
