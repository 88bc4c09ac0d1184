import assert from 'node:assert/strict';
import { type BalanceHistory, effortByWeek } from '../../../../src/core/measures/effort/effortByWeek.ts';
import { english } from '../../../../src/core/text.ts';
import type { EffortState } from '../../../../src/core/views/effort.ts';
import type { ExplanationRow } from '../../../../src/core/views/explanationRows.ts';
import { explainMeasure, measuresModel } from '../../../../src/core/views/measures/measuresModel.ts';
import { teamOnCall } from './teamOnCall.ts';

const snapshot = teamOnCall({
	backlog: `commitment: { floor: 30% }
items:
  - { id: REL-1, title: Failover, kind: reliability, status: planned, effort: 2d }
  - { id: FEAT-1, title: Wallet, kind: product, status: planned, effort: 8d }
incidents:
  - { id: A, title: Down, service: shop, started: 2026-11-10T02:00Z, resolved: 2026-11-10T03:00Z }
`,
});

/** A day of somebody each: one on reliability and four on product last week, one on reliability a year before. */
function history(): BalanceHistory {
	const commits = [
		...['REL-1: a step', 'FEAT-1: a', 'FEAT-1: b', 'FEAT-1: c', 'feat: d'].map(
			(subject) => [subject, '2026-11-18'] as const,
		),
		['REL-1: long ago', '2025-12-02'] as const,
	].map(([subject, day], index) => ({
		hash: `${index}`.padStart(40, '0'),
		author: `${index}@example.com`,
		at: Date.parse(`${day}T15:00Z`),
		subject,
		trailer: '',
		paths: [],
	}));
	return effortByWeek(snapshot, [{ commits, prefixes: new Map([['reliability.yaml', '']]) }], 52);
}

const options = (actual: BalanceHistory | EffortState) => ({ translate: english, locale: 'en-US', actual });
const section = (actual: BalanceHistory | EffortState) => measuresModel(snapshot, options(actual)).sections.balance!;
const texts = (actual: BalanceHistory | EffortState, span: '13' | '52') =>
	section(actual).balances[span].sides.map(({ label, text, key }) => [label, text, key]);
const lines = (rows: readonly ExplanationRow[], indent = ''): string[] =>
	rows.flatMap(({ label, value, children }) => [`${indent}${label}: ${value}`, ...lines(children, `${indent}  `)]);

describe('the balance in the measures', () => {
	it('sets planned, in progress and actual side by side against the floor, of a quarter and of a year', () => {
		assert.deepEqual(texts(history(), '13'), [
			['Planned', '20% reliability, under the floor of 30%', 'planned'],
			['In progress', 'Nothing with an effort yet', undefined],
			['Actual, last 13 weeks', '20% reliability, under the floor of 30%', 'actual/13'],
		]);
		// Two of six author-days.
		assert.deepEqual(texts(history(), '52')[2], [
			'Actual, last 52 weeks',
			'33% reliability, above the floor of 30%',
			'actual/52',
		]);
		assert.equal(section(history()).balances['13'].floor!.text, 'Floor 30%');
	});

	it('draws the actual share week by week, with a sentence and a table', () => {
		const { '13': quarter, '52': year } = section(history()).charts;
		assert.equal(
			quarter!.text,
			'Actual share of reliability work, 1 week with commits: from 20% to 20% a week, 20% in the last one. One of them is under the floor of 30%.',
		);
		assert.deepEqual([quarter!.table.rows.length, year!.table.rows.length], [13, 52]);
		assert.deepEqual(quarter!.table.rows.at(-1)!.cells, [
			{ text: '20%', key: 'week/2026-W47' },
			{ text: '5' },
			{ text: 'under the floor' },
		]);
		assert.deepEqual(quarter!.table.rows[0]!.cells, [{ text: '–' }, { text: '0' }, { text: '–' }]);
		assert.deepEqual(quarter!.keys, { '0/12': 'week/2026-W47' });
	});

	it('opens a side into its items, and work into items and commits', () => {
		const opened = (key: string) => explainMeasure(snapshot, 'balance', key, options(history()));
		assert.deepEqual(lines(opened('planned')!.rows), [
			'Reliability: 2 d',
			'  REL-1: Failover: 2 d',
			'Product: 8 d',
			'  FEAT-1: Wallet: 8 d',
		]);
		const year = opened('actual/52')!;
		assert.equal(year.title, 'Actual, last 52 weeks: 33% reliability');
		assert.deepEqual(lines(year.rows).slice(0, 4), [
			'Reliability: 2 author-days',
			'  REL-1 Failover: 2 author-days',
			'    REL-1: a step: 1',
			'    REL-1: long ago: 1',
		]);
		const commit = opened('week/2026-W47')!.rows[0]!.children[0]!.children[0]!;
		assert.deepEqual([commit.label, commit.commit], ['REL-1: a step', '0'.repeat(40)]);
		for (const key of ['week/2026-W46', 'week/x', 'actual/7', 'inProgress', '']) assert.equal(opened(key), undefined);
	});

	it('says in words why nothing is known of the work that was done', () => {
		const said = (state: EffortState) => [texts(state, '13')[2]![1], section(state).note, section(state).charts];
		assert.deepEqual(said('noGit'), [
			'no git history here',
			'What was really worked on is told from commits. There is no git here, no commit yet, or a shallow clone.',
			{},
		]);
		assert.equal(said('untrusted')[0], 'not in an untrusted workspace');
		assert.equal(said('reading')[0], 'reading the history…');
		assert.equal(said('cancelled')[0], 'reading the history was cancelled');
		const nothing = effortByWeek(snapshot, [{ commits: [], prefixes: new Map() }], 52);
		assert.equal(texts(nothing, '13')[2]![1], 'No commits in the last 13 weeks.');
		assert.deepEqual(section(nothing).charts, {});
	});
});
