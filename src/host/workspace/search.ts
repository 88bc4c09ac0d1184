import * as vscode from 'vscode';

export interface SearchOptions {
	/** Globs of what is passed over; null passes over nothing. */
	readonly exclude: readonly string[] | null;
	readonly most: number;
	readonly token?: vscode.CancellationToken;
}

/** On these the editor's own search is there for certain, and may take its time. */
const searchedSchemes = new Set(['file', 'vscode-remote']);
/** Elsewhere a search without a provider never ends: after this long the folders are walked instead. */
const patience = 2000;
const silentSchemes = new Set<string>();

const deepest = 12;
const mostFolders = 2000;

/** The files under a folder that match a glob, on any file system. */
export async function searchFiles(folder: vscode.Uri, glob: string, options: SearchOptions): Promise<vscode.Uri[]> {
	if (searchedSchemes.has(folder.scheme)) return editorSearch(folder, glob, options, options.token);
	if (!silentSchemes.has(folder.scheme)) {
		const found = await withinPatience((token) => editorSearch(folder, glob, options, token), options.token);
		if (found) return found;
		if (options.token?.isCancellationRequested) return [];
		silentSchemes.add(folder.scheme);
	}
	return walk(folder, glob, options);
}

async function editorSearch(
	folder: vscode.Uri,
	glob: string,
	{ exclude, most }: SearchOptions,
	token: vscode.CancellationToken | undefined,
): Promise<vscode.Uri[]> {
	const pattern = new vscode.RelativePattern(folder, glob);
	const excluded = exclude?.length ? (exclude.length === 1 ? exclude[0] : `{${exclude.join(',')}}`) : undefined;
	return vscode.workspace.findFiles(pattern, exclude === null ? null : excluded, most, token);
}

/** Undefined where nothing came within the time. */
async function withinPatience<T>(
	work: (token: vscode.CancellationToken) => Promise<T>,
	outer: vscode.CancellationToken | undefined,
): Promise<T | undefined> {
	const source = new vscode.CancellationTokenSource();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let listener: vscode.Disposable | undefined;
	try {
		return await Promise.race([
			work(source.token),
			new Promise<undefined>((resolve) => {
				timer = setTimeout(() => resolve(undefined), patience);
				listener = outer?.onCancellationRequested(() => resolve(undefined));
			}),
		]);
	} finally {
		clearTimeout(timer);
		listener?.dispose();
		source.cancel();
		source.dispose();
	}
}

/** Breadth first, bounded in depth and number; links are not followed. */
async function walk(folder: vscode.Uri, glob: string, { exclude, most, token }: SearchOptions): Promise<vscode.Uri[]> {
	const { default: picomatch } = await import('picomatch/posix');
	// As the editor's own globs: no negation and no groups.
	const rules = { dot: true, noextglob: true, nonegate: true };
	const matches = picomatch(glob, rules);
	const isExcluded = exclude?.length ? picomatch([...exclude], rules) : () => false;
	const found: vscode.Uri[] = [];
	let level: { readonly uri: vscode.Uri; readonly path: string }[] = [{ uri: folder, path: '' }];
	let visited = 0;
	for (let depth = 0; depth < deepest && level.length > 0; depth++) {
		const next: typeof level = [];
		for (const { uri, path } of level) {
			if (token?.isCancellationRequested || ++visited > mostFolders || found.length >= most) return found;
			for (const [name, type] of await entriesOf(uri)) {
				const inner = path === '' ? name : `${path}/${name}`;
				if (isExcluded(inner)) continue;
				const there = vscode.Uri.joinPath(uri, name);
				if (type === vscode.FileType.Directory) next.push({ uri: there, path: inner });
				else if ((type & vscode.FileType.File) !== 0 && matches(inner)) found.push(there);
			}
		}
		level = next;
	}
	return found.slice(0, most);
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
	try {
		return await vscode.workspace.fs.readDirectory(folder);
	} catch {
		// A folder that went away or may not be read holds nothing for us.
		return [];
	}
}
