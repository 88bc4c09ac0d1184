import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { say } from '../../../src/core/text.ts';
import { followUpIntent, followUpRows } from '../../../src/core/views/followUps.ts';
import { incidentGroups } from '../../../src/core/views/incidentTree.ts';

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

describe('the review of follow-ups', () => {
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
