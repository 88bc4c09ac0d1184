import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { capturedShare } from '../../bench/backtest/cuts.ts';
import { historyFrom } from '../../bench/backtest/histories.ts';
import { reportOf } from '../../bench/backtest/report.ts';
import { validate } from '../../bench/backtest/validate.ts';

const DAY = 86_400_000;

/** Twelve services over three years; each has its own steady rate and length. */
function generated(): string {
	const random = randomOf('generated history');
	const rows: object[] = [];
	for (let service = 0; service < 12; service++) {
		const gap = 5 + 4 * service;
		const length = 20 * (1 + (service % 4));
		let day = -gap * Math.log(1 - random());
		while (day < 1095) {
			const startedAt = Date.UTC(2022, 0, 1) + day * DAY;
			rows.push({
				id: `${service}-${rows.length}`,
				service: `service ${service}`,
				startedAt: new Date(startedAt).toISOString(),
				resolvedAt:
					rows.length % 50 === 7 ? null : new Date(startedAt + length * 60_000 * (0.5 + random())).toISOString(),
			});
			day -= gap * Math.log(1 - random());
		}
	}
	return rows.map((row) => JSON.stringify(row)).join('\n');
}

describe('the validation bench', () => {
	const validation = validate([historyFrom('generated', generated())], 50);
	const captured = (ranking: string, yardstick: string) =>
		validation.captured.find(
			(row) => row.horizonDays === 90 && row.ranking.startsWith(ranking) && row.yardstick === yardstick,
		)!.overall.mean;

	it('finds the services that cause the most, and beats chance by far', () => {
		assert.ok(captured('rate × length', 'minutes') > 0.75);
		assert.ok(captured('rate alone', 'count') > 0.8);
		assert.ok(captured('rate × length', 'minutes') > captured('random', 'minutes') + 0.2);
	});

	it('finds intervals that hold what they say where rates are steady', () => {
		const counts = validation.covered.find(({ of, source }) => of === 'count' && source === 'all')!;
		assert.ok(counts.fair > 0.7 && counts.fair < 0.92, String(counts.fair));
	});

	it('says all of it in its report', () => {
		const text = reportOf(validation);
		for (const words of ['generated', 'rate alone', 'last-90-day count', 'severity sum', 'RICE-like', 'Coverage'])
			assert.ok(text.includes(words), words);
	});

	it('breaks ties by the mean of all ways', () => {
		const scores = new Map([
			['a', 2],
			['b', 1],
			['c', 1],
			['d', 1],
		]);
		const came = new Map([
			['a', 5],
			['b', 3],
			['new', 4],
		]);
		// a is in; two of b, c and d: b with a chance of 2/3. (5 + 2) / (5 + 4 + 3).
		assert.equal(capturedShare(scores, came), 7 / 12);
	});
});
