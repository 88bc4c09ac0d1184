import assert from 'node:assert/strict';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { reportMarkdown } from '../../../src/core/reporting/render/markdown.ts';
import { retrospective } from '../../../src/core/reporting/retrospective/retrospective.ts';
import { english, say } from '../../../src/core/text.ts';
import { actionIntents, retrospectiveActions } from '../../../src/core/views/retrospectiveActions.ts';
import { snapshotOf } from './reportingTeam.ts';

/** Twelve pages a week until the last one: then one. `again` came twice, and no item avoids it. */
function text(last: number, items = 'items: []'): string {
	const weeks = Array.from({ length: 14 }, (_, index) => 13 - index);
	const incidents = weeks.map((back) => {
		const day = new Date(Date.parse('2026-11-18') - back * 7 * 86_400_000).toISOString().slice(0, 10);
		const pages = back === 0 ? last : 12;
		return `  - { id: INC-${100 - back}, service: till, ${back === 3 ? '' : 'cause: again, '}started: ${day}T10:00, resolved: ${day}T10:10, pages: ${pages} }`;
	});
	return `services: [{ id: till }]\n${items}\nincidents:\n${incidents.join('\n')}\n`;
}

function notesOf(content: string): string {
	const made = retrospective(snapshotOf(content), '2026-W47', { translate: english });
	assert.equal(made.kind, 'report');
	return reportMarkdown((made as Extract<typeof made, { kind: 'report' }>).report, { charts: false });
}

const sectionOf = (notes: string, title: string) => notes.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('retrospective', () => {
	it('says what improved beyond chance, and what one week cannot tell', () => {
		const notes = notesOf(text(1));
		assert.match(notes, /^# Retrospective of 2026-W47\n/);
		assert.match(sectionOf(notes, 'What improved'), /- \*\*Interruptions:\*\* 1 this week; .*likely real/);
		assert.match(sectionOf(notes, 'What did not'), /Nothing that is more than chance/);
		assert.match(sectionOf(notes, 'What one week cannot tell'), /Incidents/);
	});

	it('says what did not: more pages than before, a floor that is missed', () => {
		const missed = text(40).replace(
			'items: []',
			'commitment: { floor: 50% }\nitems: [{ id: F-1, title: F, kind: product, effort: 5d, value: 100/week, status: planned }]',
		);
		const notes = sectionOf(notesOf(missed), 'What did not');
		assert.match(notes, /- \*\*Interruptions:\*\* 40 this week; .*up, likely real/);
		assert.match(notes, /- \*\*Keep the floor\.\*\* 0% of what is planned/);
	});

	it('suggests an action for a cause that came again and that no open item avoids', () => {
		assert.match(sectionOf(notesOf(text(1)), 'Actions'), /\n- \[ \] Prevent another INC-100: again came again\n/);
		const avoided = text(1, 'items: [{ id: R, title: R, kind: reliability, effort: 1d, avoids: { causes: [again] } }]');
		assert.doesNotMatch(notesOf(avoided), /Prevent another/);
	});

	it('refuses a week that is not over', () => {
		const made = retrospective(snapshotOf(), '2026-W48', { translate: english });
		assert.ok(made.kind === 'noWeek');
		assert.match(say(made.why), /not over yet/);
	});
});

describe('actions of a retrospective', () => {
	const file = '.reliability/retrospectives/2026-W47.md';
	const content = text(1);
	const notes = `# Notes

## Lo que mejoró
- No task

## Acciones
- [ ] Prevent another INC-100: again came again
- [ ] Alert before the disk is full (@ana, due 2026-12-01)
- [x] Done already
- [ ] Say \\*sorry\\* for INC-1000
`;

	it('are the open tasks of its lists, with the incident that they name', () => {
		const rows = retrospectiveActions(snapshotOf(content), file, notes);
		assert.deepEqual(
			rows.map(({ followUp, incident }) => [followUp.id, followUp.title, followUp.owner, incident?.id]),
			[
				[
					'2026-W47/prevent-another-inc-100-again-came-again',
					'Prevent another INC-100: again came again',
					undefined,
					'INC-100',
				],
				['2026-W47/alert-before-the-disk-is-full', 'Alert before the disk is full', 'ana', undefined],
				['2026-W47/say-sorry-for-inc-1000', 'Say *sorry* for INC-1000', undefined, undefined],
			],
		);
	});

	it('become items with ids of their own, once, by edits that leave all else as it is', () => {
		const before = content.replace(
			'items: []',
			'items:\n  # mine\n  - { id: REL-7, title: x, kind: reliability, effort: 1d }',
		);
		const rows = retrospectiveActions(snapshotOf(before), file, notes);
		const planned = planEdit(before, actionIntents(rows, snapshotOf(before).backlogs[0]!));
		assert.ok(planned.ok);
		const after = applyEdits(before, planned.edits);
		const items = snapshotOf(after).items.map(({ item }) => item);
		assert.deepEqual(items.map(({ id }) => id).sort(), ['REL-10', 'REL-7', 'REL-8', 'REL-9']);
		assert.deepEqual(items.find(({ id }) => id === 'REL-8')?.avoids?.incidents, ['INC-100']);
		for (const line of before.split('\n')) assert.ok(after.includes(line), line);
		assert.deepEqual(retrospectiveActions(snapshotOf(after), file, notes), []);
	});
});
