import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	byRank,
	isPlain,
	readArrangement,
	sortedBy,
	usualArrangement,
} from '../../../../src/core/views/priorities/arrangement.ts';
import { columnIds, columnLayout, usualColumns } from '../../../../src/core/views/priorities/columns.ts';

describe('the arrangement of the priorities', () => {
	it('sorts by a column its own way first, then the other, then by rank again', () => {
		const once = sortedBy('score', byRank);
		assert.deepEqual(once, { by: 'score', descending: true });
		const twice = sortedBy('score', once);
		assert.deepEqual(twice, { by: 'score', descending: false });
		assert.deepEqual(sortedBy('score', twice), byRank);
		assert.deepEqual(sortedBy('owner', twice), { by: 'owner', descending: false });
	});

	it('is plain only while all items stand by rank', () => {
		assert.equal(isPlain({ ...usualArrangement, columns: ['rank', 'item'] }), true);
		assert.equal(isPlain({ ...usualArrangement, search: 'x' }), false);
		assert.equal(isPlain({ ...usualArrangement, grouping: 'kind' }), false);
		assert.equal(isPlain({ ...usualArrangement, sorting: { by: 'rank', descending: true } }), false);
	});

	it('is read back as it was kept, and anything else as the usual one', () => {
		const kept = {
			...usualArrangement,
			search: 'db',
			sorting: { by: 'owner', descending: true },
			grouping: 'service',
			folded: ['checkout'],
			facets: { kind: ['product'], status: ['planned'], owner: [''] },
			columns: ['rank', 'item', 'value'],
		};
		assert.deepEqual(readArrangement(JSON.parse(JSON.stringify(kept))), kept);
		assert.deepEqual(readArrangement(undefined), usualArrangement);
		assert.deepEqual(
			readArrangement({ sorting: { by: 'moon' }, grouping: 3, facets: { kind: ['x'] }, columns: ['moon'] }),
			{ ...usualArrangement, columns: ['rank', 'item'] },
		);
		fc.assert(fc.property(fc.anything(), (raw) => readArrangement(raw).columns.includes('item')));
	});
});

describe('the columns of the priorities', () => {
	const visible = (width: number, chosen: readonly string[] = usualColumns) =>
		[...columnLayout(new Set(columnIds.filter((id) => chosen.includes(id))), width).visible].join(' ');

	it('go one after the other as the list gets narrower, and come back as it gets wider', () => {
		assert.equal(visible(300), 'rank item score');
		assert.equal(visible(520), 'rank item score');
		assert.equal(visible(600), 'rank item score effort');
		assert.equal(visible(720), 'rank item score effort status');
		assert.equal(visible(1400), 'rank item score effort status cost owner chance kind');
		fc.assert(
			fc.property(fc.integer({ min: 440, max: 2000 }), fc.integer({ min: 0, max: 600 }), (width, more) => {
				const wider = columnLayout(new Set(columnIds), width + more).visible;
				return [...columnLayout(new Set(columnIds), width).visible].every((id) => wider.has(id));
			}),
		);
	});

	it('are only those that were chosen', () => {
		assert.equal(visible(1400, ['rank', 'item', 'value', 'status']), 'rank item status value');
	});

	it('leave at least the width of its column to the title', () => {
		fc.assert(
			fc.property(fc.integer({ min: 440, max: 3000 }), (width) => {
				const { template } = columnLayout(new Set(columnIds), width);
				const tracks = template.split(' ').filter((track) => /^\d+px$/.test(track));
				const taken = tracks.reduce((sum, track) => sum + Number.parseInt(track, 10) + 10, 12);
				return width - taken >= 280 || tracks.length === 1;
			}),
		);
	});
});
