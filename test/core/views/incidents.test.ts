import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { english, say } from '../../../src/core/text.ts';
import { explanationMarkdown } from '../../../src/core/views/explanationMarkdown.ts';
import { followUpIntent, followUpRows } from '../../../src/core/views/followUps.ts';
import { followUpBacklog, followUpWords } from '../../../src/core/views/followUpWords.ts';
import { explainIncident } from '../../../src/core/views/incidentExplanation.ts';
import { incidentView } from '../../../src/core/views/incidentRows.ts';
import { incidentGroups } from '../../../src/core/views/incidentTree.ts';
import { itemFromIncidents } from '../../../src/core/views/itemFromIncidents.ts';

const now = Date.UTC(2026, 10, 23, 9);
const file = 'reliability.yaml';
const backlog = `rates: { currency: USD, engineerHour: 100, badMinute: 10 }
services:
  - { id: checkout, badMinute: 50 }
  - { id: cart }
items:
  - { id: REL-1, title: Failover, kind: reliability, effort: 5d, avoids: { causes: [db] } }
  - { id: REL-2, title: One of them, kind: reliability, effort: 5d, avoids: { incidents: [C-2] } }
  - { id: REL-3, title: Done, kind: reliability, status: done, effort: 5d, avoids: { causes: [deploy] } }
`;
const csv = `id,started,resolved,service,cause,impact,responders,pages,links
C-1,2026-11-02T10:00Z,2026-11-02T10:30Z,checkout,db,50%,2,3,https://wiki.example/postmortem/1
C-2,2026-11-20T10:00Z,2026-11-20T11:00Z,cart,deploy,,,1,
C-3,2026-11-21T10:00Z,2026-11-21T11:00Z,cart,deploy,,,,
C-4,2026-10-01T10:00Z,2026-10-01T11:00Z,cart,,,,,
`;
const followUps = JSON.stringify({
	followUps: [
		{
			id: 'F-1',
			title: 'Add an alert',
			status: 'open',
			incident: 'C-1',
			owner: 'heron',
			created: '2026-11-03T09:00Z',
			due: '2026-11-13T09:00Z',
			link: 'https://tracker.example/1',
		},
		{ id: 'F-2', title: 'Done already', status: 'done', incident: 'C-1' },
		{ id: 'F-3', title: 'Of nothing known', status: 'open' },
		{ id: 'F-4', title: 'Cheap', status: 'open', incident: 'C-4' },
	],
});

function snapshotOf(text: string) {
	const reading = readBacklog(file, text);
	const source = (name: string, content: string) => ({
		file: name,
		text: content,
		reading: readSource(name, content, reading.backlog.calendar),
	});
	return assemble([{ file, text, reading, sources: [source('a.csv', csv), source('f.json', followUps)] }], now);
}

describe('the incidents view', () => {
	it('shows what nobody addresses first, the most recent first, with what it cost', () => {
		const groups = incidentGroups(snapshotOf(backlog));
		assert.deepEqual(
			groups.map((group) => [
				group.service,
				group.cause,
				group.incidents.map(({ incident }) => incident.id),
				say(group.state),
			]),
			[
				['cart', 'deploy', ['C-3', 'C-2'], '1 of 2 not addressed; REL-2 addresses the rest'],
				['cart', undefined, ['C-4'], 'Not addressed'],
				['checkout', 'db', ['C-1'], 'Addressed by REL-1'],
			],
		);
		const db = groups[2]!;
		// 30 minutes at 50 % are 15 bad minutes at 50; two people for half an hour at 100.
		assert.deepEqual([db.badMinutes, db.cost, db.pages], [15, 15 * 50 + 100, 3]);
		assert.equal(db.incidents[0]?.postmortem, 'https://wiki.example/postmortem/1');
	});

	it('a cause on the item’s own service is addressed there alone', () => {
		const narrowed = backlog.replace(
			'effort: 5d, avoids: { causes: [db] }',
			'effort: 5d, service: cart, avoids: { causes: [deploy] }',
		);
		const groups = incidentGroups(snapshotOf(narrowed));
		assert.deepEqual(
			groups.map(({ service, cause, unaddressed }) => [service, cause, unaddressed]),
			[
				['checkout', 'db', 1],
				['cart', undefined, 1],
				['cart', 'deploy', 0],
			],
		);
	});
});

describe('the rows of the incidents view', () => {
	const shownIn = { translate: english };
	const view = (choice: Partial<Parameters<typeof incidentView>[1]> = {}, text = backlog) =>
		incidentView(snapshotOf(text), { group: 'mode', period: 'all', ...choice }, shownIn);
	const drawn = ({ rows }: ReturnType<typeof view>) => rows.map((row) => `${row.label}  ${row.description}`);

	it('lead to the follow-ups, then say what is addressed, how many, cost, pages and when the last one was', () => {
		assert.deepEqual(drawn(view()), [
			'3 follow-ups have no item  1 overdue',
			'cart: deploy  $1.2K · 2 incidents · 1 page · 1 d ago · 1 of 2 not addressed',
			'cart, no cause given  $600 · 1 incident · 52 d ago · not addressed',
			'checkout: db  $850 · 1 incident · 3 pages · 20 d ago · by REL-1',
		]);
	});

	it('group by service or by cause', () => {
		assert.deepEqual(
			drawn(view({ group: 'service' })).map((row) => row.split(' · ')[0]),
			['3 follow-ups have no item  1 overdue', 'cart  $1.8K', 'checkout  $850'],
		);
		assert.deepEqual(
			drawn(view({ group: 'cause' })).map((row) => row.split('  ')[0]),
			['3 follow-ups have no item', 'deploy', 'No cause given', 'db'],
		);
	});

	it('show the last 90 days alone where that is wanted, and say so', () => {
		const old = backlog.replace(
			'items:',
			'incidents:\n  - { id: OLD, service: cart, started: 2026-01-05T10:00Z, resolved: 2026-01-05T11:00Z, cause: old }\nitems:',
		);
		assert.equal(view({}, old).rows.length, 5);
		const recent = view({ period: 'recent' }, old);
		assert.deepEqual([recent.rows.length, recent.message], [4, '4 of 5 incidents: the last 90 days']);
	});

	it('of a long group show a page, and a row that brings the next one', () => {
		const shown = view();
		const deploy = shown.rows.find(({ label }) => label === 'cart: deploy')!;
		assert.deepEqual(
			shown.childrenOf(deploy, 1).map(({ type, label, description }) => [type, label, description]),
			[
				['incident', 'C-3', 'Nov 21, 2026 · $600 · not addressed'],
				['more', 'Show 1 more', '1 of 2 are shown'],
			],
		);
		assert.deepEqual(
			shown.childrenOf(deploy, 2).map(({ label }) => label),
			['C-3', 'C-2'],
		);
		assert.deepEqual(shown.childrenOf(shown.rows[0]!, 50), []);
	});

	it('read as one sentence', () => {
		const shown = view();
		assert.equal(
			shown.rows[3]?.spoken,
			'checkout: db, Addressed by REL-1, 1 incident, cost $850, 3 pages, the last one 20 d ago',
		);
		assert.equal(
			shown.childrenOf(shown.rows[3]!, 50)[0]?.spoken,
			'C-1, Nov 2, 2026, cost $850, 3 pages, addressed by REL-1',
		);
	});

	it('know which incidents are still going on, and which have links to the web', () => {
		const ongoing =
			'incidents:\n  - { id: NOW, service: cart, started: 2026-11-23T08:00Z, links: [https://wiki.example/reviews/now] }\nitems:';
		const shown = view({}, backlog.replace('items:', ongoing));
		const [row] = shown.rows.flatMap((group) => shown.childrenOf(group, 50)).filter(({ label }) => label === 'NOW');
		assert.ok(row?.type === 'incident');
		assert.deepEqual(
			[row.state, row.contexts, row.incident.postmortem],
			['ongoing', ['incident', 'incidentLinks'], 'https://wiki.example/reviews/now'],
		);
		assert.match(row.description, /ongoing/);
	});

	it('know the postmortem among the sources', () => {
		const reading = readBacklog(file, backlog);
		const text = '---\nid: C-2\n---\n# Bad release\n\n## Action items\n\n- [ ] Mend it\n';
		const source = (name: string, content: string) => ({
			file: name,
			text: content,
			reading: readSource(name, content, reading.backlog.calendar),
		});
		const sources = [source('a.csv', csv), source('postmortems/c-2.md', text)];
		const snapshot = assemble([{ file, text: backlog, reading, sources }], now);
		const shown = incidentView(snapshot, { group: 'mode', period: 'all' }, shownIn);
		const rows = shown.rows
			.flatMap((group) => shown.childrenOf(group, 50))
			.flatMap((row) => (row.type === 'incident' ? [row] : []));
		assert.deepEqual(
			rows
				.filter(({ contexts }) => contexts.includes('incidentLinks'))
				.map(({ label, incident }) => [label, incident.postmortemFile]),
			[
				['C-2', 'postmortems/c-2.md'],
				['C-1', undefined],
			],
		);
	});

	it('have ids of their own, whatever the grouping', () => {
		for (const group of ['mode', 'service', 'cause'] as const) {
			const shown = view({ group });
			const ids = shown.rows.flatMap((row) => [row.id, ...shown.childrenOf(row, 1).map(({ id }) => id)]);
			assert.equal(new Set(ids).size, ids.length, ids.join());
		}
	});
});

describe('the cost of an incident', () => {
	const explained = (id: string, text = backlog) => {
		const snapshot = snapshotOf(text);
		const incident = snapshot.incidents.find((one) => one.id === id)!;
		return explanationMarkdown(explainIncident(incident, snapshot, { translate: english }), { translate: english });
	};

	it('opens into minutes, impact and price, and hours of response by band', () => {
		assert.equal(
			explained('C-1'),
			`**C-1** (C-1)

30 minutes, 50% of checkout.

- **Cost**: $850
  - **Outage of checkout**: $750
    - **Length**: 30 min · measured · C-1 (a.csv:2)
    - **Part of the users struck**: 50% · measured · C-1 (a.csv:2)
    - **Price of a bad minute**: $50/min · guessed · reliability.yaml:3
  - **Response in business hours**: $100
    - **Responders**: 2 · measured · C-1 (a.csv:2)
    - **Hours of all of them**: 1 h · measured
    - **Price of an engineer’s hour, weighted**: $100/h · guessed · reliability.yaml:1
`.replaceAll('$', '\\$'),
		);
	});

	it('says what was assumed', () => {
		const text = explained('C-2');
		assert.match(text, /100% · guessed · \*No impact is given: counted as a full outage\.\*/);
		assert.match(text, /Nobody counted who worked on it/);
	});

	it('without rates is hours of response, and bad minutes that nothing prices', () => {
		const text = explained('C-1', backlog.replace(/^rates.*\n/, ''));
		assert.match(text, /\*\*Hours of response, weighted\*\*: 1 h/);
		assert.match(text, /\*\*Bad minutes of checkout\*\*: 15 min · \*No rate prices them\.\*/);
	});

	it('stays finite whatever a file says', () => {
		const rows = incidentView(
			snapshotOf(backlog.replace('badMinute: 50', 'badMinute: 1e308')),
			{ group: 'mode', period: 'all' },
			{ translate: english },
		).rows;
		assert.ok(
			rows.every(({ description }) => !/∞|NaN/.test(description)),
			rows.map((row) => row.description).join(),
		);
	});
});

describe('an item that is made of incidents', () => {
	const named = (ids: readonly string[], text = backlog) => {
		const snapshot = snapshotOf(text);
		const found = itemFromIncidents(
			snapshot.incidents.filter(({ id }) => ids.includes(id)),
			snapshot,
		);
		return found && { ...found, title: say(found.title) };
	};

	it('names their causes, their service, and how many more there are of these', () => {
		assert.deepEqual(named(['C-2']), {
			service: 'cart',
			causes: ['deploy'],
			incidentsOfCauses: 2,
			incidents: ['C-2'],
			title: 'Prevent deploy',
		});
	});

	it('names ids where one of them has no cause, and no service where they have none in common', () => {
		assert.deepEqual(named(['C-1', 'C-4']), {
			causes: [],
			incidentsOfCauses: 0,
			incidents: ['C-1', 'C-4'],
			title: 'Prevent 2 incidents',
		});
	});

	it('names no service that the file does not list', () => {
		assert.equal(named(['C-2'], backlog.replace('  - { id: cart }\n', ''))?.service, undefined);
	});

	it('is nothing where nothing is selected', () => {
		assert.equal(named([]), undefined);
	});
});

describe('the review of follow-ups', () => {
	it('says age, what is overdue, the incident and its cost in words', () => {
		const snapshot = snapshotOf(backlog);
		assert.deepEqual(
			followUpRows(snapshot).map((row) => {
				const { label, description, detail } = followUpWords(row, snapshot, { translate: english });
				return [label, description, detail];
			}),
			[
				['Add an alert', '20 d old · overdue by 10 d · incident cost $850 · heron', 'C-1 · f.json'],
				['Cheap', '52 d old · incident cost $600', 'C-4 · f.json'],
				['Of nothing known', '', 'its incident is not known · f.json'],
			],
		);
	});

	it('writes into the nearest backlog above the source', () => {
		const [row] = followUpRows(snapshotOf(backlog));
		const at = (name: string) => readBacklog(name, backlog).backlog;
		const inFolder = { ...row!, followUp: { ...row!.followUp, origin: { file: 'a/b/f.json', start: 0, end: 0 } } };
		const files = [at('reliability.yaml'), at('a/.reliability/reliability.yaml'), at('c/reliability.yaml')];
		assert.equal(followUpBacklog(inFolder, files)?.file, 'a/.reliability/reliability.yaml');
		assert.equal(followUpBacklog(row!, files)?.file, 'reliability.yaml');
	});

	it('shows the open ones that no item takes up, the costliest incident first, with their age', () => {
		const rows = followUpRows(snapshotOf(backlog));
		assert.deepEqual(
			rows.map(({ followUp, ageDays, overdueDays, incidentCost, candidates }) => [
				followUp.id,
				ageDays,
				overdueDays,
				incidentCost,
				candidates.map(({ id }) => id),
			]),
			[
				['F-1', 20, 10, 850, ['REL-1']],
				['F-4', 52, undefined, 600, []],
				['F-3', undefined, undefined, undefined, []],
			],
		);
	});

	it('one that is added, linked or dismissed is gone from it, and stands in the file', () => {
		for (const type of ['add', 'link', 'dismiss'] as const) {
			const snapshot = snapshotOf(backlog);
			const [row] = followUpRows(snapshot);
			const choice = type === 'link' ? { type, item: row!.candidates[0]! } : { type };
			const edit = planEdit(backlog, followUpIntent(choice, row!, snapshot.backlogs[0]!));
			assert.ok(edit.ok);
			const text = applyEdits(backlog, edit.edits);
			assert.deepEqual(
				followUpRows(snapshotOf(text)).map(({ followUp }) => followUp.id),
				['F-4', 'F-3'],
				type,
			);
			const item = snapshotOf(text).items.find((priced) => priced.item.followUps?.includes('F-1'))!.item;
			assert.deepEqual(
				[item.id, item.status],
				{ add: ['REL-4', 'proposed'], link: ['REL-1', 'proposed'], dismiss: ['REL-4', 'dropped'] }[type],
			);
		}
	});

	it('an item that has its address among its links takes it up', () => {
		const linked = backlog.replace(
			'avoids: { causes: [db] }',
			'avoids: { causes: [db] }, links: [https://tracker.example/1]',
		);
		assert.deepEqual(
			followUpRows(snapshotOf(linked)).map(({ followUp }) => followUp.id),
			['F-4', 'F-3'],
		);
	});
});
