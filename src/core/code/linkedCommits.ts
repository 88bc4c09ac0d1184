import type { Incident } from '../backlog/model.ts';
import type { Commit } from '../measures/effort/commitLog.ts';
import type { RepositoryCommits } from '../measures/effort/effortByWeek.ts';
import { namedIn } from './namedIn.ts';

/** An incident, and the commit that touched a file on its account. */
export interface LinkedCommit {
	readonly incident: Incident;
	readonly commit: Commit;
	/** The commit names the incident; else a link of the incident leads to the commit. */
	readonly by: 'named' | 'link';
}

/** Of each path of one repository the incidents that commits join with it, the newest commit first. */
export type LinkedPaths = ReadonlyMap<string, readonly LinkedCommit[]>;

/** The shortest form of a hash that git itself prints. */
const SHORT_HASH = 7;

/**
 * Commits that name an incident, in the subject, a trailer `Incident: INC-7` or their branch, and those that a link of an
 * incident leads to, such as `https://github.com/shop/checkout/commit/1a2b3c4`.
 */
export function linkedPaths(
	incidents: readonly Incident[],
	{ commits }: Pick<RepositoryCommits, 'commits'>,
): LinkedPaths {
	const before = made.get(commits);
	if (before && sameList(before.incidents, incidents)) return before.paths;
	const paths = link(incidents, commits);
	made.set(commits, { incidents, paths });
	return paths;
}

/** Of a long log it is worked out once, not with each change of the backlog's text. */
const made = new WeakMap<readonly Commit[], { readonly incidents: readonly Incident[]; readonly paths: LinkedPaths }>();

function sameList<Entry>(one: readonly Entry[], other: readonly Entry[]): boolean {
	return one.length === other.length && one.every((entry, index) => entry === other[index]);
}

function link(incidents: readonly Incident[], commits: readonly Commit[]): LinkedPaths {
	const byId = new Map<string, Incident>();
	for (const incident of incidents)
		if (!byId.has(incident.id.toLowerCase())) byId.set(incident.id.toLowerCase(), incident);
	const byHash = incidentsByHash(incidents);
	const found = new Map<string, LinkedCommit[]>();
	for (const commit of commits) {
		const named = namedIn(`${commit.subject} ${commit.trailer} ${commit.branch ?? ''}`, byId);
		const led = (byHash.get(commit.hash.slice(0, SHORT_HASH)) ?? [])
			.filter(({ hash, incident }) => commit.hash.startsWith(hash) && !named.includes(incident))
			.map(({ incident }) => incident);
		const links: readonly LinkedCommit[] = [
			...named.map((incident) => ({ incident, commit, by: 'named' as const })),
			...led.map((incident) => ({ incident, commit, by: 'link' as const })),
		];
		if (links.length > 0) for (const path of commit.paths) found.set(path, [...(found.get(path) ?? []), ...links]);
	}
	return found;
}

function incidentsByHash(incidents: readonly Incident[]): ReadonlyMap<string, { hash: string; incident: Incident }[]> {
	const byHash = new Map<string, { hash: string; incident: Incident }[]>();
	for (const incident of incidents)
		for (const link of incident.links) {
			const hash = /\/commits?\/([0-9a-f]{7,64})\b/i.exec(link)?.[1]?.toLowerCase();
			if (hash === undefined) continue;
			const short = hash.slice(0, SHORT_HASH);
			byHash.set(short, [...(byHash.get(short) ?? []), { hash, incident }]);
		}
	return byHash;
}
