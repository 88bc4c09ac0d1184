import assert from 'node:assert/strict';
import { defaultCalendar } from '../../../src/core/incidents/calendar.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { say } from '../../../src/core/text.ts';

const read = (text: string, file = 'exports/incidents.csv') => readSource(file, text, defaultCalendar);
const marks = (text: string, file?: string) =>
	read(text, file).problems.map(
		({ code, place, message }) => `${code} ${JSON.stringify(text.slice(place.start, place.end))} ${say(message)}`,
	);

describe('sources of incidents', () => {
	it('a CSV in this project’s own columns, in any order, with quoted line ends and a byte order mark', () => {
		const text =
			'\ufeffService,ID,started,resolved,impact,auto_resolved,title,pages,responders,links\r\n' +
			'checkout,INC-1,2026-09-14T02:11Z,2026-09-14T02:58Z,60%,yes,"Down, and\r\nup again",3,2,https://a.example https://b.example\r\n' +
			'\r\n' +
			'cart,INC-2,2026-09-15T02:11Z,,0.5,,,,,\r\n';
		const { incidents, problems, present } = read(text);
		assert.deepEqual(problems, []);
		assert.equal(present, 2);
		const [{ origin, ...first } = { origin: { start: 0, end: 0 } }, second] = incidents;
		assert.deepEqual(first, {
			id: 'INC-1',
			title: 'Down, and\r\nup again',
			services: [{ service: 'checkout', impact: 0.6 }],
			impactGiven: true,
			started: Date.UTC(2026, 8, 14, 2, 11),
			resolved: Date.UTC(2026, 8, 14, 2, 58),
			responders: 2,
			pages: 3,
			autoResolved: true,
			links: ['https://a.example', 'https://b.example'],
		});
		assert.ok(text.slice(origin.start, origin.end).startsWith('checkout,INC-1'));
		assert.ok(text.slice(origin.start, origin.end).endsWith('https://b.example'));
		assert.equal(second?.resolved, undefined);
	});

	it('a CSV cell of several services gives each its impact', () => {
		const { incidents } = read('id,started,services\nINC-1,2026-09-14T02:11Z,checkout:60%|payments:0.2\n');
		assert.deepEqual(incidents[0]?.services, [
			{ service: 'checkout', impact: 0.6 },
			{ service: 'payments', impact: 0.2 },
		]);
	});

	it('what a record cannot stand without rejects it; any other fault only its own value; nothing is dropped silently', () => {
		const text =
			'id,started,resolved,impact\n' +
			',2026-09-14T02:11Z,,\n' +
			'INC-2,soon,,\n' +
			'INC-3,2026-09-14T02:11Z,2026-09-14T01:11Z,\n' +
			'INC-4,2026-09-14T02:11Z,2026-09-14T03:11Z,lots\n' +
			'INC-4,2026-09-14T02:11Z,2026-09-14T03:11Z,10%\n';
		assert.deepEqual(marks(text), [
			'source.record ",2026-09-14T02:11Z,," This record is left out: “id” is not usable. A value is missing here.',
			'source.record "INC-2,soon,," This record is left out: “started” is not usable. This is not a point in time. Write it as 2026-09-14T02:11Z.',
			'source.record "INC-3,2026-09-14T02:11Z,2026-09-14T01:11Z," Incident INC-3 is resolved before it starts. It is left out until one of the times is mended.',
			'source.record "INC-4,2026-09-14T02:11Z,2026-09-14T03:11Z,lots" “impact” is not used. This must be a share, such as 80% or 0.8.',
			'source.record "INC-4,2026-09-14T02:11Z,2026-09-14T03:11Z,10%" Incident INC-4 stands in this file already. This record is left out.',
		]);
		assert.equal(read(text).present, 5);
		assert.deepEqual(
			read(text).incidents.map((incident) => incident.id),
			['INC-4'],
		);
	});

	it('many records with one fault are one problem with their number, which leads to the others', () => {
		const text = `id,started\n${'X,never\n'.repeat(200)}`;
		const [problem, ...others] = read(text).problems;
		assert.deepEqual(others, []);
		assert.equal(
			say(problem!.message),
			'This record is left out: “started” is not usable. This is not a point in time. Write it as 2026-09-14T02:11Z. (200 records of this file)',
		);
		assert.equal(text.slice(problem!.place.start, problem!.place.end), 'X,never');
		assert.deepEqual(
			problem!.related?.map(({ place }) => place.start),
			Array.from({ length: 20 }, (_, row) => text.indexOf('X', 0) + 8 * (row + 1)),
		);
		assert.equal(read(text).rejected, 200);
	});

	for (const [name, text, wanted] of [
		[
			'of CSV',
			`id,started,impact\n${Array.from({ length: 3000 }, (_, row) => `I${row},never${'x'.repeat(row % 60)},lots\n`).join('')}`,
			1,
		],
		[
			'of YAML',
			Array.from({ length: 3000 }, (_, row) => `- { id: I${row}, started: 2026-09-14T02:11Z, sev${row}: 1 }\n`).join(
				'',
			),
			50,
		],
	] as const)
		it(`a file ${name} has at most fifty problems, whatever is wrong with it`, () => {
			const { problems, rejected, present, read: used } = read(text, name === 'of CSV' ? 'i.csv' : 'i.yaml');
			assert.equal(problems.length, wanted);
			assert.equal(present, 3000);
			assert.equal(used! + rejected!, 3000);
			if (wanted === 50) assert.match(say(problems[49]!.message), /^29\d\d more records of this file have faults\.$/);
		});

	it('reasons for rejects are told apart by the field that is wrong, in CSV and in YAML', () => {
		const rejections = (text: string, file: string) =>
			read(text, file).rejections?.map(({ reason, count }) => `${count} ${say(reason)}`);
		assert.deepEqual(
			rejections('id,started\nA,\nB,\n,2026-09-14T02:11Z\nC,never\n', 'i.csv')?.map((line) => line.slice(0, 57)),
			[
				'2 This record is left out: “started” is not usable. A val',
				'1 This record is left out: “id” is not usable. A value is',
				'1 This record is left out: “started” is not usable. This ',
			],
		);
		assert.deepEqual(
			rejections(
				'- { id: A }\n- { id: B }\n- { started: 2026-09-14T02:11Z }\n- { id: C, started: 2026-09-14, resolved: 2026-09-13 }\n- { id: D, started: 2026-09-14, resolved: 2026-09-13 }\n',
				'i.yaml',
			),
			[
				'2 “started” is missing.',
				'1 “id” is missing.',
				'2 Incident C is resolved before it starts. It is left out until one of the times is mended.',
			],
		);
	});

	it('YAML and JSON, as a list or under “incidents”', () => {
		const list = '- { id: INC-1, started: 2026-09-14T02:11Z, resolved: 2026-09-14T03:11Z }\n- { id: INC-2 }\n';
		assert.equal(read(list, 'i.yaml').incidents.length, 1);
		assert.deepEqual(marks(list, 'i.yaml'), ['key.missing "id: INC-2" “started” is missing.']);
		assert.equal(read(`incidents:\n  ${list.split('\n')[0]}\n`, 'i.yml').incidents.length, 1);
		assert.equal(read('{"incidents": [{"id": "A", "started": "2026-09-14T02:11Z"}]}', 'i.json').incidents.length, 1);
	});

	it('PagerDuty’s analytics CSV: UTC without saying so, acknowledged after seconds', () => {
		const text =
			'id,incident_number,description,service_name,created_at,resolved_at,urgency,priority_name,total_interruptions,engaged_user_count,seconds_to_first_ack,auto_resolved\n' +
			'PX1,42,"Disk full, again",Checkout API,2026-05-31T10:05:00,2026-05-31T10:35:00,high,,3,2,90,false\n';
		const { incidents, problems } = readSource('pd.csv', text, { ...defaultCalendar, zone: 'Asia/Tokyo' });
		assert.deepEqual(problems, []);
		const { origin: _, ...incident } = incidents[0]!;
		assert.deepEqual(incident, {
			id: 'PX1',
			title: 'Disk full, again',
			services: [{ service: 'Checkout API', impact: 1 }],
			impactGiven: false,
			severity: 'high',
			started: Date.UTC(2026, 4, 31, 10, 5),
			acknowledged: Date.UTC(2026, 4, 31, 10, 6, 30),
			resolved: Date.UTC(2026, 4, 31, 10, 35),
			responders: 2,
			pages: 3,
			autoResolved: false,
			source: 'pagerduty',
			links: [],
		});
	});

	it('a file in no known format is one problem that names those that are', () => {
		assert.match(
			marks('hello;world\n1;2\n')[0]!,
			/^source\.unreadable "hello;world" The format of this file is not known\. Known are: /,
		);
		assert.deepEqual(read('').problems, []);
	});
});
