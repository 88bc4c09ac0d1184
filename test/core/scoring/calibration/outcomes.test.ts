import assert from 'node:assert/strict';
import { outcomesOf } from '../../../../src/core/scoring/calibration/outcomes.ts';
import { avoiding, certain, DAY, dollars, incident, item, MINUTE, NOW, near, price, scope } from '../samples.ts';

const origin = { file: 'reliability.yaml', start: 0, end: 1 };
const risk = (minutes: number) => ({
	detect: certain(0),
	repair: certain(minutes),
	impact: certain(1),
	every: certain((91 * DAY) / MINUTE),
});

describe('the outcomes of items', () => {
	const services = [{ id: 'payments', paths: [], badMinute: 400, origin }];
	const incidents = [5, 40, 80].flatMap((daysAgo) => [
		incident({ service: 'checkout', cause: 'db', impact: 0.5, daysAgo, responders: 2 }),
		incident({ service: 'payments', cause: 'timeout', impact: 1, daysAgo, minutes: 20, responders: 1 }),
	]);
	const items = [
		item('AVOIDS', { ...avoiding(['db', 'timeout'], certain(0.5)), confidence: 0.8 }),
		item('RISK', { risk: risk(30), toil: certain(2) }),
		item('REACH', { rice: { reachPerWeek: certain(100), impact: 2, confidence: 0.5 }, value: certain(10) }),
	];
	const rates = { ...dollars, offHours: 1.5, sleepHours: 2 };
	const scene = scope({ items, incidents, services, rates });

	it('are worth what the pricing says, whatever the rates', () => {
		const outcomes = outcomesOf([scene], rates.engineerHour, NOW);
		assert.deepEqual(
			outcomes.map(({ item: { id } }) => id),
			['AVOIDS', 'REACH', 'RISK'],
		);
		for (const [badMinute, reachPoint] of [
			[95, 4],
			[1, 300],
			[2000, 0.1],
		] as const) {
			const priced = price({ items, incidents, services, rates: { ...rates, badMinute, reachPoint } });
			for (const { item: of, money, badMinutes, points } of outcomes) {
				const { costOfDelay } = priced.find((each) => each.item.id === of.id)!;
				near(money + badMinute * badMinutes + reachPoint * points, costOfDelay.mean * 13);
			}
		}
	});

	it('tell a quarter in plain units, confidence included', () => {
		const [avoids, reach, risky] = outcomesOf([scene], rates.engineerHour, NOW);
		// 100 a week × 13 × 0.5 = 650 people; × impact 2 = 1,300 points. 10 a week × 13 = 130.
		near(reach!.plain.reach, 650);
		near(reach!.points, 1300);
		near(reach!.money, 130);
		// A risk of 30 minutes every 91 days: 30 a quarter. Toil of 2 h × 13 = 26 h × 120 = 3,120.
		near(risky!.badMinutes, 30);
		near(risky!.plain.hours, 26);
		near(risky!.money, 3120);
		// Minutes of payments have a price of their own and count as money; those of checkout do not.
		assert.ok(avoids!.badMinutes > 0 && avoids!.plain.pricedMinutes > 0 && avoids!.plain.incidents > 0);
		near(avoids!.plain.pricedMinutesWorth, avoids!.plain.pricedMinutes * 400);
		assert.ok(avoids!.plain.hours > 0 && avoids!.money > avoids!.plain.pricedMinutesWorth);
	});

	it('count the loss of a deadline once, however near it is', () => {
		const due = (days: number) =>
			item(`DUE-${days}`, { deadline: { at: NOW + days * DAY, loss: certain(9000) }, confidence: 0.5 });
		const [far, near2] = outcomesOf([scope({ items: [due(1820), due(3)], rates: dollars })], 120, NOW);
		// 9,000 ÷ 260 weeks × 13 × 0.5 = 225; three days before it all of 9,000 × 0.5.
		near(far!.money, 225);
		near(near2!.money, 4500);
	});

	it('leave out what is done, worth nothing, or costs more than it brings', () => {
		const odd = [
			item('DONE', { status: 'done', value: certain(5) }),
			item('EMPTY'),
			item('COSTS', { value: certain(-5) }),
			item('HOURS', { toil: certain(5) }),
		];
		assert.deepEqual(outcomesOf([scope({ items: odd, rates: dollars })], undefined, NOW), []);
		assert.equal(outcomesOf([scope({ items: odd, rates: dollars })], 120, NOW).length, 1);
	});
});
