import type { Incident, Service } from '../backlog/model.ts';
import type { Place } from '../place.ts';
import type { PricedItem } from '../snapshot.ts';
import type { Message } from '../text.ts';
import type { LineRange } from './codePath.ts';

/** Why something of the backlog concerns a file of code: there is always a reason, and mostly a place that gives it. */
export interface Reason {
	readonly sentence: Message;
	/** The entry of `paths`, or the service, that says so. */
	readonly place?: Place;
	/** The commit that joins an incident with the file. */
	readonly commit?: string;
}

export interface Attached<Subject> {
	readonly subject: Subject;
	/** The strongest first; never empty. */
	readonly reasons: readonly Reason[];
}

/** An item or a service whose `paths` name lines of the file. */
export interface AttachedLines {
	/** The entry as written: `src/db.ts#L10-L40`. */
	readonly entry: string;
	readonly lines: LineRange;
	readonly place: Place;
	/** Open items; empty where only a service names them. */
	readonly items: readonly PricedItem[];
	readonly services: readonly Service[];
}

/** What is known of the reliability of one file of code. */
export interface CodeFacts {
	readonly services: readonly Attached<Service>[];
	/** Open items by rank: those that name the file before those that are about its service. */
	readonly items: readonly Attached<PricedItem>[];
	/** The newest first; of a long history the first ones. */
	readonly incidents: readonly Attached<Incident>[];
	/** Of the last 90 days. */
	readonly recentIncidents: number;
	/** By their first line. */
	readonly lines: readonly AttachedLines[];
}

export const noFacts: CodeFacts = { services: [], items: [], incidents: [], recentIncidents: 0, lines: [] };

export function isConcerned({ services, items, incidents }: CodeFacts): boolean {
	return services.length + items.length + incidents.length > 0;
}
