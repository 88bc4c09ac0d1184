import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { folderWith, lightsOn, lightsOnHere } from './commandLine.ts';

const NOW = '2026-11-23T09:00Z';
const TEXT = `team: { timezone: Europe/Madrid }
services: [{ id: checkout }]
items: []
incidents:
  - { id: A, service: checkout, started: 2026-11-17T02:00, resolved: 2026-11-17T03:00, impact: 50%, pages: 3 }
  - { id: B, service: checkout, started: 2026-11-11T11:00Z, resolved: 2026-11-11T11:20Z, impact: 33% }
`;

describe('lights-on measure --append', () => {
	const start = () => {
		const root = folderWith({ 'reliability.yaml': TEXT });
		const ledger = path.join(root, '.reliability/ledger.jsonl');
		return {
			root,
			run: (...args: string[]) => lightsOnHere(['measure', root, '--now', NOW, ...args]),
			text: () => fs.readFileSync(ledger, 'utf8'),
			write: (text: string) => fs.writeFileSync(ledger, text),
			exists: () => fs.existsSync(ledger),
		};
	};

	it('adds the last whole week once', async () => {
		const { run, text } = start();
		assert.deepEqual(await run('--append'), {
			status: 0,
			out: '.reliability/ledger.jsonl: 2026-W47 is closed.\n',
			err: '',
		});
		const once = text();
		assert.equal(once.split('\n').length, 2);
		assert.match(
			once,
			/^\{"version":1,"week":"2026-W47","from":"2026-11-15T23:00:00\.000Z",.*"badMinutes":\{"checkout":30\}/,
		);
		const again = await run('--append');
		assert.match(again.out, /is closed already, and its figures hold/);
		assert.deepEqual([again.status, text()], [0, once]);
	});

	it('gives the same bytes on machines in any zone and language', () => {
		const made = ['Asia/Kolkata', 'America/New_York', 'UTC'].map((TZ) => {
			const { root, text } = start();
			for (const week of ['2026-W46', '2026-W47'])
				lightsOn(['measure', root, '--now', NOW, '--append', '--week', week], root, {
					TZ,
					LANG: 'hi_IN.UTF-8',
					LC_ALL: 'de_DE.UTF-8',
				});
			return text();
		});
		assert.equal(made[0]!.split('\n').length, 3);
		assert.deepEqual(made, [made[0], made[0], made[0]]);
	});

	it('shows a missed week in the table, and closes it late', async () => {
		const { run, text } = start();
		await run('--append', '--week', '2026-W45');
		await run('--append');
		const before = text();
		const row = async () =>
			/^Ledger.*$/m
				.exec((await run()).out)?.[0]
				.trim()
				.split(/ {2,}/);
		assert.deepEqual(await row(), ['Ledger', '–', 'closed', 'missed', 'closed']);
		assert.match((await run()).out, /The ledger has no line of 2026-W46\./);
		const late = await run('--append', '--week', '2026-W46');
		assert.match(late.out, /2026-W46 is closed late: 2026-W47 was the last whole week\./);
		assert.equal(text().slice(0, before.length), before);
		assert.deepEqual(await row(), ['Ledger', '–', 'closed', 'closed', 'closed']);
	});

	it('never changes a line that is there: a changed past is told, and corrected by a line of its own', async () => {
		const { run, text, write, root } = start();
		await run('--append');
		const tampered = text().replace('"checkout":30', '"checkout":3');
		write(tampered);
		const refused = await run('--append');
		assert.equal(refused.status, 1);
		assert.match(refused.err, /badMinutes\.checkout 3 → 30/);
		assert.equal(text(), tampered);
		const { ledger } = JSON.parse((await run('--format', 'json')).out);
		assert.deepEqual(ledger.weeks, [{ week: '2026-W47', state: 'differs', line: 1, differs: ['badMinutes.checkout'] }]);
		const check = await lightsOnHere(['check', root, '--now', NOW]);
		assert.match(check.out, /ledger\.jsonl:1:\d+.*2026-W47 was closed with other figures/);
		assert.equal(check.status, 0);
		const corrected = await run('--append', '--correct');
		assert.equal(corrected.status, 0);
		assert.equal(text().slice(0, tampered.length), tampered);
		assert.match(text().slice(tampered.length), /"revision":2,.*"checkout":30/);
		assert.equal((await run('--append')).status, 0);
	});

	it('refuses a week that is not over, and options without --append', async () => {
		const { run, exists, root } = start();
		const early = await run('--append', '--week', '2026-W48');
		assert.deepEqual([early.status, exists()], [2, false]);
		assert.match(early.err, /2026-W48 is not over yet/);
		assert.equal((await run('--week', '2026-W47')).status, 2);
		assert.equal((await lightsOnHere(['score', root, '--append'])).status, 2);
	});

	it('does not write through a link that leaves the folder', async () => {
		const { root, run } = start();
		const outside = path.join(folderWith({ 'ledger.jsonl': '' }), 'ledger.jsonl');
		fs.mkdirSync(path.join(root, '.reliability'));
		fs.symlinkSync(outside, path.join(root, '.reliability/ledger.jsonl'));
		assert.equal((await run('--append')).status, 2);
		assert.equal(fs.readFileSync(outside, 'utf8'), '');
	});
});
