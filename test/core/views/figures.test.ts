import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatFigure, formatMoney, formatNumber, formatShare } from '../../../src/core/views/figures.ts';

describe('figures as text', () => {
	it('write money short in rows and whole in explanations', () => {
		assert.equal(formatMoney(21_344, { currency: 'USD' }), '$21K');
		assert.equal(formatMoney(2_344, { currency: 'USD' }), '$2.3K');
		assert.equal(formatMoney(950, { currency: 'USD' }), '$950');
		assert.equal(formatMoney(21_344.5, { currency: 'USD', form: 'full' }), '$21,345');
		assert.equal(formatMoney(12.5, { currency: 'USD', form: 'full' }), '$12.50');
		assert.equal(formatMoney(-1200, { currency: 'USD' }), '-$1.2K');
	});

	it('write hours where there is no currency', () => {
		assert.equal(formatFigure(12.4, 'money/week'), '12 h/week');
	});

	it('say one week and one month as one', () => {
		assert.deepEqual(
			[1, 2].flatMap((value) => [formatFigure(value, 'weeks'), formatFigure(value, 'months')]),
			['1 week', '1 month', '2 weeks', '2 months'],
		);
	});

	it('keep as many digits as make sense', () => {
		assert.deepEqual(
			[0, 0.0423, 1.34, 42.4, 345.6, 12_345].map((value) => formatNumber(value)),
			['0', '0.042', '1.3', '42', '346', '12K'],
		);
		assert.deepEqual(
			[1.34, 42.44, 12_345].map((value) => formatNumber(value, { form: 'full' })),
			['1.34', '42.4', '12,345'],
		);
	});

	it('write shares as per cent', () => {
		assert.deepEqual(
			[0, 0.025, 0.8, 1].map((value) => formatShare(value)),
			['0%', '2.5%', '80%', '100%'],
		);
	});

	it('follow the language, and survive one that nobody knows', () => {
		assert.equal(formatNumber(12_345, { locale: 'de', form: 'full' }), '12.345');
		assert.equal(formatNumber(12_345, { locale: 'not a language', form: 'full' }), '12,345');
	});

	it('end for any number', () => {
		for (const value of [Number.POSITIVE_INFINITY, Number.NaN, Number.MAX_VALUE, 5e-324])
			for (const form of ['compact', 'full'] as const)
				assert.equal(typeof formatMoney(value, { currency: 'USD', form }), 'string');
	});
});
