import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSloFile } from '../../../src/core/slos/readSloFile.ts';
import { say } from '../../../src/core/text.ts';

/** Name, service, target and window in days of each, or why there is no window. */
function read(text: string) {
	const { slos, broken } = readSloFile(text);
	assert.equal(broken, undefined);
	return slos.map(({ name, service, target, window }) => [
		name,
		service,
		target,
		'minutes' in window ? window.minutes / 1440 : say(window.why),
	]);
}

/** The part of an OpenSLO object that differs. */
const openSlo = (spec: string, version = 'v1') =>
	`apiVersion: openslo/${version}\nkind: SLO\nmetadata: { name: s }\nspec: { service: web, ${spec} }\n`;

describe('a file of OpenSLO', () => {
	it('gives target and rolling window of version v1, as a share or as a percentage', () => {
		const text = `---
apiVersion: openslo/v1
kind: Service
metadata:
  name: web
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: web-availability
  displayName: Availability of the web
spec:
  service: web
  indicatorRef: web-successful-requests
  timeWindow:
    - duration: 4w
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: Good
      targetPercent: 99.95
--- # latency
apiVersion: openslo/v1
kind: SLO
metadata:
  name: web-latency
spec:
  service: web
  timeWindow:
    - duration: 720h
      isRolling: true
  objectives:
    - op: lte
      value: 0.2
      target: 0.98
`;
		assert.deepEqual(read(text), [
			['web-availability', 'web', 0.9995, 28],
			['web-latency', 'web', 0.98, 30],
		]);
		const [first, second] = readSloFile(text).slos;
		assert.equal(text.slice(first!.start, first!.end).split('\n')[0], 'apiVersion: openslo/v1');
		assert.match(text.slice(first!.start, first!.end), /name: web-availability[\s\S]*targetPercent: 99\.95$/);
		assert.match(text.slice(second!.start, second!.end), /^apiVersion[\s\S]*target: 0\.98$/);
	});

	it('gives the units and counts of version v1alpha, from a list of objects too', () => {
		const object = (unit: string, count: number, rest = 'isRolling: true') => `- apiVersion: openslo/v1alpha
  kind: SLO
  metadata: { name: web-${unit} }
  spec:
    service: web
    timeWindows: [{ unit: ${unit}, count: ${count}, ${rest} }]
    objectives: [{ displayName: Good, target: 0.98 }]
`;
		assert.deepEqual(
			read(object('Day', 30) + object('Week', 1) + object('Hour', 36) + object('Second', 86_400)).map(
				(found) => found[3],
			),
			[30, 7, 1.5, 1],
		);
		assert.deepEqual(
			read(
				object('Month', 1) + object('Week', 1, 'isRolling: false') + object('Week', 1, 'calendar: { startTime: x }'),
			).map((found) => found[3]),
			[
				'months, quarters and years have no fixed length: 1 Month',
				'its window follows the calendar, and budgets here are of rolling windows',
				'its window follows the calendar, and budgets here are of rolling windows',
			],
		);
	});

	it('makes an SLO of each of several objectives, and none of what is no SLO', () => {
		assert.deepEqual(
			read(
				openSlo('timeWindow: [{ duration: 28d }], objectives: [{ displayName: Total, target: 0.98 }, { target: 0.9 }]'),
			),
			[
				['s/Total', 'web', 0.98, 28],
				['s/2', 'web', 0.9, 28],
			],
		);
		assert.deepEqual(read('apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: s }\n'), []);
		assert.deepEqual(read('apiVersion: openslo/v9\nkind: SLO\nmetadata: { name: s }\n'), []);
	});

	it('says why a window cannot be counted, and has no target where none can be read', () => {
		const window = (windows: string) => read(openSlo(`${windows} objectives: [{ target: 0.9 }]`))[0]![3];
		assert.equal(window(''), 'it names no window');
		assert.equal(window('timeWindow: [{ duration: 1d }, { duration: 2d }],'), 'it names several windows');
		assert.equal(window('timeWindow: [{ duration: 1M }],'), 'months, quarters and years have no fixed length: 1M');
		// Lower case m is minutes.
		assert.equal(window('timeWindow: [{ duration: 1440m }],'), 1);
		for (const duration of ['0d', '28', 'd', '28 d', '-1d', 'constructor', '99999999999d'])
			assert.equal(window(`timeWindow: [{ duration: ${duration} }],`), `its window cannot be read: ${duration}`);
		for (const target of ['', 'target: 99.9', 'target: -1', 'targetPercent: 101', 'target: high', 'target: {}'])
			assert.equal(read(openSlo(`timeWindow: [{ duration: 1d }], objectives: [{ ${target} }]`))[0]![2], undefined);
		assert.equal(read(openSlo('timeWindow: [{ duration: 1d }]'))[0]![2], undefined);
	});
});

describe('a file of Sloth', () => {
	const slos = `- name: requests-availability
  objective: 99.9
  sli: { events: { error_query: "a[{{.window}}]", total_query: "b" } }
- name: "requests-latency"
  objective: 95
`;
	const indented = (by: string) => slos.replace(/^/gm, by);

	it('gives percentages over the thirty days that Sloth counts by', () => {
		assert.deepEqual(
			read(`version: "prometheus/v1"\nservice: "myservice"\nlabels: { owner: a }\nslos:\n${indented('  ')}`),
			[
				['requests-availability', 'myservice', 0.999, 30],
				['requests-latency', 'myservice', 0.95, 30],
			],
		);
	});

	it('gives the same from the object of Kubernetes', () => {
		const object = `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: sloth-slo-my-service, namespace: monitoring }
spec:
  service: myservice
  slos:
${indented('    ')}`;
		assert.deepEqual(read(object), [
			['requests-availability', 'myservice', 0.999, 30],
			['requests-latency', 'myservice', 0.95, 30],
		]);
		const list = `apiVersion: v1\nkind: List\nitems:\n- ${object.trimEnd().replace(/\n/g, '\n  ')}\n`;
		assert.equal(read(list).length, 2);
		assert.deepEqual(read('apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec: { sloPeriod: 30d }\n'), []);
	});
});

describe('a file of Pyrra', () => {
	const object = (window: string, labels = '') => `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: api-errors
  labels: { prometheus: k8s${labels} }
spec:
  target: '99.5'
  window: ${window}
  indicator: { ratio: { errors: { metric: a }, total: { metric: b } } }
`;

	it('gives the target in quotes and the duration of Prometheus', () => {
		assert.deepEqual(read(object('4w')), [['api-errors', undefined, 0.995, 28]]);
		assert.deepEqual(read(object('1w2d12h')), [['api-errors', undefined, 0.995, 9.5]]);
		assert.equal(read(object('1y'))[0]![3], 365);
		assert.equal(read(object('4 w'))[0]![3], 'its window cannot be read: 4 w');
	});

	it('takes the service from its label', () => {
		assert.equal(read(object('4w', ', pyrra.dev/service: api'))[0]![1], 'api');
	});
});

describe('any text', () => {
	it('that is broken says in which line, and nothing of it is used', () => {
		const { slos, broken } = readSloFile('version: prometheus/v1\nslos: []\n---\nkind: SLO\nspec: { a: [\n');
		assert.deepEqual(slos, []);
		assert.match(say(broken!), /^its YAML is broken in line [56]$/);
	});

	it('is read the same with CR LF and never makes it throw', () => {
		const text = `${openSlo('timeWindow: [{ duration: 4w }], objectives: [{ target: 0.9 }]')}---\n${openSlo('objectives: []')}`;
		assert.deepEqual(read(text.replace(/\n/g, '\r\n')), read(text));
		const pieces = [
			'apiVersion: openslo/v1\n',
			'kind: SLO\n',
			'metadata: { name: a }\n',
			'---\n',
			'spec: ',
			'- ',
			'[{',
			'*a',
			'\0',
			'version: prometheus/v1\n',
			'slos: 3\n',
		];
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 }), (parts) => {
				readSloFile(parts.join(''));
			}),
			{ numRuns: 300, seed: 42 },
		);
	});
});
