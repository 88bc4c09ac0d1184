import assert from 'node:assert/strict';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { balanceOf } from '../../../src/core/planning/balance.ts';

describe('the balance', () => {
	it('is the share of mean effort on reliability work, of planned and of running items apart', () => {
		const { backlog } = readBacklog(
			'f',
			`items:
  - { id: A, title: a, kind: reliability, status: planned, effort: { low: 1d, likely: 2d, high: 3d } }
  - { id: B, title: b, kind: product, status: planned, effort: 6d }
  - { id: C, title: c, status: in-progress, effort: 1d }
  - { id: D, title: d, kind: reliability, status: in-progress, effort: 3d }
  - { id: E, title: e, kind: reliability, effort: 40d }
  - { id: F, title: f, kind: reliability, status: planned }
commitment: { floor: 30% }
`,
		);
		const { planned, inProgress, floor } = balanceOf([backlog]);
		assert.deepEqual(planned, { reliability: 2, product: 6, uncategorised: 0, share: 0.25 });
		assert.deepEqual(inProgress, { reliability: 3, product: 0, uncategorised: 1, share: 0.75 });
		assert.equal(floor?.share, 0.3);
	});

	it('has no share where nothing counts', () => {
		assert.deepEqual(balanceOf([]), {
			planned: { reliability: 0, product: 0, uncategorised: 0 },
			inProgress: { reliability: 0, product: 0, uncategorised: 0 },
		});
	});
});
