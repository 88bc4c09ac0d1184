import type { FieldRecord, Intent } from '../backlog/edits.ts';
import type { Incident, Item } from '../backlog/model.ts';
import { DAY } from '../backlog/quantities.ts';
import type { FollowUp } from '../incidents/followUp.ts';
import type { Snapshot } from '../snapshot.ts';
import { type NamedItems, nextItemId } from './drafts.ts';
import { incidentPricer } from './incidentCost.ts';

/** A follow-up that nobody has taken into the backlog yet. */
export interface FollowUpRow {
	/** Stable: where it comes from, and its id there. */
	readonly key: string;
	readonly followUp: FollowUp;
	readonly incident?: Incident;
	/** Since it was written down, or since its incident; absent where neither is known. Days. */
	readonly ageDays?: number;
	/** Past its due date by so many days; absent where it is not. */
	readonly overdueDays?: number;
	/** What its incident cost: currency, or hours of response where there are no rates. */
	readonly incidentCost?: number;
	/** Items that it may belong to: those that speak for the same incident. */
	readonly candidates: readonly Item[];
}

/**
 * Open follow-ups that no item takes up, the costliest incident first, then the oldest. An item takes one up by naming
 * it in `followUps`, or its address among its links; a dropped item does so as well: that is how one is dismissed.
 */
export function followUpRows(snapshot: Snapshot): readonly FollowUpRow[] {
	const items = snapshot.items.map(({ item }) => item);
	const named = new Set(items.flatMap((item) => [...(item.followUps ?? []), ...item.links]));
	const price = incidentPricer(snapshot.backlogs, snapshot.now);
	const incidents = new Map<string, Incident>();
	for (const incident of snapshot.incidents) {
		if (incident.externalId !== undefined) incidents.set(incident.externalId, incident);
		incidents.set(incident.id, incident);
	}
	return (snapshot.followUps ?? [])
		.filter(({ id, link, status }) => status === 'open' && !named.has(id) && (link === undefined || !named.has(link)))
		.map((followUp) => toRow(followUp, incidents.get(followUp.incident ?? ''), items, snapshot.now, price))
		.sort(
			(one, other) =>
				(other.incidentCost ?? -1) - (one.incidentCost ?? -1) ||
				(other.ageDays ?? -1) - (one.ageDays ?? -1) ||
				(one.key < other.key ? -1 : 1),
		);
}

function toRow(
	followUp: FollowUp,
	incident: Incident | undefined,
	items: readonly Item[],
	now: number,
	price: ReturnType<typeof incidentPricer>,
): FollowUpRow {
	const since = followUp.created ?? incident?.started;
	const overdue = followUp.due === undefined ? 0 : Math.floor((now - followUp.due) / DAY);
	return {
		key: `${followUp.source}\n${followUp.id}`,
		followUp,
		candidates: incident ? items.filter((item) => speaksFor(item, incident)) : [],
		...(incident ? { incident, incidentCost: price(incident).cost } : {}),
		...(since === undefined || since > now ? {} : { ageDays: Math.floor((now - since) / DAY) }),
		...(overdue > 0 ? { overdueDays: overdue } : {}),
	};
}

function speaksFor({ avoids, status }: Item, incident: Incident): boolean {
	if (status === 'dropped') return false;
	return (
		(avoids?.incidents.includes(incident.id) ?? false) ||
		(incident.cause !== undefined && (avoids?.causes.includes(incident.cause) ?? false))
	);
}

export type FollowUpChoice =
	| { readonly type: 'add' }
	| { readonly type: 'link'; readonly item: Item }
	| { readonly type: 'dismiss' };

/** What to write into the backlog for a choice. A dismissed follow-up stands there as a dropped item, so that it is seen. */
export function followUpIntent(choice: FollowUpChoice, row: FollowUpRow, backlog: NamedItems): Intent {
	const { followUp, incident } = row;
	if (choice.type === 'link')
		return {
			type: 'setField',
			list: 'items',
			id: choice.item.id,
			path: ['followUps'],
			value: [...(choice.item.followUps ?? []), followUp.id],
		};
	const service = incident?.services[0]?.service;
	const item: FieldRecord = {
		id: nextItemId(backlog, 'reliability'),
		title: followUp.title,
		kind: 'reliability',
		status: choice.type === 'dismiss' ? 'dropped' : undefined,
		owner: followUp.owner,
		service: service === undefined || service === 'unknown' ? undefined : service,
		avoids: incident && choice.type === 'add' ? { incidents: [incident.id] } : undefined,
		links: followUp.link === undefined ? undefined : [followUp.link],
		followUps: [followUp.id],
	};
	return { type: 'addItem', item };
}
