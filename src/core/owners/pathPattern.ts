/** Whether a path, relative and with `/`, is one that a pattern names. */
export type PathPattern = (path: string) => boolean;

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
	const wanted = anchored ? segments : ['**', ...segments];
	const direct = segments.length > 1 && segments.at(-1) === '*' && !inFolder;
	return (path) => {
		const names = path.split('/');
		return endsOf(wanted, names).some((end) =>
			direct ? end === names.length : inFolder ? end < names.length : end <= names.length,
		);
	};
}

/** How many of the names the segments may take up from the first on: all possible numbers. */
function endsOf(segments: readonly string[], names: readonly string[]): readonly number[] {
	let open = new Set([0]);
	for (const [index, segment] of segments.entries()) {
		const next = new Set<number>();
		const last = index === segments.length - 1;
		for (const at of open) {
			if (segment === '**') {
				// At the end it stands for something inside; elsewhere for any number of folders, none included.
				for (let end = last ? at + 1 : at; end <= names.length; end++) next.add(end);
			} else if (at < names.length && namesMatch(segment, names[at]!)) next.add(at + 1);
		}
		open = next;
	}
	return [...open];
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
