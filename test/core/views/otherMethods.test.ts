import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english } from '../../../src/core/text.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';
import type { ExplanationRow } from '../../../src/core/views/explanationRows.ts';
import { itemMarkdown } from '../../../src/core/views/itemMarkdown.ts';
import { itemLenses } from '../../../src/core/views/lens.ts';
import { panelModel } from '../../../src/core/views/panel.ts';
import { pickRows } from '../../../src/core/views/quickPick.ts';
import { treeRows } from '../../../src/core/views/tree.ts';
import { treeSummary } from '../../../src/core/views/treeSummary.ts';

/** What every view says while another method than CD3 ranks: a score of it is no money, and is called by the method's name. */

const shownIn = { translate: english, locale: 'en-US' };
const choice = { group: 'rank', sort: 'score', filter: {} } as const;
const FILE = 'reliability.yaml';

function backlog(method: string) {
	const text = `scoring: { method: ${method} }
rates: { currency: USD, engineerHour: 100 }
items:
  - id: REL-1
    title: Rotate keys
    effort: 5d
    toil: 10h/week
  - id: FEAT-1
    title: Saved carts
    effort: 13d
    rice: { reach: { low: 2600/quarter, likely: 5200/quarter, high: 7800/quarter }, impact: 2, confidence: 80% }
  - { id: TASK-1, title: Tidy up }
`;
	return assemble([{ file: FILE, text, reading: readBacklog(FILE, text), sources: [] }], Date.UTC(2026, 10, 23, 9));
}

const snapshot = backlog('rice');
const found = (id: string) => snapshot.items.find(({ item }) => item.id === id)!;

/** `label: value`, then its note, rows under a row indented. */
function outline(rows: readonly ExplanationRow[], depth = 0): string[] {
	return rows.flatMap(({ label, value, note, children }) => [
		`${'  '.repeat(depth)}${label}: ${value}${note === undefined ? '' : ` (${note})`}`,
		...outline(children, depth + 1),
	]);
}

describe('views while another method ranks', () => {
	it('the tree names it beside each score and beside its title', () => {
		const drawn = treeRows(snapshot, choice, shownIn).flatMap((row) => [
			`${row.label}: ${row.description}`,
			...(row.type === 'group' ? row.children.map(({ label, description }) => `  ${label}: ${description}`) : []),
		]);
		assert.deepEqual(drawn, [
			'Saved carts: RICE 14K · 13 d',
			'Not ranked: 2 · 5 d',
			'  Rotate keys: 5 d',
			'  Tidy up: no effort',
		]);
		assert.equal(treeSummary(snapshot, choice, english).description, 'ranked by RICE');
		assert.equal(treeSummary(backlog('cd3'), choice, english).description, undefined);
		const [first] = treeRows(snapshot, choice, shownIn);
		assert.match(first?.type === 'item' ? first.spoken : '', /^Saved carts, rank 1, RICE 14K, effort 13 d/);
	});

	it('the lens says the score by it, and of what it cannot score why', () => {
		assert.deepEqual(
			itemLenses(snapshot, FILE, shownIn).map(({ title, tooltip }) => [title, tooltip]),
			[
				[
					'Not ranked by RICE · cost of delay $1K/week',
					'RICE needs a reach and an impact, and the item has no “rice”.',
				],
				[
					'#1 of 1 · RICE 14K (10K to 17K)',
					'Reach a quarter × impact × confidence, divided by the effort in person-months.',
				],
				[
					'Not ranked: no effort · cost of delay $0/week',
					'Give it an effort, for example “effort: 5d”, and it is ranked.',
				],
			],
		);
	});

	it('the quick pick and the copied line do the same', () => {
		assert.deepEqual(
			pickRows(snapshot, shownIn).map(({ label, description, detail }) => [label, description, detail]),
			[
				[
					'1. Saved carts',
					'RICE 14K (10K to 17K)',
					'RICE counts a reach of 5.2K a quarter × 2 × 80%, and nothing else, for 13 d of work.',
				],
				['Rotate keys', 'not ranked by RICE', 'RICE needs a reach and an impact, and the item has no “rice”.'],
				['Tidy up', 'no effort, not ranked', 'Nothing says yet what it is worth.'],
			],
		);
		assert.match(itemMarkdown(found('FEAT-1'), snapshot, shownIn), /: rank 1, RICE 14K \(10K to 17K\), cost of delay/);
		assert.match(itemMarkdown(found('REL-1'), snapshot, shownIn), /\n\nRICE needs a reach and an impact/);
	});

	it('the panel heads the column with its name, and says what comes first by it', () => {
		const model = panelModel(snapshot, shownIn);
		assert.equal(model.tabs[0]?.headline, '“Saved carts” comes first by RICE, with 14K points.');
		assert.equal(model.labels.score, 'RICE');
		assert.equal(
			model.labels.scoreHint,
			'RICE: Reach a quarter × impact × confidence, divided by the effort in person-months. The whisker is P10 to P90.',
		);
		assert.deepEqual(model.rows.map(({ id, score, reason }) => [id, score?.text, reason]).slice(1), [
			['REL-1', undefined, 'RICE needs a reach and an impact, and the item has no “rice”.'],
			['TASK-1', undefined, 'Not ranked: it has no effort.'],
		]);
	});

	it('the explanation opens the score into the terms of the method, and keeps the cost of delay beside it', () => {
		assert.deepEqual(outline(explainItem(found('FEAT-1'), snapshot, shownIn).rows).slice(0, 7), [
			'Score by RICE: 13,867 (Reach a quarter × impact × confidence, divided by the effort in person-months.)',
			'  Reach a quarter: 5,200',
			'  Impact on each: 2',
			'  Confidence in reach and impact: 80%',
			'  Effort in person-months: 0.6 months',
			'    Effort: 13 d',
			'Cost of delay: $0/week (What a week without it costs.)',
		]);
		const unscored = outline(explainItem(found('REL-1'), snapshot, shownIn).rows);
		assert.equal(unscored[0], 'Score by RICE: none (RICE needs a reach and an impact, and the item has no “rice”.)');
		assert.ok(unscored.includes('  Toil ended: $1,000/week'));
	});
});
