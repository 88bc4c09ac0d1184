import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applyEdits, type FieldValue, type Intent, planEdit, type TextEdit } from '../../../src/core/backlog/edits.ts';
import { lineEnd } from '../../../src/core/backlog/lines.ts';
import { readYaml } from '../../../src/core/backlog/readYaml.ts';
import { nodeAt } from '../../../src/core/backlog/sourceTree.ts';
import { say } from '../../../src/core/text.ts';
import { type Entry, estimate, fields, hostile, items, look, noMinusZero, readBack, write } from './generatedFiles.ts';

const rate = fc.record({ value: fc.integer({ min: 1, max: 9000 }), answers: fc.integer({ min: 3, max: 12 }) });

/** The lines of a section of rates in any of its shapes; none where there is no section. */
const ratesSection: fc.Arbitrary<readonly string[]> = fc
	.record({
		shape: fc.constantFrom('none', 'block', 'braces', 'spread'),
		present: fc.boolean(),
		behind: fc.constantFrom('', ' # mine', '   # calibrated 2025-01-02 from 6 answers, P10–P90 0.5–9  '),
		above: fc.subarray(['# mine', '# badMinute: calibrated 2025-01-02 from 6 answers, P10–P90 1–2', '# mine again']),
	})
	.map(({ shape, present, behind, above }) => {
		const ours = behind.includes('calibrated');
		// Only one of them can be there: the other way of writing it is never taken while the first stands.
		const over = ours ? above.filter((line) => !line.includes('calibrated')) : above;
		const keys = ['currency: USD', ...(present ? ['badMinute: 10'] : []), 'reachPoint: 2'];
		if (shape === 'none') return [];
		if (shape === 'braces') return [...above, `rates: { ${keys.join(', ')} }${ours ? '' : behind}`];
		if (shape === 'spread') return [...above, 'rates: {', ...keys.map((key) => `  ${key},${ours ? '' : behind}`), '}'];
		return [
			'rates:',
			...keys.flatMap((key) =>
				key.startsWith('badMinute')
					? [...over.map((line) => `  ${line}`), `  ${key}${behind}`]
					: [`  ${key} # reachPoint too`],
			),
		];
	});

function plan(text: string, intent: Intent): readonly TextEdit[] {
	const result = planEdit(text, intent);
	assert.ok(result.ok, `${result.ok ? '' : say(result.reason)}\n${JSON.stringify(intent)}\n${text}`);
	return result.edits;
}

const comments = (text: string): string[] => text.match(/# (?:on|about|entry|The) .*/g) ?? [];

function intentOf(field: string, id: string, value: FieldValue | undefined): Intent {
	return { type: 'setField', list: 'items', id, path: field.split('.'), value };
}

const change = fc.oneof(
	fc.record({ field: fc.constantFrom('title', 'kind', 'owner', 'status', 'effort', 'service'), value: hostile }),
	fc.record({ field: fc.constant('effort'), value: estimate }),
	fc.record({ field: fc.constantFrom('labels', 'dependsOn'), value: fc.array(hostile, { maxLength: 4 }) }),
	fc.record({
		field: fc.constantFrom('confidence', 'deadline.loss'),
		value: fc.double({ noNaN: true, noDefaultInfinity: true }),
	}),
	fc.record({ field: fc.constantFrom('deadline.date', 'risk.cause', 'risk.impact'), value: hostile }),
);

describe('any edit of any backlog file', () => {
	it('says what is wanted and nothing else, and keeps every comment', () => {
		fc.assert(
			fc.property(items, look, fc.nat(), change, (entries, as, pick, { field, value }) => {
				const text = write(entries, as);
				assert.deepEqual(parse(text), { version: 1, items: entries });
				const id = entries[pick % entries.length]!.id as string;
				const edits = plan(text, intentOf(field, id, value));
				const after = applyEdits(text, edits);
				const expected = structuredClone(entries) as Record<string, Record<string, unknown>>[];
				const entry = expected[pick % entries.length]! as Record<string, unknown>;
				const [key, inner] = field.split('.') as [string, string?];
				if (inner) entry[key] = { ...(entry[key] as object), [inner]: value };
				else entry[key] = value;
				assert.deepEqual(readBack(after), noMinusZero({ version: 1, items: expected }));
				const old = nodeAt(readYaml(text).root, ['items', pick % entries.length, key]);
				const isBlock = old !== undefined && old.type !== 'scalar' && !old.flow;
				const behind = old && (isBlock ? lineEnd(text, old.end) : old.end);
				const outside = old ? comments(text.slice(0, old.start)).concat(comments(text.slice(behind))) : comments(text);
				const kept = comments(after);
				for (const comment of outside) assert.ok(kept.includes(comment), comment);
				if (!isBlock) assert.deepEqual(kept, comments(text));
				assert.equal(/(^|[^\r])\n/.test(after), /(^|[^\r])\n/.test(text));
				assert.equal(/[\r\n]$/.test(after), /[\r\n]$/.test(text));
			}),
			{ numRuns: 1500 },
		);
	});

	it('changes no byte outside the value that it replaces, and setting it back restores the file', () => {
		fc.assert(
			fc.property(items, look, fc.nat(), hostile, (entries, as, pick, value) => {
				const index = pick % entries.length;
				const old = entries[index]!.title as string | undefined;
				if (old === undefined) return;
				const text = write(entries, as);
				const id = entries[index]!.id as string;
				const edits = plan(text, intentOf('title', id, value));
				const node = nodeAt(readYaml(text).root, ['items', index, 'title'])!;
				for (const edit of edits) assert.ok(edit.start >= node.start && edit.end <= node.end);
				const after = applyEdits(text, edits);
				assert.equal(after.slice(0, node.start), text.slice(0, node.start));
				assert.ok(after.endsWith(text.slice(node.end)));
				const back = applyEdits(after, plan(after, intentOf('title', id, old)));
				const quoted = text.slice(node.start, node.end);
				if (quoteOf(quoted) === quoteOf(after.slice(node.start))) assert.equal(back.replace(/\\t/g, '\t'), text);
				else assert.equal(readBack(back).items[index].title, old);
			}),
			{ numRuns: 700 },
		);
	});

	it('adds a key or an entry by one insertion, and taking it out restores the file', () => {
		fc.assert(
			fc.property(items, look, fc.nat(), hostile, fields, (entries, as, pick, owner, extra) => {
				const text = write(entries, as);
				const id = entries[pick % entries.length]!.id as string;
				const key = plan(text, intentOf('owner', id, owner));
				assert.ok(key.every((edit) => edit.start === edit.end));
				const withKey = applyEdits(text, key);
				assert.equal(applyEdits(withKey, plan(withKey, intentOf('owner', id, undefined))), text);
				const entry = plan(text, { type: 'addItem', item: { id: 'NEW', ...(extra as Entry) } });
				assert.ok(entry.every((edit) => edit.start === edit.end));
				const withEntry = applyEdits(text, entry);
				assert.deepEqual(readBack(withEntry).items.at(-1), noMinusZero({ id: 'NEW', ...extra }));
				const without = applyEdits(withEntry, plan(withEntry, { type: 'removeEntry', list: 'items', id: 'NEW' }));
				assert.equal(without, text);
			}),
			{ numRuns: 700 },
		);
	});

	it('removes an entry or a key and nothing else', () => {
		fc.assert(
			fc.property(
				items,
				look,
				fc.nat(),
				fc.constantFrom('effort', 'avoids.share', 'labels', 'title'),
				(entries, as, pick, field) => {
					const text = write(entries, as);
					const index = pick % entries.length;
					const id = entries[index]!.id as string;
					const without = applyEdits(text, plan(text, { type: 'removeEntry', list: 'items', id }));
					assert.deepEqual(readBack(without).items, noMinusZero(entries.filter((_, at) => at !== index)));
					const after = applyEdits(text, plan(text, intentOf(field, id, undefined)));
					const expected = structuredClone(entries) as Record<string, Record<string, unknown>>[];
					const [key, inner] = field.split('.') as [string, string?];
					if (!inner) delete expected[index]![key];
					else delete expected[index]![key]?.[inner];
					assert.deepEqual(readBack(after), noMinusZero({ version: 1, items: expected }));
				},
			),
			{ numRuns: 700 },
		);
	});

	it('sets a rate with its remark, keeps every other byte, and never leaves two remarks of one rate', () => {
		fc.assert(
			fc.property(items, look, ratesSection, rate, rate, (entries, as, section, first, second) => {
				const text = write(entries, as).replace(
					`version: 1${as.eol}`,
					`$&${section.map((line) => line + as.eol).join('')}`,
				);
				const before = parse(text) as Record<string, unknown>;
				const remark = (of: typeof first) => `calibrated 2026-11-25 from ${of.answers} answers, P10–P90 ${of.value}–9`;
				const intent = (of: typeof first): Intent => ({
					type: 'setInFile',
					path: ['rates', 'badMinute'],
					value: of.value,
					remark: remark(of),
				});
				const old = nodeAt(readYaml(text).root, ['rates', 'badMinute']);
				const edits = plan(text, intent(first));
				for (const { start, end } of edits) {
					const isValue = old !== undefined && start >= old.start && end <= old.end;
					assert.ok(
						start === end || isValue || /^# .*calibrated 2025/.test(text.slice(start, end)),
						text.slice(start, end),
					);
				}
				const after = applyEdits(text, edits);
				const expected = { ...before, rates: { ...(before.rates as object), badMinute: first.value } };
				assert.deepEqual(parse(after), expected);
				const others = (of: string) => of.match(/# (?:on|about|entry|The|mine|reachPoint) .*/g) ?? [];
				assert.deepEqual(others(after), others(text));
				assert.equal(after.split(remark(first)).length, 2);
				assert.equal(/(^|[^\r])\n/.test(after), /(^|[^\r])\n/.test(text));
				assert.deepEqual(plan(after, intent(first)), []);
				const again = applyEdits(after, plan(after, intent(second)));
				assert.equal(again, applyEdits(text, plan(text, intent(second))));
				assert.equal(again.split('# calibrated').length + again.split('# badMinute: calibrated').length, 3);
			}),
			{ numRuns: 250 },
		);
	});

	it('never throws and never breaks a file, whatever the file is', () => {
		const piece = fc.constantFrom(
			'items:',
			'- id: A',
			'  id: A',
			'\n',
			'\n  ',
			'[',
			']',
			'{',
			'}',
			', ',
			': ',
			'"',
			'#c',
			'&a ',
			'*a',
			'|',
			'null',
			'\t',
			'<<: *a',
			'- ',
			'\r\n',
			'effort: 5d',
			'incidents:',
		);
		const intents: Intent[] = [
			intentOf('effort', 'A', '3d'),
			intentOf('avoids.share', 'A', '3%'),
			intentOf('effort', 'A', undefined),
			{ type: 'addItem', item: { id: 'B' } },
			{ type: 'addIncident', incident: { id: 'I', cause: 'x' } },
			{ type: 'removeEntry', list: 'items', id: 'A' },
			{ type: 'linkIncident', item: 'A', incident: 'I' },
			{ type: 'setInFile', path: ['rates', 'badMinute'], value: 9, remark: 'said today' },
		];
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), fc.subarray(intents, { minLength: 1 }), (pieces, wanted) => {
				const text = pieces.join('');
				const before = readYaml(text);
				const result = planEdit(text, wanted);
				if (!result.ok) return;
				const after = readYaml(applyEdits(text, result.edits));
				assert.equal(after.broken, before.broken);
				assert.ok(after.faults.length <= before.faults.length);
			}),
			{ numRuns: 2000 },
		);
	});
});

const quoteOf = (source: string): string => /^["']/.exec(source)?.[0] ?? '';
