import { type PathPattern, pathPattern } from '../owners/pathPattern.ts';

/** Whole lines of a file, counted from 1 as editors show them; both ends belong to it. */
export interface LineRange {
	readonly first: number;
	readonly last: number;
}

/** An entry of `paths`: `services/db/**`, or with lines `src/db.ts#L10-L40`. */
export interface CodePath {
	readonly glob: string;
	readonly lines?: LineRange;
}

/** A glob that is compiled once and asked often. */
export interface CodeGlob {
	/** What every match starts with. */
	readonly start: string;
	/** Of a path relative to the folder for which the backlog speaks. */
	readonly matches: PathPattern;
}

/** Braces that stand for more than this are read as they are. */
const MOST_CHOICES = 64;

export function readCodePath(text: string): CodePath {
	const lined = /^(.*)#L(\d{1,9})(?:-L?(\d{1,9}))?$/.exec(text.trim());
	if (!lined) return { glob: text.trim() };
	const [one, other] = [Number(lined[2]), Number(lined[3] ?? lined[2])];
	const first = Math.max(1, Math.min(one, other));
	return { glob: lined[1]!, lines: { first, last: Math.max(first, one, other) } };
}

export function writeCodePath({ glob, lines }: CodePath): string {
	if (!lines) return glob;
	return lines.first === lines.last ? `${glob}#L${lines.first}` : `${glob}#L${lines.first}-L${lines.last}`;
}

/** The globs that one entry stands for: several where it has braces. A folder is all that lies in it. */
export function codeGlobs(glob: string): readonly CodeGlob[] {
	return withoutBraces(glob.replace(/^(?:\.?\/)+/, '')).map((plain) => ({
		start: plain.replace(/[*?].*$/, ''),
		matches: pathPattern(`/${plain}`),
	}));
}

function withoutBraces(glob: string): readonly string[] {
	let open = [glob];
	for (;;) {
		const next = open.flatMap((one) => {
			const group = /\{([^{}]*)\}/.exec(one);
			if (!group) return [one];
			const [before, after] = [one.slice(0, group.index), one.slice(group.index + group[0].length)];
			return group[1]!.split(',').map((choice) => before + choice + after);
		});
		if (next.length > MOST_CHOICES) return [glob];
		if (next.length === open.length && next.every((one, index) => one === open[index])) return open;
		open = next;
	}
}

/**
 * The path of a file in a folder; undefined where it lies elsewhere. Both by their keys: those of editors are URIs, in which
 * globs are not written.
 */
export function pathIn(folder: string, file: string): string | undefined {
	if (!file.startsWith(folder)) return undefined;
	const path = file.slice(folder.length);
	if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return path;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
