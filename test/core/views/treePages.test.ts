import assert from 'node:assert/strict';
import { english } from '../../../src/core/text.ts';
import type { ItemRow, TreeRow } from '../../../src/core/views/tree.ts';
import {
	ITEMS_PER_PAGE,
	nextPage,
	pagedRows,
	pagesShowing,
	type TreePages,
} from '../../../src/core/views/treePages.ts';

const items = (name: string, count: number): ItemRow[] =>
	Array.from({ length: count }, (_, index) => ({
		type: 'item',
		id: `${name}${index}`,
		label: 'Rotate keys',
		description: '',
		kind: 'reliability',
		status: 'proposed',
		contexts: ['item'],
		spoken: '',
	}));
const group = (id: string, count: number): TreeRow => ({
	type: 'group',
	id,
	label: id,
	description: '',
	collapsed: true,
	children: items(id, count),
});
const shown = (rows: readonly TreeRow[], pages: TreePages = new Map()) =>
	pagedRows(rows, pages, english).map((row) => {
		if (row.type === 'item') return row.id;
		return row.type === 'more' ? `${row.label}, ${row.description}` : row.children.length;
	});

describe('the pages of a tree', () => {
	const many = [...items('open', 1200), group('closed', 501)];

	it('leave short trees as they are', () => {
		const rows = [...items('open', ITEMS_PER_PAGE), group('closed', ITEMS_PER_PAGE)];
		assert.deepEqual(pagedRows(rows, new Map(), english), rows);
	});

	it('show 500 of the items of each parent, and a row for the rest; groups stay', () => {
		const rows = shown(many);
		assert.equal(rows.length, 502);
		assert.deepEqual(rows.slice(-3), ['open499', 'Show 500 more, 500 of 1200 are shown', 501]);
	});

	it('grow by a page, until all are there', () => {
		const second = nextPage('', new Map());
		assert.deepEqual(shown(many, second).slice(-3), ['open999', 'Show 200 more, 1000 of 1200 are shown', 501]);
		assert.deepEqual(shown(many, nextPage('', second)).slice(-2), ['open1199', 501]);
		assert.deepEqual(shown(many, nextPage('closed', second)).slice(-1), [501]);
		const [last] = pagedRows(many, nextPage('closed', second), english).slice(-1);
		assert.ok(last?.type === 'group' && last.children.every(({ type }) => type === 'item'));
	});

	it('turn to an item that is asked for, and to no other', () => {
		const none: TreePages = new Map();
		assert.equal(pagesShowing(many, 'open499', none), none);
		assert.deepEqual(pagesShowing(many, 'open1000', none), new Map([['', 1500]]));
		assert.deepEqual(pagesShowing(many, 'closed500', none), new Map([['closed', 1000]]));
		assert.equal(pagesShowing(many, 'nobody', none), undefined);
	});
});
