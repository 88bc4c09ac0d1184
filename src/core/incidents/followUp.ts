import type { Origin } from '../backlog/sourceTree.ts';

/** Work that came out of an incident, as a vendor or a postmortem lists it. Times are milliseconds since 1970. */
export interface FollowUp {
	readonly id: string;
	readonly title: string;
	/** The incident's id, or its id at the vendor. */
	readonly incident?: string;
	readonly owner?: string;
	readonly status: FollowUpStatus;
	/** In the vendor's or the team's own words. */
	readonly priority?: string;
	readonly created?: number;
	readonly due?: number;
	readonly completed?: number;
	readonly link?: string;
	readonly source: string;
	readonly origin: Origin;
}

export type FollowUpStatus = 'open' | 'done' | 'dropped';
