import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english } from '../../../src/core/text.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';
import { explanationMarkdown } from '../../../src/core/views/explanationMarkdown.ts';
import { panelModel } from '../../../src/core/views/panel.ts';
import { pickRows } from '../../../src/core/views/quickPick.ts';

const text = `rates: { currency: USD, engineerHour: 100, badMinute: 50 }
items:
  - { id: REL-1, title: Fail over by machine, effort: 5d, avoids: { causes: [failover], share: 80% } }
  - { id: REL-2, title: Practise, effort: { low: 1d, likely: 5d, high: 40d }, avoids: { causes: [failover], share: 50% } }
  - { id: REL-3, title: Name it, effort: 8d, avoids: { incidents: [INC-1] } }
  - { id: FEAT-1, title: Saved carts, effort: 5d, value: 900/week }
incidents:
  - { id: INC-1, service: checkout, started: 2026-09-14T02:11Z, resolved: 2026-09-14T03:11Z, cause: failover }
  - { id: INC-2, service: checkout, started: 2026-10-14T02:11Z, resolved: 2026-10-14T03:11Z, cause: failover }
`;
const file = 'reliability.yaml';
const snapshot = assemble([{ file, text, reading: readBacklog(file, text), sources: [] }], Date.UTC(2026, 10, 23));
const shownIn = { translate: english };

function explained(id: string) {
	const priced = snapshot.items.find(({ item }) => item.id === id)!;
	return explainItem(priced, snapshot, shownIn);
}

describe('what items have to do with each other', () => {
	it('is in the explanation: with whom incidents are shared, what is saved together, and what is left', () => {
		const rows = explained('REL-2').rows;
		const shared = rows.find(({ label }) => label === 'Incidents shared with other items')!;
		assert.match(
			shared.note!,
			/^Shares incidents with REL-1 and REL-3: together they save \$[\d,.]+\/week, not \$[\d,.]+\/week; after those ranked above it, it adds \$[\d,.]+\/week\.$/,
		);
		assert.deepEqual(
			shared.evidence.map(({ label, line, where }) => [label, line, where]),
			[
				['REL-1', 3, 'reliability.yaml:3'],
				['REL-3', 5, 'reliability.yaml:5'],
			],
		);
		const figures = new Map(shared.children.map(({ label, value }) => [label, Number(value.replace(/[^\d.]/g, ''))]));
		const of = (label: string) => figures.get(label)!;
		assert.equal(shared.children.length, 6);
		assert.ok(of('Saved together, each incident counted once') < of('The sum of what each saves by itself'));
		// REL-1 prevents 80 % of them and ranks above: a fifth is left, and less where REL-3 is above too.
		assert.ok(of('What it adds after those ranked above it') <= 0.2 * of('What this item saves by itself') + 0.01);
		assert.equal(of('Its cost of delay after those ranked above it'), of('What it adds after those ranked above it'));
	});

	it('says of the first of them that it ranks first, and nothing of an item on its own', () => {
		const first = explained('REL-1').rows.find(({ label }) => label === 'Incidents shared with other items');
		assert.match(first!.note!, /not \$[\d,.]+\/week; it ranks first of them\.$/);
		assert.ok(explained('FEAT-1').rows.every(({ label }) => label !== 'Incidents shared with other items'));
	});

	it('names the input to ask for, where it stands, and how far the item would move', () => {
		const ask = explained('REL-2').rows.find(({ label }) => label === 'What to ask for')!;
		assert.ok(ask, 'nothing is asked for');
		assert.match(
			ask.note!,
			/^Ask for a better effort: it is between 1 d and 40 d\. Knowing it would move this item by (1 place|up to \d places)\.$/,
		);
		assert.deepEqual([ask.value, ask.evidence[0]?.line], ['effort', 4]);
		assert.match(explanationMarkdown(explained('REL-2'), shownIn), /\*\*What to ask for\*\*/);
	});

	it('marks the rows of the panel and of the list to pick from, in words', () => {
		const { rows } = panelModel(snapshot, shownIn);
		const shared = new Map(rows.map(({ id, shared }) => [id, shared]));
		assert.deepEqual(
			['REL-1', 'REL-2', 'REL-3', 'FEAT-1'].map((id) => shared.get(id)),
			[
				'Shares incidents with REL-3 and REL-2',
				'Shares incidents with REL-1 and REL-3',
				'Shares incidents with REL-1 and REL-2',
				undefined,
			],
		);
		const details = pickRows(snapshot, shownIn).map(({ label, detail }) => `${label}: ${detail}`);
		assert.equal(details.filter((detail) => /Shares incidents with REL-\d and REL-\d\./.test(detail)).length, 3);
		assert.ok(
			details.some((detail) => / (Ask|Give) [^.]+/.test(detail)),
			details.join('\n'),
		);
	});
});
