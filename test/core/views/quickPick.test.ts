import assert from 'node:assert/strict';
import { english, message } from '../../../src/core/text.ts';
import { itemMarkdown } from '../../../src/core/views/itemMarkdown.ts';
import { pickRows } from '../../../src/core/views/quickPick.ts';
import { item, priced, ranked, snapshot } from './sampleSnapshot.ts';

const shownIn = { translate: english, locale: 'en' };

describe('quick pick', () => {
	it('has a row for every item, with its rank, its score and why', () => {
		const rows = pickRows(
			snapshot([
				ranked(item('A'), 1, { reason: message('Avoids outages;\nsoon.') }),
				priced(item('B')),
				priced(item('C', { status: 'dropped' })),
			]),
			shownIn,
		);
		assert.deepEqual(
			rows.map(({ label, description, detail }) => [label, description, detail]),
			[
				['1. Title of A', '1K (500 to 1.5K)', 'Avoids outages; soon.'],
				['Title of B', 'no effort, not ranked', 'Reason of B.'],
				['Title of C', 'Dropped', 'Reason of C.'],
			],
		);
	});
});

describe('an item as Markdown', () => {
	it('says what there is to say, and keeps the text of the file inert', () => {
		const hostile = item('A', { title: '<b>[x](http://evil)', owner: 'core', links: ['https://example.com/a_b_'] });
		assert.equal(
			itemMarkdown(ranked(hostile, 1), snapshot([ranked(hostile, 1)]), shownIn),
			[
				'**&lt;b&gt;\\[x\\](http\\://evil)** (A): rank 1, score 1K (500 to 1.5K), cost of delay \\$1K/week, effort 5 d, uncategorised, proposed, owner core',
				'',
				'Reason of A.',
				'',
				'- https\\://example.com/a\\_b\\_',
				'',
			].join('\n'),
		);
	});
});
