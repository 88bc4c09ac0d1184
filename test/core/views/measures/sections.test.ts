import assert from 'node:assert/strict';
import { english } from '../../../../src/core/text.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import type { RankedList } from '../../../../src/core/views/measures/rankedList.ts';
import { teamOnCall } from './teamOnCall.ts';

const options = { translate: english, locale: 'en-US' };
const model = (snapshot = teamOnCall()) => measuresModel(snapshot, options).sections;
const opened = (section: string, key: string, snapshot = teamOnCall()) =>
	explainMeasure(snapshot, section, key, options);
const rows = ({ rows }: RankedList) => rows.map(({ label, value, note }) => [label, value, note]);

describe('whom interruptions fall on', () => {
	it('names those whom the file lists and nobody else', () => {
		const { list, facts } = model().people!.bySpan['13'];
		assert.deepEqual(rows(list), [
			['heron', '3', '2 in hours of sleep'],
			['Person 2', '1', undefined],
			['otter', '0', undefined],
		]);
		assert.equal(list.note, 'Of 9 more nobody knows whom they reached.');
		assert.deepEqual(
			facts.map(({ label, value }) => [label, value]),
			[
				['Median person', '1'],
				['Busiest person', '3'],
				['Concentration', '75%'],
				['Weeks over the line', '0%'],
			],
		);
	});

	it('opens a person’s row into the interruptions, still without a name', () => {
		const explanation = opened('people', '1/13')!;
		assert.equal(explanation.title, 'Person 2, 13 weeks: 1');
		assert.deepEqual(
			explanation.rows.map(({ label, value }) => [label, value]),
			[['In off hours', '1']],
		);
		assert.ok(!JSON.stringify(explanation).includes('nlisted'));
		for (const key of ['9/13', 'x/13', '0/7', '']) assert.equal(opened('people', key), undefined);
	});

	it('counts weeks of a person past the line of ten', () => {
		// Eleven interruptions in one week of one person, of three people over thirteen weeks: 1 ÷ 39.
		const pages = ['at,person', ...Array.from({ length: 11 }, (_, at) => `2026-11-17T${10 + at}:00:00Z,lynx`)].join(
			'\n',
		);
		const { facts } = model(teamOnCall({ pages })).people!.bySpan['13'];
		assert.equal(facts.at(-1)!.value, '2.6%');
	});
});

describe('what incidents are about', () => {
	it('lists severities, services, causes, repeats and alerts, each open to its incidents', () => {
		const lists = model().causes!.lists['13'];
		assert.deepEqual(
			lists.map((list) => [list.title, rows(list)]),
			[
				['Incidents by severity', [['No severity', '3', undefined]]],
				['Incidents by service', [['checkout', '3', undefined]]],
				[
					'Incidents by cause',
					[
						['db', '2', undefined],
						['No cause known', '1', undefined],
					],
				],
				['Repeat incidents by cause', [['db', '1', undefined]]],
				[
					'Noisiest alerts',
					[
						['Database down (checkout)', '9', undefined],
						['C (checkout)', '2', undefined],
						['Database down again (checkout)', '2', undefined],
					],
				],
			],
		);
		const { title, rows: incidents } = opened('causes', 'cause/13/db')!;
		assert.equal(title, 'Incidents by cause, db: 2');
		assert.deepEqual(
			incidents.map(({ label, value, evidence }) => [label, value, evidence[0]!.label]),
			[
				['B: Database down again', '40 min', 'B'],
				['A: Database down', '60 min', 'A'],
			],
		);
		assert.equal(opened('causes', 'alert/13/1')!.rows.length, 2);
		for (const key of ['cause/13/x', 'toString/13/db', 'alert/13/99', 'alert/13/x', 'cause'])
			assert.equal(opened('causes', key), undefined);
	});

	it('says of an alert how often nobody had to do anything', () => {
		const backlog = `services: [{ id: checkout }]
items: []
incidents:
  - { id: A, title: Disk full, service: checkout, started: 2026-11-17T02:00Z, resolved: 2026-11-17T02:05Z, pages: 1, autoResolved: true }
  - { id: B, title: Disk full, service: checkout, started: 2026-11-18T02:00Z, resolved: 2026-11-18T02:05Z, pages: 1 }
`;
		const alerts = model(teamOnCall({ backlog, pages: '' })).causes!.lists['13'].at(-1)!;
		assert.deepEqual(rows(alerts), [['Disk full (checkout)', '2', '1 of 2 closed without anybody’s doing']]);
	});
});

describe('how long things take', () => {
	it('stands with median, mean and number, and a test of ranks', () => {
		const { rows } = model().times!;
		assert.deepEqual(
			rows['13'].map(({ label, median, mean, incidents, trend }) => [label, median, mean, incidents, trend]),
			// 60, 40 and 30 minutes.
			[['Time to resolve', '40 min', '43.3 min', '3', 'too few to say (n = 0)']],
		);
		assert.deepEqual(
			opened('times', rows['13'][0]!.key)!.rows.map(({ label, value }) => [label, value]),
			[
				['A: Database down', '60 min'],
				['B: Database down again', '40 min'],
				['C', '30 min'],
			],
		);
		assert.equal(opened('times', 'detect/all/13'), undefined);
	});
});

describe('what it takes', () => {
	it('is response by band at its price', () => {
		// 2 h + 1 h 20 min asleep at twice 100, and half an hour by day.
		const [response] = model().effort!.lists['13'];
		assert.equal(response!.title, 'Response: 3.83 h, $717');
		assert.deepEqual(rows(response!), [
			['In business hours', '0.5 h', '$50'],
			['In off hours', '0 h', '$0'],
			['In sleep hours', '3.33 h', '$667'],
		]);
		assert.deepEqual(
			opened('effort', 'response/13')!.rows.map(({ label, value }) => [label, value]),
			[
				['Nov 16 – 22', '1.83 h'],
				['Nov 9 – 15', '2 h'],
			],
		);
	});

	it('is toil that items state, marked as guessed, with its line', () => {
		const backlog = `services: [{ id: checkout }]
items:
  - { id: REL-1, title: End it, kind: reliability, effort: 3d, toil: 4h/week }
incidents: [{ id: A, service: checkout, started: 2026-11-17T02:00Z, resolved: 2026-11-17T02:05Z }]
`;
		const snapshot = teamOnCall({ backlog, pages: '' });
		assert.deepEqual(
			model(snapshot).effort!.lists['13'].map(({ title }) => title),
			['Toil: 4 h/week'],
		);
		const [toil] = opened('effort', 'toil', snapshot)!.rows;
		assert.deepEqual([toil!.label, toil!.value, toil!.basis], ['REL-1: End it', '4 h/week', 'guessed']);
		assert.equal(backlog.slice(toil!.evidence[0]!.place.start, toil!.evidence[0]!.place.end), '4h/week');
		assert.equal(opened('effort', 'followUps/open', teamOnCall())!.rows.length, 0);
	});
});
