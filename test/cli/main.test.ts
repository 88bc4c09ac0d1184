import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { commitAll, folderWith, lightsOn, lightsOnHere, startLightsOn } from './commandLine.ts';

const NOW = ['--now', '2026-11-23T09:00Z'];

const backlog = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
items:
  - id: REL-1
    title: Automate failover
    kind: reliability
    effort: 5d
    owner: team-a
    service: checkout
    avoids: { incidents: [INC-7] }
  - id: FEAT-1
    title: Saved carts
    kind: product
    effort: { low: 2d, likely: 4d, high: 12d }
    value: 1500/week
  - id: OLD-1
    title: Done before
    kind: product
    effort: 1d
    status: done
    value: 10/week
incidents:
  - { id: INC-7, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T02:58Z, impact: 60%, responders: 3 }
`;
const faulty = 'items:\n  - id: A\n    title: One\n    effrt: 5d\n  - id: A\n    title: "Two\n';

describe('the command line', () => {
	it('prints the ranking as a table, best first', async () => {
		const { status, out, err } = lightsOn(['score', folderWith({ 'reliability.yaml': backlog }), ...NOW]);
		assert.deepEqual([status, err], [0, '']);
		const [header, first, second] = out.split('\n');
		assert.match(header!, /^Rank +Score +P10–P90 +Cost of delay +Effort +Kind +Item$/);
		assert.match(first!, /^ +1 +\$1\.5K +\$[\d.]+K?–\$[\d.]+K? +\$1\.5K +5 d +product +FEAT-1 {2}Saved carts$/);
		assert.match(second!, /^ +2 .* REL-1 {2}Automate failover$/);
		assert.equal(first!.indexOf('FEAT-1'), second!.indexOf('REL-1'));
		assert.ok(!out.includes('OLD-1') && !out.includes('\u001b'));
		assert.match(out, /No problems\.\n$/);
	});

	it('prints JSON by contract, the same on every run', async () => {
		const root = folderWith({ 'reliability.yaml': backlog });
		const { status, out } = await lightsOnHere(['score', root, '--format', 'json', ...NOW]);
		assert.equal(status, 0);
		assert.equal((await lightsOnHere(['score', '--format=json', ...NOW], root)).out, out);
		const score = JSON.parse(out);
		assert.deepEqual(Object.keys(score), ['unit', 'items', 'problems']);
		assert.equal(score.unit, 'USD/week');
		const [feature, reliability, done] = score.items;
		assert.deepEqual([feature.id, feature.rank, reliability.id, reliability.rank], ['FEAT-1', 1, 'REL-1', 2]);
		assert.deepEqual([done.id, done.rank, done.status], ['OLD-1', null, 'done']);
		assert.deepEqual([feature.service, feature.owner], [null, null]);
		assert.deepEqual([reliability.service, reliability.owner, reliability.kind], ['checkout', 'team-a', 'reliability']);
		assert.equal(feature.effortDays.mean, 5);
		assert.equal(feature.score.mean, 1500);
		for (const figure of [feature.costOfDelay, feature.effortDays, reliability.score])
			assert.ok(figure.p10 <= figure.mean && figure.mean <= figure.p90);
		const [term] = reliability.terms;
		assert.deepEqual([term.basis, term.incidents], ['measured', 1]);
		assert.ok(Math.abs(term.perWeek - reliability.costOfDelay.mean) < 1e-6);
		assert.ok(term.evidence.some((place: object) => JSON.stringify(place) === '{"file":"reliability.yaml","line":22}'));
		assert.ok(reliability.badMinutesPerWeek > 0);
	});

	it('adds what items share and what to ask for to the JSON', async () => {
		const twice = backlog.replace(
			'  - id: FEAT-1',
			'  - { id: REL-2, title: Practise, kind: reliability, effort: { low: 2d, likely: 5d, high: 20d }, avoids: { incidents: [INC-7], share: 50% } }\n  - { id: FEAT-2, title: Near it, kind: product, effort: 5d, value: 1400/week }\n  - id: FEAT-1',
		);
		const { items } = JSON.parse(
			(await lightsOnHere(['score', folderWith({ 'reliability.yaml': twice }), '--format', 'json', ...NOW])).out,
		);
		const of = (id: string) => items.find((item: { id: string }) => item.id === id);
		const { overlap } = of('REL-2');
		assert.deepEqual(overlap.with, ['REL-1']);
		// REL-1 prevents all of it, and ranks above: nothing is left to add.
		assert.equal(overlap.jointPerWeek, of('REL-1').costOfDelay.mean);
		assert.ok(Math.abs(overlap.apartPerWeek - 1.5 * overlap.jointPerWeek) < 1e-6);
		assert.equal(overlap.marginalPerWeek, 0);
		assert.deepEqual([of('FEAT-1').overlap, of('OLD-1').overlap, of('OLD-1').askFor], [null, null, null]);
		const { askFor } = of('FEAT-1');
		assert.deepEqual(Object.keys(askFor), [
			...['input', 'low', 'high', 'unit', 'places', 'expectedPlaces', 'crossing', 'text'],
		]);
		assert.deepEqual([askFor.input, askFor.low, askFor.high, askFor.unit], ['effort', 2, 12, 'days']);
		assert.match(
			askFor.text,
			/^Ask for a better effort: it is between 2 d and 12 d\. Knowing it would move this item by/,
		);
	});

	it('marks guesses that git knows to be older than two quarters, as of --now', async () => {
		const root = folderWith({ 'team/reliability.yaml': backlog });
		const target = path.join(root, 'team/reliability.yaml');
		const stale = async (now: string) =>
			JSON.parse((await lightsOnHere(['check', root, '--format', 'json', '--now', now])).out).problems.filter(
				({ code }: { code: string }) => code === 'guess.stale',
			);
		assert.deepEqual(await stale('2026-11-23T09:00Z'), []);
		commitAll(root, '2026-02-10T09:00:00Z');
		assert.deepEqual(await stale('2026-05-01T09:00Z'), []);
		const [first, second, ...rest] = await stale('2026-11-23T09:00Z');
		assert.deepEqual([first.file, first.line, first.column, first.endColumn], ['team/reliability.yaml', 6, 13, 15]);
		assert.match(first.message, /^“effort” was written 9 months ago\. /);
		assert.match(second.message, /^“effort” was written 9 months ago, and one more guess of FEAT-1/);
		assert.equal(rest.length, 0);
		// A line that is in no commit yet is new; one that only moved is as old as before.
		fs.writeFileSync(target, `# Ours\n${backlog.replace('effort: 5d', 'effort: 6d')}`);
		assert.deepEqual(
			(await stale('2026-11-23T09:00Z')).map(({ line }: { line: number }) => line),
			[14],
		);
	});

	it('ranks by the method that the file asks for, names it, and says what it leaves out', async () => {
		const text = backlog
			.replace('items:', 'scoring: { method: rice }\nitems:')
			.replace('value: 1500/week', 'rice: { reach: 5200/quarter, impact: 2, confidence: 80% }');
		const root = folderWith({ 'reliability.yaml': text });
		const { out } = await lightsOnHere(['score', root, ...NOW]);
		assert.match(out, /^Rank +RICE +P10–P90/);
		// 5,200 × 2 × 0.8 = 8,320; a mean of 5 days is 0.2308 person-months.
		assert.match(out, /\n +1 +36K +\S+–\S+ +\$0 +5 d +product +FEAT-1/);
		assert.match(out, /\n1 item not ranked: RICE needs a reach and an impact, and the item has no “rice”\.\n/);
		const score = JSON.parse((await lightsOnHere(['score', root, '--format', 'json', ...NOW])).out);
		assert.deepEqual(Object.keys(score), ['unit', 'method', 'items', 'problems']);
		assert.equal(score.method, 'rice');
		const [feature, reliability] = score.items;
		assert.equal(feature.score.mean, 36053.33333);
		assert.deepEqual(
			feature.scoreTerms.map(({ label, value, unit, basis }: Record<string, unknown>) => [label, value, unit, basis]),
			[
				['Reach a quarter', 5200, 'points', 'guessed'],
				['Impact on each', 2, 'points', 'guessed'],
				['Confidence in reach and impact', 0.8, 'share', 'guessed'],
				['Effort in person-months', 0.2307692308, 'months', 'guessed'],
			],
		);
		assert.deepEqual(feature.scoreTerms[0].evidence, [{ file: 'reliability.yaml', line: 15 }]);
		assert.deepEqual([reliability.score, reliability.rank], [null, null]);
		assert.equal(reliability.unscored, 'RICE needs a reach and an impact, and the item has no “rice”.');
		const markdown = (await lightsOnHere(['score', root, '--format', 'markdown', ...NOW])).out;
		assert.match(markdown, /\| Kind \| RICE \| P10–P90 \|/);
		assert.match(markdown, /^- 1 item not ranked: RICE needs/m);
		assert.match(
			(await lightsOnHere(['score', root, '--format', 'github', ...NOW])).out,
			/^1\. FEAT-1 Saved carts: RICE 36K \(5 d\)$/m,
		);
	});

	it('compares what the methods make of the open items', async () => {
		const text = backlog
			.replace('badMinute: 50 }', 'badMinute: 50, reachPoint: 4 }')
			.replace('value: 1500/week', 'rice: { reach: 2600/quarter, impact: 1 }');
		const root = folderWith({ 'reliability.yaml': text });
		const { status, out, err } = await lightsOnHere(['compare', root, ...NOW]);
		assert.deepEqual([status, err], [0, '']);
		assert.match(out, /^CD3 ranks\. The methods /);
		assert.match(out, /\nCD3 +RICE +WSJF +ICE +Risk +Apart +Item\n/);
		assert.match(out, /\n +1 +1 +1 +1 +– +0\.5 +FEAT-1 {2}Saved carts\n/);
		assert.match(out, /\nCD3 and ICE +1\.00 +2\n/);
		assert.ok(!out.includes('OLD-1'));
		const json = (await lightsOnHere(['compare', root, '--format', 'json', ...NOW])).out;
		assert.equal((await lightsOnHere(['compare', '--format=json', ...NOW], root)).out, json);
		const { method, items, agreements } = JSON.parse(json);
		assert.equal(method, 'cd3');
		const feature = items.find(({ id }: { id: string }) => id === 'FEAT-1');
		assert.deepEqual(Object.keys(feature), ['id', 'title', 'file', 'ranks', 'scores', 'disagreement', 'why']);
		assert.deepEqual([feature.ranks.rice, feature.ranks.risk, feature.scores.risk], [1, null, null]);
		assert.equal(feature.scores.rice, 11266.66667); // 2,600 ÷ (5 days × 3/65)
		assert.deepEqual(agreements[0], { methods: ['cd3', 'rice'], tau: null, items: 1 });
		assert.match((await lightsOnHere(['compare', root, '--format', 'markdown', ...NOW])).out, /^# Methods Compared\n/);
		const wrong = await lightsOnHere(['compare', root, '--format', 'github']);
		assert.deepEqual([wrong.status, wrong.out], [2, '']);
		assert.match(wrong.err, /no format “github” of compare\. Known are text, json, markdown\./);
		assert.equal((await lightsOnHere(['compare', folderWith({ 'reliability.yaml': faulty }), ...NOW])).status, 1);
	});

	it('counts engineer-hours where there are no rates', async () => {
		const root = folderWith({
			'reliability.yaml': 'items:\n  - { id: A, title: T, kind: product, effort: 5d, toil: 4h/week }\n',
		});
		const score = JSON.parse((await lightsOnHere(['score', root, '--format', 'json', ...NOW])).out);
		assert.deepEqual([score.unit, score.items[0].costOfDelay.mean], ['engineer-hours/week', 4]);
	});

	it('counts lines and columns of problems from 1 and ends with 1 where there are errors', async () => {
		const { status, out } = lightsOn(['check', folderWith({ 'reliability.yaml': faulty }), '--format', 'json', ...NOW]);
		assert.equal(status, 1);
		const { problems } = JSON.parse(out);
		const unclosed = problems.find((problem: { code: string }) => problem.code === 'yaml.syntax');
		assert.deepEqual(
			{ ...unclosed, message: undefined },
			{
				...{ file: 'reliability.yaml', line: 6, column: 12, endLine: 6, endColumn: 16 },
				...{ code: 'yaml.syntax', severity: 'error', message: undefined },
			},
		);
		assert.ok(problems.some((problem: { code: string }) => problem.code === 'key.unknown'));
	});

	it('ends with 0 where a file has warnings only', async () => {
		const root = folderWith({ 'reliability.yaml': 'items:\n  - { id: A, title: T, kind: product }\n' });
		const { status, out } = await lightsOnHere(['check', root, ...NOW]);
		assert.equal(status, 0);
		assert.match(out, /^reliability\.yaml:2:\d+ {2}warning {2}.*\[effort\.missing\]$/m);
	});

	it('writes Markdown in which text from files is text', async () => {
		const hostile = backlog.replace('Saved carts', '"a | b <img src=x> [l](javascript:1) `c` **d**"');
		const { out } = await lightsOnHere([
			'score',
			folderWith({ 'reliability.yaml': hostile }),
			'--format',
			'markdown',
			...NOW,
		]);
		const row = out.split('\n').find((line) => line.includes('FEAT-1'))!;
		assert.equal(row.match(/(?<!\\)\|/g)?.length, 9);
		assert.doesNotMatch(row, /<img|[^\\]\[l\]|[^\\]`|[^\\*]\*\*d/);
		assert.match(out, /^## Reliability backlog$/m);
	});

	it('writes annotations that a file cannot forge, with paths from where the job runs', async () => {
		const root = folderWith({
			'sub/reliability.yaml':
				'items:\n  - id: "A"\n    title: "x\\n::error file=evil::forged"\n    kind: "50%, or:\\r\\n::warning::b"\n    "key\\n::warning::c": 1\n    effort: 1d\n    value: 5/week\nrates: { currency: USD }\n',
		});
		for (const command of ['check', 'score']) {
			const { status, out } = await lightsOnHere([command, 'sub', '--format', 'github', ...NOW], root);
			assert.equal(status, 1);
			const commands = out.split(/\r\n|\n|\r/).filter((line) => /^\s*(?:::|##\[)/.test(line));
			assert.equal(commands.length, 2, out);
			for (const [index, line] of [4, 5].entries()) {
				const place = `file=sub/reliability\\.yaml,line=${line},endLine=${line},col=\\d+,endColumn=\\d+`;
				assert.match(
					commands[index]!,
					new RegExp(`^::(?:error|warning) ${place},title=[^:,]*::[^%\\n]*(?:%25)?[^%\\n]*$`),
				);
			}
		}
	});

	it('lets nothing from a file steer the terminal', async () => {
		const root = folderWith({
			'reliability.yaml': backlog.replace('Saved carts', '"\\e[2J\\x9b1m\\u202eevil\\r\\ttab\\a"'),
		});
		const { out } = await lightsOnHere(['score', root, ...NOW]);
		assert.match(out, /\\u001b\[2J\\u009b1m\\u202eevil\\u000d\\u0009tab\\u0007/);
		assert.doesNotMatch(out, /[^\P{Control}\n]|\u202e/u);
	});

	it('reads nested files as one ranking, and passes over folders that are not the project’s own', async () => {
		const item = (id: string, value: number) =>
			`rates: { currency: USD }\nitems:\n  - { id: ${id}, title: T, kind: product, effort: 5d, value: ${value}/week }\n`;
		const root = folderWith({
			'reliability.yaml': item('A', 10),
			'team/pay/reliability.yaml': item('B', 30),
			'.reliability/reliability.yaml': item('C', 20),
			'node_modules/x/reliability.yaml': item('N', 99),
			'.git/reliability.yaml': item('G', 99),
			'dist/reliability.yaml': item('D', 99),
		});
		const score = JSON.parse((await lightsOnHere(['score', root, '--format', 'json', ...NOW])).out);
		assert.deepEqual(
			score.items.map(({ id }: { id: string }) => id),
			['B', 'C', 'A'],
		);
		const one = JSON.parse(
			(await lightsOnHere(['score', path.join(root, 'team/pay/reliability.yaml'), '--format', 'json', ...NOW])).out,
		);
		assert.deepEqual(
			one.items.map(({ id, terms }: { id: string; terms: { evidence: { file: string }[] }[] }) => [
				id,
				terms[0]!.evidence[0]!.file,
			]),
			[['B', 'reliability.yaml']],
		);
	});

	it('reads sources inside the folder and says which lie outside or are not there', async () => {
		const secret = folderWith({ 'secret.yaml': '- { id: INC-S, started: 2026-01-01T00:00Z }\n' });
		const root = folderWith({
			'reliability.yaml':
				'sources: [incidents/*.yaml, ../*.yaml, /etc/*, nothing/*.csv, linked/*.yaml, "**/*a*a*a*a*a*b.yaml", .ops/one.yaml]\n' +
				'items:\n  - { id: A, title: T, kind: reliability, effort: 5d, avoids: { incidents: [INC-1, INC-H] } }\n',
			'incidents/one.yaml':
				'incidents:\n  - { id: INC-1, started: 2026-09-14T02:11Z, resolved: 2026-09-14T03:11Z, responders: 2 }\n',
			'.ops/one.yaml':
				'incidents:\n  - { id: INC-H, started: 2026-09-15T02:11Z, resolved: 2026-09-15T03:11Z, responders: 2 }\n',
			'linked/plain.txt': '',
		});
		fs.symlinkSync(path.join(secret, 'secret.yaml'), path.join(root, 'linked/secret.yaml'));
		const { status, out, err } = await lightsOnHere(['score', root, '--format', 'json', ...NOW]);
		assert.deepEqual([status, err], [0, '']);
		const { items, problems } = JSON.parse(out);
		assert.equal(items[0].terms[0].incidents, 2);
		assert.deepEqual(
			problems
				.map(({ code, column }: { code: string; column: number }) => `${code} ${column}`)
				.filter((line: string) => line.startsWith('source')),
			['source.outside 29', 'source.outside 40', 'source.missing 48', 'source.outside 63', 'source.unreadable 78'],
		);
	});

	it('does not follow a link to a backlog elsewhere, unless it is named', async () => {
		const other = folderWith({ 'reliability.yaml': backlog });
		const root = folderWith({ 'a.txt': '' });
		fs.symlinkSync(path.join(other, 'reliability.yaml'), path.join(root, 'reliability.yaml'));
		const found = await lightsOnHere(['check', root]);
		assert.equal(found.status, 2);
		assert.match(found.err, /^lights-on: “reliability\.yaml” is a link that leaves the folder\./);
		assert.equal((await lightsOnHere(['check', path.join(root, 'reliability.yaml'), ...NOW])).status, 0);
	});

	it('takes a byte order mark for nothing, as editors do', async () => {
		const { out } = await lightsOnHere([
			'check',
			folderWith({ 'reliability.yaml': '\ufefff: 1\n' }),
			'--format',
			'json',
			...NOW,
		]);
		assert.equal(JSON.parse(out).problems[0].column, 1);
	});

	it('says what is wrong with the arguments in one line and ends with 2', async () => {
		for (const [args, sentence] of [
			[[], /Say what to do/],
			[['rank'], /no command “rank”/],
			[['score', '.', 'x'], /one too many/],
			[['score', '--format', 'xml'], /no format “xml”/],
			[['score', '--format'], /“--format” needs a value/],
			[['score', '--colour'], /no option “--colour”/],
			[['score', '--now', 'today'], /“today” is no moment/],
			[['score', '--now', '2026-13-01'], /is no moment/],
			[['score', 'nowhere'], /no file or folder “nowhere”/],
			[['score', folderWith({ 'a.txt': '' })], /There is no reliability\.yaml in/],
			[['score', 'no\u001bwhere'], /no\\u001bwhere/],
		] as const) {
			const { status, out, err } = await lightsOnHere(args);
			assert.deepEqual([status, out], [2, ''], args.join(' '));
			assert.match(err, sentence);
			assert.match(err, /^lights-on: [^\n]+\n$/);
		}
		// The process says so and ends so too.
		assert.deepEqual(lightsOn(['rank']), await lightsOnHere(['rank']));
		assert.deepEqual(lightsOn(['score', 'nowhere']), await lightsOnHere(['score', 'nowhere']));
	});

	it('shows its help and its version', async () => {
		const help = lightsOn(['--help']);
		assert.equal(help.status, 0);
		for (const word of ['score [PATH]', 'check [PATH]', '--format', '--now', 'Exit status'])
			assert.ok(help.out.includes(word));
		assert.equal(
			(await lightsOnHere(['--version'])).out,
			`${JSON.parse(fs.readFileSync('package.json', 'utf8')).version}\n`,
		);
	});

	it('is quiet when its reader goes away', async () => {
		const items = Array.from(
			{ length: 3000 },
			(_, at) => `  - { id: A-${at}, title: ${'x'.repeat(50)}, kind: product, toil: 1h/week }\n`,
		);
		const root = folderWith({ 'reliability.yaml': `items:\n${items.join('')}` });
		const child = startLightsOn(['score', root, '--format', 'json', ...NOW]);
		let complaint = '';
		child.stderr!.on('data', (chunk) => {
			complaint += chunk;
		});
		child.stdout!.once('data', () => child.stdout!.destroy());
		const [status] = await once(child, 'exit');
		assert.deepEqual([status, complaint], [0, '']);
	});
});
