import assert from 'node:assert/strict';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { say } from '../../../../src/core/text.ts';
import { postmortem } from './otherSamples.ts';

const read = (text: string, file = 'postmortems/2026-09-14-till.md') => readSource(file, text, defaultCalendar);
const at = (text: string) => Date.parse(text);

describe('a postmortem', () => {
	it('is an incident by its date, its timeline and its `Key: value` lines', () => {
		const reading = read(postmortem);
		const { origin, ...incident } = reading.incidents[0]!;
		assert.deepEqual(incident, {
			id: 'INC-7',
			title: 'Till is slow (INC-7)',
			services: [
				{ service: 'checkout', impact: 1 },
				{ service: 'payments', impact: 1 },
			],
			impactGiven: false,
			severity: 'sev2',
			started: at('2026-09-14T02:11Z'),
			resolved: at('2026-09-14T02:58Z'),
			links: [],
		});
		assert.equal(postmortem.slice(origin.start, origin.end), '# Postmortem: Till is slow (INC-7)');
	});

	it('has its action items as follow-ups, from tables and from lists', () => {
		const { followUps = [], ...reading } = read(postmortem);
		assert.deepEqual(
			followUps.map(({ id, title, owner, status, due, link }) => [id, title, owner, status, due, link]),
			[
				[
					'INC-7/OPS-12',
					'Automate the failover',
					'heron',
					'open',
					at('2026-10-01T00:00Z'),
					'https://tracker.example/OPS-12',
				],
				['INC-7/OPS-13', 'Page on replication lag', 'otter', 'done', at('2026-09-20T00:00Z'), undefined],
				[
					'INC-7/rehearse-it-once-a-quarter',
					'Rehearse it once a quarter',
					'lynx',
					'open',
					at('2026-12-01T00:00Z'),
					undefined,
				],
				['INC-7/tell-support', 'Tell support', undefined, 'done', undefined, undefined],
			],
		);
		assert.ok(followUps.every(({ incident, created }) => incident === 'INC-7' && created === at('2026-09-14T02:11Z')));
		// The empty row of the table is counted, not forgotten.
		assert.deepEqual([reading.present, reading.read, reading.rejected], [6, 5, 1]);
	});

	it('is not counted as an incident without an end, which would cost for ever; its action items are', () => {
		const reading = read('# Outage\n\nDate: 2026-09-14\n\n## Action items\n\n- Mend it\n');
		assert.deepEqual([reading.incidents.length, reading.followUps?.length, reading.present], [0, 1, 2]);
		assert.match(say(reading.problems[0]!.message), /does not say when the incident began and ended/);
	});

	it('takes its times from front matter, from a span or from a duration', () => {
		const times = (text: string) => read(text).incidents.map(({ started, resolved }) => [started, resolved]);
		const span = [[at('2026-09-14T22:50Z'), at('2026-09-15T00:10Z')]];
		assert.deepEqual(times('---\nstarted: 2026-09-14T22:50Z\nresolved: 2026-09-15T00:10Z\n---\n# Outage\n'), span);
		assert.deepEqual(times('# Outage\n\n**Date**: 2026-09-14, 22:50–00:10 UTC\n'), span);
		assert.deepEqual(
			times(
				'# Outage\n\n| Field | Value |\n|---|---|\n| Start time | 2026-09-14 22:50 |\n| Duration | 1 hour and 20 minutes |\n',
			),
			span,
		);
		assert.deepEqual(
			times('# Outage\n\n## Date\n\n14 September 2026\n\n## Start\n22:50\n\n## Duration\n80 min\n'),
			span,
		);
	});

	it('reads no headings, tables or lists in fenced code', () => {
		const { followUps } = read('# Outage\n\n## Action items\n\n```\n- not this\n```\n\n- this\n');
		assert.deepEqual(
			followUps?.map(({ title }) => title),
			['this'],
		);
	});

	it('does not take another table for a list of work', () => {
		const { followUps } = read('# Outage\n\n| Item | Status |\n|---|---|\n| Database | red |\n');
		assert.deepEqual(followUps, []);
	});
});
