import assert from 'node:assert/strict';
import { type PlanPart, pinByDrop } from '../../../../src/core/views/plan/pinByDrop.ts';
import type { PlanRow } from '../../../../src/core/views/plan/planView.ts';

const row: PlanRow = {
	...{ key: 'f#A', id: 'A', title: 't', kind: 'product', kindText: 'Product', days: '5 d', why: '', held: false },
};
const parts: readonly PlanPart[] = ['chosen', 'next', 'out'];
const all = (given: PlanRow) => parts.map((from) => parts.map((to) => pinByDrop(given, from, to) ?? '-').join(' '));

describe('a row of the plan that is dragged', () => {
	it('is pinned in where it is dropped on what is chosen, and out where it is dragged away from what is next or chosen', () => {
		assert.deepEqual(all(row), ['- exclude exclude', 'include - exclude', 'include - -']);
	});

	it('loses its pin where it is pinned out and dropped on what is next', () => {
		assert.equal(pinByDrop({ ...row, pin: 'exclude' }, 'out', 'next'), 'free');
	});

	it('stays where it is in progress and would be pinned in, or cannot be planned at all', () => {
		assert.deepEqual(all({ ...row, held: true }), ['- exclude exclude', '- - exclude', '- - -']);
		const { days: _, ...unplannable } = row;
		assert.deepEqual(all(unplannable), ['- - -', '- - -', '- - -']);
	});
});
