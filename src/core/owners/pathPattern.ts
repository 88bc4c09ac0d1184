/** Whether a path, relative and split at `/` into its names, is one that a pattern names. */
export type PathPattern = (names: readonly string[]) => boolean;

/**
 * A pattern of a CODEOWNERS file: those of gitignore, but no negation and no ranges. `/docs` and `docs/api` hold at the
 * root, `docs` at any depth; a folder is all that lies in it, but `docs/*` only what lies directly in it; `*` stays within
 * a name, `**` does not. Time grows with the length of pattern times path, whatever the wildcards.
 * Source: GitHub, "About code owners"; git, "gitignore".
 */
export function pathPattern(text: string): PathPattern {
	const inFolder = text.endsWith('/');
	const segments = text.replace(/^\//, '').replace(/\/$/, '').split('/');
	const anchored = text.startsWith('/') || segments.length > 1;
	const direct = segments.length > 1 && segments.at(-1) === '*' && !inFolder;
	const [first, ...others] = betweenFolders(anchored ? segments : ['**', ...segments]);
	return (names) => {
		if (!standsAt(first!, names, 0)) return false;
		let end = first!.length;
		for (const [index, run] of others.entries()) {
			const isLast = index === others.length - 1;
			// At the end `**` stands for something inside; elsewhere for any number of folders, none included.
			if (isLast && run.length === 0) end++;
			else if (isLast && direct) {
				const start = names.length - run.length;
				if (start < end || !standsAt(run, names, start)) return false;
				end = names.length;
			} else {
				// The first place will do: what comes behind it has the most room there.
				let start = end;
				while (start + run.length <= names.length && !standsAt(run, names, start)) start++;
				end = start + run.length;
			}
			if (end > names.length) return false;
		}
		return direct ? end === names.length : inFolder ? end < names.length : end <= names.length;
	};
}

/** The runs of segments before, between and behind those that are `**`; none of those between is empty. */
function betweenFolders(segments: readonly string[]): readonly (readonly string[])[] {
	const runs: string[][] = [[]];
	for (const segment of segments)
		if (segment !== '**') runs.at(-1)!.push(segment);
		else if (runs.length === 1 || runs.at(-1)!.length > 0) runs.push([]);
	return runs;
}

function standsAt(run: readonly string[], names: readonly string[], start: number): boolean {
	if (start + run.length > names.length) return false;
	for (let index = 0; index < run.length; index++) if (!namesMatch(run[index]!, names[start + index]!)) return false;
	return true;
}

/** One name against one segment with `*` and `?`: goes back only to the last asterisk. */
function namesMatch(segment: string, name: string): boolean {
	let [at, star, mark] = [0, -1, 0];
	let index = 0;
	while (index < name.length) {
		if (segment[at] === '*') {
			star = at++;
			mark = index;
		} else if (at < segment.length && (segment[at] === '?' || segment[at] === name[index])) {
			at++;
			index++;
		} else if (star >= 0) {
			at = star + 1;
			index = ++mark;
		} else return false;
	}
	while (segment[at] === '*') at++;
	return at === segment.length;
}
