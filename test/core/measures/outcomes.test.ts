import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { forecastField, itemPromise } from '../../../src/core/measures/outcomes/forecast.ts';
import { reviewOutcomes } from '../../../src/core/measures/outcomes/outcomes.ts';
import { countInterval, probabilityFell } from '../../../src/core/measures/outcomes/rateFell.ts';
import { english } from '../../../src/core/text.ts';
import { outcomesModel } from '../../../src/core/views/outcomes.ts';

const NOW = Date.parse('2026-11-23T09:00Z');
const DAY = 86_400_000;

function snapshotOf(text: string, now = NOW) {
	return assemble(
		[{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }],
		now,
	);
}

/** Incidents of one cause, each an hour long at 50 % with two responders, so many days before now. */
function incidents(cause: string, ...daysAgo: readonly number[]) {
	return daysAgo
		.map((days, index) => {
			const at = NOW - days * DAY;
			const text = (instant: number) => new Date(instant).toISOString();
			return `\n  - { id: ${cause}-${index}, service: checkout, cause: ${cause}, started: ${text(at)}, resolved: ${text(at + 3_600_000)}, impact: 50%, responders: 2 }`;
		})
		.join('');
}

const every = (from: number, to: number, step: number) =>
	Array.from({ length: Math.floor((from - to) / step) + 1 }, (_, index) => from - index * step);

const near = (actual: number, expected: number, tolerance = 1e-9) =>
	assert.ok(Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

describe('the probability that a rate fell', () => {
	it('has the values of scipy.stats.beta', () => {
		// beta.cdf(26/78, 4.5, 20.5), beta.cdf(13/65, 0.5, 6.5), beta.cdf(13/39, 5.5, 10.5) of scipy 1.17.1.
		near(probabilityFell({ events: 20, time: 52 }, { events: 4, time: 26 }), 0.9644306999656544);
		near(probabilityFell({ events: 6, time: 52 }, { events: 0, time: 13 }), 0.9053576560593585);
		near(probabilityFell({ events: 10, time: 26 }, { events: 5, time: 13 }), 0.48747210462858664);
	});

	it('is a half where nothing is known or both had the same, and does not depend on the unit of time', () => {
		near(probabilityFell({ events: 0, time: 3 }, { events: 0, time: 3 }), 0.5);
		near(probabilityFell({ events: 7, time: 3 }, { events: 7, time: 3 }), 0.5);
		fc.assert(
			fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 99 }), (x, y, weeks) => {
				const one = probabilityFell({ events: x, time: weeks }, { events: y, time: 9 });
				near(probabilityFell({ events: x, time: weeks * 7 }, { events: y, time: 63 }), one, 1e-12);
				// Either it fell or it rose.
				near(one + probabilityFell({ events: y, time: 9 }, { events: x, time: weeks }), 1, 1e-9);
			}),
		);
	});
});

describe('the incidents that a forecast lets come', () => {
	it('are those of scipy.stats.poisson, weighted 0.3, 0.4, 0.3', () => {
		assert.deepEqual(countInterval({ p10: 1, middle: 2, p90: 4 }), { low: 0, high: 5 });
		assert.deepEqual(countInterval({ p10: 5, middle: 5, p90: 5 }), { low: 2, high: 8 });
		assert.deepEqual(countInterval({ p10: 0, middle: 0.5, p90: 1 }), { low: 0, high: 2 });
		assert.deepEqual(countInterval({ p10: 20, middle: 30, p90: 45 }), { low: 18, high: 48 });
		assert.deepEqual(countInterval({ p10: 0, middle: 0, p90: 0 }), { low: 0, high: 0 });
		assert.ok(countInterval({ p10: 1e9, middle: 1e9, p90: 1e12 }).high <= 100_000);
	});
});

describe('a forecast', () => {
	const promise = (item: string, history = incidents('full-disk', ...every(360, 5, 14))) => {
		const snapshot = snapshotOf(`services: [{ id: checkout }]
items:
  - { id: REL-1, title: A, effort: 5d, ${item} }
incidents:${history}
`);
		const [scope] = snapshot.evidence!;
		return { promise: itemPromise(snapshot.items[0]!.item, scope!.history), snapshot };
	};

	it('is what the price says, a quarter: share × rate, bad minutes and hours of it, with P10 and P90', () => {
		const { promise: made, snapshot } = promise(
			'avoids: { causes: [full-disk], share: { low: 50%, likely: 80%, high: 95% } }',
		);
		const [term] = snapshot.items[0]!.terms;
		near(made.incidents!.mean, term!.incidentsPerWeek! * 13);
		near(made.badMinutes!.mean, term!.badMinutesPerWeek * 13);
		// (0.5 + 4 × 0.8 + 0.95) / 6 = 0.775 of them.
		near(made.incidents!.mean / made.without!, 0.775);
		for (const { p10, mean, p90 } of [made.incidents!, made.badMinutes!, made.hours!])
			assert.ok(p10 < mean && mean < p90, `${p10} ${mean} ${p90}`);
		// Two responders for as long as an incident lasts, of which half the users feel it: 2 h for 30 bad minutes.
		near(made.hours!.mean / made.badMinutes!.mean, 2 / 30);
	});

	it('adds toil to the hours, and takes confidence into account', () => {
		const { promise: made } = promise('toil: 4h/week, confidence: 50%', ' []');
		assert.deepEqual(made, { hours: { p10: 26, mean: 26, p90: 26 } });
		assert.deepEqual(forecastField(made, '2026-11-25'), { date: '2026-11-25', hours: 26 });
	});

	it('of a risk that has not happened yet is its formula', () => {
		const { promise: made } = promise('risk: { detect: 15m, repair: 45m, impact: 50%, every: 91d, share: 80% }', ' []');
		// Once a quarter, less the fifth that stays: 0.8 times, 24 bad minutes.
		near(made.incidents!.mean, 0.8);
		near(made.without!, 1);
		near(made.badMinutes!.mean, 24);
		near(made.badMinutes!.p10, 24);
	});

	it('is none of an item that avoids and saves nothing', () => {
		const { promise: made } = promise('value: 100/week', ' []');
		assert.deepEqual([made, forecastField(made, '2026-11-25')], [{}, undefined]);
	});

	it('is written with three digits', () => {
		const field = forecastField(
			{ incidents: { p10: 1.23456, mean: 2.5, p90: 12345.6 }, without: 4.5678 },
			'2026-11-25',
		);
		assert.deepEqual(field, { date: '2026-11-25', incidents: { p10: 1.23, mean: 2.5, p90: 12300 }, without: 4.57 });
	});

	it('stays finite whatever the file says', () => {
		const { promise: made } = promise(
			'toil: 999999999999999999999h/week, risk: { detect: 99999999y, repair: 1m, impact: 100%, every: 1s }',
		);
		for (const each of [made.incidents, made.badMinutes, made.hours]) assert.ok(!each || Number.isFinite(each.p90));
	});
});

describe('outcomes', () => {
	const review = (items: string, history: string, now = NOW) =>
		snapshotOf(`services: [{ id: checkout }]\nitems:\n${items}\nincidents:${history}\n`, now);
	const done = (on: string, more = '') =>
		`  - { id: REL-1, title: A, kind: reliability, status: done, effort: 5d, avoids: { causes: [full-disk] }, forecast: { date: ${on}${more} } }`;
	/** Done 182 days before now: 26 weeks since. */
	const HALF_A_YEAR = '2026-05-24';

	it('compare what came since with the year before', () => {
		// Every 14 days up to then, and two since.
		const history = incidents('full-disk', ...every(568, 190, 14), 100, 20) + incidents('other', 30, 40);
		const [outcome] = reviewOutcomes(
			review(done(HALF_A_YEAR, ', incidents: { p10: 4, mean: 5, p90: 6 }, without: 6.5'), history),
		).outcomes;
		const { before, since, verdict, fell, realised, check } = outcome!;
		assert.equal(verdict, 'judged');
		assert.deepEqual(
			since!.incidents.map(({ id }) => id),
			['full-disk-29', 'full-disk-28'],
		);
		assert.equal(before!.incidents.length, 26);
		near(before!.weeks, 365 / 7);
		near(fell!, probabilityFell({ events: 26, time: before!.weeks }, { events: 2, time: since!.weeks }));
		near(realised!.share, 1 - 2 / since!.weeks / (26 / before!.weeks));
		assert.ok(realised!.low < realised!.share && realised!.share < realised!.high && realised!.high < 1);
		// Half an hour of bad minutes and two hours of response each.
		near(since!.badMinutes, 60);
		near(since!.hours, 4);
		// 6.5 − 5 a quarter leave 3 in 26 weeks; 2 of them came.
		assert.equal(check!.within, true);
		near(check!.promised, 5 * (since!.weeks / 13));
		near(check!.avoided, 6.5 * (since!.weeks / 13) - 2);
	});

	it('say when it is too early, and from when on it is not', () => {
		// One in 28 days before: three would take 84 days.
		const history = incidents('full-disk', ...every(400, 40, 28));
		const [outcome] = reviewOutcomes(review(done('2026-10-23'), history)).outcomes;
		assert.equal(outcome!.verdict, 'tooEarly');
		assert.equal(outcome!.fell, undefined);
		near(outcome!.expected!, (outcome!.before!.incidents.length / outcome!.before!.weeks) * outcome!.since!.weeks);
		assert.ok(outcome!.judgeable! > NOW + 40 * DAY && outcome!.judgeable! < NOW + 80 * DAY);
		const { rows } = outcomesModel(review(done('2026-10-23'), history), { translate: english });
		assert.match(
			rows[0]!.sentence,
			/^0 came in 4\.3 weeks, and 1 would have come at the rate before\. There is something to say from about 2027-01-\d\d on\.$/,
		);
	});

	it('say where there is nothing to compare, and where nobody knows when it was done', () => {
		const verdicts = (items: string, history = incidents('full-disk', 5)) =>
			reviewOutcomes(review(items, history)).outcomes.map(({ verdict }) => verdict);
		assert.deepEqual(verdicts(done(HALF_A_YEAR)), ['nothingBefore']);
		assert.deepEqual(verdicts(done(HALF_A_YEAR), ' []'), ['nothingBefore']);
		assert.deepEqual(verdicts(done(HALF_A_YEAR).replace(/, forecast.*\} \}/, ' }')), ['noForecast']);
		assert.deepEqual(
			verdicts(
				'  - { id: A, title: A, status: done, effort: 1d, toil: 1h/week, forecast: { date: 2026-05-01, hours: 3 } }',
			),
			['noIncidents'],
		);
		assert.deepEqual(verdicts('  - { id: A, title: A, status: done, effort: 1d, value: 10/week }'), []);
		assert.deepEqual(verdicts(done('2026-11-23'), incidents('full-disk', 30, 60)), ['tooEarly']);
	});

	it('tell how well forecasts hold, over items', () => {
		const items = ['a', 'b', 'c']
			.map(
				(cause, index) =>
					`  - { id: R-${index}, title: A, status: done, effort: 5d, avoids: { causes: [${cause}] }, forecast: { date: ${HALF_A_YEAR}, incidents: 6, without: 6.5 } }`,
			)
			.join('\n');
		// One held; two went on as if nothing had been done.
		const history =
			incidents('a', ...every(568, 190, 14), 20) +
			incidents('b', ...every(540, 3, 14)) +
			incidents('c', ...every(540, 3, 14));
		const snapshot = review(items, history);
		const { calibration, outcomes } = reviewOutcomes(snapshot);
		assert.deepEqual(
			outcomes.map(({ check }) => check!.within),
			[true, false, false],
		);
		assert.deepEqual([calibration.judged, calibration.within], [3, 1]);
		const quarters = outcomes[0]!.since!.weeks / 13;
		near(calibration.kept!, (3 * 6.5 * quarters - 1 - 2 * 13) / (3 * 6 * quarters));
		const model = outcomesModel(snapshot, { translate: english });
		assert.match(
			model.headline,
			/^Of 3 items that can be judged, 1 brought the rate down, likely real; 1 of 3 forecasts held\.$/,
		);
		assert.match(model.calibration.join(' '), /in 1 of 3 forecasts.*: forecasts were too good\. That is few: n = 3\.$/);
		assert.match(model.rows[1]!.check!, /^More than forecast: \d+ to \d+ incidents by now, and 13 came\.$/);
	});

	it('open every figure into its incidents', () => {
		const { rows } = outcomesModel(
			review(done(HALF_A_YEAR, ', incidents: 3'), incidents('full-disk', ...every(568, 190, 14), 100, 20)),
			{ translate: english },
		);
		const [row] = rows;
		const figure = (label: RegExp) => row!.figures.find((each) => label.test(each.label))!;
		assert.deepEqual(
			figure(/^Since/).evidence.map(({ label }) => label),
			['full-disk-29', 'full-disk-28'],
		);
		assert.equal(figure(/^In the time before/).incidents, 26);
		assert.deepEqual(
			figure(/^Promised: incidents/).evidence.map(({ where }) => where),
			['reliability.yaml:3'],
		);
	});
});
