import assert from 'node:assert/strict';
import { folderWith, lightsOn, lightsOnHere } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T09:00Z'];
const hostile = '"\\u001b[2Jcert | <b>"';
const backlog = `services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
  - { id: cart, slo: { from: slos/cart.yaml } }
items:
  - { id: REL-1, title: T, kind: reliability, effort: 2d, service: checkout, risk: { cause: ${hostile}, detect: 15m, repair: 45m, impact: 50%, every: 91.3125d } }
`;

describe('lights-on risks', () => {
	const root = folderWith({ 'reliability.yaml': backlog });

	it('prints budget, parts and risks as text that cannot steer a terminal', async () => {
		const { status, out, err } = await lightsOnHere(['risks', root, ...NOW]);
		assert.deepEqual([status, err], [0, '']);
		assert.match(
			out,
			/^checkout {2}99\.9% over 28 d\. Error budget: 525\.96 min a year\. A single risk over 131\.49 min/m,
		);
		assert.match(out, /^ {2}Unaccepted: 120 min \(23%\)$/m);
		assert.match(out, /^ {2}Medium +120 min +23% +guessed +.*cert.* To be engineered away +REL-1$/m);
		assert.match(out, /cart: Its objective could not be read from slos\/cart\.yaml/);
		assert.ok(!out.includes('\u001b'));
	});

	it('prints figures as JSON, the same on every run', async () => {
		const { status, out } = await lightsOnHere(['risks', root, '--format', 'json', ...NOW]);
		assert.equal(status, 0);
		assert.equal(lightsOn(['risks', '--format=json', ...NOW], root).out, out);
		const { unit, services, withoutBudget } = JSON.parse(out);
		assert.equal(unit, 'bad minutes/year');
		const [{ budget, threshold, accepted, unaccepted, unallocated, risks }] = services;
		assert.deepEqual([budget, threshold, accepted, unaccepted, unallocated], [525.96, 131.49, 0, 120, 525.96]);
		assert.deepEqual(
			[risks[0].badMinutes, risks[0].size, risks[0].standing, risks[0].items[0].id, risks[0].evidence.line],
			[120, 'medium', 'addressed', 'REL-1', 5],
		);
		assert.deepEqual(withoutBudget, [{ service: 'cart', from: 'slos/cart.yaml', badMinutes: 0 }]);
	});

	it('writes Markdown in which text from files is text, and knows no annotations', async () => {
		const { out } = await lightsOnHere(['risks', root, '--format', 'markdown', ...NOW]);
		const row = out.split('\n').find((line) => line.includes('REL-1'))!;
		assert.equal(row.match(/(?<!\\)\|/g)?.length, 8);
		assert.doesNotMatch(row, /<b>/);
		const wrong = await lightsOnHere(['risks', root, '--format', 'github', ...NOW]);
		assert.equal(wrong.status, 2);
		assert.match(wrong.err, /There is no format “github” of risks/);
	});
});
