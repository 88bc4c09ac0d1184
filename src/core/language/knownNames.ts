import type { PricingScope } from '../scoring/priceItems.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { nextIncidentId, nextItemId } from '../views/drafts.ts';
import type { NameKind } from './names.ts';

/** A name that may stand at a place, and what is known of it. */
export interface KnownName {
	readonly name: string;
	readonly detail?: Message;
}

/** What names may be taken from. */
export interface NameSources {
	/** Absent before anything was read. */
	readonly snapshot: Snapshot | undefined;
	/** The backlog file's key. */
	readonly file: string;
	/** IANA time zones, which only the platform knows. */
	readonly zones: readonly string[];
}

/** The names of one kind that a file may use, those most likely to be meant first. */
export function namesOf(kind: NameKind, sources: NameSources): readonly KnownName[] {
	const { snapshot, file, zones } = sources;
	if (kind === 'zone') return zones.map((name) => ({ name }));
	if (!snapshot) return [];
	const scope = scopeOf(snapshot, file);
	switch (kind) {
		case 'item':
			return (snapshot.backlogs.find((backlog) => backlog.file === file)?.items ?? []).map(({ id, title }) => ({
				name: id,
				detail: message('{0}', title),
			}));
		case 'incident':
			return [...(scope?.incidents ?? snapshot.incidents)]
				.sort((one, other) => other.started - one.started)
				.map(({ id, title, cause, started }) => {
					const words = title ?? cause;
					const date = dateOf(started);
					return { name: id, detail: words === undefined ? message('{0}', date) : message('{0} · {1}', date, words) };
				});
		case 'service':
			return services(snapshot, scope);
		case 'cause':
			return causes(scope, snapshot);
		case 'owner':
			return owners(snapshot);
		case 'followUp':
			return (snapshot.followUps ?? [])
				.filter(({ status }) => status === 'open')
				.map(({ id, title }) => ({ name: id, detail: message('{0}', title) }));
		case 'alias':
			return (snapshot.unmappedServices ?? [])
				.filter(({ backlog }) => backlog === file)
				.map(({ name, count }) => ({ name, detail: incidents(count) }));
	}
}

/** The ids that a new entry of a list may have. */
export function freshIds(kind: NameKind, { snapshot, file }: NameSources): readonly string[] {
	const backlog = snapshot?.backlogs.find((known) => known.file === file);
	if (!snapshot || !backlog) return [];
	if (kind === 'incident') return [nextIncidentId(snapshot.incidents)];
	if (kind === 'item') return [nextItemId(backlog, 'reliability'), nextItemId(backlog, 'product')];
	return [];
}

/** What the items of a file are priced with. */
export function scopeOf(snapshot: Snapshot, file: string): PricingScope | undefined {
	return (snapshot.evidence ?? snapshot.scopes)?.find((scope) => scope.file === file);
}

function services(snapshot: Snapshot, scope: PricingScope | undefined): KnownName[] {
	const struck = counted(
		(scope?.incidents ?? snapshot.incidents).flatMap((one) => one.services.map(({ service }) => service)),
	);
	const declared = (scope?.services ?? snapshot.backlogs.flatMap((backlog) => backlog.services)).map(({ id }) => id);
	const named = snapshot.backlogs.flatMap(({ items }) => items.flatMap(({ service }) => service ?? []));
	return [...new Set([...declared, ...byCount(struck), ...named])]
		.filter((name) => name !== 'unknown')
		.map((name) => ({ name, detail: incidents(struck.get(name) ?? 0) }));
}

function causes(scope: PricingScope | undefined, snapshot: Snapshot): KnownName[] {
	const seen = counted((scope?.incidents ?? snapshot.incidents).flatMap(({ cause }) => cause ?? []));
	const stated = (scope?.items ?? []).flatMap(({ risk }) => risk?.cause ?? []);
	return [...new Set([...byCount(seen), ...stated])].map((name) => ({ name, detail: incidents(seen.get(name) ?? 0) }));
}

function owners(snapshot: Snapshot): KnownName[] {
	const all = snapshot.backlogs.flatMap(({ items, services: entries, plan }) => [
		...items.flatMap(({ owner }) => owner ?? []),
		...entries.flatMap(({ owner }) => owner ?? []),
		...Object.keys(plan?.capacity ?? {}),
	]);
	return byCount(counted(all)).map((name) => ({ name }));
}

function incidents(count: number): Message {
	return count === 1 ? message('1 incident') : message('{0} incidents', count);
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

function byCount(counts: ReadonlyMap<string, number>): string[] {
	return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([name]) => name);
}

/** In UTC: `2026-09-14`. */
function dateOf(instant: number): string {
	return new Date(instant).toISOString().slice(0, 10);
}
