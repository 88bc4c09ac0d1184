import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english } from '../../../src/core/text.ts';
import { comparisonMarkdown, comparisonOf, comparisonView } from '../../../src/core/views/comparison.ts';
import { snapshot as handMade } from './sampleSnapshot.ts';

const shownIn = { translate: english, locale: 'en' };
const FILE = 'reliability.yaml';

function snapshotOf(items: string) {
	const text = `rates: { currency: USD, engineerHour: 100, reachPoint: 4 }\nitems:\n${items}`;
	return assemble([{ file: FILE, text, reading: readBacklog(FILE, text), sources: [] }], Date.UTC(2026, 10, 23, 9));
}

function viewOf(items: string) {
	const snapshot = snapshotOf(items);
	return comparisonView(comparisonOf(snapshot), snapshot, shownIn);
}

const three = `  - { id: A, title: "<b>Keys</b> | now", kind: reliability, effort: 5d, toil: 15h/week, rice: { reach: 130/quarter, impact: 1 } }
  - { id: B, title: Carts, effort: 5d, rice: { reach: 2600/quarter, impact: 1 } }
  - { id: C, title: Idea }
`;

describe('the comparison of methods in words', () => {
	it('says the ranks of each item, how far the methods part and why', () => {
		const { headline, rows, methods } = viewOf(three);
		assert.equal(
			headline,
			'CD3 ranks. The methods part about 2 of 3 open items; least alike are the orders of CD3 and RICE.',
		);
		assert.deepEqual(
			rows.map(({ id, places, apart, why }) => [id, places, apart, why]),
			[
				[
					'A',
					'CD3 #1 · RICE #2 · WSJF #1 · ICE #1',
					1,
					'1 place higher by CD3 than by RICE, of 2 that both rank: RICE does not see toil; CD3 counts $1.5K/week for 5 d of work.',
				],
				[
					'B',
					'CD3 #2 · RICE #1 · WSJF #2 · ICE #2',
					1,
					'1 place higher by RICE than by CD3, of 2 that both rank: RICE counts a reach of 2.6K a quarter × 1 × 100%, and nothing else, for 5 d of work; CD3 counts $800/week for 5 d of work.',
				],
				['C', '', undefined, 'It has no effort, so no method ranks it.'],
			],
		);
		assert.deepEqual(
			methods.map(({ name, ranked }) => `${name} ${ranked}`),
			['CD3 2', 'RICE 2', 'WSJF 2', 'ICE 2', 'Risk 0'],
		);
	});

	it('says where there is nothing to tell', () => {
		assert.equal(
			viewOf('  - { id: A, title: One, effort: 1d, status: done }\n').headline,
			'There are no open items to compare.',
		);
		assert.equal(
			viewOf('  - { id: A, title: One, effort: 1d, value: 5/week }\n').headline,
			'The methods do not part about any item. CD3 ranks.',
		);
		const empty = handMade([]);
		assert.deepEqual(comparisonOf(empty).items, []);
	});

	it('stands in a Markdown document in which the text of files is inert', () => {
		const lines = comparisonMarkdown(viewOf(three), shownIn).split('\n');
		assert.equal(lines[0], '# Methods Compared');
		assert.ok(lines.includes('| Item | CD3 | RICE | WSJF | ICE | Risk | Apart | Why |'));
		assert.ok(
			lines.some((line) =>
				line.startsWith('| **A** &lt;b&gt;Keys&lt;/b&gt; \\| now | 1 | 2 | 1 | 1 | – | 1 | 1 place higher'),
			),
			lines.join('\n'),
		);
		assert.ok(lines.includes('| CD3 and RICE | -1.00 | 2 |'));
		assert.ok(lines.includes('| RICE and Risk | – | 0 |'));
		assert.ok(lines.some((line) => line.startsWith('- ICE, which ranks 2: Impact × confidence × ease')));
		assert.equal(
			comparisonMarkdown(viewOf('  - { id: A, title: One, effort: 1d, status: done }\n'), shownIn),
			'# Methods Compared\n\nThere are no open items to compare.\n',
		);
	});
});
