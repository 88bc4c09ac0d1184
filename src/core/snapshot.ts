import type { WrittenLines } from './backlog/lineDates.ts';
import type { Backlog, Incident, Item, MethodId } from './backlog/model.ts';
import type { FollowUp } from './incidents/followUp.ts';
import type { PageColumns } from './incidents/pages.ts';
import type { CatalogEntity } from './incidents/services/catalog.ts';
import type { CodeOwners } from './owners/codeOwners.ts';
import type { Lines, Place } from './place.ts';
import type { Problem } from './problem.ts';
import type { History } from './scoring/evidence/history.ts';
import type { Inquiry } from './scoring/inquiry.ts';
import type { PricingScope } from './scoring/priceItems.ts';
import type { Message } from './text.ts';

/** A figure with its uncertainty: the mean, and the 10th and 90th percentiles of what it may be. */
export interface Interval {
	readonly mean: number;
	readonly p10: number;
	readonly p90: number;
}

/** Counted from history, or said by somebody. */
export type Basis = 'measured' | 'guessed';

/** What a figure counts. `money` is the snapshot's unit: the currency, or engineer-hours where there are no rates. */
export type FigureUnit =
	| 'money/week'
	| 'money'
	| 'share'
	| 'perWeek'
	| 'perQuarter'
	| 'perYear'
	| 'minutes'
	| 'badMinutes/week'
	| 'badMinutes/year'
	| 'money/badMinute'
	| 'money/hour'
	| 'hours'
	| 'hours/week'
	| 'days'
	| 'weeks'
	| 'months'
	| 'points'
	| 'authorDays'
	| 'count';

/** One figure of an explanation: what it is, how much, whence. The figures under a figure are what it is made of. */
export interface Figure {
	readonly label: Message;
	readonly value: number;
	readonly unit: FigureUnit;
	readonly basis?: Basis;
	/** Incidents that it was counted from. */
	readonly incidents?: number;
	/** Where it comes from: the lines of the file, the incidents. Newest and weightiest first. */
	readonly evidence: readonly Place[];
	readonly parts?: readonly Figure[];
	/** The hash of the commit that it is. */
	readonly commit?: string;
	/** What a reader should know: assumed values, small samples. */
	readonly note?: Message;
}

export type TermKind = 'incidents' | 'risk' | 'toil' | 'value' | 'rice' | 'deadline';

/** One benefit of an item in its cost of delay. `value` is money a week, confidence included; the terms add up to the whole. */
export interface Term extends Figure {
	readonly kind: TermKind;
	readonly basis: Basis;
	/** Bad minutes a week that the item would save by this term; priced or not. */
	readonly badMinutesPerWeek: number;
	/** Incidents a week that the item would avoid by this term; absent where it speaks of none that history counts. */
	readonly incidentsPerWeek?: number;
}

export interface PricedItem {
	readonly item: Item;
	/** Money a week, lost while the item is not done. */
	readonly costOfDelay: Interval;
	/** Engineer-days. */
	readonly effort?: Interval;
	/**
	 * By the snapshot's method, in its unit: by CD3 cost of delay a week divided by effort in engineer-weeks. Absent without
	 * an effort, and where the method cannot score the item.
	 */
	readonly score?: Interval;
	/** The method's own terms of the score; absent under CD3, whose terms are `terms` and `effort`. */
	readonly scoreParts?: readonly Figure[];
	/** In one sentence, why the method cannot score an item that has an effort. */
	readonly unscored?: Message;
	/** From 1 among the open items that have a score; absent for all others. */
	readonly rank?: number;
	/** The chance that it belongs to the first `Snapshot.topCount`, 0–1; absent where there is no rank. */
	readonly topChance?: number;
	/** Items that the data cannot tell apart share a number; absent where an item stands alone. */
	readonly tie?: number;
	readonly badMinutesPerWeek: number;
	readonly terms: readonly Term[];
	/** Incidents of the last 90 days in the failure modes that the item avoids: the plain count beside the estimate. */
	readonly incidentsLast90Days?: number;
	/** One sentence for a list: what it avoids or earns, effort, pay-back; by another method than CD3 what that sees in it. */
	readonly reason: Message;
	/** The date of the deadline has passed. */
	readonly overdue: boolean;
}

/** Share of effort on reliability work. Engineer-days by kind; `undefined` kind counts as uncategorised. */
export interface BalanceSide {
	readonly reliability: number;
	readonly product: number;
	readonly uncategorised: number;
	/** reliability ÷ (reliability + product + uncategorised), 0–1; absent where nothing is counted. */
	readonly share?: number;
}

export interface Balance {
	readonly planned: BalanceSide;
	readonly inProgress: BalanceSide;
	/** Of the commitment; 0–1. */
	readonly floor?: { readonly share: number; readonly place: Place };
}

/** One file that takes part: where its lines start. */
export interface FileView {
	readonly file: string;
	/** Of the text that items, incidents and figures come from. */
	readonly lines: Lines;
	/** Of the text that stands there now, which problems refer to. The same as `lines` unless the file is stale. */
	readonly currentLines: Lines;
	/** When each of `lines` was written; absent where no history is known. */
	readonly written?: WrittenLines;
	/** The text is broken: the ranking comes from the last sound one. */
	readonly stale: boolean;
}

/** A name that a vendor's export has for a service, and the file that lists the services does not. */
export interface UnmappedService {
	readonly name: string;
	/** Incidents that name it. */
	readonly count: number;
	/** The backlog whose sources have it. */
	readonly backlog: string;
}

/** What a repository says beside a backlog of services, owners and where they are at home. */
export interface Ownership {
	/** Of the `catalog-info.yaml` files below the backlog. */
	readonly catalog: readonly CatalogEntity[];
	/** Of the repository's `CODEOWNERS`, with the key of the folder that its paths are relative to, `/` at its end. */
	readonly codeOwners?: { readonly owners: CodeOwners; readonly root: string };
}

/** One backlog file's items, with the services and the history that they are held against. */
export interface EvidenceScope extends PricingScope {
	readonly history: History;
	/** Absent in a snapshot made by hand. */
	readonly ownership?: Ownership;
}

/** All that is known at one moment. Everything shown is made from this and nothing else. */
export interface Snapshot {
	readonly now: number;
	readonly backlogs: readonly Backlog[];
	/** Ranked items first by rank, then open ones without a rank, then done and dropped ones, in a fixed order. */
	readonly items: readonly PricedItem[];
	/** Of every file, in their order; absent in a snapshot made by hand. */
	readonly evidence?: readonly EvidenceScope[];
	readonly incidents: readonly Incident[];
	/** What the ranked items were priced with, a scope a file; absent in a snapshot made by hand. */
	readonly scopes?: readonly PricingScope[];
	/** Of the sources; absent in a snapshot made by hand. */
	readonly followUps?: readonly FollowUp[];
	/** Names in the sources that no service is called by; absent in a snapshot made by hand. */
	readonly unmappedServices?: readonly UnmappedService[];
	/** Of the sources, one block a file; absent in a snapshot made by hand. */
	readonly pages?: readonly PageColumns[];
	readonly problems: readonly Problem[];
	/** The currency of all money; absent: there are no rates, and money counts engineer-hours. */
	readonly currency?: string;
	/** What ranks the items; absent: `cd3`. */
	readonly method?: MethodId;
	/** How many of the first items `topChance` is about. */
	readonly topCount: number;
	/** It is as many as fit the plan's capacity; else the first five. */
	readonly topFitsPlan: boolean;
	/** What items share, and what to ask for; absent in a snapshot made by hand. */
	readonly inquiry?: Inquiry;
	readonly balance: Balance;
	readonly files: ReadonlyMap<string, FileView>;
	readonly stale: boolean;
}
