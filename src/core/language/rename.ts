import { flow } from '../backlog/edits/render.ts';
import { type FileStyle, styleOf } from '../backlog/edits/style.ts';
import { applyEdits, joined, type TextEdit } from '../backlog/edits/textEdit.ts';
import { planEdit } from '../backlog/edits.ts';
import { readYaml } from '../backlog/readYaml.ts';
import { entryOf, plain } from '../backlog/sourceTree.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { scopeOf } from './knownNames.ts';
import type { NameKind } from './names.ts';
import { definitionsOf, filesThatMean, type NamedAt, recordsThatName } from './navigation.ts';
import { type Occurrence, occurrencesUnder } from './occurrences.ts';

export type RenameResult =
	| { readonly ok: true; readonly changes: readonly { readonly file: string; readonly edits: readonly TextEdit[] }[] }
	| { readonly ok: false; readonly reason: Message };

const renamed: ReadonlySet<NameKind> = new Set(['item', 'incident', 'service', 'cause', 'owner']);

/** Why a name cannot be changed, whatever it is to be called; undefined where it can. */
export function renameRefusal(named: NamedAt, snapshot: Snapshot): Message | undefined {
	const { kind, name, file } = named;
	if (!renamed.has(kind)) return message('This name cannot be changed here.');
	const exported = recordsThatName(named, snapshot);
	if (exported.length > 0 && kind === 'incident')
		return message('{0} comes from an export. Its id can only be changed where it was exported from.', name);
	if (exported.length > 0 && kind === 'cause')
		return message(
			'Incidents of exports have the cause {0}. It can only be changed where they were exported from.',
			name,
		);
	if (kind === 'incident') {
		const incident = scopeOf(snapshot, file)?.incidents.find(({ id }) => id === name);
		if (incident?.source !== undefined && incident.externalId === undefined)
			return message(
				'{0} was imported from {1}, which knows it by this id. It would be imported again.',
				name,
				incident.source,
			);
	}
	return undefined;
}

/**
 * The smallest edits that change a name wherever backlog files mean the same thing by it: comments, quotes and order
 * stay. A service that exports name keeps its old name as an alias. `texts` are the current ones, by file.
 */
export function planRename(
	named: NamedAt,
	newName: string,
	snapshot: Snapshot,
	texts: ReadonlyMap<string, string>,
): RenameResult {
	const to = newName.trim();
	const reason = renameRefusal(named, snapshot) ?? faultOfName(named, to, snapshot);
	if (reason) return { ok: false, reason };
	const changes: { file: string; edits: readonly TextEdit[] }[] = [];
	const [definition] = definitionsOf(named, snapshot);
	const keepsAlias = named.kind === 'service' && recordsThatName(named, snapshot).length > 0;
	for (const file of filesThatMean(named, snapshot)) {
		const text = texts.get(file);
		if (text === undefined) continue;
		const planned = renameIn(text, named, to, keepsAlias && definition?.file === file);
		if (!planned.ok) return planned;
		if (planned.edits.length > 0) changes.push({ file, edits: planned.edits });
	}
	return { ok: true, changes };
}

function faultOfName(named: NamedAt, to: string, snapshot: Snapshot): Message | undefined {
	if (to === '' || /[\p{Cc}\u2028\u2029]/u.test(to))
		return message('This must be a name: letters and digits, on one line.');
	const isUnique = named.kind === 'item' || named.kind === 'incident' || named.kind === 'service';
	const isTaken = isUnique && to !== named.name && definitionsOf({ ...named, name: to }, snapshot).length > 0;
	return isTaken ? message('There is another {0} already.', to) : undefined;
}

type FileResult =
	| { readonly ok: true; readonly edits: readonly TextEdit[] }
	| { readonly ok: false; readonly reason: Message };

function renameIn(text: string, { kind, name }: NamedAt, to: string, keepsAlias: boolean): FileResult {
	const reading = readYaml(text);
	// What could be recovered of a broken text may lack the very places.
	if (reading.broken && text.includes(name))
		return { ok: false, reason: message('The text of the file has errors. Correct them first.') };
	if (!reading.root) return { ok: true, edits: [] };
	const places = occurrencesUnder(reading.root).filter((one) => one.kind === kind && one.name === name);
	if (places.length === 0) return { ok: true, edits: [] };
	const style = styleOf(text, reading.root);
	const edits = places.map(
		(one): TextEdit => ({ start: one.start, end: one.end, text: written(text, one, to, style) }),
	);
	const alias = keepsAlias ? aliasEdits(text, name) : [];
	const all = joined([...edits, ...alias]);
	const after = all && readYaml(applyEdits(text, all));
	const count = after?.root ? countOf(after.root, kind, to) : 0;
	const had = countOf(reading.root, kind, to);
	if (!all || !after || after.broken || count !== had + (to === name ? 0 : places.length))
		return {
			ok: false,
			reason: message('This cannot be changed without touching other parts of the file. Edit the file by hand.'),
		};
	return { ok: true, edits: to === name ? [] : all };
}

function countOf(root: Parameters<typeof occurrencesUnder>[0], kind: NameKind, name: string): number {
	return occurrencesUnder(root).filter((one) => one.kind === kind && one.name === name).length;
}

/** In the quotes that the name had. */
function written(text: string, { start }: Occurrence, to: string, style: FileStyle): string {
	const quote = text[start];
	return flow(to, style, quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain');
}

/** The old name of a service among its aliases. */
function aliasEdits(text: string, service: string): readonly TextEdit[] {
	const aliases = aliasesOf(text, service);
	if (aliases.includes(service)) return [];
	const plan = planEdit(text, {
		type: 'setField',
		list: 'services',
		id: service,
		path: ['aliases'],
		value: [...aliases, service],
	});
	return plan.ok ? plan.edits : [];
}

function aliasesOf(text: string, service: string): string[] {
	const root = readYaml(text).root;
	const list = entryOf(root, 'services')?.value;
	const entries = list?.type === 'sequence' ? list.items : [];
	const entry = entries.find((one) => {
		const id = entryOf(one, 'id')?.value;
		return id?.type === 'scalar' && String(id.value) === service;
	});
	const aliases = entryOf(entry, 'aliases')?.value;
	const had = aliases ? plain(aliases) : [];
	return Array.isArray(had) ? had.map(String) : [];
}
