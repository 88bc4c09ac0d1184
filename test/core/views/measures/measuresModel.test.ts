import assert from 'node:assert/strict';
import { english } from '../../../../src/core/text.ts';
import type { ExplanationRow } from '../../../../src/core/views/explanationRows.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import { weekQuantities } from '../../../../src/core/views/measures/quantities/registry.ts';
import { PAGES, teamOnCall } from './teamOnCall.ts';

const options = { translate: english, locale: 'en-US' };

function explained(key: string, snapshot = teamOnCall()) {
	return explainMeasure(snapshot, 'week', key, options);
}

function tree(rows: readonly ExplanationRow[]): unknown[] {
	return rows.map(({ label, value, children }) =>
		children.length === 0 ? `${label}: ${value}` : [`${label}: ${value}`, tree(children)],
	);
}

describe('the last week as shown', () => {
	it('stands beside the one before, with what its changes are worth', () => {
		const { week } = measuresModel(teamOnCall(), options).sections;
		assert.equal(week!.title, 'Nov 16 – 22 against the week before');
		assert.deepEqual(
			week!.figures.map(({ label, value, before }) => [label, value, before]),
			[
				// Of A only the number of its pages is known; of B and C their pages.
				['Interruptions', '4', '9 the week before'],
				['In sleep hours', '2', '9 the week before'],
				['In off hours', '1', '0 the week before'],
				['In business hours', '1', '0 the week before'],
				// 02:00 and 10:00 of heron, 19:00 of the other.
				['Disrupted hours', '3', '1 the week before'],
				['Incidents', '2', '1 the week before'],
				['Repeat incidents', '1', '0 the week before'],
				// 40 × 50 % + 30 × 20 % = 26; 60 × 50 % = 30.
				['Bad minutes', '26 min', '30 min the week before'],
				['Cost of bad minutes', '$260', '$300 the week before'],
				// 40 min × 2 + 30 min × 1 = 1 h 50 min; 1 h × 2.
				['Response hours', '1.8 h', '2 h the week before'],
				// 1 h 20 min asleep weighs twice: (2.667 + 0.5) × 100.
				['Cost of response', '$317', '$400 the week before'],
			],
		);
		const { trends } = week!.figures[0]!;
		assert.deepEqual(
			trends.map(({ text, against, ratio }) => [text, against, ratio !== undefined]),
			[
				['no clear change', 'against 4 weeks', true],
				['up, likely real', 'against 13 weeks', true],
			],
		);
		assert.deepEqual(
			week!.figures.find(({ label }) => label === 'Incidents')!.trends.map(({ text }) => text),
			['too few to say (n = 3)', 'too few to say (n = 3)'],
		);
	});

	it('tells a slow change that no single week shows', () => {
		// Two incidents in each of 13 weeks, then three in each of 8; before them a week of which the first record says too little.
		const monday = (back: number) =>
			new Date(Date.UTC(2026, 10, 16) - back * 7 * 86_400_000).toISOString().slice(0, 10);
		const incidents = Array.from({ length: 22 }, (_, back) =>
			Array.from(
				{ length: back < 8 ? 3 : 2 },
				(_, at) =>
					`  - { id: I${back}-${at}, service: checkout, started: ${monday(back)}T1${at}:00Z, resolved: ${monday(back)}T1${at}:30Z }`,
			),
		).flat();
		const backlog = `services: [{ id: checkout }]\nitems: []\nincidents:\n${incidents.join('\n')}\n`;
		const { figures } = measuresModel(teamOnCall({ backlog, pages: '' }), options).sections.week!;
		const { trends } = figures.find(({ label }) => label === 'Incidents')!;
		assert.deepEqual(
			trends.map(({ text, against }) => `${text} ${against}`),
			[
				'no clear change against 4 weeks',
				'no clear change against 13 weeks',
				'above 2 for 8 weeks in a row, likely real (the median of the 13 weeks before)',
			],
		);
	});

	it('opens into the records of each band, with their lines', () => {
		const { title, rows } = explained('interruptions/2026-W47')!;
		assert.equal(title, 'Interruptions, Nov 16 – 22: 4');
		assert.deepEqual(tree(rows), [
			['In sleep hours: 2', ['Tue, Nov 17, 02:01: 1', 'Tue, Nov 17, 02:10: 1']],
			['In off hours: 1', ['Wed, Nov 18, 19:30: 1']],
			['In business hours: 1', ['Wed, Nov 18, 10:02: 1']],
		]);
		const [storm] = rows[0]!.children;
		assert.equal(storm!.note, 'checkout · B · phone · heron · 2 pages within 60 seconds');
		const { place, line } = storm!.evidence[0]!;
		assert.deepEqual([place.file, line], ['exports/pages.csv', 3]);
		assert.ok(PAGES.slice(place.start).startsWith('2026-11-17T02:01:00Z,heron'));
		// The row after one with letters that are no ASCII would be off if places counted bytes.
		assert.ok(PAGES.slice(rows[1]!.children[0]!.evidence[0]!.place.start).startsWith('2026-11-18T19:30'));
	});

	it('names nobody whom the file does not list', () => {
		const everything = Object.keys(weekQuantities).map((id) => explained(`${id}/2026-W47`));
		assert.ok(!JSON.stringify([measuresModel(teamOnCall(), options), everything]).includes('nlisted'));
	});

	it('tells an incident of which only the number of pages is known', () => {
		const { rows } = explained('sleep/2026-W46')!;
		assert.deepEqual(tree(rows), [['In sleep hours: 9', ['Tue, Nov 10, 02:00, incident A: 9']]]);
		assert.equal(rows[0]!.children[0]!.evidence[0]!.label, 'A');
	});

	it('tells the hour where the person is, which decides the band', () => {
		const pages = 'at,person\n2026-11-17T21:30:00Z,otter\n';
		const { rows } = explained('sleep/2026-W47', teamOnCall({ pages }))!;
		assert.deepEqual(
			rows[0]!.children.map(({ label, note }) => [label, note]),
			[['Tue, Nov 17, 21:30', 'otter · 22:30 where the person is']],
		);
	});

	it('adds up: the parts of every figure make its value', () => {
		const snapshot = teamOnCall();
		const { figures } = measuresModel(snapshot, options).sections.week!;
		for (const { key, label } of figures) {
			const { rows } = explained(key, snapshot)!;
			const parts = rows.map(({ value }) => value);
			switch (label) {
				case 'Bad minutes':
					assert.deepEqual(tree(rows), [['checkout: 26 min', ['B: Database down again: 20 min', 'C: 6 min']]]);
					break;
				case 'Response hours':
					assert.deepEqual(parts, ['1.33 h', '0.5 h']);
					break;
				case 'Cost of response':
					assert.deepEqual(tree(rows), [
						['In business hours: $50', ['C: 0.5 h']],
						['In sleep hours: $267', ['B: Database down again: 1.33 h']],
					]);
					break;
				case 'Cost of bad minutes':
					assert.deepEqual(tree(rows), [['checkout: $260', ['B: Database down again: 20 min', 'C: 6 min']]]);
					break;
				case 'Repeat incidents':
					assert.deepEqual(tree(rows), ['B: Database down again: 40 min']);
					break;
				case 'Disrupted hours':
					assert.equal(rows.length, 3);
					break;
			}
		}
	});

	it('knows no figure of another section, week or name', () => {
		for (const [section, key] of [
			['week', 'interruptions/2020-W01'],
			['week', 'toString/2026-W47'],
			['week', ''],
			['toString', 'interruptions/2026-W47'],
		] as const)
			assert.equal(explainMeasure(teamOnCall(), section, key, options), undefined);
	});
});

describe('measures of nothing', () => {
	it('offer a way out', () => {
		const empty = teamOnCall({ backlog: 'items: []\n', pages: '' });
		const { notice, sections } = measuresModel(empty, options);
		assert.deepEqual(notice!.actions, [{ action: 'importIncidents', label: 'Import Incidents…' }]);
		assert.deepEqual(sections, {});
	});

	it('shows what is known without them: the balance, and toil that items state', () => {
		const planned = teamOnCall({
			backlog:
				'items: [{ id: REL-1, title: Failover, kind: reliability, status: planned, effort: 2d, toil: 2h/week }]\n',
			pages: '',
		});
		const { notice, sections } = measuresModel(planned, { ...options, actual: 'noGit' });
		assert.equal(notice!.actions.length, 1);
		assert.deepEqual(Object.keys(sections), ['effort', 'balance']);
		assert.equal(sections.balance!.balances['13'].sides[0]!.text, '100% reliability');
		assert.equal(sections.effort!.lists['13'][0]!.title, 'Toil: 2 h/week');
		assert.equal(explainMeasure(planned, 'balance', 'planned', { ...options, actual: 'noGit' })!.rows.length, 1);
	});

	it('shows no balance where there is neither work nor a floor', () => {
		const empty = teamOnCall({ backlog: 'items: []\n', pages: '' });
		assert.deepEqual(measuresModel(empty, { ...options, actual: 'noGit' }).sections, {});
	});
});
