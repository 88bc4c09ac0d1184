import assert from 'node:assert/strict';
import { folderWith, lightsOn } from './commandLine.ts';
import { RealPrometheus, whyNoPrometheus } from './prometheus.ts';

const TOKEN = 'tok-5f1c';
const ratio =
	'sum(increase(http_requests_total{service="checkout",code!~"5.."}[$window])) / sum(increase(http_requests_total{service="checkout"}[$window]))';
const backlog = (query: string, more = '') => `services:
  - id: checkout
    slo:
      target: 99.9%
      window: 28d
      prometheus: ${query}
${more}items: []
incidents: [{ id: A, service: checkout, started: 2026-01-05T10:00Z, resolved: 2026-01-05T10:20Z }]
`;
const measure = (text: string, url: string, more: readonly string[] = [], env = {}) =>
	lightsOn(['measure', folderWith({ 'reliability.yaml': text }), '--prometheus', url, ...more], process.cwd(), env);

const why = whyNoPrometheus();

describe(`error budgets from a real Prometheus${why ? ` (skipped: ${why})` : ''}`, () => {
	// 5 of 10,000 requests fail: half of the budget.
	const prometheus = new RealPrometheus(
		new Map([
			['200', 9000],
			['404', 995],
			['500', 5],
		]),
	);

	before(async function () {
		if (why) this.skip();
		await prometheus.start();
		await prometheus.until('count_over_time(http_requests_total{code="500"}[1h]) >= 3');
	});
	after(() => prometheus.stop());

	it('are measured on the command line and count instead of incidents', () => {
		const { status, out, err } = measure(backlog(ratio), prometheus.url, ['--format', 'json'], {
			LIGHTS_ON_PROMETHEUS_TOKEN: TOKEN,
		});
		assert.deepEqual([status, err], [0, '']);
		const [budget] = JSON.parse(out).budgets;
		// Both counters are extrapolated alike, so that their ratio is exact.
		assert.deepEqual(
			[budget.basis, budget.measured.good.toFixed(6), budget.measured.lately.toFixed(6), budget.left.toFixed(6)],
			['measured', '0.999500', '0.999500', '0.500000'],
		);
		assert.equal(budget.byIncidents.left, 1);
		// It was started a moment ago: of the days before it knows nothing.
		const [day, ...more] = budget.measured.days;
		assert.deepEqual(
			[more, day.at, day.left.toFixed(6), budget.measured.withoutDays],
			[[], budget.measured.at, '0.500000', null],
		);
		const { out: text } = measure(backlog(ratio), prometheus.url);
		assert.match(
			text,
			/^checkout +99\.9% over 28 d +99\.95% +50% left .*Measured just now\. By its incidents: 100% left\./m,
		);
		assert.match(measure(backlog(ratio), prometheus.url, ['--format', 'markdown']).out, /\| Basis \|/);
	});

	it('are measured day by day', () => {
		// 0 is a moment of which it knows nothing; a vector is there on all days.
		const { out } = measure(backlog('"1 - vector(0.0005)"'), prometheus.url, ['--format', 'json']);
		const [{ measured }] = JSON.parse(out).budgets;
		assert.equal(measured.days.length, 29);
		assert.equal(measured.days.at(-1).at, measured.at);
		assert.equal(Date.parse(measured.at) - Date.parse(measured.days[0].at), 28 * 86_400_000);
		assert.deepEqual(
			new Set(measured.days.map(({ left }: { left: number }) => left.toFixed(6))),
			new Set(['0.500000']),
		);
	});

	it('that it refuses, does not know or has several of are told, and the rest goes on', () => {
		const told = (query: string) => {
			const { status, out, err } = measure(backlog(query), `${prometheus.url}/`);
			assert.equal(status, 1);
			assert.match(out, /Not measured yet: incidents count\./);
			return err;
		};
		assert.match(
			told('sum(http_requests_total'),
			/^lights-on: The error budget of checkout is not measured\. It refuses the query: .*parse error/,
		);
		assert.match(told('sum(http_requests_of_nobody)'), /The query finds no data\./);
		// Over an hour: the exporter cannot answer while a command runs, which makes its series stale for the moment.
		assert.match(told('max_over_time(http_requests_total[1h])'), /The query gives 3 series\./);
		assert.match(told('vector(0) / vector(0)'), /\(NaN\)/);
		assert.match(told('vector(99.95)'), /The query gives 99\.95\./);
		assert.match(told('http_requests_total[5m]'), /gives a matrix/);
		assert.match(measure(backlog('scalar(vector(1))'), prometheus.url).out, /100% left/);
	});
});

describe('error budgets that cannot be measured', () => {
	it('are told without the token, and what incidents say stands', () => {
		const refused = measure(backlog('up'), 'http://prometheus.invalid', [], { LIGHTS_ON_PROMETHEUS_TOKEN: TOKEN });
		assert.equal(refused.status, 1);
		assert.match(refused.err, /^lights-on: No error budget is measured\. A token is sent by https only/);
		const closed = measure(backlog('up'), 'http://127.0.0.1:1', [], { LIGHTS_ON_PROMETHEUS_TOKEN: TOKEN });
		assert.match(closed.err, /checkout is not measured\. No whole answer came/);
		assert.match(closed.out, /Not measured yet/);
		for (const { out, err } of [refused, closed]) assert.ok(!`${out}${err}`.includes(TOKEN));
	});

	it('are no fault where no objective has a query', () => {
		const { status, err } = measure('items: []\n', 'http://127.0.0.1:1');
		assert.deepEqual(
			[status, err],
			[0, 'lights-on: No service has an objective with a “prometheus” query: there is nothing to measure.\n'],
		);
	});

	it('do not go with closing a week or with another command', () => {
		const root = folderWith({ 'reliability.yaml': 'items: []\n' });
		const run = (...args: string[]) => lightsOn([...args, root, '--prometheus', 'http://127.0.0.1:1']);
		assert.match(run('measure', '--append').err, /“--prometheus” does not go with --append/);
		assert.deepEqual([run('score').status, run('score').err.includes('“--prometheus” goes with measure')], [2, true]);
	});
});
