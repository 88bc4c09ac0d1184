import { type Incident, type Item, isOpen } from '../backlog/model.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { incidentPricer } from './incidentCost.ts';

/** One incident in the *Incidents* view. */
export interface IncidentRow {
	/** Stable: the file and the id. */
	readonly key: string;
	readonly incident: Incident;
	readonly title: string;
	/** Currency, or hours of response where there are no rates. */
	readonly cost: number;
	readonly badMinutes: number;
	/** Still going on. */
	readonly ongoing: boolean;
	/** Open items that would have avoided it. */
	readonly addressedBy: readonly Item[];
	/** A web address that is that of a postmortem, as far as its name says so. */
	readonly postmortem?: string;
	/** The file of the sources that is its postmortem. */
	readonly postmortemFile?: string;
}

export const incidentGroupings = ['mode', 'service', 'cause'] as const;
/** `mode` is a failure mode: a service and a cause. */
export type IncidentGrouping = (typeof incidentGroupings)[number];

/** The incidents of one service and one cause, of one service, or of one cause. */
export interface IncidentGroup {
	/** Stable: the grouping, with the service and the cause. */
	readonly key: string;
	/** Absent where they are grouped by cause. */
	readonly service?: string;
	/** Absent where they are grouped by service, and where no cause is given. */
	readonly cause?: string;
	/** Newest first. */
	readonly incidents: readonly IncidentRow[];
	readonly cost: number;
	readonly badMinutes: number;
	/** Where somebody counted them. */
	readonly pages: number;
	/** The start of the newest, milliseconds since 1970. */
	readonly last: number;
	readonly addressedBy: readonly Item[];
	/** Incidents in it that no open item addresses. */
	readonly unaddressed: number;
	/** What is addressed, in words: never by colour alone. */
	readonly state: Message;
}

/**
 * The history by service and cause: groups that no open item addresses wholly first, and in both parts the most recent
 * first. An incident of several services stands with the one that it struck hardest.
 *
 * @param since Only incidents that started then or later, milliseconds since 1970.
 */
export function incidentGroups(
	snapshot: Snapshot,
	grouping: IncidentGrouping = 'mode',
	since = Number.NEGATIVE_INFINITY,
): readonly IncidentGroup[] {
	const price = incidentPricer(snapshot.backlogs, snapshot.now);
	const addressing = addressingItems(snapshot);
	const postmortems = postmortemFiles(snapshot);
	const groups = new Map<string, { readonly key: string; readonly names: GroupNames; readonly rows: IncidentRow[] }>();
	const seen = new Set<string>();
	for (const incident of snapshot.incidents) {
		const rowKey = `${incident.origin.file}#${incident.id}`;
		// Two backlogs may see one incident on services of their own: it stands here once.
		if (incident.started < since || seen.has(rowKey)) continue;
		seen.add(rowKey);
		const names = namesOf(incident, grouping);
		const known = `${names.service ?? ''}\n${names.cause ?? '\n'}`;
		let group = groups.get(known);
		if (!group) {
			group = { key: JSON.stringify([grouping, names.service, names.cause]), names, rows: [] };
			groups.set(known, group);
		}
		const postmortem = incident.links.find((link) => postmortemAddress.test(link));
		const postmortemFile = postmortems.get(incident.id);
		group.rows.push({
			key: rowKey,
			incident,
			title: incident.title ?? incident.id,
			...price(incident),
			ongoing: incident.resolved === undefined || incident.resolved > snapshot.now,
			addressedBy: addressing(incident),
			...(postmortem === undefined ? {} : { postmortem }),
			...(postmortemFile === undefined ? {} : { postmortemFile }),
		});
	}
	return [...groups.values()]
		.map(({ key, names, rows }) => toGroup(key, names, rows))
		.sort(
			(one, other) =>
				Number(one.unaddressed === 0) - Number(other.unaddressed === 0) ||
				other.last - one.last ||
				(one.key < other.key ? -1 : 1),
		);
}

/** Postmortems among the sources, by the id of their incident: that may stand in the backlog itself. */
export function postmortemFiles({ followUps = [] }: Snapshot): ReadonlyMap<string, string> {
	return new Map(
		followUps.flatMap(({ source, incident, origin }) =>
			source === 'postmortem' && incident !== undefined ? [[incident, origin.file] as const] : [],
		),
	);
}

const postmortemAddress = /post-?mortem|retrospective|incident-review|\/reviews\/|\/pir\b/i;

type GroupNames = Pick<IncidentGroup, 'service' | 'cause'>;

function namesOf(incident: Incident, grouping: IncidentGrouping): GroupNames {
	return {
		...(grouping === 'cause' ? {} : { service: hardestStruck(incident) }),
		...(grouping === 'service' || incident.cause === undefined ? {} : { cause: incident.cause }),
	};
}

/** The service that an incident struck hardest; of equals the first. */
export function hardestStruck({ services }: Incident): string {
	return services.reduce((worst, struck) => (struck.impact > worst.impact ? struck : worst)).service;
}

function toGroup(key: string, names: GroupNames, rows: readonly IncidentRow[]): IncidentGroup {
	const incidents = [...rows].sort(
		(one, other) => other.incident.started - one.incident.started || (one.key < other.key ? -1 : 1),
	);
	const sum = (value: (row: IncidentRow) => number) => rows.reduce((total, row) => total + value(row), 0);
	// Most incidents of a group share one list.
	const addressedBy = [...new Set([...new Set(incidents.map((row) => row.addressedBy))].flat())];
	const unaddressed = incidents.filter((row) => row.addressedBy.length === 0).length;
	return {
		key,
		...names,
		incidents,
		cost: sum((row) => row.cost),
		badMinutes: sum((row) => row.badMinutes),
		pages: sum((row) => row.incident.pages ?? 0),
		last: incidents[0]!.incident.started,
		addressedBy,
		unaddressed,
		state: stateOf(incidents.length, unaddressed, addressedBy),
	};
}

function stateOf(count: number, unaddressed: number, items: readonly Item[]): Message {
	if (items.length === 0) return message('Not addressed');
	const ids = items.map(({ id }) => id).join(', ');
	return unaddressed === 0
		? message('Addressed by {0}', ids)
		: message('{0} of {1} not addressed; {2} addresses the rest', unaddressed, count, ids);
}

/** As pricing has it: by id, and by cause on the item's service, or everywhere where that service never had the cause. */
function addressingItems({ items, incidents }: Snapshot): (incident: Incident) => readonly Item[] {
	const byId = new Map<string, Item[]>();
	const byCause = new Map<string, Item[]>();
	for (const { item } of items) {
		if (!isOpen(item)) continue;
		for (const id of item.avoids?.incidents ?? []) byId.set(id, [...(byId.get(id) ?? []), item]);
		const causes = new Set([
			...(item.avoids?.causes ?? []),
			...(item.risk?.cause === undefined ? [] : [item.risk.cause]),
		]);
		for (const cause of causes) byCause.set(cause, [...(byCause.get(cause) ?? []), item]);
	}
	const had = new Map<string, Set<string>>();
	for (const { cause, services } of incidents) {
		if (cause === undefined || !byCause.has(cause)) continue;
		let struck = had.get(cause);
		if (!struck) {
			struck = new Set();
			had.set(cause, struck);
		}
		for (const { service } of services) struck.add(service);
	}
	const causal = (cause: string, services: ReadonlySet<string>) =>
		(byCause.get(cause) ?? []).filter(
			({ service }) => service === undefined || services.has(service) || !had.get(cause)?.has(service),
		);
	// Thousands of incidents have one cause on one service: their items are found once.
	const found = new Map<string, readonly Item[]>();
	return ({ id, cause, services }) => {
		const named = byId.get(id);
		if (cause === undefined || !byCause.has(cause)) return named ?? none;
		const names = services.map(({ service }) => service);
		const key = [cause, ...names].join('\n');
		let items = found.get(key);
		if (!items) {
			items = causal(cause, new Set(names));
			found.set(key, items);
		}
		return named ? [...new Set([...named, ...items])] : items;
	};
}

const none: readonly Item[] = [];
