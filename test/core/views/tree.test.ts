import assert from 'node:assert/strict';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english } from '../../../src/core/text.ts';
import { type TreeChoice, type TreeRow, treeRows } from '../../../src/core/views/tree.ts';
import { filterSentence, hasFilter } from '../../../src/core/views/treeFilter.ts';
import { treeSummary } from '../../../src/core/views/treeSummary.ts';
import { FILE, item, placeOnLine, priced, ranked, snapshot } from './sampleSnapshot.ts';

const shownIn = { translate: english, locale: 'en' };
const byRank: TreeChoice = { group: 'rank', sort: 'score', filter: {} };

/** A line a row, rows of groups indented. */
function drawn(rows: readonly TreeRow[]): string[] {
	return rows.flatMap((row) => [
		`${row.label}: ${row.description}`,
		...(row.type === 'group' ? drawn(row.children).map((line) => `  ${line}`) : []),
	]);
}

const sample = snapshot([
	ranked(item('A', { kind: 'reliability', owner: 'core', service: 'checkout' }), 1),
	ranked(item('B', { kind: 'product', status: 'in-progress', links: ['https://example.com'] }), 2),
	ranked(item('C', { owner: 'core', labels: ['toil'] }), 3, { overdue: true }),
	priced(item('D')),
	priced(item('E', { kind: 'product', status: 'done' })),
]);

function draw(choice: Partial<TreeChoice>): string[] {
	return drawn(treeRows(sample, { ...byRank, ...choice }, shownIn));
}

describe('tree', () => {
	it('by rank: ranked items first, then those without a rank, then closed ones', () => {
		assert.deepEqual(draw({}), [
			'Title of A: 1K · 5 d · core',
			'Title of B: 500 · 5 d · in progress',
			'Title of C: 333 · 5 d · core · overdue',
			'Not ranked: 1',
			'  Title of D: no effort',
			'Done and dropped: 1',
			'  Title of E: no effort · done',
		]);
	});

	it('by kind: an item without a kind is uncategorised, and the rank is said', () => {
		assert.deepEqual(draw({ group: 'kind' }).slice(0, 6), [
			'Reliability: 1 · 5 d',
			'  Title of A: #1 · 1K · 5 d · core',
			'Product: 1 · 5 d',
			'  Title of B: #2 · 500 · 5 d · in progress',
			'Uncategorised: 2 · 5 d',
			'  Title of C: #3 · 333 · 5 d · core · overdue',
		]);
	});

	it('by service and owner: the group of the best item first, the nameless last', () => {
		const groups = (group: TreeChoice['group']) => draw({ group }).filter((line) => !line.startsWith(' '));
		assert.deepEqual(groups('service'), ['checkout: 1 · 5 d', 'No service: 3 · 10 d', 'Done and dropped: 1']);
		assert.deepEqual(groups('owner'), ['core: 2 · 10 d', 'No owner: 2 · 5 d', 'Done and dropped: 1']);
	});

	it('by plan: what is planned or under way against the capacity, then the rest', () => {
		assert.deepEqual(draw({ group: 'plan' }), [
			'Planned or in progress: 1 · 5 d',
			'  Title of B: #2 · 500 · 5 d · in progress',
			'Not planned: 3 · 10 d',
			'  Title of A: #1 · 1K · 5 d · core',
			'  Title of C: #3 · 333 · 5 d · core · overdue',
			'  Title of D: no effort',
			'Done and dropped: 1',
			'  Title of E: no effort · done',
		]);
		const text = 'plan: { period: 2027-Q1, capacity: { a: 20d, b: 10d } }\nitems: []\n';
		const planned = { ...sample, backlogs: [readBacklog(FILE, text).backlog] };
		const [first] = drawn(treeRows(planned, { ...byRank, group: 'plan' }, shownIn));
		assert.equal(first, 'Planned for 2027-Q1: 1 · 5 d of 30 d');
	});

	it('by status: work under way first, closed groups folded', () => {
		const rows = treeRows(sample, { ...byRank, group: 'status' }, shownIn);
		assert.deepEqual(
			rows.map((row) => row.type === 'group' && [row.label, row.collapsed]),
			[
				['In progress', false],
				['Proposed', false],
				['Done', true],
			],
		);
	});

	it('sorts by effort and by cost of delay, items without an effort last', () => {
		const items = snapshot([
			ranked(item('A'), 1, { effort: { mean: 9, p10: 9, p90: 9 }, costOfDelay: { mean: 5, p10: 5, p90: 5 } }),
			ranked(item('B'), 2, { effort: { mean: 2, p10: 2, p90: 2 }, costOfDelay: { mean: 7, p10: 7, p90: 7 } }),
		]);
		const ids = (sort: TreeChoice['sort']) =>
			treeRows(items, { ...byRank, sort }, shownIn).map(({ id }) => id.slice(-1));
		assert.deepEqual(
			[ids('score'), ids('effort'), ids('costOfDelay')],
			[
				['A', 'B'],
				['B', 'A'],
				['B', 'A'],
			],
		);
	});

	it('filters by words in any field, and by kind, owner and status together', () => {
		const ids = (filter: TreeChoice['filter']) =>
			treeRows(sample, { ...byRank, filter }, shownIn)
				.flatMap((row) => (row.type === 'group' ? row.children : [row]))
				.map(({ id }) => id.slice(-1));
		assert.deepEqual(ids({ text: 'TOIL core' }), ['C']);
		assert.deepEqual(ids({ kinds: ['uncategorised'] }), ['C', 'D']);
		assert.deepEqual(ids({ owners: [''] }), ['B', 'D', 'E']);
		assert.deepEqual(ids({ kinds: ['product'], statuses: ['done', 'dropped'] }), ['E']);
		assert.deepEqual(ids({ text: ' ', kinds: [] }), ['A', 'B', 'C', 'D', 'E']);
	});

	it('says what a filter shows', () => {
		assert.equal(hasFilter({ text: '  ' }), false);
		assert.equal(filterSentence(sample, {}, english), undefined);
		assert.equal(
			filterSentence(sample, { text: 'title', owners: ['core', ''], statuses: ['in-progress'] }, english),
			'1 of 5 items: “title”, core, no owner, in progress',
		);
	});

	it('an item has the same id whatever the grouping, and every row can be spoken', () => {
		for (const group of ['rank', 'kind', 'service', 'owner', 'status'] as const) {
			const rows = treeRows(sample, { ...byRank, group }, shownIn).flatMap((row) =>
				row.type === 'group' ? row.children : [row],
			);
			assert.deepEqual(rows.map(({ id }) => id).sort(), sample.items.map(({ item }) => item.key).sort());
		}
		const [first] = treeRows(sample, byRank, shownIn);
		assert.equal(
			first?.type === 'item' && first.spoken,
			'Title of A, rank 1, score 1K, effort 5 d, owner core, Reliability, Proposed',
		);
	});

	it('offers links only where there is a web address', () => {
		const contexts = (links: readonly string[]) => {
			const [row] = treeRows(snapshot([ranked(item('A', { links }), 1)]), byRank, shownIn);
			return row?.type === 'item' ? row.contexts : [];
		};
		assert.deepEqual(contexts(['https://example.com/a']), ['item', 'links']);
		assert.deepEqual(contexts(['command:evil', 'file:///etc/passwd', 'javascript:alert(1)']), ['item']);
	});

	it('text of the file stays on its line', () => {
		const [row] = treeRows(snapshot([ranked(item('A', { title: 'a\n\u202eb' }), 1)]), byRank, shownIn);
		assert.equal(row?.label, 'a b');
	});

	it('the summary counts errors and warnings, and overdue items', () => {
		const problem = (severity: 'error' | 'warning' | 'information') =>
			({ code: 'value.type', severity, place: placeOnLine(1), message: { template: '', args: [] } }) as const;
		const summary = treeSummary(
			{ ...sample, problems: [problem('error'), problem('warning'), problem('information')] },
			{ group: 'kind', sort: 'effort', filter: {} },
			english,
		);
		assert.deepEqual(summary, {
			description: 'by kind, least effort first',
			badges: {
				problems: { value: 2, tooltip: '2 problems' },
				overdue: { value: 1, tooltip: '1 overdue item' },
			},
		});
	});
});
