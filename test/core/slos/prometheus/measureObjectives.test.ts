import assert from 'node:assert/strict';
import { assemble } from '../../../../src/core/assemble.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import { measuresOf } from '../../../../src/core/measures/measures.ts';
import type { Measurement } from '../../../../src/core/slos/prometheus/measuredObjectives.ts';
import { measureObjectives } from '../../../../src/core/slos/prometheus/measureObjectives.ts';
import { english, say } from '../../../../src/core/text.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import { measureTable } from '../../../../src/core/views/measureTable.ts';
import { statusItem } from '../../../../src/core/views/statusItem.ts';
import { FetchPort } from '../../../../src/network/fetchPort.ts';
import { type QueryAnswer, type QueryServer, startQueryServer, vector } from './queryServer.ts';

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
		assert.deepEqual(measurements, [
			{ query: QUERY, windowMinutes: 40320, at: NOW, good: 0.999, lately: 0.998 },
			{ query: 'ratio28d', windowMinutes: 40320, at: NOW, good: 1 },
		]);
		assert.deepEqual(
			server!.requests.map(({ searchParams }) => [searchParams.get('query'), searchParams.get('time')]),
			['good[28d]', 'good[7d]', 'ratio28d'].map((query) => [query, '1795424400.000']),
		);
		assert.deepEqual(new Set(server!.authorizations), new Set(['Bearer abc']));
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
