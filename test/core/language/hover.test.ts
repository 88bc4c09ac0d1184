import assert from 'node:assert/strict';
import { backlogSchema, itemSchema } from '../../../src/core/backlog/schema.ts';
import { hoverAt } from '../../../src/core/language/hover.ts';
import { english } from '../../../src/core/text.ts';
import { atCursor, FILE, known, snapshotOf } from './atCursor.ts';

const snapshot = snapshotOf(known);

function hover(marked: string): string | undefined {
	const { text, offset } = atCursor(marked);
	return hoverAt(text, offset, { snapshot, file: FILE, translate: english })?.markdown;
}

/** In the known text, in the middle of the first occurrence of a word behind some other text. */
function hoverIn(behind: string, word: string): string {
	const at = known.indexOf(word, known.indexOf(behind)) + 1;
	return hover(`${known.slice(0, at)}¦${known.slice(at)}`) ?? '';
}

describe('hover in the backlog file', () => {
	it('says of every key what it means', () => {
		for (const key of Object.keys(backlogSchema.shape))
			assert.match(hover(`${key[0]}¦${key.slice(1)}:\n`) ?? key, /\*\*/, key);
		for (const key of Object.keys(itemSchema.shape))
			assert.match(hover(`items:\n  - ${key[0]}¦${key.slice(1)}:\n`) ?? key, /\*\*/, key);
	});

	it('says of a quantity its unit and an example', () => {
		const said = hover('items:\n  - eff¦ort: 5d\n') ?? '';
		assert.match(said, /Engineer-days/);
		assert.match(said, /d a day of 8 hours/);
		assert.match(said, /`effort: 5d`/);
	});

	it('says what a value does to the price of its item', () => {
		// 1500/week × all of the confidence.
		assert.match(hoverIn('FEAT-1', '1500/week'), /In the price of FEAT-1[\s\S]*\$1,500\/week/);
		// Score: 1500 a week ÷ (8 d ÷ 5 d a week) = 937.5.
		assert.match(hoverIn('FEAT-1', '8d'), /Effort\*\*: 8 d[\s\S]*Score\*\*: 938/);
		assert.match(hoverIn('items:', 'avoids'), /In the price of REL-1[\s\S]*measured/);
	});

	it('says of an incident its title, date and cost', () => {
		const said = hoverIn('incidents:\n', 'INC-7');
		assert.match(said, /DB "down"/);
		assert.match(said, /2026-09-14 02:11 UTC/);
		// 47 minutes × 60 % × $50 = $1,410 and 3 people × 47 min × $100 = $235.
		assert.match(said, /Cost\*\*: \\\$1,645/);
	});

	it('says of a cause its count and rate, of a service its owner, of an item its rank', () => {
		assert.match(hoverIn('avoids:', 'db-failover'), /checkout: incidents\*\*: 1[\s\S]*\/quarter/);
		assert.match(hoverIn('service: checkout', 'checkout'), /1 incident · owner team\\?-shop/);
		assert.match(hoverIn('dependsOn', 'REL-1'), /#\d · score/);
	});

	it('says what kinds, statuses and methods do', () => {
		assert.match(hover('items:\n  - status: do¦ne\n') ?? '', /No longer ranked/);
		assert.match(hover('scoring: { method: ri¦ce }') ?? '', /Reach a quarter/);
	});

	it('leaves text of files inert', () => {
		assert.match(hoverIn('dependsOn', 'REL-1'), /Automate \\\*failover\\\*/);
	});

	it('answers while the text is broken, and says nothing of comments', () => {
		assert.match(
			hover('rates: ][\nitems:\n  - id: FEAT-1\n    value: 1500¦/week\n    x: [') ?? '',
			/In the price of FEAT-1/,
		);
		assert.equal(hover('items:\n  - id: A # com¦ment\n'), undefined);
		assert.equal(hover('items:\n  - unheard¦Of: 3\n'), undefined);
	});
});
