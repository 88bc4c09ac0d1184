import assert from 'node:assert/strict';
import { folderWith, lightsOn, lightsOnHere } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T09:00Z'];
const backlog = `rates: { currency: USD }
commitment: { floor: 50% }
plan: { capacity: { a: 10d } }
items:
  - { id: REL-1, title: "T | <b>\\u001b[2J", kind: reliability, effort: 5d, value: 500/week }
  - { id: FEAT-1, title: t, kind: product, effort: 5d, value: 2000/week, status: planned }
  - { id: FEAT-2, title: t, kind: product, effort: 5d, value: 1500/week, status: planned }
`;

describe('lights-on plan', () => {
	const root = folderWith({ 'reliability.yaml': backlog });

	it('prints the plan with the reason of each item, as text that cannot steer a terminal', async () => {
		const { status, out, err } = await lightsOnHere(['plan', root, ...NOW]);
		assert.deepEqual([status, err], [0, '']);
		assert.match(out, /^2 items in 10 d of 10 d bring \$2\.5K a week\nProven: no plan is worth more\.\n/);
		assert.match(out, /^50% of the capacity is reliability work; the floor is 50%\.$/m);
		assert.match(out, /^Against what is planned now: 1 enter, 1 leave\.$/m);
		assert.match(
			out,
			/FEAT-2 {2}t +Left out: \$1\.5K a week, but the floor gives its days to REL-1\. \(leaves the plan\)$/m,
		);
		assert.ok(!out.includes('\u001b'));
	});

	it('prints as JSON exactly what a program asks for, the same on every run', async () => {
		const { status, out } = await lightsOnHere(['plan', root, '--format', 'json', ...NOW]);
		assert.equal(status, 0);
		assert.deepEqual(JSON.parse(out), {
			status: 'optimal',
			gap: 0,
			objective: 2500,
			reliabilityShare: 0.5,
			chosen: ['FEAT-1', 'REL-1'],
			next: ['FEAT-2'],
			conflicts: [],
		});
		assert.equal(lightsOn(['plan', '--format=json', ...NOW], root).out, out);
	});

	it('takes capacity and floor from the arguments, and prices every floor', async () => {
		const { out } = await lightsOnHere([
			'plan',
			root,
			'--format',
			'json',
			'--capacity',
			'a=15d',
			'--floor',
			'0',
			'--frontier',
			...NOW,
		]);
		const { chosen, frontier } = JSON.parse(out);
		assert.deepEqual(chosen, ['FEAT-1', 'FEAT-2', 'REL-1']);
		assert.equal(frontier.length, 21);
		assert.deepEqual(
			[frontier[0].floor, frontier[0].productValue, frontier[20].floor, frontier[20].filled],
			[0, 4000, 1, false],
		);
		const total = await lightsOnHere(['plan', root, '--format', 'json', '--capacity', '5', '--floor', '0%', ...NOW]);
		assert.deepEqual(JSON.parse(total.out).chosen, ['FEAT-1']);
	});

	it('writes Markdown in which text from files is text', async () => {
		const { out } = await lightsOnHere(['plan', root, '--format', 'markdown', '--frontier', ...NOW]);
		const row = out.split('\n').find((line) => line.includes('REL-1 '))!;
		assert.equal(row.match(/(?<!\\)\|/g)?.length, 5);
		assert.doesNotMatch(out, /<b>/);
		assert.match(out, /^Declining the floor of 50% costs 0 more incidents/m);
	});

	it('names demands that cannot hold together, and ends with 1', async () => {
		const tight = folderWith({ 'reliability.yaml': backlog.replace('planned', 'in-progress') });
		const { status, out } = await lightsOnHere(['plan', tight, '--format', 'json', '--capacity', '3d', ...NOW]);
		assert.equal(status, 1);
		assert.deepEqual(JSON.parse(out), {
			status: 'infeasible',
			gap: null,
			objective: null,
			reliabilityShare: null,
			chosen: [],
			next: [],
			conflicts: ['FEAT-1 is to be in the plan and takes 5 d with what it waits for; there are 3 d.'],
		});
	});

	it('says what is missing or wrong, and ends with 2', async () => {
		const bare = folderWith({ 'reliability.yaml': 'items: [{ id: A, title: t, effort: 1d }]\n' });
		const none = await lightsOnHere(['plan', bare, ...NOW]);
		assert.deepEqual([none.status, none.out], [2, '']);
		assert.match(none.err, /No file says what capacity there is/);
		for (const [option, value] of [
			['--capacity', 'lots'],
			['--capacity', 'a=1d,b'],
			['--floor', '130%'],
			['--seconds', '0'],
			['--format', 'github'],
		] as const)
			assert.equal((await lightsOnHere(['plan', root, option, value])).status, 2, `${option} ${value}`);
		assert.match((await lightsOnHere(['score', root, '--frontier'])).err, /“--frontier” goes with plan/);
	});
});
