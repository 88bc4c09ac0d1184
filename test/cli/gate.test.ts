import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commitAll, folderWith, lightsOnHere } from './commandLine.ts';

const backlog = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
commitment:
  floor: 30%
  people: 2
  from: 2026-10-01
  until: 2027-03-31
  policy:
    - { when: budget < 0%, floor: 60% }
services:
  - { id: checkout, paths: [services/checkout/**], slo: { target: 99.9%, window: 28d }, acceptedRisks: [db] }
  - { id: payments, paths: [services/payments/**], slo: { target: 99%, window: 28d } }
items:
  - id: REL-1
    title: Renew certificates by machine
    kind: reliability
    service: payments
    effort: 5d
    paths: [tools/certificates]
    risk: { cause: cert-expiry, detect: 60m, repair: 23h, impact: 100%, every: 90d }
  - id: REL-2
    title: Rotate keys
    kind: reliability
    status: done
    effort: 5d
    toil: 4h/week
    forecast: { date: 2026-11-02, hours: { p10: 1, mean: 2, p90: 3 } }
incidents:
  - { id: INC-1, service: checkout, started: 2026-11-20T09:00Z, resolved: 2026-11-20T12:00Z, cause: db }
`;

const NOW = '2026-11-26T12:00Z';

/** A repository with a branch `change` of what a test writes, beside `main`, which may have other files than most. */
function changed(files: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
	const root = folderWith({
		'reliability.yaml': backlog,
		'services/checkout/db.ts': 'one\n',
		'services/checkout/cart.ts': 'one\n',
		'services/payments/pay.ts': 'one\n',
		'tools/certificates/renew.sh': 'one\n',
		'docs/readme.md': 'one\n',
		...before,
	});
	const git = (...args: string[]) =>
		spawnSync('git', args, {
			cwd: root,
			env: { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
		});
	commitAll(root, '2026-11-21T09:00:00Z');
	git('branch', '--move', 'main');
	git('checkout', '--quiet', '-b', 'change');
	for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(root, name), text);
	commitAll(root, '2026-11-22T09:00:00Z');
	return { root, git };
}

/** The lines of the gate: place, severity, sentence. */
async function gate(files: Readonly<Record<string, string>>, before = {}, now = NOW): Promise<string[]> {
	const { root } = changed(files, before);
	const done = await lightsOnHere(['check', '--base', 'main', '--now', now, '--format', 'json'], root);
	assert.equal(done.status, 0, done.err + done.out);
	const { problems } = JSON.parse(done.out) as {
		problems: { code: string; severity: string; file: string; line: number; message: string }[];
	};
	return problems
		.filter(({ code }) => code.startsWith('gate.'))
		.map(({ code, severity, file, line, message }) => `${code} ${severity} ${file}:${line} ${message}`);
}

const withText = (...changes: [string, string][]) => ({
	'reliability.yaml': changes.reduce((text, [from, to]) => {
		assert.ok(text.includes(from), from);
		return text.replace(from, to);
	}, backlog),
});

const exempt = (fields: string): [string, string] => [
	'  policy:\n',
	`  exemptions:\n    - { ${fields}, reason: The fix itself, until: 2026-11-30 }\n  policy:\n`,
];

describe('lights-on check --base', () => {
	it('says nothing of a change that touches nothing in danger', async () => {
		assert.deepEqual(await gate({ 'docs/readme.md': 'two\n' }), []);
	});

	it('warns of code of a service whose error budget is used up, once for the service', async () => {
		assert.deepEqual(await gate({ 'services/checkout/db.ts': 'two\n', 'services/checkout/cart.ts': 'two\n' }), [
			'gate.budget warning services/checkout/cart.ts:1 The error budget of checkout is used up by 346%, and this change touches 2 files of its code.',
		]);
	});

	it('knows the code of a service that names none by the catalogue and by CODEOWNERS', async () => {
		const nameless = { 'reliability.yaml': backlog.replace('paths: [services/checkout/**], ', 'owner: team-shop, ') };
		const change = { 'services/checkout/db.ts': 'two\n' };
		assert.deepEqual(await gate(change, nameless), []);
		const warning =
			'gate.budget warning services/checkout/db.ts:1 The error budget of checkout is used up by 346%, and this change touches its code.';
		const catalog = 'kind: Component\nmetadata: { name: checkout }\nspec: { owner: team-shop }\n';
		assert.deepEqual(await gate(change, { ...nameless, 'services/checkout/catalog-info.yaml': catalog }), [warning]);
		assert.deepEqual(await gate(change, { ...nameless, CODEOWNERS: '/services/checkout/ @acme/team-shop\n' }), [
			warning,
		]);
		assert.deepEqual(await gate(change, { ...nameless, CODEOWNERS: '/services/payments/ @acme/team-shop\n' }), []);
	});

	it('warns of code that carries a high risk which nobody has taken on, by service and by item', async () => {
		const line =
			/^gate\.risk warning (\S+):1 The high risk “cert-expiry” of payments takes \d+% of its yearly error budget and is not taken on, and this change touches code that carries it\.$/;
		for (const file of ['services/payments/pay.ts', 'tools/certificates/renew.sh']) {
			const [found, ...rest] = await gate({ [file]: 'two\n' });
			assert.equal(line.exec(found ?? '')?.[1], file, found);
			assert.deepEqual(rest, []);
		}
		const planned = withText(['    service: payments\n', '    service: payments\n    status: planned\n']);
		assert.deepEqual(await gate({ ...planned, 'services/payments/pay.ts': 'two\n' }), []);
	});

	it('warns where the floor is lowered, in itself or in a clause, or taken out', async () => {
		assert.deepEqual(await gate(withText(['floor: 30%', 'floor: 20%'], ['floor: 60%', 'floor: 40%'])), [
			'gate.floor warning reliability.yaml:3 This change lowers the floor from 30% to 20%.',
			'gate.floor warning reliability.yaml:8 This change lowers the floor below 0% of error budget from 60% to 40%.',
		]);
		const without = { 'reliability.yaml': backlog.replace(/commitment:\n(?: {2}.*\n)+/, '') };
		assert.deepEqual(await gate(without), [
			'gate.floor warning reliability.yaml:1 This change takes out the commitment, which had a floor of 30%.',
		]);
	});

	it('warns where a promise is taken back', async () => {
		assert.deepEqual(
			await gate(
				withText(
					['people: 2', 'people: 1'],
					['until: 2027-03-31', 'until: 2026-12-31'],
					['status: done', 'status: planned'],
				),
			),
			[
				'gate.promise warning reliability.yaml:4 This change lowers the people of the commitment from 2 to 1.',
				'gate.promise warning reliability.yaml:6 This change shortens the commitment: it ended on 2027-03-31 and now on 2026-12-31.',
				'gate.promise warning reliability.yaml:23 This change reopens REL-2, which was done with a frozen forecast.',
			],
		);
		assert.deepEqual(await gate(withText(['mean: 2', 'mean: 1'])), [
			'gate.promise warning reliability.yaml:26 This change alters what REL-2 promised when it was done.',
		]);
		assert.deepEqual(
			await gate(withText(['until: 2027-03-31', 'until: 2027-06-30'], ['floor: 30%', 'floor: 35%'])),
			[],
		);
	});

	it('keeps to an exemption until its last day, and says so', async () => {
		const code = { 'services/checkout/db.ts': 'two\n' };
		assert.deepEqual(await gate({ ...withText(exempt('paths: [services/checkout/**]')), ...code }), [
			'gate.exempted information reliability.yaml:8 This exempts the change from one warning until 2026-11-30: The fix itself.',
		]);
		assert.equal(
			(await gate({ ...withText(exempt('paths: [services/checkout/**]')), ...code }, {}, '2026-12-01T12:00Z'))
				.map((line) => line.split(' ').slice(0, 3).join(' '))
				.join(),
			'gate.budget warning services/checkout/db.ts:1,gate.exemption information reliability.yaml:8',
		);
		assert.deepEqual(
			await gate(
				withText(
					exempt('floor: true, items: [REL-2]'),
					['floor: 30%', 'floor: 20%'],
					['status: done', 'status: planned'],
				),
			),
			[
				'gate.exempted information reliability.yaml:8 This exempts the change from 2 warnings until 2026-11-30: The fix itself.',
			],
		);
	});

	it('compares with where the branch left, not with what came there since', async () => {
		const { root, git } = changed({ 'docs/readme.md': 'two\n' });
		git('checkout', '--quiet', 'main');
		fs.writeFileSync(path.join(root, 'services/checkout/db.ts'), 'three\n');
		commitAll(root, '2026-11-23T09:00:00Z');
		git('checkout', '--quiet', 'change');
		assert.ok(!(await lightsOnHere(['check', '--base', 'main', '--now', NOW], root)).out.includes('gate.'));
	});

	it('annotates the first of the files for GitHub, and sums up as Markdown, the same each time', async () => {
		const { root } = changed({ 'services/checkout/db.ts': 'two\n' });
		const run = async (format: string) =>
			(await lightsOnHere(['check', '--base', 'main', '--now', NOW, '--format', format], root)).out;
		const annotations = await run('github');
		assert.match(
			annotations,
			/^::warning file=services\/checkout\/db\.ts,line=1,endLine=1,col=1,endColumn=1,title=Lights On%3A gate\.budget::The error budget of checkout is used up by 346%25, and/m,
		);
		assert.match(
			await run('markdown'),
			/^- \*\*warning\*\* services\/checkout\/db\.ts:1:1 The error budget .*\(gate\.budget\)$/m,
		);
		assert.equal(await run('github'), annotations);
	});

	it('says what is wrong with the base, and where there is no git', async () => {
		const { root } = changed({});
		const unknown = await lightsOnHere(['check', '--base', 'nowhere'], root);
		assert.equal(unknown.status, 2);
		assert.match(unknown.err, /There is no commit “nowhere” here\. Fetch it first/);
		assert.equal((await lightsOnHere(['check', '--base=--output=x'], root)).status, 2);
		assert.match((await lightsOnHere(['score', '--base', 'main'], root)).err, /“--base” goes with check/);
		assert.match((await lightsOnHere(['check', '--base', ''], root)).err, /which branch or commit/);
	});
});
