import assert from 'node:assert/strict';
import { folderWith, lightsOn, lightsOnHere } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T09:00Z'];

const TEXT = `team: { timezone: Europe/Madrid }
rates: { currency: USD, engineerHour: 100, badMinute: 10 }
services: [{ id: "che<b>ckout", slo: { target: 99.9%, window: 28d } }]
items: []
incidents:
  - { id: A, service: "che<b>ckout", started: 2026-11-17T02:00Z, resolved: 2026-11-17T03:00Z, impact: 50%, pages: 3, responders: 1 }
  - { id: B, service: "che<b>ckout", started: 2026-11-11T11:00Z, resolved: 2026-11-11T11:20Z, impact: 50%, pages: 1 }
`;

describe('lights-on measure', () => {
	const root = folderWith({ 'reliability.yaml': TEXT });

	it('prints a column a week, the budgets, and whether a change is more than noise', async () => {
		const { out, status } = await lightsOnHere(['measure', root, '--weeks', '2', ...NOW]);
		assert.equal(status, 0);
		const row = (label: string) => out.split('\n').find((line) => line.startsWith(label));
		assert.match(out, /^3 interruptions in 2026-W47, 3 in hours of sleep: too few weeks before it to compare\./);
		assert.match(row('Interruptions')!, /Interruptions +1 +3 +too few weeks \(0 of 4\) +too few weeks \(0 of 13\)$/);
		// 30 and 10 bad minutes.
		assert.match(row('Bad minutes')!, /10 +30/);
		// 10 and 30 of 10,080 minutes.
		assert.match(row('Availability of che<b>ckout')!, /99\.901% +99\.702%$/);
		// 40.32 minutes less 40.
		assert.match(row('che<b>ckout')!, /99\.9% over 28 d +99\.901% +0\.8% left \(0\.32 of 40\.3 min\)/);
		// 30 of them in the last seven days, 4.29 a day: 0.32 last 1 h 48 min.
		assert.match(
			row('che<b>ckout')!,
			/3 × the pace that the window allows, over the last 7 d +Nov 23, 2026 at this pace$/,
		);
	});

	it('prints the same JSON for the same text in every zone of the machine', () => {
		const inZone = (TZ: string) => lightsOn(['measure', root, '--format', 'json', ...NOW], root, { TZ }).out;
		const here = inZone('Pacific/Auckland');
		assert.equal(inZone('America/New_York'), here);
		const { weeks, budgets } = JSON.parse(here);
		assert.deepEqual(
			weeks.map(({ week }: { week: string }) => week),
			['2026-W44', '2026-W45', '2026-W46', '2026-W47'],
		);
		assert.equal(weeks[3].from, '2026-11-15T23:00:00.000Z');
		assert.equal(weeks[3].interruptions.sleep, 3);
		assert.deepEqual(budgets[0].incidents, [
			{ id: 'A', badMinutes: 30 },
			{ id: 'B', badMinutes: 10 },
		]);
	});

	it('writes Markdown in which text from files is text, and refuses what it does not know', async () => {
		assert.doesNotMatch((await lightsOnHere(['measure', root, '--format', 'markdown', ...NOW])).out, /<b>/);
		const wrong = await lightsOnHere(['measure', root, '--weeks', 'many']);
		assert.deepEqual([wrong.status, /no number of weeks/.test(wrong.err)], [2, true]);
		const misplaced = await lightsOnHere(['score', root, '--weeks', '3']);
		assert.deepEqual([misplaced.status, /goes with measure/.test(misplaced.err)], [2, true]);
	});
});
