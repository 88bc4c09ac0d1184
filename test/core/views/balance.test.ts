import assert from 'node:assert/strict';
import { english } from '../../../src/core/text.ts';
import { balanceModel } from '../../../src/core/views/balance.ts';
import { emptyBalance, placeOnLine } from './sampleSnapshot.ts';

const options = { translate: english, locale: 'en-US' };
const side = (reliability: number, product: number, uncategorised = 0) => ({ reliability, product, uncategorised });
const floor = (share: number) => ({ share, place: placeOnLine(30) });

function texts(reliability: number, product: number, share: number): readonly string[] {
	const shown = balanceModel(
		{ planned: side(reliability, product), inProgress: side(0, 0), floor: floor(share) },
		options,
	)!;
	return [shown.sides[0]!.text, shown.sides[0]!.standing];
}

describe('the balance as shown', () => {
	it('is absent where there is neither effort nor a floor', () => {
		assert.equal(balanceModel(emptyBalance, options), undefined);
	});

	it('splits each side into shares that add up to one, without empty parts', () => {
		const shown = balanceModel({ planned: side(21, 62, 5), inProgress: side(11, 16) }, options)!;
		assert.deepEqual(
			shown.sides.map(({ parts }) => parts.map(({ text }) => text)),
			[
				['Reliability: 24% (21 d)', 'Product: 70% (62 d)', 'Uncategorised: 5.7% (5 d)'],
				['Reliability: 41% (11 d)', 'Product: 59% (16 d)'],
			],
		);
		for (const { parts } of shown.sides)
			assert.ok(Math.abs(parts.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12);
	});

	it('says how each side stands to the floor', () => {
		assert.deepEqual(texts(2, 8, 0.3), ['20% reliability, under the floor of 30%', 'missed']);
		assert.deepEqual(texts(4, 6, 0.3), ['40% reliability, above the floor of 30%', 'met']);
		assert.deepEqual(texts(3, 7, 0.3), ['30% reliability, at the floor of 30%', 'met']);
	});

	it('does not call thirty under thirty where only the rounding makes them alike', () => {
		assert.deepEqual(texts(298, 702, 0.3), ['30% reliability, just under the floor', 'missed']);
		assert.deepEqual(texts(302, 698, 0.3), ['30% reliability, just above the floor', 'met']);
	});

	it('says so where a side counts nothing, and keeps the floor', () => {
		const shown = balanceModel({ ...emptyBalance, floor: floor(0.3) }, options)!;
		assert.deepEqual(
			shown.sides.map(({ text, standing }) => [text, standing]),
			[
				['Nothing with an effort yet', 'open'],
				['Nothing with an effort yet', 'open'],
			],
		);
		assert.deepEqual(shown.floor, { share: 0.3, text: 'Floor 30%', place: placeOnLine(30) });
	});

	it('compares with nothing where there is no floor', () => {
		const shown = balanceModel({ planned: side(1, 1), inProgress: side(0, 0) }, options)!;
		assert.equal(shown.sides[0]!.text, '50% reliability');
		assert.equal(shown.floor, undefined);
	});
});
