import type { Incident } from '../backlog/model.ts';
import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Message } from '../text.ts';
import type { FollowUp } from './followUp.ts';
import type { PageColumns } from './pages.ts';

/**
 * A source file as read. `present` is `read` + `rejected`: nothing is dropped silently. A reading without them was made
 * by hand and has read all that is there.
 */
export interface SourceReading {
	readonly incidents: readonly Incident[];
	readonly problems: readonly Problem[];
	/** Records that the file holds, usable or not. */
	readonly present: number;
	/** Records that were used. Several of them may make one incident. */
	readonly read?: number;
	readonly rejected?: number;
	/** Why records were not used, each reason once. The counts add up to `rejected`. */
	readonly rejections?: readonly Rejection[];
	/** The format as users know it; absent where the file is in none that is known. */
	readonly format?: string;
	readonly pages?: PageColumns;
	readonly followUps?: readonly FollowUp[];
	readonly banded?: readonly BandedCount[];
	/** The sender cut records off before they came here: counts are at least so high. */
	readonly floor?: boolean;
	/** A CSV whose columns nobody knows yet: what to ask, once. */
	readonly mapping?: MappingNeed;
}

export interface Rejection {
	readonly reason: Message;
	readonly count: number;
	/** Of the first such record. */
	readonly place: Place;
}

/**
 * What a vendor counted in its own bands of the day, which need not be the team's. Bands of pages whose times are known
 * are better told anew.
 */
export interface VendorBands {
	readonly vendor: string;
	readonly unit: 'interruptions' | 'minutes';
	readonly business: number;
	readonly off: number;
	readonly sleep: number;
}

/** Of one incident. */
export interface BandedCount extends VendorBands {
	readonly incident: string;
	/** The incident's start, milliseconds since 1970. */
	readonly at: number;
}

export interface MappingNeed {
	readonly headers: readonly string[];
	/** The cells of the first row, to tell the columns by. */
	readonly example: readonly string[];
	/** Headers that speak for themselves, by what they probably mean. */
	readonly guess: Readonly<Record<string, string>>;
}

/** How to read what does not say so itself: from an entry of `sources`, or asked once. */
export interface SourceMapping {
	readonly columns?: Readonly<Record<string, string>>;
	/** The zone of times without one. */
	readonly zone?: string;
	/** What is known of the columns of other files: they are those of a CSV in no known format that has all of them. */
	readonly known?: readonly SourceMapping[];
}
