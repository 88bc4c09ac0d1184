import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kendallTau } from '../../../src/core/scoring/kendall.ts';

/** By its definition: over all pairs, n². */
function byPairs(pairs: readonly (readonly [number, number])[]): number | undefined {
	let [alike, first, second] = [0, 0, 0];
	pairs.forEach(([a, b], index) => {
		for (const [c, d] of pairs.slice(index + 1)) {
			alike += Math.sign(a - c) * Math.sign(b - d);
			first += a === c ? 0 : 1;
			second += b === d ? 0 : 1;
		}
	});
	return first * second > 0 ? alike / Math.sqrt(first * second) : undefined;
}

describe('Kendall’s tau-b', () => {
	it('is 1 for the same order, −1 for the reverse, and corrects for ties', () => {
		const pairs = (...list: [number, number][]) => kendallTau(list);
		assert.equal(pairs([1, 10], [2, 20], [3, 30]), 1);
		assert.equal(pairs([1, 30], [2, 20], [3, 10]), -1);
		// Three pairs, of which one is tied in the second: 2 alike, √(3 × 2).
		assert.ok(Math.abs(pairs([1, 5], [2, 5], [3, 9])! - 2 / Math.sqrt(6)) < 1e-12);
	});

	it('is not defined where nothing is told apart', () => {
		assert.equal(kendallTau([]), undefined);
		assert.equal(kendallTau([[1, 2]]), undefined);
		assert.equal(
			kendallTau([
				[1, 2],
				[1, 3],
			]),
			undefined,
		);
	});

	it('is what counting all pairs gives', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 40 }), (pairs) => {
				const [tau, expected] = [kendallTau(pairs), byPairs(pairs)];
				if (expected === undefined || tau === undefined) assert.equal(tau, expected);
				else assert.ok(Math.abs(tau - expected) < 1e-12, `${tau} for ${expected}`);
			}),
			{ numRuns: 500 },
		);
	});
});
