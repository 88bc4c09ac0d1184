import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings } from '../../../src/core/scoring/evidence/settings.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { capturedShare } from '../../bench/backtest/cuts.ts';
import { historyFrom } from '../../bench/backtest/histories.ts';
import { reportOf } from '../../bench/backtest/report.ts';
import { DEFAULT, select } from '../../bench/backtest/selection.ts';
import { validate } from '../../bench/backtest/validate.ts';

const DAY = 86_400_000;

/** Twelve services over three years, each with a length of its own, and a steady rate or one that others take over. */
function generated(moving: boolean): string {
	const random = randomOf('generated history');
	const rows: object[] = [];
	for (let service = 0; service < 12; service++) {
		const gap = moving ? 5 : 5 + 4 * service;
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
			const quiet = moving && Math.floor(day / 182) % 6 !== service % 6;
			day -= gap * (moving ? (quiet ? 6 : 0.4) : 1) * Math.log(1 - random());
		}
	}
	return rows.map((row) => JSON.stringify(row)).join('\n');
}

describe('the validation bench', () => {
	const validation = validate([historyFrom('generated', generated(false))], 50);
	const moving = validate([historyFrom('moving', generated(true))], 50);
	const captured = (ranking: string, yardstick: string, of = validation) =>
		of.captured.find((row) => row.horizonDays === 90 && row.ranking.startsWith(ranking) && row.yardstick === yardstick)!
			.overall.mean;

	it('finds the services that cause the most, and beats chance by far', () => {
		assert.ok(captured('rate × length', 'minutes') > 0.75);
		assert.ok(captured('rate alone', 'count') > 0.8);
		assert.ok(captured('rate × length', 'minutes') > captured('random', 'minutes') + 0.2);
	});

	it('finds the services where trouble is now, which a lifetime’s count does not', () => {
		for (const yardstick of ['minutes', 'count'])
			for (const baseline of ['random', 'lifetime count'])
				assert.ok(
					captured('rate × length', yardstick, moving) > captured(baseline, yardstick, moving) + 0.05,
					`${yardstick}, ${baseline}: ${captured('rate × length', yardstick, moving)}, ${captured(baseline, yardstick, moving)}`,
				);
	});

	it('finds intervals that hold what they say, where rates are steady and where they move', () => {
		for (const { covered } of [validation, moving])
			for (const { of, source, fair, closed } of covered) {
				assert.ok(fair > 0.7 && fair < 0.95, `${source}, ${of}, fair: ${fair}`);
				if (of === 'count') assert.ok(closed > 0.7 && closed < 0.92, `${source}, ${of}, closed: ${closed}`);
			}
	});

	it('judges settings on the source that had no say', () => {
		const histories = [historyFrom('steady', generated(false)), historyFrom('moving', generated(true))];
		const { learning: _, ...unlearned } = defaultSettings;
		const { heldOut, reached } = select(histories, [
			{ name: DEFAULT, settings: defaultSettings },
			{ name: 'long', settings: { ...unlearned, usualHalfLife: 5000 } },
			{ name: 'short', settings: { ...unlearned, usualHalfLife: 40 } },
		]);
		assert.deepEqual(
			heldOut.map(({ source }) => source),
			['steady', 'moving'],
		);
		// What is best where trouble moves on is not a long memory, and the steady source had to live with that.
		assert.notEqual(heldOut[0]!.chosen, 'long');
		const mean = (heldOut[0]!.reached.minutes + heldOut[1]!.reached.minutes) / 2;
		assert.equal(reached.minutes, mean);
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
