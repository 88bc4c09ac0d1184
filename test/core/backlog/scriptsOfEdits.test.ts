import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type FieldValue, type Intent, planEdit, type TextEdit } from '../../../src/core/backlog/edits.ts';
import { readYaml } from '../../../src/core/backlog/readYaml.ts';
import { nodeAt } from '../../../src/core/backlog/sourceTree.ts';
import { assemble, nameAt, planRename, readBacklog } from '../../../src/core/index.ts';
import { say } from '../../../src/core/text.ts';
import { type Entry, fields, hostile, items, look, noMinusZero, readBack, write } from './generatedFiles.ts';

/** Edits one after the other, as a team makes them over years, each on what the one before left. */

const FILE = 'reliability.yaml';
const names = ['title', 'kind', 'owner', 'status', 'effort', 'service', 'labels', 'confidence', 'deadline.date'];

/** One thing that somebody does; which entries it is about is found where it is done. */
type Step =
	| { readonly type: 'set'; readonly at: number; readonly field: string; readonly value: FieldValue | undefined }
	| { readonly type: 'add'; readonly at: number | undefined; readonly entry: Entry }
	| { readonly type: 'remove'; readonly at: number }
	| { readonly type: 'move'; readonly at: number; readonly behind: number | undefined }
	| { readonly type: 'link'; readonly at: number; readonly incident: string }
	| { readonly type: 'rename'; readonly at: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('set' as const),
			at: fc.nat(),
			field: fc.constantFrom(...names),
			value: fc.option(fc.oneof(hostile, fc.array(hostile, { minLength: 1, maxLength: 3 })), {
				nil: undefined,
				freq: 5,
			}),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('add' as const),
			at: fc.option(fc.nat(), { nil: undefined }),
			entry: fields.map((entry) => structuredClone(entry) as Entry),
		}),
	},
	fc.record({ type: fc.constant('remove' as const), at: fc.nat() }),
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('move' as const),
			at: fc.nat(),
			behind: fc.option(fc.nat(), { nil: undefined }),
		}),
	},
	fc.record({ type: fc.constant('link' as const), at: fc.nat(), incident: fc.constantFrom('INC-1', 'INC-2', 'x y') }),
	fc.record({ type: fc.constant('rename' as const), at: fc.nat() }),
);

type Model = readonly Readonly<Record<string, FieldValue>>[];

/** What the step makes of the entries, by plain data; the edits that do it in the text; the ids of the entries touched. */
interface Done {
	readonly model: Model;
	readonly edits: readonly TextEdit[];
	readonly touched: readonly string[];
}

function edited(text: string, intent: Intent): readonly TextEdit[] {
	const result = planEdit(text, intent);
	assert.ok(result.ok, `${result.ok ? '' : say(result.reason)}\n${JSON.stringify(intent)}\n${text}`);
	return result.edits;
}

function withField(entry: Model[number], path: readonly string[], value: FieldValue | undefined): Model[number] {
	const [key, ...rest] = path as [string, ...string[]];
	const { [key]: had, ...others } = entry;
	const inner = rest.length === 0 ? value : withField((had ?? {}) as Model[number], rest, value);
	const isEmpty = inner === undefined || (rest.length > 0 && Object.keys(inner as object).length === 0);
	return isEmpty ? others : { ...entry, [key]: inner };
}

function doStep(text: string, model: Model, step: Step, turn: number): Done | undefined {
	const at = 'at' in step && step.at !== undefined ? step.at % model.length : undefined;
	const entry = at === undefined ? undefined : model[at]!;
	const id = entry?.id as string;
	switch (step.type) {
		case 'set': {
			const path = step.field.split('.');
			const value = step.field === 'labels' || !Array.isArray(step.value) ? step.value : step.value[0];
			return {
				model: model.with(at!, withField(entry!, path, value)),
				edits: edited(text, { type: 'setField', list: 'items', id, path, value }),
				touched: [id],
			};
		}
		case 'add': {
			const item = { id: `NEW-${turn}`, ...step.entry };
			return {
				model: model.toSpliced(at === undefined ? model.length : at + 1, 0, item),
				edits: edited(text, { type: 'addItem', item, ...(at === undefined ? {} : { after: id }) }),
				touched: [item.id],
			};
		}
		case 'remove':
			if (model.length < 2) return undefined;
			return {
				model: model.toSpliced(at!, 1),
				edits: edited(text, { type: 'removeEntry', list: 'items', id }),
				touched: [id],
			};
		case 'move': {
			const behind = step.behind === undefined ? undefined : model[step.behind % model.length]!;
			if (behind === entry) return undefined;
			const rest = model.toSpliced(at!, 1);
			return {
				model: rest.toSpliced(behind ? rest.indexOf(behind) + 1 : 0, 0, entry!),
				edits: edited(text, {
					type: 'moveEntry',
					list: 'items',
					id,
					...(behind ? { after: behind.id as string } : {}),
				}),
				touched: [],
			};
		}
		case 'link': {
			const avoids = (entry!.avoids ?? {}) as Record<string, FieldValue>;
			const had = (avoids.incidents ?? []) as readonly FieldValue[];
			const incidents = had.includes(step.incident) ? had : [...had, step.incident];
			return {
				model: model.with(at!, { ...entry!, avoids: { ...avoids, incidents } }),
				edits: edited(text, { type: 'linkIncident', item: id, incident: step.incident }),
				touched: [id],
			};
		}
		case 'rename': {
			const to = `RENAMED ${turn}: #`;
			const snapshot = assemble([{ file: FILE, text, reading: readBacklog(FILE, text), sources: [] }], 0);
			const named = nameAt(text, nodeAt(readYaml(text).root, ['items', at!, 'id'])!.start, FILE);
			assert.ok(named, text);
			const plan = planRename(named, to, snapshot, new Map([[FILE, text]]));
			assert.ok(plan.ok, plan.ok ? '' : say(plan.reason));
			return {
				model: model.with(at!, { ...entry!, id: to }),
				edits: plan.changes[0]?.edits ?? [],
				touched: [id, to],
			};
		}
	}
}

/** The text of each entry that was not touched, by its id. */
function slices(text: string, touched: readonly string[]): ReadonlyMap<string, string> {
	const { root } = readYaml(text);
	const found = new Map<string, string>();
	for (let index = 0; ; index++) {
		const node = nodeAt(root, ['items', index]);
		if (!node) return found;
		const id = nodeAt(root, ['items', index, 'id']);
		const name = id?.type === 'scalar' ? String(id.value) : '';
		if (!touched.includes(name)) found.set(name, text.slice(node.start, node.end));
	}
}

/** The comment that stands directly above each entry, by its id: it is about that one. */
function remarks(text: string, touched: readonly string[]): ReadonlyMap<string, string> {
	const above = new Map<string, string>();
	for (const [id, slice] of slices(text, touched)) {
		const lines = text.slice(0, text.indexOf(slice)).split(/\r?\n/);
		const line = lines.at(-2) ?? '';
		if (/^ *# entry/.test(line)) above.set(id, line);
	}
	return above;
}

const comments = (text: string): string[] => (text.match(/# (?:on|about|entry|The) .*/g) ?? []).sort();

describe('scripts of edits of any backlog file', () => {
	it('say each time what is wanted, and leave every byte of all other entries, every comment and every line end', () => {
		let edits = 0;
		fc.assert(
			fc.property(items, look, fc.array(step, { minLength: 6, maxLength: 12 }), (entries, as, steps) => {
				let text = write(entries, as);
				let model: Model = entries as Model;
				for (const [turn, step] of steps.entries()) {
					const done = doStep(text, model, step, turn);
					if (!done) continue;
					edits++;
					const after = applyEdits(text, done.edits);
					assert.deepEqual(readBack(after), noMinusZero({ version: 1, items: done.model }), `${text}\n---\n${after}`);
					// As text, not as values: quotes, spaces and comments within them too.
					const kept = slices(after, done.touched);
					for (const [id, slice] of slices(text, done.touched)) assert.equal(kept.get(id), slice, id);
					const remarked = remarks(after, done.touched);
					for (const [id, remark] of remarks(text, done.touched))
						assert.equal(remarked.get(id), remark, `${id}\n${after}`);
					const head = (of: string) => of.slice(0, of.indexOf('items:'));
					assert.equal(head(after), head(text));
					if (step.type === 'move' || step.type === 'rename' || step.type === 'add' || step.type === 'link')
						assert.deepEqual(comments(after), comments(text));
					assert.equal(/(^|[^\r])\n/.test(after), /(^|[^\r])\n/.test(text));
					assert.equal(/[\r\n]$/.test(after), /[\r\n]$/.test(text));
					[text, model] = [after, done.model];
				}
			}),
			{ numRuns: 700 },
		);
		assert.ok(edits >= 5000, `${edits} edits`);
	});
});
