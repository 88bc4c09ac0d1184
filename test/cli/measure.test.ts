import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
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
	let root: string;
	before(() => {
		root = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-measure-'));
		fs.writeFileSync(path.join(root, 'reliability.yaml'), TEXT);
	});
	after(() => fs.rmSync(root, { recursive: true }));

	const lightsOn = (...args: readonly string[]) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, ['--import=tsx', main, ...args], {
			encoding: 'utf8',
		});
		return { status, out: stdout, err: stderr };
	};

	it('prints a column a week, the budgets, and whether a change is more than noise', () => {
		const { out, status } = lightsOn('measure', root, '--weeks', '2', ...NOW);
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
		const inZone = (zone: string) =>
			execFileSync(process.execPath, ['--import=tsx', main, 'measure', root, '--format', 'json', ...NOW], {
				encoding: 'utf8',
				env: { ...process.env, TZ: zone },
			});
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

	it('writes Markdown in which text from files is text, and refuses what it does not know', () => {
		assert.doesNotMatch(lightsOn('measure', root, '--format', 'markdown', ...NOW).out, /<b>/);
		const wrong = lightsOn('measure', root, '--weeks', 'many');
		assert.deepEqual([wrong.status, /no number of weeks/.test(wrong.err)], [2, true]);
		const misplaced = lightsOn('score', root, '--weeks', '3');
		assert.deepEqual([misplaced.status, /goes with measure/.test(misplaced.err)], [2, true]);
	});
});
