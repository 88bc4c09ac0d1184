import { type EditResult, planned, refused } from '../backlog/edits/draft.ts';
import type { TextEdit } from '../backlog/edits/textEdit.ts';
import { sidesOf } from '../backlog/yamlConflicts.ts';
import { message } from '../text.ts';
import { matchLines, splitLines } from './lineDiff.ts';
import { mergeByMeaning, withBreaksOf } from './mergeBacklogs.ts';

/**
 * The edits that settle the conflicts of a backlog file by what both sides say, and leave between markers what both
 * changed. `base` is the file that both came from, where that is known; else markers may tell it, and where they do not,
 * what only one side has is kept.
 */
export function resolveConflicts(text: string, base?: string): EditResult {
	const sides = sidesOf(text);
	if (!sides) return refused(message('The markers of this conflict are not whole. Resolve it by hand.'));
	const { ours, theirs, names } = sides;
	const origin = base === undefined ? sides.base : withBreaksOf(text, base);
	const merged = ours === theirs ? { text: ours } : mergeByMeaning(origin, ours, theirs, names);
	if (!merged) return refused(message('One side of this conflict is no sound backlog. Resolve it by hand.'));
	if (merged.text === text)
		return refused(message('Both sides changed the same fields. Keep one side and delete the markers.'));
	return planned(...lineEdits(text, merged.text));
}

/** What turns a text into another one, whole lines at a time. */
function lineEdits(from: string, to: string): TextEdit[] {
	const [left, right] = [splitLines(from), splitLines(to)];
	const edits: TextEdit[] = [];
	let [atLeft, atRight, offset] = [0, 0, 0];
	const lengthOf = (lines: readonly string[]) => lines.reduce((sum, line) => sum + line.length, 0);
	for (const match of [...matchLines(left, right), { left: left.length, right: right.length, length: 0 }]) {
		const end = offset + lengthOf(left.slice(atLeft, match.left));
		const text = right.slice(atRight, match.right).join('');
		if (end > offset || text !== '') edits.push({ start: offset, end, text });
		offset = end + lengthOf(left.slice(match.left, match.left + match.length));
		[atLeft, atRight] = [match.left + match.length, match.right + match.length];
	}
	return edits;
}
