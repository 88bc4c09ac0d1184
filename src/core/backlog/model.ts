import type { Calendar, Hours } from '../incidents/calendar.ts';
import type { SourceMapping, VendorBands } from '../incidents/sourceReading.ts';
import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Message } from '../text.ts';
import type { Estimate } from './quantities.ts';
import type { Origin } from './sourceTree.ts';

export const kinds = ['reliability', 'product'] as const;
export type Kind = (typeof kinds)[number];

export const statuses = ['proposed', 'planned', 'in-progress', 'done', 'dropped'] as const;
export type Status = (typeof statuses)[number];

/** How items are scored and so ranked; `cd3` where the file does not say. */
export const methodIds = ['cd3', 'rice', 'wsjf', 'ice', 'risk'] as const;
export type MethodId = (typeof methodIds)[number];

/** An item of the backlog, as the file says it, in base units. Absent fields were not given. */
export interface Item {
	readonly id: string;
	/** Unique among all files: the file and the id. */
	readonly key: string;
	readonly title: string;
	readonly kind?: Kind;
	readonly status: Status;
	readonly owner?: string;
	/** Who names the owner where the item itself does not. */
	readonly ownerBasis?: OwnerBasis;
	readonly service?: string;
	/** Engineer-days, above zero. */
	readonly effort?: Estimate;
	readonly avoids?: Avoids;
	readonly risk?: Risk;
	/** Engineer-hours a week that the item ends. */
	readonly toil?: Estimate;
	/** Product value in currency a week. */
	readonly value?: Estimate;
	readonly rice?: Rice;
	readonly ice?: IcePoints;
	readonly wsjf?: WsjfPoints;
	readonly deadline?: Deadline;
	/** The chance that the work delivers at all, 0–1. */
	readonly confidence?: number;
	readonly dependsOn: readonly string[];
	readonly paths: readonly string[];
	readonly labels: readonly string[];
	readonly links: readonly string[];
	/** Ids of the follow-ups of incidents that it takes up. */
	readonly followUps?: readonly string[];
	/** Frozen when it was done. */
	readonly forecast?: Forecast;
	/** `placeAt(origin, ['effort'])` is the place of a field's value. */
	readonly origin: Origin;
}

/** The entry of the item's service, a `catalog-info.yaml`, or a `CODEOWNERS` file. */
export type OwnerBasis = 'service' | 'catalog' | 'codeowners';

export interface Avoids {
	readonly causes: readonly string[];
	readonly incidents: readonly string[];
	/** The part of those incidents that the item prevents once done, 0–1; absent: all of them. */
	readonly share?: Estimate;
}

/** A failure that history need not hold. Google's risk catalogue: (detect + repair) × impact × times a year. */
export interface Risk {
	readonly cause?: string;
	/** Minutes until somebody knows. */
	readonly detect: Estimate;
	/** Minutes from then until it is mended. */
	readonly repair: Estimate;
	/** Part of the users, 0–1. */
	readonly impact: Estimate;
	/** Minutes between two such failures. */
	readonly every: Estimate;
	/** The part of it that the item removes, 0–1; absent: all of it. */
	readonly share?: Estimate;
	/** The team lives with it and pays it out of the error budget; absent: as the item's status says. */
	readonly accepted?: boolean;
}

export interface Rice {
	/** People, or whatever is reached, a week. The file says it a quarter. */
	readonly reachPerWeek: Estimate;
	readonly impact: number;
	/** 0–1. */
	readonly confidence: number;
}

/** What the team says instead of what the ICE method takes from the other figures: 1–10 each. Absent ones were not given. */
export interface IcePoints {
	readonly impact?: number;
	readonly confidence?: number;
	readonly ease?: number;
}

/** What the team says instead of what the WSJF method takes from the other figures: 0–100 each, commonly 1 to 20. */
export interface WsjfPoints {
	readonly value?: number;
	readonly criticality?: number;
	readonly riskReduction?: number;
}

export interface Deadline {
	/** The end of that day in the team's zone, milliseconds since 1970. */
	readonly at: number;
	/** Currency, once. */
	readonly loss: Estimate;
}

/** What was promised when an item was done. Figures are of a quarter of 13 weeks. */
export interface Forecast {
	/** The local date on which it was done. */
	readonly date: string;
	/** The end of that day in the team's zone, milliseconds since 1970: what comes after it is what became of the promise. */
	readonly at: number;
	readonly incidents?: Promised;
	readonly badMinutes?: Promised;
	/** Engineer-hours of response and toil. */
	readonly hours?: Promised;
	/** Incidents that were expected without the item. */
	readonly without?: number;
}

/** The mean, and the 10th and 90th percentiles, of what is avoided or saved. */
export interface Promised {
	readonly p10: number;
	readonly mean: number;
	readonly p90: number;
}

/** An incident of the file or of a source. Times are milliseconds since 1970. */
export interface Incident {
	readonly id: string;
	readonly title?: string;
	/** What it struck and how hard: impact 0–1 by service. Never empty; without a service it is `unknown`. */
	readonly services: readonly StruckService[];
	/** False where the file gives no impact and a full outage is assumed. */
	readonly impactGiven: boolean;
	readonly cause?: string;
	readonly severity?: string;
	readonly started: number;
	readonly detected?: number;
	readonly acknowledged?: number;
	/** Absent while it is open. */
	readonly resolved?: number;
	/** People who worked on it. */
	readonly responders?: number;
	/** Pages, each one interruption of one person. */
	readonly pages?: number;
	readonly autoResolved?: boolean;
	/** The reader that it was imported by, such as `pagerduty`; absent for an incident of the file's own. */
	readonly source?: string;
	/** What the vendor counted of it in its own bands of the day; known of exports alone. */
	readonly vendorBands?: VendorBands;
	/** Its id at the source, where that is not `id`. With `source` it tells the same incident again. */
	readonly externalId?: string;
	readonly links: readonly string[];
	readonly origin: Origin;
}

export interface StruckService {
	readonly service: string;
	/** 0–1. */
	readonly impact: number;
	/** The vendor's own id of the service, which a catalogue's annotation may name. */
	readonly key?: string;
}

export const UNKNOWN_SERVICE = 'unknown';

export interface Service {
	readonly id: string;
	readonly owner?: string;
	readonly paths: readonly string[];
	/** Currency for one minute of full outage; absent: the team's. */
	readonly badMinute?: number;
	readonly slo?: Slo;
	/** Causes of failures that the team lives with and pays out of the error budget. Absent where the file gives none. */
	readonly acceptedRisks?: readonly string[];
	/** Other names of the service, as vendors' exports use them. Absent where the file gives none. */
	readonly aliases?: readonly string[];
	readonly origin: Origin;
}

export type Slo = Objective | ObjectiveElsewhere;

/** A share of good minutes that is promised over a rolling window. */
export interface Objective {
	/** 0–1. */
	readonly target: number;
	readonly windowMinutes: number;
	/** The SLO file that says so; absent where the backlog itself does. */
	readonly source?: ObjectiveSource;
	/** PromQL for the share of good over the window. Absent: incidents alone tell what was spent. */
	readonly prometheus?: string;
	/** The last good answer to it. */
	readonly measured?: MeasuredRatio;
}

/** What a monitoring system measured. Shares are 0–1. */
export interface MeasuredRatio {
	/** As of when: milliseconds since 1970. */
	readonly at: number;
	/** Share of good over the window of the objective. */
	readonly good: number;
	/** Over the last seven days of it; absent where the query has a window of its own, or the window is no longer. */
	readonly lately?: number;
	/** Day by day, the oldest first; a day of which the query says nothing is absent. */
	readonly days?: readonly MeasuredDay[];
	/** Why no days are known, where they were asked for. */
	readonly withoutDays?: Message;
}

export interface MeasuredDay {
	/** As of when: whole days before the measurement. */
	readonly at: number;
	/** Share of good over the window of the objective up to then. */
	readonly good: number;
}

export interface ObjectiveSource {
	/** As the backlog names the file. */
	readonly path: string;
	/** The SLO in it. */
	readonly name: string;
	readonly place: Place;
}

/** An objective that an SLO file holds, before that is read, or where it cannot be. */
export interface ObjectiveElsewhere {
	/** Relative to the backlog's folder. */
	readonly from: string;
	/** Which SLO of the file; absent: that of the service, or the only one. */
	readonly name?: string;
	/** Instead of what the file says. */
	readonly windowMinutes?: number;
	/** As in an objective. */
	readonly prometheus?: string;
}

/** The exchange rates. All are of `currency`, except the two weights. */
export interface Rates {
	readonly currency: string;
	readonly engineerHour?: number;
	readonly badMinute?: number;
	/** Worth of one RICE reach × impact point a quarter. */
	readonly reachPoint?: number;
	/** Weight of an hour of response outside business hours, and in sleep hours. */
	readonly offHours: number;
	readonly sleepHours: number;
	readonly origin: Origin;
}

/** How the items are ranked. */
export interface Scoring {
	readonly method: MethodId;
	readonly origin: Origin;
}

/** Somebody on call. Zone and hours are the team's where they are absent. */
export interface TeamPerson {
	readonly id: string;
	readonly timezone?: string;
	readonly hours?: Hours;
}

export interface Team {
	readonly name?: string;
	readonly people: readonly TeamPerson[];
	/** Interruptions a week past which somebody should ask why. */
	readonly line?: number;
	readonly origin: Origin;
}

export interface Commitment {
	/** Share of capacity committed to reliability work, 0–1. */
	readonly floor: number;
	readonly people?: number;
	readonly from?: string;
	readonly until?: string;
	readonly approvedBy?: string;
	readonly policy: readonly PolicyRule[];
	readonly exemptions: readonly Exemption[];
	readonly origin: Origin;
}

/** What the gate of pull requests does not warn of, until the end of a day. */
export interface Exemption {
	/** Globs, relative to the file. */
	readonly paths: readonly string[];
	/** Ids. */
	readonly items: readonly string[];
	/** The commitment itself. */
	readonly floor: boolean;
	readonly reason: string;
	readonly until: string;
}

export interface PolicyRule {
	/** The rule fires while the share of the error budget that is left is under this. */
	readonly budgetBelow: number;
	readonly floor: number;
}

export interface Plan {
	readonly period?: string;
	/** Engineer-days by owner. */
	readonly capacity: Readonly<Record<string, number>>;
	/** Of owners whose days come from people; absent where none do. */
	readonly people?: Readonly<Record<string, PeopleCapacity>>;
	/** Ids of items that are in the plan whatever they are worth, and of those that are not in it. */
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	readonly origin: Origin;
}

/** people × working days × (1 − on call) = engineer-days. */
export interface PeopleCapacity {
	readonly people: number;
	/** Of the period, without the team's holidays. */
	readonly workingDays: number;
	/** Share of the time, 0–1. */
	readonly onCall: number;
}

/** Files of incidents, and how to read them where their format does not say. */
export interface SourceEntry {
	readonly glob: string;
	/** The columns of a CSV of the team's own: their headers by what they mean. */
	readonly columns?: Readonly<Record<string, string>>;
	/** The zone of times without one; absent: the vendor's own, or the team's. */
	readonly zone?: string;
	readonly origin: Origin;
}

/** What one backlog file says: all of it that could be understood. */
export interface Backlog {
	readonly file: string;
	readonly items: readonly Item[];
	readonly incidents: readonly Incident[];
	readonly services: readonly Service[];
	readonly rates?: Rates;
	readonly scoring?: Scoring;
	readonly team?: Team;
	readonly commitment?: Commitment;
	readonly plan?: Plan;
	/** The side on which commits of a conventional type count, where the file says so. */
	readonly commitTypes?: Readonly<Record<string, Kind | 'uncategorised'>>;
	/** Globs relative to the file's folder (its parent's, for `.reliability/reliability.yaml`). */
	readonly sources: readonly SourceEntry[];
	/** All that `sources` says of columns, with or without a path: how to read a CSV that has them; absent: nothing. */
	readonly mappings?: readonly SourceMapping[];
	readonly calendar: Calendar;
	readonly origin: Origin;
}

/** A backlog file as read, with all that is wrong in it. */
export interface Reading {
	readonly backlog: Backlog;
	readonly problems: readonly Problem[];
	/** The text is not sound YAML: what could be recovered is here, and the last good reading should be preferred. */
	readonly broken: boolean;
}

export function isOpen(item: Item): boolean {
	return item.status !== 'done' && item.status !== 'dropped';
}
