import assert from 'node:assert/strict';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { pageAt } from '../../../../src/core/incidents/pages.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { say } from '../../../../src/core/text.ts';
import { vendorBandWords } from '../../../../src/core/views/vendorBands.ts';
import * as samples from './otherSamples.ts';
import { writers } from './writers.ts';

const read = (file: string, text: string) => readSource(file, text, defaultCalendar);
const json = (value: unknown) => read('export.json', JSON.stringify(value));
const reasons = ({ rejections }: ReturnType<typeof read>) =>
	(rejections ?? []).map(({ count, reason }) => `${count} × ${say(reason)}`);
const at = (text: string) => Date.parse(text);

describe('PagerDuty', () => {
	const raw = {
		id: 'P1',
		incident_number: 1,
		service_id: 'S1',
		service_name: 'Checkout API',
		created_at: '2026-03-02T01:00:00',
		resolved_at: '2026-03-02T02:00:00',
		status: 'resolved',
		urgency: 'high',
	};
	it('counts interruptions in its own bands, and says that they are its own', () => {
		const reading = json({
			data: [
				{
					...raw,
					business_hour_interruptions: 5,
					off_hour_interruptions: 4,
					sleep_hour_interruptions: 3,
					total_interruptions: null,
				},
			],
		});
		assert.equal(reading.incidents[0]?.pages, 12);
		assert.deepEqual(reading.banded, [
			{
				vendor: 'PagerDuty',
				unit: 'interruptions',
				incident: 'P1',
				at: at('2026-03-02T01:00Z'),
				business: 5,
				off: 4,
				sleep: 3,
			},
		]);
		assert.deepEqual(
			vendorBandWords(reading.banded!).map((words) => say(words)),
			['Interruptions in PagerDuty’s own bands: 5 in business hours, 4 off, 3 in sleep hours.'],
		);
		assert.equal(reading.incidents[0]?.vendorBands?.vendor, 'PagerDuty');
	});
	it('takes the length of an incident where its end is missing, and marks what a machine resolved', () => {
		const [incident] = json({
			data: [{ ...raw, resolved_at: null, seconds_to_resolve: 90, auto_resolved: true }],
		}).incidents;
		assert.deepEqual([incident?.resolved, incident?.autoResolved], [at('2026-03-02T01:01:30Z'), true]);
	});
	it('keeps the record with the end of an incident that stands twice, and rejects what is resolved before it starts', () => {
		const reading = json({
			data: [
				{ ...raw, resolved_at: null, status: 'triggered' },
				raw,
				{ ...raw, id: 'P2', resolved_at: '2026-03-01T00:00:00' },
			],
		});
		assert.deepEqual([reading.present, reading.read, reading.rejected], [3, 1, 2]);
		assert.equal(reading.incidents[0]?.resolved, at('2026-03-02T02:00Z'));
		assert.deepEqual(reasons(reading), [
			'1 × Incident P1 stands in this file already. This record is left out.',
			'1 × Incident P2 is resolved before it starts. It is left out until one of the times is mended.',
		]);
	});
	it('reads who took an incident and when, and leaves out what was merged into another', () => {
		const one = {
			id: 'P1',
			incident_number: 1,
			title: 'Down\n again',
			created_at: '2026-03-02T01:00:00Z',
			resolved_at: null,
			last_status_change_at: '2026-03-02T02:00:00Z',
			last_status_change_by: { type: 'service_reference' },
			status: 'resolved',
			service: { id: 'S1', summary: 'Checkout API' },
			acknowledgements: [
				{ at: '2026-03-02T01:09:00Z', acknowledger: { id: 'U1' } },
				{ at: '2026-03-02T01:04:00Z', acknowledger: { id: 'U2' } },
			],
			html_url: 'https://acme.pagerduty.example/incidents/P1',
		};
		const reading = json({ incidents: [one, { ...one, id: 'P2', resolve_reason: { type: 'merge_resolve_reason' } }] });
		const { origin: _, ...incident } = reading.incidents[0]!;
		assert.deepEqual(incident, {
			id: 'P1',
			title: 'Down again',
			services: [{ service: 'Checkout API', impact: 1, key: 'S1' }],
			impactGiven: false,
			started: at('2026-03-02T01:00Z'),
			acknowledged: at('2026-03-02T01:04Z'),
			resolved: at('2026-03-02T02:00Z'),
			responders: 2,
			autoResolved: true,
			source: 'pagerduty',
			links: ['https://acme.pagerduty.example/incidents/P1'],
		});
		assert.deepEqual(reasons(reading), ['1 × This incident was merged into another one, which counts.']);
	});
	it('log entries that notify somebody are pages; the others are counted as left out', () => {
		const reading = read('log.json', samples.logEntries);
		assert.deepEqual([reading.present, reading.read, reading.rejected], [4, 2, 2]);
		assert.deepEqual(
			[0, 1].map((row) => pageAt(reading.pages!, row)),
			[
				{ at: at('2026-03-02T01:00:05Z'), person: 'Heron', incident: 'P1', service: 'Checkout API', channel: 'phone' },
				{ at: at('2026-03-02T01:00:35Z'), person: 'Otter', incident: 'P1', channel: 'push' },
			],
		);
	});
	it('a team report is a page a row, each once, whatever the quotes and zones', () => {
		const reading = read('team.csv', samples.teamReport);
		assert.equal(reading.format, 'PagerDuty team report (CSV)');
		assert.deepEqual([reading.present, reading.read, reading.rejected], [5, 3, 2]);
		assert.deepEqual(
			[0, 1, 2].map((row) => pageAt(reading.pages!, row)),
			[
				{ at: at('2026-03-02T01:00:05Z'), person: 'Heron', channel: 'phone' },
				{ at: at('2026-03-02T03:00:05Z'), person: 'Otter, the second', channel: 'sms' },
				{ at: at('2026-03-02T07:30:00Z'), person: 'Lynx', channel: 'email' },
			],
		);
		const [bad] = reading.problems;
		assert.equal(samples.teamReport.slice(bad!.place.start, bad!.place.end), 'never,email,x@example.com,Lynx');
	});
});

describe('incident.io', () => {
	const one = {
		id: '01H1',
		reference: 'INC-1',
		name: 'Till',
		mode: 'standard',
		created_at: '2026-03-02T01:05:00Z',
		updated_at: '2026-03-02T09:00:00Z',
		incident_status: { category: 'closed' },
	};
	it('leaves out tests, tutorials and what never happened, and says so', () => {
		const reading = json([
			one,
			{ ...one, id: '2', mode: 'test' },
			{ ...one, id: '3', mode: 'tutorial' },
			{ ...one, id: '4', incident_status: { category: 'declined' } },
		]);
		assert.deepEqual([reading.present, reading.read, reading.rejected], [4, 1, 3]);
		assert.deepEqual(reasons(reading), [
			'2 × This is a test incident. It is left out.',
			'1 × This incident was declined. It is left out.',
		]);
	});
	it('an incident that is over but does not say when ends with its last update, and that is said', () => {
		const reading = json([one]);
		assert.equal(reading.incidents[0]?.resolved, at('2026-03-02T09:00Z'));
		assert.match(say(reading.problems[0]!.message), /Its last update counts as its end/);
	});
	it('its workload is in its own bands, in minutes', () => {
		const reading = json([
			{ ...one, workload_minutes_working: 10.8, workload_minutes_late: 0, workload_minutes_sleeping: 2 },
		]);
		assert.deepEqual(
			reading.banded?.map(({ unit, business, off, sleep }) => [unit, business, off, sleep]),
			[['minutes', 10.8, 0, 2]],
		);
	});
	it('a status that nobody knows leaves the incident open', () => {
		assert.equal(json([{ ...one, incident_status: { category: 'frozen' } }]).incidents[0]?.resolved, undefined);
	});
	it('follow-ups keep their incident, owner, priority, link and where they stand', () => {
		const reading = read('follow.json', samples.followUps);
		assert.deepEqual([reading.present, reading.read, reading.rejected], [5, 3, 2]);
		const { origin: _, ...first } = reading.followUps![0]!;
		assert.deepEqual(first, {
			id: 'F1',
			title: 'Add an alert',
			incident: '01H1',
			owner: 'Heron',
			status: 'open',
			priority: 'High',
			created: at('2026-03-02T10:00Z'),
			link: 'https://tracker.example/OPS-9',
			source: 'incident.io',
		});
		assert.deepEqual(
			reading.followUps!.map(({ status }) => status),
			['open', 'done', 'dropped'],
		);
	});
});

describe('Alertmanager', () => {
	const alert = (status: string, endsAt = '0001-01-01T00:00:00Z') => ({
		status,
		labels: { alertname: 'DiskFull', service: 'checkout', severity: 'page' },
		annotations: { summary: 'Disk is full' },
		startsAt: '2026-03-02T01:00:00.5Z',
		endsAt,
		fingerprint: 'abcdef0123456789',
	});
	const call = (alerts: unknown[], truncatedAlerts = 0) =>
		JSON.stringify({ version: '4', groupKey: 'g', receiver: 'log', truncatedAlerts, status: 'firing', alerts });
	it('calls about one firing are one incident, which the last of them ends', () => {
		const text = [
			call([alert('firing')]),
			call([alert('firing')]),
			call([alert('resolved', '2026-03-02T01:30:00Z')]),
		].join('\n');
		const reading = read('webhook.ndjson', text);
		assert.deepEqual([reading.present, reading.read, reading.rejected, reading.incidents.length], [3, 3, 0, 1]);
		const [incident] = reading.incidents;
		assert.deepEqual(
			[incident?.id, incident?.cause, incident?.resolved, incident?.autoResolved],
			['DiskFull-abcdef01-20260302T010000Z', 'DiskFull', at('2026-03-02T01:30Z'), true],
		);
	});
	it('alerts that were cut off make the counts a floor', () => {
		const reading = read('webhook.ndjson', call([alert('firing')], 7));
		assert.equal(reading.floor, true);
		assert.match(say(reading.problems[0]!.message), /^Alertmanager cut 7 alerts off/);
	});
	it('an alert without a start is rejected, and so is a line that is no call', () => {
		const reading = read('webhook.ndjson', `${call([alert('firing'), { labels: {} }])}\nnot json\n{"a":1}\n`);
		assert.deepEqual([reading.present, reading.read, reading.rejected], [4, 1, 3]);
	});
});

describe('other vendors', () => {
	it('Opsgenie: acknowledged and closed are counted in milliseconds from the start', () => {
		const [incident] = json({
			data: [
				{
					id: 'u',
					tinyId: '7',
					message: 'm',
					status: 'closed',
					priority: 'P1',
					count: 4,
					createdAt: '2026-03-02T01:00:00Z',
					updatedAt: null,
					tags: [],
					report: { ackTime: 15_702, closeTime: 60_503, closedBy: 'System' },
				},
			],
		}).incidents;
		assert.deepEqual(
			[incident?.acknowledged, incident?.resolved, incident?.autoResolved, incident?.externalId],
			[at('2026-03-02T01:00:15.702Z'), at('2026-03-02T01:01:00.503Z'), true, 'u'],
		);
	});
	it('Statuspage: planned maintenance is no incident; several components are struck together', () => {
		const one = {
			id: 'k',
			name: 'n',
			status: 'resolved',
			impact: 'major',
			created_at: '2026-03-02T01:00:00Z',
			resolved_at: '2026-03-02T02:00:00Z',
			components: [{ name: 'A' }, { name: 'B' }],
			incident_updates: [],
		};
		const reading = json({ incidents: [one, { ...one, id: 'l', impact: 'maintenance' }] });
		assert.deepEqual(reading.incidents[0]?.services, [
			{ service: 'A', impact: 1 },
			{ service: 'B', impact: 1 },
		]);
		assert.equal(reading.incidents[0]?.impactGiven, false);
		assert.deepEqual(reasons(reading), ['1 × This is planned maintenance, not an incident.']);
	});
	it('Grafana IRM: drills are left out', () => {
		const one = {
			incidentID: '1',
			title: 't',
			status: 'resolved',
			incidentStart: '2026-03-02T01:00:00Z',
			incidentEnd: '2026-03-02T02:00:00Z',
		};
		assert.deepEqual(reasons(json({ incidents: [one, { ...one, incidentID: '2', isDrill: true }] })), [
			'1 × This is a drill. It is left out.',
		]);
	});
	it('GitHub: the label decides, and the body may name the commit that caused it', () => {
		const one = {
			number: 3,
			title: 'Down',
			state: 'closed',
			labels: [{ name: 'incident' }, { name: 'sev1' }],
			html_url: 'https://github.example/acme/shop/issues/3',
			created_at: '2026-03-02T01:00:00Z',
			closed_at: '2026-03-02T02:00:00Z',
			body: 'We fell.\r\n**Root cause**: `0a1b2c3d4e`\r\n',
		};
		const reading = json([one, { ...one, number: 4, labels: [] }, { ...one, number: 5, pull_request: {} }]);
		const [incident] = reading.incidents;
		assert.deepEqual(
			[incident?.id, incident?.externalId, incident?.cause, incident?.severity, incident?.links],
			[
				'GH-3',
				'acme/shop#3',
				'0a1b2c3d4e',
				'sev1',
				['https://github.example/acme/shop/issues/3', 'https://github.example/acme/shop/commit/0a1b2c3d4e'],
			],
		);
		assert.deepEqual([reading.present, reading.rejected], [3, 2]);
	});
	it('Jira: only issues of a type or with a label Incident', () => {
		const one = (key: string, type: string, labels: string[]) => ({
			key,
			fields: {
				summary: key,
				issuetype: { name: type },
				labels,
				created: '2026-03-02T01:00:00.000+0000',
				resolutiondate: null,
				updated: '2026-03-02T03:00:00.000+0000',
				status: { statusCategory: { key: 'done' } },
			},
		});
		const reading = json({
			issues: [one('A-1', '[System] Incident', []), one('A-2', 'Task', ['incident']), one('A-3', 'Task', [])],
		});
		assert.deepEqual(
			reading.incidents.map(({ id, resolved }) => [id, resolved]),
			[
				['A-1', at('2026-03-02T03:00Z')],
				['A-2', at('2026-03-02T03:00Z')],
			],
		);
		assert.equal(reading.rejected, 1);
	});
});

describe('a JSON that is cut or joined', () => {
	const records = [1, 2, 3].map((number) => ({ id: `A-${number}`, started: '2026-03-02T01:00Z' }));
	it('keeps the whole records before the cut, and the cut is one problem', () => {
		const text = JSON.stringify({ incidents: records }, null, 2);
		const reading = read('cut.json', text.slice(0, text.indexOf('A-3') + 2));
		assert.deepEqual(
			[reading.incidents.length, reading.present, reading.rejected, reading.problems.length],
			[2, 3, 1, 1],
		);
	});
	it('reads the pages of an API that a tool put one behind the other', () => {
		const page = (list: unknown[]) => JSON.stringify({ incidents: list });
		assert.equal(read('pages.json', page(records.slice(0, 2)) + page(records.slice(2))).incidents.length, 3);
		assert.equal(
			read('pages.json', `${JSON.stringify(records.slice(0, 2))}\n${JSON.stringify(records.slice(2))}`).incidents
				.length,
			3,
		);
	});
	it('a broken line of NDJSON costs only itself', () => {
		const lines = records.map((record) => JSON.stringify(record));
		const reading = read('own.ndjson', `${lines[0]}\n{"id": "A-9", "started\n${lines[1]}\n${lines[2]}\n`);
		assert.deepEqual([reading.incidents.length, reading.rejected], [3, 1]);
	});
	it('brackets and quotes within texts are text', () => {
		const titles = ['\\', 'a "quoted] } end\\"', '"}], {"', '[{'];
		const text = JSON.stringify(titles.map((title, at) => ({ id: `A-${at}`, started: '2026-03-02T01:00Z', title })));
		assert.deepEqual(
			read('own.json', text).incidents.map(({ title }) => title),
			titles,
		);
	});
	it('an export of a quiet time is no problem', () => {
		for (const text of ['{"incidents": []}', '[]', '{"data":[],"more":false}'])
			assert.deepEqual([read('e.json', text).problems, read('e.json', text).present], [[], 0]);
	});
});

describe('our own shapes', () => {
	it('an envelope may hold incidents, pages and follow-ups; what is unusable is counted', () => {
		const reading = readSource('own.json', samples.ownEnvelope, { ...defaultCalendar, zone: 'America/New_York' });
		assert.deepEqual([reading.present, reading.read, reading.rejected], [4, 3, 1]);
		assert.equal(reading.incidents[0]?.started, at('2026-03-02T06:00Z'));
		assert.equal(reading.pages?.count, 1);
		assert.equal(reading.followUps?.[0]?.due, at('2026-04-01T04:00Z'));
	});
	it('a CSV of pages may have semicolons, gaps and fractions of seconds', () => {
		const reading = read('pages.csv', samples.ownPages);
		assert.deepEqual(
			[0, 1].map((row) => pageAt(reading.pages!, row)),
			[
				{ at: at('2026-03-02T01:00Z'), person: 'heron', channel: 'push', incident: 'A-1' },
				{ at: at('2026-03-02T01:05:00.500Z'), person: 'ötter', incident: 'A-1' },
			],
		);
	});
});

describe('a field of any export', () => {
	/** The record with one of its values, however deep, replaced. */
	const variants = (value: unknown, instead: unknown): unknown[] => {
		if (typeof value !== 'object' || value === null) return [instead];
		if (Array.isArray(value))
			return value.flatMap((entry, index) =>
				variants(entry, instead).map((variant) => value.map((other, at) => (at === index ? variant : other))),
			);
		return Object.entries(value).flatMap(([key, entry]) => [
			{ ...value, [key]: instead },
			...variants(entry, instead).map((variant) => ({ ...value, [key]: variant })),
		]);
	};
	const written = [
		{
			number: 1,
			title: 'A',
			service: 's',
			severity: 'P2',
			started: at('2026-01-01T00:00Z'),
			resolved: at('2026-01-01T01:00Z'),
		},
		{ number: 2, title: 'B', service: 's', severity: 'P2', started: at('2026-01-02T00:00Z'), resolved: undefined },
	];
	for (const writer of writers.filter(({ file }) => file.endsWith('.json')))
		for (const [name, instead] of [
			['null', null],
			['a word that nobody knows', 'no-such-thing'],
		] as const)
			it(`${writer.format}: may be ${name}, and each record is still read or rejected`, () => {
				for (const variant of variants(JSON.parse(writer.write(written)), instead)) {
					const { incidents, present, read: used, rejected } = read(writer.file, JSON.stringify(variant));
					assert.equal(used! + rejected!, present);
					for (const one of incidents) assert.ok(Number.isFinite(one.started) && one.id !== '' && one.id !== 'null');
				}
			});
});
