import type { FileStyle } from '../backlog/edits/style.ts';

/** How far what is under a key stands in from it, in columns. */
export type Indents = Pick<FileStyle, 'step' | 'listIndent'>;

/** A line that is no comment: its white space, its dashes, and what follows. */
const line = /^( *)((?:- +)*)([^\s#].*)$/gm;
/** A key whose value begins on a later line. */
const opener = /^[^'"#]*:\s*(?:#.*)?$/;
/** Any file has shown its style by then. */
const MOST = 50_000;

/**
 * The indents that a file uses first, found by its lines: the text may be broken. Where it has none yet, those that the
 * edits of this product would take.
 */
export function indentsOf(text: string): Indents {
	let step: number | undefined;
	let listIndent: number | undefined;
	let above: number | undefined;
	for (const [, space, dashes, rest] of text.slice(0, MOST).matchAll(line)) {
		const column = space!.length;
		const isEntry = dashes !== '' || rest === '-';
		if (above !== undefined && isEntry && column >= above) listIndent ??= column - above;
		if (above !== undefined && !isEntry && column > above) step ??= column - above;
		if (step !== undefined && listIndent !== undefined) break;
		above = opener.test(rest!) ? column + dashes!.length : undefined;
	}
	step ??= listIndent || 2;
	return { step, listIndent: listIndent ?? step };
}
