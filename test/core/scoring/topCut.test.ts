import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';
import { panelModel } from '../../../src/core/views/panel.ts';
import { NOW } from './samples.ts';

/** Scores fall with the number: 5 d each and worth ever less, but for the last. */
const items = [1, 2, 3, 4, 5, 6, 7].map(
	(number) =>
		`  - { id: I-${number}, title: T, kind: product, effort: ${number === 7 ? 1 : 5}d, value: ${number === 7 ? 1000 : 100 * (8 - number)}/week }`,
);

function snapshotOf(plan: string, file = 'reliability.yaml') {
	const text = `${plan}rates: { currency: USD }\nitems:\n${items.join('\n')}\n`;
	return assemble([{ file, text, reading: readBacklog(file, text), sources: [] }], NOW);
}

const asIs = (template: string, ...args: (string | number)[]) =>
	template.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)]));

function chanceLabels(snapshot: ReturnType<typeof snapshotOf>) {
	const rows = explainItem(snapshot.items[0]!, snapshot, { translate: asIs }).rows;
	const { labels } = panelModel(snapshot, { translate: asIs });
	return [rows.find(({ label }) => label.startsWith('Chance'))?.label, labels.chance, labels.chanceHint];
}

describe('the first items that chances are about', () => {
	it('are five where no plan has a capacity', () => {
		for (const plan of ['', 'plan: { period: 2027-Q1 }\n', 'plan: { capacity: { team: 0d } }\n']) {
			const snapshot = snapshotOf(plan);
			assert.deepEqual([snapshot.topCount, snapshot.topFitsPlan], [5, false]);
			assert.deepEqual(chanceLabels(snapshot), [
				'Chance of being among the first 5',
				'Top 5',
				'The chance that the item belongs to the first 5',
			]);
		}
	});

	it('are those that fit the capacity of all owners, in the order of their ranks', () => {
		// I-7 has the best score, 1,000 a week for one day; then I-1, I-2 … at 5 days: 1 + 5 + 5 = 11 of 12 days.
		const snapshot = snapshotOf('plan: { capacity: { team-a: 8d, team-b: 4d } }\n');
		assert.deepEqual([snapshot.topCount, snapshot.topFitsPlan], [3, true]);
		assert.deepEqual(
			snapshot.items.map(({ topChance }) => topChance),
			[1, 1, 1, 0, 0, 0, 0],
		);
		assert.deepEqual(chanceLabels(snapshot), [
			'Chance of being among the first 3, which fit the plan',
			'Top 3',
			'The chance that the item belongs to the first 3, which is how many fit the plan',
		]);
	});

	it('are filled to the last day, and at least one', () => {
		assert.equal(snapshotOf('plan: { capacity: { team: 11d } }\n').topCount, 3);
		assert.equal(snapshotOf('plan: { capacity: { team: 10.9d } }\n').topCount, 2);
		assert.equal(snapshotOf('plan: { capacity: { team: 1h } }\n').topCount, 1);
	});

	it('are all where all fit', () => {
		const snapshot = snapshotOf('plan: { capacity: { team: 500d } }\n');
		assert.deepEqual([snapshot.topCount, snapshot.items.every(({ topChance }) => topChance === 1)], [7, true]);
	});
});
