import assert from 'node:assert/strict';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import type { Backlog } from '../../../src/core/backlog/model.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { starterText } from '../../../src/core/backlog/starter.ts';
import {
	faultOf,
	incidentEntry,
	itemEntry,
	linkCandidates,
	nextIncidentId,
	nextItemId,
} from '../../../src/core/views/drafts.ts';

const NOW = Date.parse('2026-11-23T12:00:30Z');

function backlogOf(text: string): Backlog {
	return readBacklog('reliability.yaml', text).backlog;
}

describe('answers', () => {
	it('are taken where the file would take them, and refused with what to write else', () => {
		const taken = {
			title: 'x',
			effort: '5d',
			toil: '4h/week',
			value: '1500/week',
			impact: '60%',
			lasted: '',
			started: '45m',
			people: '3',
		} as const;
		const refused = {
			title: ' ',
			effort: '0d',
			toil: '4h',
			value: '1500',
			impact: '130%',
			lasted: '5',
			started: 'yesterday',
			people: '0',
		} as const;
		for (const kind of Object.keys(taken) as (keyof typeof taken)[]) {
			assert.equal(faultOf(kind, taken[kind]), undefined, `${kind} ${taken[kind]}`);
			assert.notEqual(faultOf(kind, refused[kind]), undefined, `${kind} ${refused[kind]}`);
		}
		assert.equal(faultOf('impact', '0.6'), undefined);
		assert.notEqual(faultOf('impact', ''), undefined);
		assert.equal(faultOf('started', '2026-09-14T02:11Z'), undefined);
	});
});

describe('a new id', () => {
	it('counts on from the greatest with the prefix that is most used', () => {
		const backlog = backlogOf(
			'items:\n  - { id: OPS-007, title: a, kind: reliability }\n  - { id: OPS-9, title: b, kind: reliability }\n  - { id: REL-44, title: c, kind: reliability }\n',
		);
		assert.equal(nextItemId(backlog, 'reliability'), 'OPS-010');
		assert.equal(nextItemId(backlog, 'product'), 'FEAT-1');
		assert.equal(nextIncidentId([]), 'INC-1');
	});

	it('is one that no item has', () => {
		const backlog = backlogOf('items:\n  - { id: FEAT-1, title: a, kind: reliability }\n');
		assert.equal(nextItemId(backlog, 'product'), 'FEAT-2');
	});
});

describe('a new incident', () => {
	const answers = { service: 'checkout', started: '2h', lasted: '30m', impact: '60%', cause: '', responders: '2' };
	const backlog = backlogOf('team: { timezone: America/New_York }\n');

	it('that started some time ago is written in UTC, to the minute', () => {
		assert.deepEqual(incidentEntry(answers, backlog, [], NOW), {
			id: 'INC-1',
			service: 'checkout',
			started: '2026-11-23T10:00Z',
			resolved: '2026-11-23T10:30Z',
			impact: '60%',
			responders: 2,
		});
	});

	it('whose start has no zone ends by the clock of the team', () => {
		const { started, resolved } = incidentEntry({ ...answers, started: '2026-11-20T09:00' }, backlog, [], NOW);
		assert.deepEqual([started, resolved], ['2026-11-20T09:00', '2026-11-20T14:30Z']);
	});

	it('that is open has no end', () => {
		assert.equal('resolved' in incidentEntry({ ...answers, lasted: ' ' }, backlog, [], NOW), false);
	});
});

describe('items that an incident may speak for', () => {
	it('have its service, or a risk of its cause, and do not list the cause already', () => {
		const backlog = backlogOf(`items:
  - { id: A, title: same service, kind: reliability, service: checkout }
  - { id: B, title: product, kind: product, service: checkout }
  - { id: C, title: listed, kind: reliability, service: checkout, avoids: { causes: [db] } }
  - { id: D, title: feared, kind: reliability, risk: { cause: db, detect: 1m, repair: 1m, impact: 1%, every: 1y } }
  - { id: E, title: over, kind: reliability, service: checkout, status: done }
`);
		assert.deepEqual(
			linkCandidates(backlog, { service: 'checkout', cause: 'db' }).map(({ item, sameCause }) => [item.id, sameCause]),
			[
				['A', false],
				['D', true],
			],
		);
	});
});

describe('the starter', () => {
	const text = starterText(NOW);

	it('has no problem, and every item is ranked by something', () => {
		const { problems, backlog } = readBacklog('reliability.yaml', text);
		assert.deepEqual(problems, []);
		assert.equal(backlog.items.length, 3);
		assert.ok(backlog.incidents.every(({ started }) => started < NOW));
	});

	it('takes a new item and a new incident', () => {
		const { backlog } = readBacklog('reliability.yaml', text);
		const item = itemEntry(
			{ title: 'x', kind: 'product', effort: '2d', benefit: { type: 'value', value: '10/week' } },
			backlog,
		);
		const incident = incidentEntry(
			{ service: 'checkout', started: 'now', lasted: '', impact: '100%', cause: 'deploy', responders: '' },
			backlog,
			backlog.incidents,
			NOW,
		);
		const plan = planEdit(text, [
			{ type: 'addItem', item },
			{ type: 'addIncident', incident },
			{ type: 'linkIncident', item: item.id, incident: incident.id },
		]);
		assert.ok(plan.ok);
		const after = readBacklog('reliability.yaml', applyEdits(text, plan.edits));
		assert.deepEqual(after.problems, []);
		assert.deepEqual(after.backlog.items.at(-1)?.avoids?.incidents, ['INC-4']);
	});
});
