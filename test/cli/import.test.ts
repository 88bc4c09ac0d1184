import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readSourceFile } from '../../src/cli/importing/sourceFile.ts';
import { defaultCalendar, encodeText, pageAt, readSource, say } from '../../src/core/index.ts';
import { folderWith, lightsOnHere } from './commandLine.ts';

const incident = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
	id,
	incident_number: 1,
	title: `Down ${id}`,
	created_at: '2026-09-14T02:11:00Z',
	resolved_at: '2026-09-14T02:58:00Z',
	status: 'resolved',
	urgency: 'high',
	service: { id: 'S1', summary: 'Checkout API' },
	...more,
});
const exported = JSON.stringify(
	{ incidents: [incident('P1'), incident('P2'), incident('P3', { resolved_at: '2026-09-13T00:00:00Z' })] },
	null,
	2,
);
const backlog = `# ours
services:
  - { id: checkout, aliases: [Checkout API] }
items: []
incidents:
  - { id: P1, service: checkout, started: 2026-09-14T02:11Z, cause: db } # known
`;

describe('lights-on import', () => {
	it('merges an export, tells what it did, and does nothing the second time', async () => {
		const root = folderWith({ 'pd.json': exported, 'reliability.yaml': backlog });
		const args = ['import', 'pd.json', '--into', 'reliability.yaml', '--format', 'json'];
		const dry = await lightsOnHere([...args, '--dry-run'], root);
		assert.deepEqual([dry.status, dry.err, JSON.parse(dry.out).written], [0, '', false]);
		assert.equal(fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8'), backlog);

		const report = JSON.parse((await lightsOnHere(args, root)).out);
		assert.deepEqual(
			[report.written, report.present, report.read, report.rejected, report.unchanged],
			[true, 3, 2, 1, 0],
		);
		assert.deepEqual(report.new, [{ id: 'P2', title: 'Down P2', service: 'checkout', started: '2026-09-14T02:11Z' }]);
		assert.deepEqual(
			report.changed.map(({ id, fields }: { id: string; fields: { field: string }[] }) => [
				id,
				fields.map(({ field }) => field),
			]),
			[['P1', ['title', 'severity', 'resolved', 'source']]],
		);
		assert.deepEqual(report.rejections, [
			{
				reason: 'Incident P3 is resolved before it starts. It is left out until one of the times is mended.',
				count: 1,
				file: 'pd.json',
				line: exported.slice(0, exported.indexOf('"P3"')).split('\n').length - 1,
			},
		]);
		const written = fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8');
		assert.match(written, /^# ours\n/);
		assert.match(written, /cause: db, source: pagerduty \} # known\n/);

		const again = JSON.parse((await lightsOnHere(args, root)).out);
		assert.deepEqual([again.written, again.new, again.changed, again.unchanged], [false, [], [], 2]);
		assert.equal(fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8'), written);
		assert.deepEqual(fs.readdirSync(root).sort(), ['pd.json', 'reliability.yaml']);
	});

	it('tells people the same in words, and lets nothing from a file steer the terminal', async () => {
		const text = JSON.stringify({ incidents: [incident('P\u001b[2J1')] });
		const root = folderWith({ 'pd.json': text });
		const { status, out } = await lightsOnHere(['import', 'pd.json', '--into', 'incidents.csv'], root);
		assert.equal(status, 0);
		assert.match(out, /^pd\.json: PagerDuty incidents \(JSON\)\n1 new, 0 changed, 0 unchanged, 0 rejected\.\n/);
		assert.match(out, /incidents\.csv is written\.\n$/);
		assert.ok(!out.includes('\u001b'));
		assert.match(fs.readFileSync(path.join(root, 'incidents.csv'), 'utf8'), /^id,title,service,.*\nP/);
	});

	it('maps services by the backlog above the file that it writes, and keeps that file’s encoding', async () => {
		const csv = encodeText('id,started\r\n', { name: 'utf-16le', mark: true });
		const root = folderWith({ 'pd.json': exported, 'reliability.yaml': backlog, 'history/own.csv': '' });
		fs.writeFileSync(path.join(root, 'history/own.csv'), csv);
		assert.equal((await lightsOnHere(['import', 'pd.json', '--into', 'history/own.csv'], root)).status, 0);
		const bytes = fs.readFileSync(path.join(root, 'history/own.csv'));
		assert.deepEqual([...bytes.subarray(0, 2)], [0xff, 0xfe]);
		assert.match(bytes.toString('utf16le'), /\r\nP1,2026-09-14T02:11Z,Down P1,checkout,/);
	});

	it('reads a CSV of another tool by the columns that are given, and proposes them where they are not', async () => {
		const root = folderWith({ 'tool.csv': 'Ticket,Begin,End\nA,2026-03-01 10:00,2026-03-01 11:00\n' });
		const unknown = await lightsOnHere(['import', 'tool.csv', '--into', 'i.yaml'], root);
		assert.equal(unknown.status, 1);
		assert.match(unknown.err, /Perhaps: --columns 'id=Ticket,started=Begin,resolved=End'\./);
		assert.ok(!fs.existsSync(path.join(root, 'i.yaml')));
		const columns = ['--columns', 'id=Ticket,started=Begin,resolved=End', '--zone', 'Europe/Madrid'];
		assert.equal((await lightsOnHere(['import', 'tool.csv', '--into', 'i.yaml', ...columns], root)).status, 0);
		assert.match(
			fs.readFileSync(path.join(root, 'i.yaml'), 'utf8'),
			/started: 2026-03-01T09:00Z, resolved: 2026-03-01T10:00Z/,
		);
	});

	it('keeps columns in the backlog: says how to write them there, and then needs them no more', async () => {
		const tool = 'Ticket,Begin,End\nA,2026-03-01 10:00,2026-03-01 11:00\n';
		const root = folderWith({ 'tool.csv': tool, 'reliability.yaml': 'items: []\n' });
		const import_ = (...more: string[]) => lightsOnHere(['import', 'tool.csv', '--into', 'i.csv', ...more], root);
		const first = await import_('--columns', 'id=Ticket,started=Begin,resolved=End');
		assert.match(first.out, /name them under “sources” of .*reliability\.yaml:\n {2}- (\{.*\})\n/);
		const entry = /^ {2}- (\{.*\})$/m.exec(first.out)![1];
		fs.writeFileSync(path.join(root, 'reliability.yaml'), `items: []\nsources:\n  - ${entry}\n`);
		const again = await import_();
		assert.deepEqual([again.status, again.err], [0, '']);
		assert.match(again.out, /0 new, 0 changed, 1 unchanged, 0 rejected\./);
		assert.equal((await lightsOnHere(['check'], root)).status, 0);
	});

	it('tells how to name the columns of a CSV whose headers say nothing', async () => {
		const root = folderWith({ 'tool.csv': 'Alpha,Beta\nA,2026-03-01 10:00\n' });
		const { status, err } = await lightsOnHere(['import', 'tool.csv', '--into', 'i.csv'], root);
		assert.equal(status, 1);
		assert.match(err, /name its columns: --columns 'started=….*', each one of: Alpha, Beta\./);
	});

	it('writes nothing into a file that it cannot change safely, and says why', async () => {
		const root = folderWith({ 'pd.json': exported, 'reliability.yaml': 'incidents: [\n' });
		const { status, out, err } = await lightsOnHere(['import', 'pd.json', '--into', 'reliability.yaml'], root);
		assert.deepEqual([status, out], [1, '']);
		assert.match(err, /^lights-on: The text of reliability\.yaml has errors\. Correct them first\.\n$/);
		assert.equal(fs.readFileSync(path.join(root, 'reliability.yaml'), 'utf8'), 'incidents: [\n');
	});

	it('ends with 2 for wrong usage', async () => {
		const root = folderWith({ 'pd.json': exported });
		for (const [args, sentence] of [
			[['import'], /Say which file to import/],
			[['import', 'pd.json'], /Say with --into/],
			[['import', 'gone.json', '--into', 'a.yaml'], /“gone\.json” cannot be read: it is not there/],
			[['import', 'pd.json', '--into', 'no/such/a.yaml'], /“no\/such\/a\.yaml” cannot be read/],
			[['import', 'pd.json', '--into', 'a.yaml', '--columns', 'begun=X'], /A column cannot mean “begun”/],
			[['import', 'pd.json', '--into', 'a.yaml', '--zone', 'Mars'], /“Mars” is no time zone/],
			[['score', '--into', 'a.yaml'], /“--into” goes with import/],
		] as const) {
			const { status, out, err } = await lightsOnHere(args, root);
			assert.deepEqual([status, out], [2, ''], args.join(' '));
			assert.match(err, sentence);
		}
	});
});

describe('files of pages', () => {
	const rows = Array.from(
		{ length: 500 },
		(_, row) => `2026-03-02T01:00:${String(row % 60).padStart(2, '0')}Z,phone,x,Größe ${row}`,
	);
	const text = `created_at,type,address,user\r\n${rows.join('\r\n')}\r\nnever,sms,x,y\r\n`;

	for (const name of ['utf-8', 'utf-16le', 'utf-16be'] as const)
		it(`too large to be held come out as others do: ${name}`, () => {
			const root = folderWith({});
			const file = path.join(root, 'pages.csv');
			fs.writeFileSync(file, encodeText(text, { name, mark: name !== 'utf-16be' }));
			const streamed = readSourceFile(file, 'pages.csv', defaultCalendar, {}, { mostHeld: 0 })!.reading;
			const whole = readSource('pages.csv', text, defaultCalendar);
			assert.deepEqual([streamed.present, streamed.read, streamed.rejected], [501, 500, 1]);
			assert.deepEqual(
				Array.from({ length: 500 }, (_, row) => pageAt(streamed.pages!, row)),
				Array.from({ length: 500 }, (_, row) => pageAt(whole.pages!, row)),
			);
			assert.deepEqual(
				streamed.problems.map(({ message }) => say(message)),
				['Line 502 does not say when somebody was paged. It is left out.'],
			);
		});

	it('in `sources` are read beside the incidents', async () => {
		const root = folderWith({ 'reliability.yaml': 'sources: [pages.csv]\nitems: []\n', 'pages.csv': text });
		const { status, out } = await lightsOnHere(['check', root, '--format', 'json', '--now', '2026-11-23T09:00Z']);
		assert.equal(status, 0);
		assert.deepEqual(
			JSON.parse(out).problems.map(({ file, line, code }: { file: string; line: number; code: string }) => [
				file,
				line,
				code,
			]),
			[['pages.csv', 502, 'source.record']],
		);
	});
});
