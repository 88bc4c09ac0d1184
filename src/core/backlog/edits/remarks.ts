import { lineEnd, lineStart, startsLine } from '../lines.ts';
import { readYaml } from '../readYaml.ts';
import { entryOf, type MapEntry, nodeAt, type SourceNode } from '../sourceTree.ts';
import { type Draft, insertion } from './draft.ts';
import { applyEdits, composed, joined, type TextEdit } from './textEdit.ts';

/**
 * Edits that set a value, with those that put a remark beside it: a comment behind the value, or where the value stands
 * in braces or has a comment of somebody's own, a comment line above that names the key. A remark that is there already,
 * with other figures, is replaced where it stands. No remark where no comment may stand.
 */
export function withRemark(
	draft: Draft,
	change: readonly TextEdit[],
	path: readonly string[],
	remark: string,
): readonly TextEdit[] {
	const first = joined(change);
	if (!first) return change;
	const text = applyEdits(draft.text, first);
	const remarked = remarkEdit({ ...draft, text }, readYaml(text).root, path, oneLine(remark));
	const isNew = remarked && text.slice(remarked.start, remarked.end) !== remarked.text;
	return isNew ? composed(draft.text.length, first, [remarked]) : first;
}

function remarkEdit(
	draft: Draft,
	root: SourceNode | undefined,
	path: readonly string[],
	remark: string,
): TextEdit | undefined {
	const { text, style } = draft;
	const line = entryOnOwnLine(text, root, path);
	const key = path.at(-1)!;
	const entry = entryOf(nodeAt(root, path.slice(0, -1)), key);
	if (!line || !entry) return undefined;
	const named = `${key}: ${remark}`;
	const start = lineStart(text, line.keyStart) + (text.charCodeAt(lineStart(text, line.keyStart)) === 0xfeff ? 1 : 0);
	const earlier = commentAbove(text, start, named);
	if (earlier) return { ...earlier, text: `# ${named}` };
	if (line.keyStart === entry.keyStart && isOnOneLine(text, entry)) {
		const behind = text.slice(entry.value.end, lineEnd(text, entry.value.end));
		if (behind.trim() === '') return insertion(entry.value.end, ` # ${remark}`);
		const hash = behind.indexOf('#');
		if (hash > 0 && isAlike(behind.slice(hash + 1), remark))
			return { start: entry.value.end + hash, end: entry.value.end + behind.trimEnd().length, text: `# ${remark}` };
	}
	return insertion(start, `${text.slice(start, line.keyStart)}# ${named}${style.eol}`);
}

/** The innermost key on the path that starts a line of a block. */
function entryOnOwnLine(text: string, root: SourceNode | undefined, path: readonly string[]): MapEntry | undefined {
	let node = root;
	let found: MapEntry | undefined;
	for (const key of path) {
		if (node?.type !== 'map' || node.flow) break;
		const entry = entryOf(node, key);
		if (!entry || !startsLine(text, entry.keyStart)) break;
		found = entry;
		node = entry.value;
	}
	return found;
}

function isOnOneLine(text: string, { keyStart, value }: MapEntry): boolean {
	return value.type === 'scalar' && value.style !== 'block' && value.end <= lineEnd(text, keyStart);
}

/** The comment among those right above a line that says the same with other figures. */
function commentAbove(text: string, start: number, remark: string): { start: number; end: number } | undefined {
	let below = start;
	while (below > 0) {
		const line = lineStart(text, below - (text.startsWith('\r\n', below - 2) ? 2 : 1));
		const comment = /^(\ufeff?[ \t]*)#(.*)$/.exec(text.slice(line, lineEnd(text, line)));
		if (!comment) return undefined;
		const end = lineEnd(text, line);
		if (isAlike(comment[2]!, remark)) return { start: line + comment[1]!.length, end };
		below = line;
	}
	return undefined;
}

/** They differ in their figures only. */
function isAlike(one: string, other: string): boolean {
	return withoutFigures(one) === withoutFigures(other);
}

function withoutFigures(text: string): string {
	return text.trim().replace(/\d[\d.,]*(?:e[-+]?\d+)?/g, '0');
}

function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
