import assert from 'node:assert/strict';
import { calibrationOf, rankChanges, twoDigits } from '../../../../src/core/scoring/calibration/calibration.ts';
import {
	chance,
	expectedInformation,
	posteriorOf,
	rateInterval,
} from '../../../../src/core/scoring/calibration/posterior.ts';
import { isSettled, nextQuestion, questionCount } from '../../../../src/core/scoring/calibration/questions.ts';
import { isDominated, openPairs, type Pair, tradeOffsOf } from '../../../../src/core/scoring/calibration/tradeOffs.ts';
import { normalQuantile } from '../../../../src/core/scoring/uncertainty/quantiles.ts';
import { randomOf } from '../../../../src/core/scoring/uncertainty/random.ts';
import { certain, dollars, item, NOW, near, scope } from '../samples.ts';
import { answerer, backlogOf, interview, outcome, ready, sure } from './syntheticTeam.ts';

const present = { badMinute: 95, reachPoint: 4 };
const ids = (pair: Pair | undefined) => pair?.map(({ outcome }) => outcome.item.id);

describe('fitting rates to choices', () => {
	it('covers the true rates in four of five cases, where the truth is drawn from what is assumed', () => {
		let covered = 0;
		let all = 0;
		for (let run = 0; run < 72; run++) {
			const random = randomOf(`truth ${run}`);
			const draw = (median: number, deviation: number) => median * Math.exp(deviation * normalQuantile(random()));
			const truth = { badMinute: draw(95, 1.2), reachPoint: draw(4, 1.2), sharpness: draw(3, 0.6) };
			// Both rates at once in each sixth run: they take long.
			const both = run % 6 === 0;
			const outcomes = backlogOf(`backlog ${run}`).filter(({ points }) => both || points === 0);
			const tradeOffs = ready(outcomes, present);
			const posterior = posteriorOf(tradeOffs, interview(tradeOffs, answerer(truth, `answers ${run}`), 8));
			for (const key of both ? (['badMinute', 'reachPoint'] as const) : (['badMinute'] as const)) {
				const { p10, p90 } = rateInterval(posterior, key);
				all++;
				if (p10 <= truth[key] && truth[key] <= p90) covered++;
			}
		}
		assert.equal(all, 84);
		assert.ok(covered / all > 0.7 && covered / all < 0.9, `${covered} of ${all}`);
	}).timeout(120_000);

	it('finds rates that are four times the present ones, and more answers narrow the intervals', () => {
		const truth = { badMinute: 380, reachPoint: 16, sharpness: 5 };
		const widths = [3, 6, 12].map((count) => {
			let sum = 0;
			for (let run = 0; run < 6; run++) {
				const tradeOffs = ready(backlogOf(`narrow ${run}`), present);
				const posterior = posteriorOf(tradeOffs, interview(tradeOffs, answerer(truth, `narrow ${run}`), count));
				const { p10, p90 } = rateInterval(posterior, 'badMinute');
				sum += Math.log(p90 / p10);
			}
			return sum / 6;
		});
		assert.ok(widths[0]! > widths[1]! * 1.1 && widths[1]! > widths[2]! * 1.1, `${widths}`);
		const tradeOffs = ready(backlogOf('sure'), present);
		const { median, p10, p90 } = rateInterval(
			posteriorOf(tradeOffs, interview(tradeOffs, sure(truth), 10)),
			'badMinute',
		);
		assert.ok(median > 190 && median < 760 && p10 < 380 && p90 > 380, `${median} ${p10} ${p90}`);
	}).timeout(120_000);

	it('gives what was assumed where nothing was answered', () => {
		const posterior = posteriorOf(ready(backlogOf('none'), present), []);
		const { median, p10, p90 } = rateInterval(posterior, 'badMinute');
		assert.ok(Math.abs(Math.log(median / 95)) < 0.02);
		// P90 of a lognormal: 95 × exp(1.2 × 1.2816) = 442; P10: 95² ÷ 442 = 20.4.
		assert.ok(Math.abs(Math.log(p90 / 442)) < 0.05 && Math.abs(Math.log(p10 / 20.4)) < 0.05, `${p10} ${p90}`);
	});

	it('is the same in another currency', () => {
		const yen = (of: number) => of * 150;
		const there = backlogOf('scale').map((each) => ({ ...each, money: yen(each.money) }));
		for (const rates of [present, {}]) {
			const dollarsAsked = ready(backlogOf('scale'), rates);
			const yenRates = Object.fromEntries(Object.entries<number>(rates).map(([key, value]) => [key, yen(value)]));
			const yenAsked = ready(there, yenRates);
			const answers = interview(dollarsAsked, sure({ badMinute: 300, reachPoint: 2 }), 8);
			const abroad = interview(yenAsked, sure({ badMinute: yen(300), reachPoint: yen(2) }), 8);
			assert.deepEqual(
				abroad.map(({ pair, preference }) => [ids(pair), preference]),
				answers.map(({ pair, preference }) => [ids(pair), preference]),
			);
			for (const key of ['badMinute', 'reachPoint'] as const) {
				const here = rateInterval(posteriorOf(dollarsAsked, answers), key);
				near(rateInterval(posteriorOf(yenAsked, abroad), key).median, yen(here.median));
				near(rateInterval(posteriorOf(yenAsked, abroad), key).p90, yen(here.p90));
			}
		}
	});

	it('lets a tie pull towards equality, and a choice past it', () => {
		const tradeOffs = ready([outcome('A', 10_000), outcome('B', 0, 20), outcome('C', 4000), outcome('D', 0, 90)], {
			badMinute: 95,
		});
		const pair = openPairs(tradeOffs.options).find((each) => `${ids(each)}` === 'A,B')!;
		const medianAfter = (...preference: ('first' | 'second' | 'neither')[]) =>
			rateInterval(
				posteriorOf(
					tradeOffs,
					preference.map((each) => ({ pair, preference: each })),
				),
				'badMinute',
			).median;
		assert.ok(medianAfter('first') < medianAfter() && medianAfter() < medianAfter('neither'));
		assert.ok(medianAfter('neither') < medianAfter('second'));
	});

	it('gives three answers whose chances sum to one', () => {
		for (const odds of [-80, -3, 0, 0.5, 12, 700]) {
			const all = (['first', 'second', 'neither'] as const).map((preference) => chance(preference, odds));
			near(all[0]! + all[1]! + all[2]!, 1);
		}
		// At odds of 4 : 1, √4 = 2: 4 ÷ (4 + 1 + 0.25 × 2) = 0.72727, and 0.5 ÷ 5.5 = 0.090909 cannot tell.
		near(chance('first', Math.log(4)), 0.72727);
		near(chance('neither', Math.log(4)), 0.090909);
	});
});

describe('choosing questions', () => {
	it('asks the same questions after the same answers, never one twice, and never one whose answer is known', () => {
		for (const seed of ['one', 'two']) {
			const tradeOffs = ready(backlogOf(seed, 18), present);
			const reply = answerer({ badMinute: 200, reachPoint: 1, sharpness: 2 }, seed);
			const answers = interview(tradeOffs, reply, 12);
			const again = interview(tradeOffs, answerer({ badMinute: 200, reachPoint: 1, sharpness: 2 }, seed), 12);
			assert.deepEqual(
				again.map(({ pair }) => ids(pair)),
				answers.map(({ pair }) => ids(pair)),
			);
			const names = answers.map(({ pair }) => `${ids(pair)!.sort()}`);
			assert.equal(new Set(names).size, 12);
			for (const { pair } of answers) assert.ok(!isDominated(...pair), `${ids(pair)}`);
			const asked = answers.slice(0, 8).flatMap(({ pair }) => ids(pair)!);
			for (const id of asked) assert.ok(asked.filter((other) => other === id).length <= 3, `${asked}`);
		}
	});

	it('asks what tells most: a pair about equal at present rates before one that is plain', () => {
		const tradeOffs = ready(
			[outcome('EVEN', 9500), outcome('FAR', 100), outcome('MINUTES', 0, 100), outcome('OTHER', 1, 99)],
			{ badMinute: 95 },
		);
		const posterior = posteriorOf(tradeOffs, []);
		const pair = (name: string) => openPairs(tradeOffs.options).find((each) => `${ids(each)}` === name)!;
		const even = expectedInformation(posterior, pair('EVEN,MINUTES'));
		assert.ok(even > 0.3 && even < Math.log2(3));
		assert.ok(even > 4 * expectedInformation(posterior, pair('FAR,MINUTES')));
		assert.ok(ids(nextQuestion(tradeOffs, []))!.includes('EVEN'));
	});

	it('does not favour a side', () => {
		let first = 0;
		let all = 0;
		for (let run = 0; run < 12; run++)
			for (const { pair } of interview(ready(backlogOf(`side ${run}`, 8), present), () => 'neither', 8)) {
				all++;
				if (pair[0].key < pair[1].key) first++;
			}
		assert.ok(first > all * 0.3 && first < all * 0.7, `${first} of ${all}`);
	});

	it('closes a chain of earlier answers at the fifth question, where there is one', () => {
		const tradeOffs = ready(
			[outcome('A', 1000, 30), outcome('B', 2000, 20), outcome('C', 3000, 10)].concat(
				outcome('X', 100, 50),
				outcome('Y', 9000, 1),
			),
			{ badMinute: 95 },
		);
		const pair = (name: string) => openPairs(tradeOffs.options).find((each) => `${ids(each)}` === name)!;
		const answers = ['A,B', 'B,C', 'X,Y', 'A,X'].map((name) => ({ pair: pair(name), preference: 'first' as const }));
		assert.ok(['A,C', 'B,X', 'A,Y'].includes(`${ids(nextQuestion(tradeOffs, answers))!.sort()}`));
	});

	it('counts no more questions than there are, and stops early only where the intervals are narrow', () => {
		assert.equal(questionCount(ready(backlogOf('many'), present)), 8);
		const few = ready([outcome('A', 9000), outcome('B', 5000), outcome('C', 0, 60), outcome('D', 0, 90)], {});
		assert.equal(questionCount(few), 4);
		assert.equal(interview(few, () => 'first', 8).length, 4);
		const tradeOffs = ready(backlogOf('settled'), present);
		const answers = interview(tradeOffs, sure({ badMinute: 95, reachPoint: 4 }), 40);
		const settled = answers.findIndex((_, index) => isSettled(tradeOffs, answers.slice(0, index)));
		assert.ok(settled >= 6, `${settled}`);
		const { p10, p90 } = rateInterval(posteriorOf(tradeOffs, answers.slice(0, settled)), 'badMinute');
		assert.ok(p90 / p10 <= 2);
	});

	it('finds a question among a thousand items at once', () => {
		const tradeOffs = ready(backlogOf('thousand', 1000), present);
		assert.ok(nextQuestion(tradeOffs, []));
		assert.equal(questionCount(tradeOffs), 8);
	});
});

describe('what can be asked', () => {
	const lacking = (...args: Parameters<typeof tradeOffsOf>) => {
		const readiness = tradeOffsOf(...args);
		assert.equal(readiness.kind, 'lacking');
		return readiness.kind === 'lacking' ? readiness.reason.template : '';
	};

	it('fits only the rate that items speak of', () => {
		const minutes = ready([outcome('A', 9000), outcome('B', 5000), outcome('C', 0, 60), outcome('D', 0, 90)], present);
		assert.deepEqual(Object.keys(minutes.priors), ['badMinute']);
		const points = ready([outcome('A', 9000), outcome('B', 50), outcome('C', 0, 0, 60), outcome('D', 0, 0, 90)], {});
		assert.deepEqual(Object.keys(points.priors), ['reachPoint']);
	});

	it('takes a present rate as the measure of the other where nothing has a price', () => {
		const outcomes = [outcome('A', 0, 90), outcome('B', 0, 50), outcome('C', 0, 0, 600), outcome('D', 0, 0, 900)];
		assert.deepEqual(Object.keys(ready(outcomes, { badMinute: 95 }).priors), ['reachPoint']);
		assert.deepEqual(Object.keys(ready(outcomes, { reachPoint: 95 }).priors), ['badMinute']);
		assert.match(lacking(outcomes, {}), /Nothing in the open items has a price/);
	});

	it('says what is missing where nothing can be told', () => {
		assert.match(lacking([], {}), /No open item avoids bad minutes/);
		assert.match(lacking([outcome('A', 9000), outcome('B', 50)], present), /No open item avoids bad minutes/);
		assert.match(lacking([outcome('A', 9000), outcome('B', 0, 50)], present), /Too few/);
		const priced = outcome('A', 9000);
		assert.match(lacking([{ ...priced, plain: { ...priced.plain, pricedMinutes: 5 } }], present), /price of its own/);
	});
});

describe('what answers imply', () => {
	const tradeOffs = ready(
		[outcome('A', 1000, 30), outcome('B', 2000, 20), outcome('C', 3000, 10), outcome('D', 500, 40)],
		{ badMinute: 95 },
	);
	const pair = (name: string) => openPairs(tradeOffs.options).find((each) => `${ids(each)}` === name)!;
	const answer = (name: string, preference: 'first' | 'second' | 'neither') => ({ pair: pair(name), preference });

	it('shows answers that go round in a circle, and counts those that the rates agree with', () => {
		// All three are level at 100 a minute. The circle cancels out and about 95 remains, by which C > B > A: one agrees.
		const round = [answer('A,B', 'first'), answer('B,C', 'first'), answer('A,C', 'second'), answer('C,D', 'neither')];
		const result = calibrationOf(tradeOffs, round, { badMinute: 95 });
		assert.deepEqual(result.circles, [['A', 'B', 'C'].map((id) => `reliability.yaml#${id}`)]);
		assert.deepEqual([result.answers, result.decided, result.agreed], [4, 3, 1]);
		const straight = [answer('A,B', 'first'), answer('B,C', 'first'), answer('A,C', 'first')];
		const consistent = calibrationOf(tradeOffs, straight, { badMinute: 95 });
		assert.deepEqual(consistent.circles, []);
		assert.equal(consistent.agreed, 3);
	});

	it('says before and after, to two digits, and where the answers say little', () => {
		const [rate, ...rest] = calibrationOf(tradeOffs, [answer('A,B', 'neither')], { badMinute: 95 }).rates;
		assert.equal(rest.length, 0);
		assert.equal(rate!.before, 95);
		assert.equal(rate!.after, twoDigits(rate!.median));
		assert.ok(rate!.isWide);
		const many = interview(ready(backlogOf('wide'), present), sure({ badMinute: 95, reachPoint: 4 }), 10);
		assert.ok(calibrationOf(ready(backlogOf('wide'), present), many, {}).rates.every(({ isWide }) => !isWide));
		assert.deepEqual([1234, 0.0567, 95.4, 0.996].map(twoDigits), [1200, 0.057, 95, 1]);
	});

	it('counts the items whose rank changes, in the scopes that take their rates from the file', () => {
		const reach = (id: string, people: number) =>
			item(id, { effort: certain(5), rice: { reachPerWeek: certain(people), impact: 1, confidence: 1 } });
		const items = [
			reach('R', 100),
			item('V', { effort: certain(5), value: certain(300) }),
			item('T', { effort: certain(5), toil: certain(1) }),
		];
		const scopes = [scope({ items, rates: dollars })];
		// At 4: R 400, V 300, T 120. At 2: V 300, R 200, T 120.
		assert.deepEqual(rankChanges(scopes, 'reliability.yaml', { ...dollars, reachPoint: 2 }, NOW), {
			moved: 2,
			ranked: 3,
		});
		assert.deepEqual(rankChanges(scopes, 'other.yaml', { ...dollars, reachPoint: 2 }, NOW), { moved: 0, ranked: 3 });
		// RICE knows no rates.
		assert.deepEqual(rankChanges(scopes, 'reliability.yaml', { ...dollars, reachPoint: 2 }, NOW, 'rice'), {
			moved: 0,
			ranked: 1,
		});
	});
});
