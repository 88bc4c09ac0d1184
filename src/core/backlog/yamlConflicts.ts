import { message } from '../text.ts';
import type { YamlFault } from './readYaml.ts';

export interface ConflictReading {
	/** As long as the text, with the markers and the other side of each conflict blanked out. */
	readonly text: string;
	readonly faults: readonly YamlFault[];
}

const start = /^<{7}(?=[ \t\r\n]|$)/m;
const marker = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|$)/;

/**
 * Finds what a merge left behind. Our side of each conflict stays, so that the rest of the file still works; offsets
 * stay what they were. A marker without its partners is a conflict of one line.
 */
export function readConflicts(text: string): ConflictReading {
	if (!start.test(text) && !/^>{7}(?=[ \t\r\n]|$)/m.test(text)) return { text, faults: [] };
	const lines = linesOf(text);
	const faults: YamlFault[] = [];
	const kept: string[] = [];
	for (let index = 0; index < lines.length; index++) {
		const mark = markOf(lines[index]!.content);
		if (mark !== '<' && mark !== '>') {
			kept.push(lines[index]!.content, lines[index]!.end);
			continue;
		}
		const last = mark === '<' ? endOfConflict(lines, index) : index;
		faults.push(conflict(lines[index]!.offset, lines[last]!.offset + lines[last]!.content.length));
		let ours = true;
		for (let at = index; at <= last; at++) {
			const line = lines[at]!;
			const isMarker = markOf(line.content) !== undefined;
			if (isMarker && at > index) ours = false;
			kept.push(ours && !isMarker ? line.content : ' '.repeat(line.content.length), line.end);
		}
		index = last;
	}
	return { text: kept.join(''), faults };
}

export interface ConflictSides {
	readonly ours: string;
	readonly theirs: string;
	/** What both came from, where the markers tell it. */
	readonly base: string | undefined;
	/** What stands behind the markers of the first conflict. */
	readonly names: { readonly ours: string; readonly theirs: string };
}

/** The texts that a merge left between its markers, each as a whole file. Undefined where markers lack their partners. */
export function sidesOf(text: string): ConflictSides | undefined {
	const sides = { ours: '', base: '', theirs: '' };
	let at: keyof typeof sides | undefined;
	let [count, withBase] = [0, 0];
	let names: ConflictSides['names'] | undefined;
	let first = '';
	for (const { content, end } of linesOf(text)) {
		const mark = markOf(content);
		const next = mark && following(mark, at);
		if (mark && next === undefined) return undefined;
		if (mark === '<') {
			count++;
			first ||= content.slice(7).trim();
		}
		if (mark === '|') withBase++;
		if (mark === '>') names ??= { ours: first, theirs: content.slice(7).trim() };
		if (next === 'both') at = undefined;
		else if (next) at = next;
		else if (at) sides[at] += content + end;
		else for (const side of ['ours', 'base', 'theirs'] as const) sides[side] += content + end;
	}
	if (count === 0 || at || !names) return undefined;
	return { ours: sides.ours, theirs: sides.theirs, base: withBase === count ? sides.base : undefined, names };
}

/** The side that begins behind a marker; undefined where the marker cannot stand there. */
function following(
	mark: Mark,
	at: 'ours' | 'base' | 'theirs' | undefined,
): 'ours' | 'base' | 'theirs' | 'both' | undefined {
	if (mark === '<') return at === undefined ? 'ours' : undefined;
	if (mark === '|') return at === 'ours' ? 'base' : undefined;
	if (mark === '=') return at === 'ours' || at === 'base' ? 'theirs' : undefined;
	return at === 'theirs' ? 'both' : undefined;
}

type Mark = '<' | '|' | '=' | '>';

interface Line {
	readonly offset: number;
	readonly content: string;
	readonly end: string;
}

function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	for (const match of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
		if (match[0] === '' && match.index > 0) break;
		lines.push({ offset: match.index, content: match[1]!, end: match[2]! });
	}
	return lines;
}

function markOf(line: string): Mark | undefined {
	return marker.test(line) ? (line[0] as Mark) : undefined;
}

function endOfConflict(lines: readonly Line[], from: number): number {
	let divided = false;
	for (let index = from + 1; index < lines.length; index++) {
		const mark = markOf(lines[index]!.content);
		if (mark === '<') break;
		if (mark === '=') divided = true;
		if (mark === '>') return divided ? index : from;
	}
	return from;
}

function conflict(from: number, to: number): YamlFault {
	return {
		code: 'file.conflict',
		start: from,
		end: to,
		message: message('A merge conflict stands here. Keep one side and delete the markers.'),
	};
}
