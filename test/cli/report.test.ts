import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith, lightsOn, lightsOnHere } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T14:00Z'];
const backlog = `rates: { currency: USD, badMinute: 100 }
commitment: { floor: 50% }
plan: { capacity: { a: 10d } }
services: [{ id: till, slo: { target: 99.9%, window: 28d } }]
items:
  - { id: REL-1, title: "T \\u001b[2J", kind: reliability, owner: a, effort: 5d, avoids: { causes: [disk], share: 50% } }
  - { id: FEAT-1, title: t, kind: product, owner: a, effort: 5d, value: 2000/week, status: planned }
incidents: [{ id: I-1, service: till, cause: disk, started: 2026-11-17T03:00, resolved: 2026-11-17T03:30, pages: 2 }]
`;

describe('lights-on report and brief', () => {
	const root = folderWith({ 'reliability.yaml': backlog });

	it('print Markdown whose links lead to the lines of the files, the same on every run', async () => {
		for (const command of ['report', 'brief']) {
			const { status, out, err } = await lightsOnHere([command, root, ...NOW]);
			assert.deepEqual([status, err], [0, '']);
			assert.match(out, /^# .*\n/);
			assert.match(out, /\(<reliability\.yaml#L\d+>\)/);
			assert.equal(lightsOn([command, root, '--format=markdown', ...NOW]).out, out);
		}
	});

	it('are text that cannot steer a terminal', async () => {
		const { out } = await lightsOnHere(['report', root, '--format', 'text', '--week', '2026-W47', ...NOW]);
		assert.match(out, /2 interruptions in 2026-W47/);
		assert.ok(!out.includes('\u001b'));
	});

	it('write into a folder with their charts beside them, and say what they wrote', async () => {
		const out = path.join(root, 'made', 'reports');
		const told = (await lightsOnHere(['report', root, '--out', out, ...NOW])).out.trim().split('\n');
		assert.deepEqual(
			told.map((file) => path.basename(file)),
			['weekly-2026-W47.md', 'weekly-2026-W47-interruptions.svg', 'weekly-2026-W47-sleep.svg'],
		);
		assert.match(fs.readFileSync(told[0]!, 'utf8'), /\(<\.\.\/\.\.\/reliability\.yaml#L\d+>\)/);
		assert.match(fs.readFileSync(told[1]!, 'utf8'), /^<svg [\s\S]*<\/svg>\n$/);
		await lightsOnHere(['brief', root, '--format', 'html', '--out', out, ...NOW]);
		assert.match(fs.readFileSync(path.join(out, 'brief.html'), 'utf8'), /^<!DOCTYPE html>[\s\S]*<svg role="img"/);
	});

	it('are kept in the ledger where that is asked for, once', async () => {
		const ledger = path.join(root, '.reliability/ledger.jsonl');
		for (const _ of [1, 2])
			assert.equal((await lightsOnHere(['report', root, '--record', '--week=2026-W46', ...NOW])).status, 0);
		assert.equal(fs.readFileSync(ledger, 'utf8'), '{"version":1,"report":"2026-W46","made":"2026-11-23"}\n');
	});

	it('follow the template of the repository, and say the line of its fault', async () => {
		const template = path.join(root, '.reliability/report.md');
		fs.writeFileSync(template, '# Ours, {{ week }}\n\n{{ headline }}\n');
		const { status, out } = await lightsOnHere(['report', root, ...NOW]);
		assert.equal(status, 0);
		assert.match(out, /^# Ours, 2026-W47\n\n\*\*2 interruptions in 2026-W47/);
		assert.match((await lightsOnHere(['report', root, '--format', 'html', ...NOW])).out, /^<!DOCTYPE html>/);
		fs.writeFileSync(template, '# Ours\n{{ weak }}\n');
		const faulty = await lightsOnHere(['report', root, ...NOW]);
		assert.equal(faulty.status, 2);
		assert.match(faulty.err, /\.reliability\/report\.md:2: undefined variable: weak/);
		fs.rmSync(template);
	});

	it('refuse weeks that are not over, options of others, and unknown formats', async () => {
		for (const [args, why] of [
			[['report', root, '--week', '2026-W48'], /not over yet/],
			[['brief', root, '--week', '2026-W47'], /“--week” goes with measure and report/],
			[['brief', root, '--record'], /“--record” goes with report/],
			[['score', root, '--out', 'x'], /“--out” goes with report and brief/],
			[['report', root, '--format', 'json'], /Known are markdown, html, text/],
			[['report', root, '--out', path.join(root, 'reliability.yaml')], /cannot be written/],
		] as const) {
			const { status, err } = await lightsOnHere([...args, ...NOW]);
			assert.equal(status, 2, args.join(' '));
			assert.match(err, why);
		}
	});
});
