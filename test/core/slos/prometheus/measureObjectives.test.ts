import assert from 'node:assert/strict';
import { assemble } from '../../../../src/core/assemble.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import { measuresOf } from '../../../../src/core/measures/measures.ts';
import type { Measurement } from '../../../../src/core/slos/prometheus/measuredObjectives.ts';
import { measureObjectives } from '../../../../src/core/slos/prometheus/measureObjectives.ts';
import { english, message, say } from '../../../../src/core/text.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import { measureTable } from '../../../../src/core/views/measureTable.ts';
import { statusItem } from '../../../../src/core/views/statusItem.ts';
import { FetchPort } from '../../../../src/network/fetchPort.ts';
import {
	matrix,
	matrixUpTo,
	type QueryAnswer,
	type QueryServer,
	startQueryServer,
	startRangeServer,
	vector,
} from './queryServer.ts';

const NOW = Date.parse('2026-11-23T09:00Z');
const HOUR = 3_600_000;
const QUERY = 'good[$window]';
const services = (...queries: readonly string[]) =>
	queries.map((query, index) => `  - { id: s${index}, slo: { target: 99.9%, window: 28d, prometheus: "${query}" } }\n`);
const backlog = (...queries: readonly string[]) => `services:
${services(...queries).join('')}items: []
incidents: [{ id: A, service: s0, started: 2026-11-20T10:00Z, resolved: 2026-11-20T10:10Z }]
`;

function snapshot(text: string, measurements: readonly Measurement[] = []) {
	return assemble(
		[{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }],
		NOW,
		measurements,
	);
}

describe('error budgets that Prometheus measures', () => {
	let server: QueryServer | undefined;
	afterEach(async () => {
		await server?.stop();
		server = undefined;
	});

	async function measure(
		text: string,
		answers: readonly QueryAnswer[],
		options: {
			readonly token?: string;
			readonly patience?: number;
			readonly mostBytes?: number;
			readonly cancelAfter?: number;
		} = {},
	) {
		await server?.stop();
		server = await startQueryServer(...answers);
		const stop = new AbortController();
		let told = 0;
		const tell = () => {
			if (++told === options.cancelAfter) stop.abort();
		};
		const { patience = 10_000, mostBytes = 1000, token } = options;
		const port = new FetchPort(stop.signal, tell, { patience, mostBytes });
		const address = { url: server.url, ...(token === undefined ? {} : { token }) };
		const outcome = await measureObjectives(snapshot(text).backlogs, address, NOW, port);
		return {
			...outcome,
			faults: outcome.faults.map(({ service, place, code, reason }) => [
				service?.id,
				place && text.slice(place.start, place.end),
				code,
				say(reason),
			]),
		};
	}

	it('are asked for over the window and over seven days, each query once, at one moment, with the token', async () => {
		const { measurements, faults } = await measure(
			backlog(QUERY, QUERY, 'ratio28d'),
			[vector('0.999'), vector('0.998'), vector('1')],
			{ token: 'abc' },
		);
		assert.deepEqual(faults, []);
		const withoutDays = message('It does not answer the query (status {0}).', 404);
		assert.deepEqual(measurements, [
			{ query: QUERY, windowMinutes: 40320, at: NOW, good: 0.999, lately: 0.998, withoutDays },
			{ query: 'ratio28d', windowMinutes: 40320, at: NOW, good: 1, withoutDays },
		]);
		assert.deepEqual(
			server!.requests.map(({ searchParams }) => [searchParams.get('query'), searchParams.get('time')]),
			['good[28d]', 'good[7d]', 'ratio28d'].map((query) => [query, '1795424400.000']),
		);
		assert.deepEqual(new Set(server!.authorizations), new Set(['Bearer abc']));
	});

	it('are asked for day by day at the same moment, and a fault there costs the days alone', async () => {
		const days = async (answer: QueryAnswer, window = '28d') => {
			server = await startRangeServer(() => answer, vector('0.9995'));
			const port = new FetchPort(new AbortController().signal, () => {}, { patience: 10_000, mostBytes: 10_000 });
			const text = backlog(QUERY).replace('28d', window);
			const { measurements, faults } = await measureObjectives(snapshot(text).backlogs, server, NOW, port);
			const asked = server.rangeRequests;
			await server.stop();
			assert.deepEqual(faults, []);
			const [{ good, days: known, withoutDays }] = measurements as [Measurement];
			assert.equal(good, 0.9995);
			return {
				asked,
				said: withoutDays && say(withoutDays),
				days: known?.map((day) => [(NOW - day.at) / HOUR, day.good]),
			};
		};
		const curve = await days(matrix('1', null, 'NaN', '0.999', '1.0000000001'));
		assert.deepEqual(curve.days, [
			[96, 1],
			[24, 0.999],
			[0, 1],
		]);
		assert.equal(curve.said, undefined);
		assert.deepEqual(
			curve.asked.map(({ pathname, searchParams }) => [pathname, ...searchParams]),
			[
				[
					'/api/v1/query_range',
					['query', 'good[28d]'],
					['start', `${NOW / 1000 - 28 * 86_400}.000`],
					['end', `${NOW / 1000}.000`],
					['step', '86400'],
					['timeout', '30s'],
				],
			],
		);
		assert.equal((await days(matrix(), '1y')).asked[0]!.searchParams.get('start'), `${NOW / 1000 - 90 * 86_400}.000`);
		assert.deepEqual((await days(matrix('1', '1'), '1d')).asked, []);
		for (const [answer, why] of [
			[matrix(), 'The query finds no data.'],
			[matrixUpTo(0, ['1', '1']), 'The query finds no data.'],
			[matrix('NaN'), 'The query finds no data.'],
			[matrix('0.9', '99'), 'The query gives 99. The share of good must lie from 0 to 1.'],
			[vector('1'), 'The answer is none of Prometheus’s query API.'],
			[{ body: '<html>' }, 'The answer is none of Prometheus’s query API.'],
			[{ status: 404, body: '' }, 'It does not answer the query (status 404).'],
			[{ body: 'x'.repeat(20_000) }, 'No whole answer came: it is too long'],
		] as const) {
			const { said, days: none } = await days(answer);
			assert.deepEqual([said, none], [why, undefined]);
		}
	});

	it('that fail are told with their line, and the others are measured', async () => {
		const bad = { status: 400, body: '{"status":"error","errorType":"bad_data","error":"parse error"}' };
		const { measurements, faults } = await measure(backlog('a(', 'b', 'c'), [bad, vector(), vector('1')]);
		assert.deepEqual(faults, [
			['s0', '"a("', 'status', 'It refuses the query: parse error'],
			['s1', '"b"', 'noData', 'The query finds no data.'],
		]);
		assert.deepEqual(
			measurements.map(({ query }) => query),
			['c'],
		);
		// Half of what is asked of a service is none of it.
		assert.deepEqual((await measure(backlog(QUERY), [vector('1'), vector('NaN')])).measurements, []);
	});

	it('end with the first that cannot be reached, is too long or takes too long, and follow nobody elsewhere', async () => {
		const one = async (answer: QueryAnswer, options = {}) => {
			const { faults } = await measure(backlog('a', 'b'), [answer], options);
			assert.equal(faults.length, 1);
			return faults[0]!.slice(2).join(': ');
		};
		assert.equal(await one({}, { patience: 50 }), 'unreachable: No whole answer came: it took too long');
		assert.equal(await one({ body: 'x'.repeat(2000) }), 'unreachable: No whole answer came: it is too long');
		assert.match(await one({ status: 302, location: 'http://127.0.0.1:1/' }), /^unreachable: .*redirect/);
		assert.match(await one({ status: 401, body: '' }), /^token: /);
		assert.equal(await one({}, { cancelAfter: 1 }), 'cancelled: It was cancelled.');
	});

	it('ask nobody where nobody has a query, or the address is none', async () => {
		const without = await measure('services: [{ id: a, slo: { target: 99%, window: 7d } }]\nitems: []\n', [
			vector('1'),
		]);
		assert.deepEqual([without.queries, without.faults, server!.requests.length], [0, [], 0]);
		const port = new FetchPort(new AbortController().signal, () => {});
		const { faults } = await measureObjectives(snapshot(backlog('a')).backlogs, { url: 'prometheus:9090' }, NOW, port);
		assert.deepEqual(
			faults.map(({ code }) => code),
			['address'],
		);
	});
});

describe('a measured error budget', () => {
	const measured = (good: number, lately: number | undefined, age = 0): Measurement => ({
		query: QUERY,
		windowMinutes: 40320,
		at: NOW - age,
		good,
		...(lately === undefined ? {} : { lately }),
	});
	const budget = (measurement?: Measurement) =>
		measuresOf(snapshot(backlog(QUERY), measurement ? [measurement] : []), 1).budgets[0]!;
	const table = (measurement?: Measurement) =>
		measureTable(measuresOf(snapshot(backlog(QUERY), measurement ? [measurement] : []), 1)).budgets[0]!;

	it('counts instead of incidents, and both are shown', () => {
		// 40,320 min × 0.1% = 40.32 may be spent; 0.05% of them was, and incidents know of 10 minutes.
		const { basis, spentMinutes, left, byIncidents, burnRate } = budget(measured(0.9995, 0.9995));
		assert.deepEqual(
			[basis, spentMinutes.toFixed(2), left.toFixed(3), byIncidents.spentMinutes, burnRate.toFixed(3)],
			['measured', '20.16', '0.500', 10, '0.500'],
		);
		const row = table(measured(0.9995, 0.9995));
		assert.equal(row.left, '50% left (20.2 of 40.3 min)');
		assert.equal(row.basis, 'Measured just now. By its incidents: 75% left.');
	});

	it('runs out by the pace of its seven days, older days leaving evenly', () => {
		// 0.25 of 40.32 before, 0.5 in the last 7 days: 0.5 / 7 a day comes, 0.25 / 21 a day leaves.
		const whole = 1 - 0.75 / 1000;
		const week = 1 - (0.5 * 40.32) / 10080;
		const { exhausted, burnRate } = budget(measured(whole, week));
		assert.equal(burnRate.toFixed(6), '2.000000');
		assert.equal(((exhausted! - NOW) / (24 * HOUR)).toFixed(3), (0.25 / (0.5 / 7 - 0.25 / 21)).toFixed(3));
		assert.equal(budget(measured(0.998, 1)).exhausted, NOW);
		// A week of few requests may be worse than its part of all of them.
		const quiet = budget(measured(0.9999, 0.99));
		assert.ok(quiet.left > 0.89 && quiet.exhausted! > NOW);
	});

	it('that was asked over the whole window only has that pace, by which nothing runs out', () => {
		const { burnRate, burnMinutes, exhausted } = budget(measured(0.9995, undefined));
		assert.deepEqual([burnRate.toFixed(3), burnMinutes, exhausted], ['0.500', 40320, undefined]);
	});

	it('says its age, and past seven days incidents count again', () => {
		const basis = (age: number) => [budget(measured(0.99, 0.99, age)).basis, table(measured(0.99, 0.99, age)).basis];
		assert.deepEqual(basis(5 * 60_000), ['measured', 'Measured 5 min ago. By its incidents: 75% left.']);
		assert.deepEqual(basis(5 * HOUR), ['measured', 'Measured 5 h ago. By its incidents: 75% left.']);
		assert.deepEqual(basis(7 * 24 * HOUR), ['measured', 'Measured 7 d ago. By its incidents: 75% left.']);
		assert.deepEqual(basis(8 * 24 * HOUR), [
			'incidents',
			'Last measured 8 d ago, 99% good: too old to count, so incidents do.',
		]);
		assert.equal(table().basis, 'Not measured yet: incidents count.');
		// A query or a window that was changed was never measured.
		assert.equal(budget({ ...measured(0.9, 0.9), query: 'other' }).measured, undefined);
		assert.equal(budget({ ...measured(0.9, 0.9), windowMinutes: 10080 }).measured, undefined);
	});

	it('shows in the panel with its query, in the status bar, and where nothing else is known', () => {
		const options = { translate: english, locale: 'en-US' };
		const text = backlog(QUERY);
		const now = snapshot(text, [measured(0.998, 0.998, 3 * HOUR)]);
		const [shown] = measuresModel(now, options).sections.budgets!.budgets;
		assert.deepEqual([shown!.standing, shown!.basis], ['usedUp', 'Measured 3 h ago. By its incidents: 75% left.']);
		const explained = explainMeasure(now, 'budgets', shown!.key, options)!;
		assert.deepEqual(explained.rows.map(({ label, value }) => [label, value]).slice(1, 3), [
			['Measured: (1 − share of good) × window', '80.6 min'],
			['By its incidents, for comparison', '10 min'],
		]);
		assert.match(statusItem(now, options)!.lines[0]!.text, /Measured 3 h ago\. By its incidents: 75% left\.$/);
		const bare = text.replace(/incidents:.*\n/, '');
		assert.ok(measuresModel(snapshot(bare, [measured(1, 1)]), options).sections.budgets);
		assert.equal(measuresModel(snapshot(bare), options).sections.budgets, undefined);
	});

	it('shows what was left day by day, gaps too, and each day opens into its query', () => {
		const options = { translate: english, locale: 'en-US' };
		const DAY = 24 * HOUR;
		const shown = (more: Partial<Measurement>, age = 0) => {
			const now = snapshot(backlog(QUERY), [{ ...measured(0.9995, 0.9995, age), ...more }]);
			return { now, budget: measuresModel(now, options).sections.budgets!.budgets[0]! };
		};
		const days = [
			{ at: NOW - 4 * DAY, good: 1 },
			{ at: NOW - 3 * DAY, good: 0.9985 },
			{ at: NOW - DAY, good: 0.99925 },
			{ at: NOW, good: 0.9995 },
		];
		const { now, budget: drawn } = shown({ days });
		const { chart } = drawn;
		assert.equal(
			chart!.text,
			'Error budget of s0, day by day, 5 days: from -50% to 100% left, 50% on the last one. On one day it was used up. Of one day nothing is known.',
		);
		assert.deepEqual(
			chart!.table.rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)]),
			[
				['Nov 19', '100%', '100%'],
				['Nov 20', '-50%', '99.85%'],
				['Nov 21', '–', '–'],
				['Nov 22', '25%', '99.925%'],
				['Nov 23', '50%', '99.95%'],
			],
		);
		const [{ data }, zero] = chart!.option.series as [{ data: (number | null)[] }, { data: number[] }];
		assert.deepEqual(
			data.map((value) => (value === null ? null : Math.round(value))),
			[100, -50, null, 25, 50],
		);
		assert.deepEqual(new Set(zero.data), new Set([0]));
		assert.deepEqual(Object.keys(chart!.keys!), ['0/0', '0/1', '0/3', '0/4']);
		const day = explainMeasure(now, 'budgets', chart!.keys!['0/1']!, options)!;
		assert.deepEqual(
			[day.title, ...day.rows.map(({ label, value }) => [label, value])],
			[
				'Error budget of s0 on Fri, Nov 20, 09:00',
				['Left', '-50%'],
				['Measured: (1 − share of good) × window', '60.5 min'],
				['Budget: (1 − target) × window', '40.3 min'],
			],
		);
		assert.equal(day.rows[1]!.evidence.length, 1);
		// One day is no curve; without one it is said why; what is too old to count shows none.
		assert.equal(shown({ days: days.slice(0, 1) }).budget.chart, undefined);
		const without = shown({ withoutDays: message('The query finds no data.') }).budget;
		assert.deepEqual(
			[without.chart, without.withoutChart],
			[undefined, 'No curve of its days: The query finds no data.'],
		);
		const old = shown({ days, withoutDays: message('x') }, 8 * DAY).budget;
		assert.deepEqual([old.chart, old.withoutChart], [undefined, undefined]);
	});

	it('may have its target from an SLO file', () => {
		const { backlog: read } = readBacklog(
			'r.yaml',
			'services: [{ id: a, slo: { from: x.yaml, prometheus: up } }]\nitems: []\n',
		);
		assert.deepEqual(read.services[0]!.slo, { from: 'x.yaml', prometheus: 'up' });
		const { problems } = readBacklog(
			'r.yaml',
			'services: [{ id: a, slo: { target: 99%, window: 7d, prometheus: [] } }]\nitems: []\n',
		);
		assert.deepEqual(
			problems.map(({ code }) => code),
			['value.type'],
		);
	});
});
