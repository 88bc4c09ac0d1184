import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { keyOrder } from '../../../src/core/backlog/edits/keyOrder.ts';
import { applyEdits, type FieldValue, type Intent, planEdit } from '../../../src/core/backlog/edits.ts';
import { ratesSchema } from '../../../src/core/backlog/schema.ts';
import { say } from '../../../src/core/text.ts';

const remark = (low: number, high: number) => `calibrated 2026-11-25 from 8 answers, P10–P90 ${low}–${high}`;

function rate(key: string, value: FieldValue, note?: string): Intent {
	return { type: 'setInFile', path: ['rates', key], value, ...(note === undefined ? {} : { remark: note }) };
}

function edited(text: string, ...intents: Intent[]): string {
	const result = planEdit(text, intents);
	assert.ok(result.ok, result.ok ? '' : say(result.reason));
	return applyEdits(text, result.edits);
}

const both = [rate('badMinute', 95, remark(70, 130)), rate('reachPoint', 4, remark(2.5, 6))];

describe('setting a rate with a remark', () => {
	const written: [name: string, before: string, after: string][] = [
		[
			'puts it behind the value',
			'rates:\n  currency: USD\n  badMinute: 50\n  reachPoint: 1\nitems: []\n',
			`rates:\n  currency: USD\n  badMinute: 95 # ${remark(70, 130)}\n  reachPoint: 4 # ${remark(2.5, 6)}\nitems: []\n`,
		],
		[
			'adds keys that are missing in their place',
			'rates:\n  currency: USD\n  engineerHour: 100 # agreed\n  offHours: 2\n',
			`rates:\n  currency: USD\n  engineerHour: 100 # agreed\n  badMinute: 95 # ${remark(70, 130)}\n  reachPoint: 4 # ${remark(2.5, 6)}\n  offHours: 2\n`,
		],
		[
			'replaces its own earlier remark',
			'rates:\n  badMinute: 50   # calibrated 2025-01-02 from 10 answers, P10–P90 1,200–0.5  \n  reachPoint: 4 # calibrated 2025-01-02 from 8 answers, P10–P90 2–6\n  currency: USD\n',
			`rates:\n  badMinute: 95   # ${remark(70, 130)}  \n  reachPoint: 4 # ${remark(2.5, 6)}\n  currency: USD\n`,
		],
		[
			'keeps a comment of somebody’s own, and stands above it',
			'rates:\n  # agreed with finance\n  badMinute: 50 # each service has its own\n  reachPoint: 4 # calibrated 2025-01-02 from 8 answers, P10–P90 2–6, says Ana\n',
			`rates:\n  # agreed with finance\n  # badMinute: ${remark(70, 130)}\n  badMinute: 95 # each service has its own\n  # reachPoint: ${remark(2.5, 6)}\n  reachPoint: 4 # calibrated 2025-01-02 from 8 answers, P10–P90 2–6, says Ana\n`,
		],
		[
			'stands above a map in braces, one line a rate',
			'# mine\nrates: { currency: USD, engineerHour: 100 } # all of them\nitems: []\n',
			`# mine\n# badMinute: ${remark(70, 130)}\n# reachPoint: ${remark(2.5, 6)}\nrates: { currency: USD, engineerHour: 100, badMinute: 95, reachPoint: 4 } # all of them\nitems: []\n`,
		],
		[
			'replaces its own earlier remark above a map in braces',
			'# badMinute: calibrated 2025-01-02 from 6 answers, P10–P90 1–2\n# mine\nrates: {\n  currency: USD,\n  badMinute: 50, # what\n  reachPoint: 4\n}\n',
			`# badMinute: ${remark(70, 130)}\n# mine\n# reachPoint: ${remark(2.5, 6)}\nrates: {\n  currency: USD,\n  badMinute: 95, # what\n  reachPoint: 4\n}\n`,
		],
		[
			'writes no comment into JSON',
			'{"rates": {"currency": "USD"}}',
			'{"rates": {"currency": "USD", "badMinute": 95, "reachPoint": 4}}',
		],
		[
			'keeps a byte order mark first',
			'\ufeffrates: { currency: USD, badMinute: 95, reachPoint: 4 }\n',
			`\ufeff# badMinute: ${remark(70, 130)}\n# reachPoint: ${remark(2.5, 6)}\nrates: { currency: USD, badMinute: 95, reachPoint: 4 }\n`,
		],
	];
	for (const [name, before, after] of written)
		it(name, () => {
			assert.equal(edited(before, ...both), after);
			assert.equal(edited(after, ...both), after);
			assert.equal(edited(before.replaceAll('\n', '\r\n'), ...both), after.replaceAll('\n', '\r\n'));
		});

	const section: Intent[] = [rate('currency', 'EUR'), rate('engineerHour', 80), ...both];
	const lines = `rates:\n  currency: EUR\n  engineerHour: 80\n  badMinute: 95 # ${remark(70, 130)}\n  reachPoint: 4 # ${remark(2.5, 6)}\n`;

	it('makes the section where there is none, one line a rate', () => {
		assert.equal(
			edited('version: 1\n\nitems:\n  - id: A\n', ...section),
			`version: 1\n\n${lines}\nitems:\n  - id: A\n`,
		);
		assert.equal(edited('items: []\n', ...section), `${lines}items: []\n`);
		assert.equal(edited('rates:\nitems: []\n', ...section), `${lines}items: []\n`);
		assert.equal(edited('', ...section), lines);
	});

	it('is refused where the text is broken, is no backlog, or is written elsewhere', () => {
		for (const text of ['rates: {\n', 'rates: 5\n', '- a\n', 'x: &r { currency: USD }\nrates: *r\n'])
			assert.equal(planEdit(text, both).ok, false, text);
		assert.equal(planEdit('items: []\n', { type: 'setInFile', path: [], value: 1 }).ok, false);
	});

	it('stays one line whatever it says', () => {
		const text = edited('rates:\n  currency: USD\n', rate('badMinute', 1, 'a\nitems: 5\u2028# b'));
		assert.deepEqual(parse(text), { rates: { currency: 'USD', badMinute: 1 } });
	});

	it('orders new rates as the schema does', () => {
		assert.deepEqual(keyOrder('rates'), Object.keys(ratesSchema.shape));
	});
});
