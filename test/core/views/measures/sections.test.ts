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
		const facts = (backlog?: string) =>
			model(teamOnCall({ pages, ...(backlog === undefined ? {} : { backlog }) })).people!.bySpan['13'].facts;
		assert.equal(facts().at(-1)!.value, '2.6%');
		assert.match(facts().at(-1)!.hint, /more than 10 interruptions: two incidents a 12-hour shift .*SRE book/);
		// The team draws its own: eleven are not more than eleven. It lists nobody, so one person has thirteen weeks.
		const own = (line: number) => facts(`team: { timezone: UTC, line: ${line} }\nitems: []\n`).at(-1)!;
		assert.deepEqual([own(11).value, own(10.5).value], ['0%', '7.7%']);
		assert.match(own(11).hint, /more than 11 interruptions, the team’s own line\./);
	});
});

describe('facts about people', () => {
	const told = (fact: string, snapshot = teamOnCall()) => {
		const { facts } = model(snapshot).people!.bySpan['13'];
		return opened('people', facts.find(({ label }) => label === fact)!.key, snapshot)!;
	};

	it('open into those who make them, down to the records, still without names', () => {
		const median = told('Median person');
		assert.equal(median.reason, '3 people, the most interrupted first: the median is in the middle.');
		assert.deepEqual(
			median.rows.map(({ label, value, children }) => [
				label,
				value,
				children.map((band) => `${band.label}: ${band.value}`),
			]),
			[
				['heron', '3', ['In sleep hours: 2', 'In business hours: 1']],
				['Person 2', '1', ['In off hours: 1']],
				['otter', '0', []],
			],
		);
		assert.equal(told('Busiest person').title, 'heron, 13 weeks: 3');
		assert.equal(told('Concentration').reason, '3 of 4 interruptions of people who are known fell on heron.');
		for (const fact of ['Median person', 'Busiest person', 'Concentration', 'Weeks over the line'])
			assert.ok(!JSON.stringify(told(fact)).includes('nlisted'));
	});

	it('list the weeks over the line with their records', () => {
		const pages = ['at,person', ...Array.from({ length: 11 }, (_, at) => `2026-11-17T${10 + at}:00:00Z,lynx`)].join(
			'\n',
		);
		const { title, rows } = told('Weeks over the line', teamOnCall({ pages }));
		assert.equal(title, 'Weeks over the line, 1 of 39');
		assert.deepEqual(
			rows.map(({ label, value, children }) => [label, value, children.length]),
			[['Person 1, Nov 16 – 22', '11', 11]],
		);
		assert.equal(told('Weeks over the line').rows.length, 0);
		assert.equal(opened('people', 'toString/13'), undefined);
	});
});

describe('how well services held', () => {
	const backlog = `services:
  - { id: checkout, slo: { target: 99.9%, window: 28d } }
  - { id: cart }
  - { id: search, slo: { target: 99%, window: 28d } }
  - { id: quiet }
items: []
incidents:
  - { id: OLD, service: search, started: 2025-06-01T10:00Z, resolved: 2025-06-01T11:00Z }
  - { id: A, service: checkout, started: 2026-11-17T02:00Z, resolved: 2026-11-17T03:00Z, impact: 50% }
  - { id: B, service: checkout, started: 2026-11-15T23:30Z, resolved: 2026-11-16T00:30Z }
  - { id: C, service: cart, started: 2026-11-18T02:00Z, resolved: 2026-11-18T02:10Z }
`;
	const snapshot = teamOnCall({ backlog, pages: '' });

	it('is told of each service with an objective or incidents, the worst first', () => {
		// 13 weeks are 131,040 minutes: 60 × 50 % + 60 = 90 bad ones leave 99.931 %, 10 leave 99.992 %.
		const { lists } = model(snapshot).availability!;
		assert.deepEqual(rows(lists['13']), [
			['checkout', '99.931%', '90 min bad, 99.9% promised'],
			['cart', '99.992%', '10 min bad'],
			['search', '100%', '0 min bad, 99% promised'],
		]);
		assert.match(lists['13'].note!, /over 13 weeks on record/);
	});

	it('opens week by week into the incidents', () => {
		const { title, rows: weeks } = opened('availability', '13/checkout', snapshot)!;
		assert.equal(title, 'Availability of checkout, 13 weeks: 99.931%');
		assert.deepEqual(
			weeks.map(({ label, value, children }) => [
				label,
				value,
				children.map((incident) => `${incident.label}: ${incident.value}`),
			]),
			[
				// B began half an hour before midnight.
				['Nov 16 – 22', '60 min', ['A: 30 min', 'B: 30 min']],
				['Nov 9 – 15', '30 min', ['B: 30 min']],
			],
		);
		assert.equal(opened('availability', '13/search', snapshot)!.reason, 'No incident struck it in these weeks.');
		for (const key of ['13/quiet', '13/', '7/checkout', ''])
			assert.equal(opened('availability', key, snapshot), undefined);
	});

	it('counts only weeks that are known', () => {
		const late = backlog.replace(/.*OLD.*\n/, '');
		const { lists } = model(teamOnCall({ backlog: late, pages: '' })).availability!;
		// Two weeks: 90 of 20,160 minutes.
		assert.deepEqual(rows(lists['13'])[0], ['checkout', '99.554%', '90 min bad, 99.9% promised']);
		assert.match(lists['13'].note!, /over 2 weeks on record/);
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
