/**
 * A short name for each file: its last segment, with as many folders before it as tell it from the others.
 * Keys may be URIs or paths. Linear in the number of files times their depth.
 */
export function shortFileNames(files: Iterable<string>): ReadonlyMap<string, string> {
	const segments = new Map<string, readonly string[]>();
	for (const file of files) segments.set(file, segmentsOf(file));
	const names = new Map<string, string>();
	let open = [...segments.keys()];
	for (let depth = 1; open.length > 0; depth++) {
		const groups = new Map<string, string[]>();
		for (const file of open) {
			const name = segments.get(file)!.slice(-depth).join('/');
			groups.set(name, [...(groups.get(name) ?? []), file]);
		}
		open = [];
		for (const [name, group] of groups) {
			const exhausted = group.every((file) => segments.get(file)!.length <= depth);
			if (group.length === 1 || exhausted) for (const file of group) names.set(file, name);
			else open.push(...group);
		}
	}
	return names;
}

/** The folder that tells each backlog from the others; the file's own name at a root. Empty where there is only one. */
export function folderNames(files: readonly string[]): ReadonlyMap<string, string> {
	if (files.length < 2) return new Map();
	return new Map(
		[...shortFileNames(files)].map(([file, name]) => [file, name.includes('/') ? name.replace(/\/[^/]*$/, '') : name]),
	);
}

/** The last segment of a file's key. */
export function baseName(file: string): string {
	return segmentsOf(file).at(-1) ?? file;
}

function segmentsOf(file: string): readonly string[] {
	return file
		.replace(/[?#].*$/, '')
		.split('/')
		.filter((segment) => segment !== '')
		.map((segment) => {
			try {
				return decodeURIComponent(segment);
			} catch {
				return segment;
			}
		});
}
