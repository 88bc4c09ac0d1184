import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type FieldValue, type Intent, planEdit } from '../../../src/core/backlog/edits.ts';
import { mergeBacklogs } from '../../../src/core/merge/mergeBacklogs.ts';
import { say } from '../../../src/core/text.ts';
import { type Entry, fields, hostile, items, look, readBack, write } from '../backlog/generatedFiles.ts';

function edited(text: string, intents: readonly Intent[]): string {
	const result = planEdit(text, intents);
	assert.ok(result.ok, `${result.ok ? '' : say(result.reason)}\n${JSON.stringify(intents)}\n${text}`);
	return applyEdits(text, result.edits);
}

const names = ['title', 'kind', 'owner', 'status', 'effort', 'service', 'labels', 'confidence', 'deadline.date'];

const value = (field: string): fc.Arbitrary<FieldValue | undefined> =>
	field === 'labels'
		? fc.option(fc.array(hostile, { minLength: 1, maxLength: 3 }), { nil: undefined })
		: fc.option(hostile, { nil: undefined, freq: 6 });

/** What one side does to fields of its own, and an entry that it adds. */
interface Script {
	readonly sets: readonly { readonly item: number; readonly field: string; readonly value: FieldValue | undefined }[];
	readonly added: Entry | undefined;
	readonly removes: boolean;
	readonly moves: boolean;
}

const script: fc.Arbitrary<Script> = fc.record({
	sets: fc.array(
		fc
			.constantFrom(...names)
			.chain((field) => fc.record({ item: fc.nat(3), field: fc.constant(field), value: value(field) })),
		{ maxLength: 6 },
	),
	added: fc.option(
		fields.map((entry) => structuredClone(entry) as Entry),
		{ nil: undefined },
	),
	removes: fc.boolean(),
	moves: fc.boolean(),
});

/** The fields of a file dealt out to two sides: no field and no entry to both. */
function intentsOf({ sets, added, removes, moves }: Script, side: 0 | 1, count: number, moving: 0 | 1): Intent[] {
	const intents = new Map<string, Intent>();
	const gone = removes && count > 2 ? (side === 0 ? 0 : count - 1) : undefined;
	const other = count > 2 ? (side === 0 ? count - 1 : 0) : undefined;
	for (const { item, field, value } of sets) {
		const index = item % count;
		const isOurs = (index + names.indexOf(field)) % 2 === side;
		if (!isOurs || index === gone || index === other) continue;
		intents.set(`${index} ${field}`, {
			type: 'setField',
			list: 'items',
			id: `I-${index}`,
			path: field.split('.'),
			value,
		});
	}
	const result = [...intents.values()];
	if (moves && moving === side && count > 3) result.push({ type: 'moveEntry', list: 'items', id: 'I-1', after: 'I-2' });
	if (added) result.push({ type: 'addItem', item: { id: `NEW-${side}`, ...added } });
	if (gone !== undefined) result.push({ type: 'removeEntry', list: 'items', id: `I-${gone}` });
	return result;
}

const comments = (text: string): string[] => (text.match(/# (?:on|about|entry|The) .*/g) ?? []).sort();

describe('merging any two scripts of edits that touch different fields', () => {
	it('equals applying both, in the words of both', () => {
		fc.assert(
			fc.property(items, look, script, script, fc.constantFrom(0, 1), (entries, as, first, second, moving) => {
				const base = write(entries, as);
				const mine = intentsOf(first, 0, entries.length, moving as 0 | 1);
				const other = intentsOf(second, 1, entries.length, moving as 0 | 1);
				const [ours, theirs] = [edited(base, mine), edited(base, other)];
				const result = mergeBacklogs({ base, ours, theirs });
				assert.equal(result.conflicts, 0, result.text);
				assert.deepEqual(readBack(result.text), readBack(edited(edited(base, mine), other)));
				// Those that neither side took out with what they stood beside.
				const count = (text: string, comment: string) => text.split(comment).length;
				for (const comment of comments(base))
					if (count(ours, comment) === count(base, comment) && count(theirs, comment) === count(base, comment))
						assert.ok(count(result.text, comment) >= count(base, comment), `${comment}\n${result.text}`);
				assert.equal(/(^|[^\r])\n/.test(result.text), /(^|[^\r])\n/.test(base));
			}),
			{ numRuns: 400 },
		);
	});

	it('leaves exactly what both set to different values, and either side of it is sound', () => {
		fc.assert(
			fc.property(items, look, fc.nat(), hostile, hostile, script, (entries, as, pick, one, two, rest) => {
				fc.pre(one !== two);
				const id = `I-${pick % entries.length}`;
				const base = write(entries, as);
				const set = (value: FieldValue): Intent => ({ type: 'setField', list: 'items', id, path: ['owner'], value });
				const others = intentsOf({ ...rest, removes: false, moves: false }, 1, entries.length, 0).filter(
					(intent) => !(intent.type === 'setField' && intent.id === id),
				);
				const [ours, theirs] = [edited(base, [set(one)]), edited(base, [...others, set(two)])];
				const result = mergeBacklogs({ base, ours, theirs });
				assert.equal(result.conflicts, 1, result.text);
				const sides = /<{7} ours\r?\n([\s\S]*?)={7}\r?\n([\s\S]*?)>{7} theirs\r?\n/.exec(result.text)!;
				assert.deepEqual(
					readBack(result.text.replace(sides[0], () => sides[1]!)),
					readBack(edited(base, [...others, set(one)])),
				);
				assert.deepEqual(readBack(result.text.replace(sides[0], () => sides[2]!)), readBack(theirs));
			}),
			{ numRuns: 200 },
		);
	});
});
