import type { FieldRecord } from '../backlog/edits.ts';
import type { Backlog } from '../backlog/model.ts';
import { folderOf } from '../scopes.ts';
import type { Snapshot } from '../snapshot.ts';
import { nextItemId } from '../views/drafts.ts';
import { codeIndex } from './codeIndex.ts';
import { type LineRange, pathIn, writeCodePath } from './codePath.ts';

/** Where in the code somebody found something to do. */
export interface CodeSpot {
	/** The key of the file. */
	readonly file: string;
	readonly lines: LineRange;
}

/** A new item about a spot, and the backlog that it belongs in. */
export interface ItemFromCode {
	readonly backlog: Backlog;
	readonly item: FieldRecord & { readonly id: string };
}

const MOST_TITLE = 100;

/**
 * The item that a spot in the code gives: with its path and lines, and the service where just one is concerned. It belongs
 * in the backlog of the nearest folder that holds the file; undefined where none does.
 *
 * @param toDo Stands for the effort and the cause, which whoever adds the item writes.
 */
export function itemFromCode(
	snapshot: Snapshot,
	{ file, lines }: CodeSpot,
	title: string,
	toDo: { readonly effort: string; readonly cause: string },
): ItemFromCode | undefined {
	const [backlog] = snapshot.backlogs
		.filter((known) => file.startsWith(folderOf(known.file)))
		.sort((one, other) => folderOf(other.file).length - folderOf(one.file).length);
	if (!backlog) return undefined;
	const path = pathIn(folderOf(backlog.file), file) ?? file;
	const services = codeIndex(snapshot)
		.factsOf(file)
		.services.filter(({ subject }) => backlog.services.includes(subject));
	const item = {
		id: nextItemId(backlog, 'reliability'),
		title: titleOf(title),
		kind: 'reliability',
		...(services.length === 1 ? { service: services[0]!.subject.id } : {}),
		effort: toDo.effort,
		avoids: { causes: [toDo.cause] },
		paths: [writeCodePath({ glob: path, lines })],
	};
	return { backlog, item };
}

/** One line of a length that a list has room for: the first sentence where there is more. */
export function titleOf(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= MOST_TITLE) return line;
	const sentence = /^.{10,}?[.;!?](?=\s)/.exec(line)?.[0].slice(0, -1);
	if (sentence !== undefined && sentence.length <= MOST_TITLE) return sentence;
	return `${line.slice(0, MOST_TITLE - 1).replace(/\s+\S*$/, '')}…`;
}

/** Whether a remark names an item or an incident that is known: then it is tracked. */
export function isKnownName(snapshot: Snapshot, name: string): boolean {
	const wanted = name.toLowerCase();
	return (
		snapshot.items.some(({ item }) => item.id.toLowerCase() === wanted) ||
		snapshot.incidents.some(({ id }) => id.toLowerCase() === wanted)
	);
}
