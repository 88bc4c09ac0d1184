import type { Item, Kind } from '../../backlog/model.ts';
import { codeGlobs, readCodePath } from '../../code/codePath.ts';
import { namedIn } from '../../code/namedIn.ts';
import type { PathPattern } from '../../owners/pathPattern.ts';
import type { Commit } from './commitLog.ts';

/** Whose effort a commit is, and how that is known. */
export interface Attribution {
	/** Empty where it is nobody's item; of several each has an equal part. */
	readonly items: readonly Item[];
	/** `named`: by a trailer, in its subject, or by its branch. `paths`: it touches them. `type`: by its conventional type. */
	readonly by: 'named' | 'paths' | 'type' | 'none';
	/** Of `type`: such as `fix`. */
	readonly type?: string;
	/** The side of the balance; absent: uncategorised. Of items it is each item’s own. */
	readonly kind?: Kind;
}

export type CommitKind = Kind | 'uncategorised';

/**
 * On which side a conventional type counts (conventionalcommits.org) where the file does not say. What keeps things as they
 * are and running is reliability work; of the rest nobody knows, and it is uncategorised.
 */
const usualTypes: Readonly<Record<string, CommitKind>> = {
	feat: 'product',
	feature: 'product',
	fix: 'reliability',
	hotfix: 'reliability',
	perf: 'reliability',
	revert: 'reliability',
	security: 'reliability',
	ops: 'reliability',
	build: 'reliability',
	ci: 'reliability',
};

/** Items of one backlog, whose paths lie below a folder of the repository. */
export interface AttributionScope {
	/** Empty, or with `/` at its end. */
	readonly prefix: string;
	readonly items: readonly Item[];
}

/**
 * Tells whose effort commits are: of the items that they name, by a trailer `Item: REL-1`, in the subject, or by the branch
 * that was merged; else of the items in progress or done whose `paths` they touch; else by their conventional type. Items
 * that are only proposed or planned are nobody's work yet, whatever paths they have.
 */
export function attributor(
	scopes: readonly AttributionScope[],
	types: Readonly<Record<string, CommitKind>> = {},
): (commit: Commit) => Attribution {
	const byId = new Map<string, Item>();
	for (const { items } of scopes)
		for (const item of items) if (!byId.has(lower(item.id))) byId.set(lower(item.id), item);
	const kinds = new Map(Object.entries({ ...usualTypes, ...types }).map(([type, kind]) => [type.toLowerCase(), kind]));
	const ofPath = itemsOfPaths(scopes);
	return (commit) => {
		const named = itemsNamed(commit, byId);
		if (named.length > 0) return { items: named, by: 'named' };
		const touched = [...new Set(commit.paths.flatMap(ofPath))];
		if (touched.length > 0) return { items: touched, by: 'paths' };
		const type = /^([a-z]+)(\([^)]*\))?!?:/i.exec(commit.subject)?.[1]?.toLowerCase();
		const kind = type === undefined ? undefined : kinds.get(type);
		if (type === undefined || kind === undefined || kind === 'uncategorised')
			return { items: [], by: 'none', ...(type === undefined ? {} : { type }) };
		return { items: [], by: 'type', type, kind };
	};
}

function lower(id: string): string {
	return id.toLowerCase();
}

function itemsNamed({ trailer, subject, branch }: Commit, byId: ReadonlyMap<string, Item>): readonly Item[] {
	const trailed = trailer.split(/[,\s]+/).flatMap((id) => byId.get(lower(id)) ?? []);
	if (trailed.length > 0) return [...new Set(trailed)];
	const inSubject = namedIn(subject, byId);
	return inSubject.length > 0 || branch === undefined ? inSubject : namedIn(branch, byId);
}

/** The items whose paths a path belongs to; of each path it is worked out once. */
function itemsOfPaths(scopes: readonly AttributionScope[]): (path: string) => readonly Item[] {
	const wanted = scopes.flatMap(({ prefix, items }) =>
		items
			.filter(({ status }) => status === 'in-progress' || status === 'done')
			.flatMap((item) =>
				item.paths
					.flatMap((path) => codeGlobs(readCodePath(path).glob))
					.map(({ start, matches }) => ({ item, prefix, start: prefix + start, matches })),
			),
	);
	const known = new Map<string, readonly Item[]>();
	return (path) => {
		let items = known.get(path);
		if (!items) {
			items = [...new Set(wanted.filter((each) => touches(each, path)).map(({ item }) => item))];
			known.set(path, items);
		}
		return items;
	};
}

function touches(
	{ prefix, start, matches }: { readonly prefix: string; readonly start: string; readonly matches: PathPattern },
	path: string,
): boolean {
	return path.startsWith(start) && matches(path.slice(prefix.length).split('/'));
}
