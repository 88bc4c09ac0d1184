import assert from 'node:assert/strict';
import { runOf } from '../../../src/core/measures/run.ts';

const thirteen = [3, 5, 4, 6, 2, 5, 4, 3, 6, 4, 5, 4, 3];

describe('a run of weeks', () => {
	it('is eight or more in a row on one side of the median before them', () => {
		assert.deepEqual(runOf([...thirteen, 5, 6, 5, 7, 5, 6, 5, 5]), { weeks: 8, side: 'above', median: 4 });
		assert.deepEqual(runOf([...thirteen, 1, 2, 3, 1, 0, 2, 3, 3, 1]), { weeks: 9, side: 'below', median: 4 });
	});

	it('is none with seven, with one on the median, or where too little is known before', () => {
		assert.equal(runOf([...thirteen, 5, 6, 5, 7, 5, 6, 5]), undefined);
		assert.equal(runOf([...thirteen, 5, 6, 5, 4, 5, 6, 5, 5]), undefined);
		assert.equal(runOf([5, 6, 5, 7, 5, 6, 5, 5]), undefined);
	});
});
