import assert from 'node:assert/strict';
import { avoiding, certain, dollars, incident, item, near, range } from '../samples.ts';
import { byId, partsOf, rankedBy, whyUnscored } from './samples.ts';

describe('the method of the risk catalogue', () => {
	// 15 + 45 minutes at 50 %, every 91.3125 days: four times a Julian year, 120 bad minutes a year. A year has
	// 525,960 ÷ 10,080 = 52.1786 weeks, so 2.29979 a week; 10 days are 2 weeks: 1.14990.
	const risk = { detect: certain(15), repair: certain(45), impact: certain(0.5), every: certain(131_490) };

	it('is bad minutes a week ÷ effort in weeks, without any price', () => {
		const [priced] = rankedBy('risk', { items: [item('A', { risk, effort: certain(10) })] });
		near(priced!.score?.mean, 1.1499);
		assert.deepEqual(
			partsOf(priced!).map(([label]) => label),
			['Bad minutes avoided a week', 'Effort in weeks'],
		);
		assert.deepEqual(
			priced!.scoreParts![0]!.parts!.map(({ basis, unit }) => [basis, unit]),
			[['guessed', 'badMinutes/week']],
		);
		const dear = rankedBy('risk', { items: [item('A', { risk, effort: certain(10) })], rates: dollars });
		assert.deepEqual(dear[0]?.score, priced!.score);
	});

	it('counts what history says, with its uncertainty, and the confidence that the work delivers', () => {
		const incidents = [3, 30, 60, 200].map((daysAgo) => incident({ cause: 'db', daysAgo, minutes: 40, impact: 0.5 }));
		const whole = rankedBy('risk', { items: [item('A', { ...avoiding(['db']), effort: certain(5) })], incidents })[0]!;
		near(whole.score?.mean, whole.badMinutesPerWeek);
		assert.ok(whole.score!.p10 < whole.score!.mean && whole.score!.mean < whole.score!.p90);
		const [measured] = whole.scoreParts![0]!.parts!;
		assert.deepEqual([measured?.basis, measured?.incidents], ['measured', 4]);
		const half = rankedBy('risk', {
			items: [item('A', { ...avoiding(['db']), effort: certain(5), confidence: 0.5 })],
			incidents,
		})[0]!;
		near(half.score?.mean, whole.score!.mean / 2);
		near(half.score?.p90, whole.score!.p90 / 2);
	});

	it('has the interval of a guess that no price is known for', () => {
		const [priced] = rankedBy('risk', {
			items: [item('A', { risk: { ...risk, impact: range(0.25, 0.5, 0.75) }, effort: certain(10) })],
		});
		near(priced!.score?.mean, 1.1499);
		near(priced!.score?.p10, (1.1499 * (0.25 + 0.5 * 0.2466)) / 0.5); // Beta(3, 3), as in RICE
	});

	it('does not rank what avoids no bad minute, and says so', () => {
		const items = rankedBy('risk', {
			items: [item('A', { risk, effort: certain(10) }), item('B', { value: certain(1e6), effort: certain(1) })],
			rates: dollars,
		});
		assert.equal(whyUnscored(byId(items, 'B')), 'Risk counts bad minutes, and the item avoids none.');
		assert.deepEqual([items[0]?.item.id, items[0]?.rank, byId(items, 'B').rank], ['A', 1, undefined]);
	});
});
