import { type Item, isOpen } from '../../backlog/model.ts';
import { pertMean, WEEK } from '../../backlog/quantities.ts';
import { badMinutesPerWeek, type PricedMode } from '../../scoring/evidence/modeCost.ts';
import type { SharedPiece } from '../../scoring/overlap.ts';
import { weeksLeft } from '../../scoring/terms/statedTerms.ts';
import type { PricedItem, Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { type FloorBasis, floorOf } from './floor.ts';
import { instantsOf } from './period.ts';
import {
	addGain,
	type Gain,
	type Hold,
	noGain,
	type OwnerCapacity,
	type PlanCandidate,
	type PlanDeadline,
	type PlanModel,
	type SharedSaving,
	type Unplannable,
} from './planModel.ts';

/** What is asked instead of what the files say. Nothing of it is written anywhere. */
export interface WhatIf {
	/** Engineer-days by owner; a number is what all owners have together. */
	readonly capacity?: number | Readonly<Record<string, number>>;
	/** 0–1. */
	readonly floor?: number;
	/** By the keys of items. */
	readonly pins?: Readonly<Record<string, 'include' | 'exclude' | 'free'>>;
}

/** What there is to plan, or why there is nothing. */
export type PlanQuestion =
	| ReadyPlan
	/** No file says what capacity there is. `days`: the effort of all open items. */
	| { readonly kind: 'noCapacity'; readonly days: number }
	/** No open item has an effort. */
	| { readonly kind: 'noItems' };

export interface ReadyPlan {
	readonly kind: 'ready';
	readonly model: PlanModel;
	readonly unplannable: readonly Unplannable[];
	/** As the file calls it. */
	readonly period?: string;
	/** Milliseconds since 1970. */
	readonly start: number;
	readonly end: number;
	readonly floor: FloorBasis;
	/** Keys of items that wait for another owner’s work which is not in this plan, each with what a reader should know. */
	readonly remarks: ReadonlyMap<string, Message>;
	/** Pages an incident, the mean of those incidents that say it; absent where none does. */
	readonly pagesPerIncident?: number;
}

/**
 * The model of the plan of all files together.
 *
 * @param spreads By the keys of items (`planSpreads`); without them nothing is said of how firm a plan is.
 */
export function planQuestion(
	snapshot: Snapshot,
	whatIf: WhatIf = {},
	spreads: ReadonlyMap<string, Float64Array> = new Map(),
): PlanQuestion {
	const open = snapshot.items.filter(({ item }) => isOpen(item));
	const withEffort = open.filter(({ effort }) => effort !== undefined);
	if (withEffort.length === 0) return { kind: 'noItems' };
	const owners = ownersOf(snapshot, whatIf);
	if (owners.length === 0)
		return { kind: 'noCapacity', days: withEffort.reduce((sum, { effort }) => sum + effort!.mean, 0) };
	const plan = snapshot.backlogs.find((backlog) => backlog.plan)?.plan;
	const calendar = (snapshot.backlogs.find((backlog) => backlog.plan) ?? snapshot.backlogs[0]!).calendar;
	const { start, end } = instantsOf(plan?.period, calendar, snapshot.now);
	const weeks = Math.max(1 / 7, (end - start) / WEEK);
	const { planned, unplannable, remarks } = sorted(open, owners, holdsOf(snapshot, whatIf));
	const indexes = new Map(planned.map(({ priced }, index) => [priced.item.key, index]));
	const pieces = sharedPieces(snapshot, indexes);
	const pages = pagesPerIncident(snapshot);
	const own = ownParts(pieces);
	const items = planned.map(({ priced, owner, hold, needs }): PlanCandidate => {
		const { item } = priced;
		const deadline = deadlineOf(priced, start, end, weeks);
		const spread = spreads.get(item.key);
		return {
			key: item.key,
			id: item.id,
			title: item.title,
			owner,
			days: priced.effort!.mean,
			hold,
			needs: needs.flatMap((key) => indexes.get(key) ?? []),
			gain: gainOf(priced, own.get(item.key) ?? [], end, deadline !== undefined),
			...(item.kind ? { kind: item.kind } : {}),
			...(deadline ? { deadline } : {}),
			...(spread ? { spread } : {}),
		};
	});
	const floor = floorOf(snapshot, whatIf, start, end);
	return {
		kind: 'ready',
		model: { items, owners, shared: merged(pieces, indexes), floor: floor.share, weeks },
		unplannable,
		start,
		end,
		floor,
		remarks,
		...(pages === undefined ? {} : { pagesPerIncident: pages }),
		...(plan?.period === undefined ? {} : { period: plan.period }),
	};
}

/** One owner without a name stands for everybody. Files of one owner add up. */
function ownersOf(snapshot: Snapshot, { capacity }: WhatIf): OwnerCapacity[] {
	if (typeof capacity === 'number') return [{ days: capacity }];
	const days = new Map<string, number>();
	if (capacity) for (const [owner, each] of Object.entries(capacity)) days.set(owner, each);
	else
		for (const { plan } of snapshot.backlogs)
			for (const [owner, each] of Object.entries(plan?.capacity ?? {})) days.set(owner, (days.get(owner) ?? 0) + each);
	return [...days].map(([owner, each]) => ({ owner, days: each }));
}

function holdsOf(snapshot: Snapshot, { pins = {} }: WhatIf): (item: Item) => Hold {
	const include = new Set<string>();
	const exclude = new Set<string>();
	for (const { file, plan } of snapshot.backlogs) {
		for (const id of plan?.include ?? []) include.add(`${file}#${id}`);
		for (const id of plan?.exclude ?? []) exclude.add(`${file}#${id}`);
	}
	return ({ key, status }) => {
		const pin = Object.hasOwn(pins, key) ? pins[key] : undefined;
		if (pin === 'exclude' || (pin === undefined && exclude.has(key))) return 'exclude';
		if (status === 'in-progress') return 'progress';
		return pin === 'include' || (pin === undefined && include.has(key)) ? 'include' : 'free';
	};
}

interface Planned {
	readonly priced: PricedItem;
	readonly owner: number;
	readonly hold: Hold;
	/** Keys. */
	readonly needs: readonly string[];
}

/** Which open items can be planned, and why others cannot. What waits for one of those cannot either. */
function sorted(open: readonly PricedItem[], owners: readonly OwnerCapacity[], holdOf: (item: Item) => Hold) {
	const byKey = new Map(open.map((priced) => [priced.item.key, priced]));
	const whyNot = new Map<string, Message>();
	const remarks = new Map<string, Message>();
	const outside = new Set<string>();
	const ownerOf = ({ owner }: Item): number => {
		if (owners.length === 1 && (owners[0]!.owner === undefined || owner === undefined)) return 0;
		return owners.findIndex((known) => known.owner === owner);
	};
	for (const { item, effort } of open) {
		if (effort === undefined) whyNot.set(item.key, message('It has no effort.'));
		else if (ownerOf(item) < 0) {
			outside.add(item.key);
			whyNot.set(
				item.key,
				item.owner === undefined
					? message('It has no owner, and the capacity is by owner.')
					: message('The plan has no capacity for {0}.', item.owner),
			);
		}
	}
	const needsOf = ({ item }: PricedItem): string[] =>
		item.dependsOn.map((id) => `${item.origin.file}#${id}`).filter((key) => byKey.has(key) && key !== item.key);
	// Other owners do what they have begun or planned without this plan.
	const isTheirs = (key: string) => outside.has(key) && byKey.get(key)!.item.status !== 'proposed';
	for (let found = true; found; ) {
		found = false;
		for (const priced of open) {
			const { item } = priced;
			if (whyNot.has(item.key) || holdOf(item) === 'progress') continue;
			const blocking = needsOf(priced).find((key) => whyNot.has(key) && !isTheirs(key));
			if (blocking === undefined) continue;
			whyNot.set(item.key, message('It waits for {0}, which cannot be planned.', byKey.get(blocking)!.item.id));
			found = true;
		}
	}
	const planned = open
		.filter(({ item }) => !whyNot.has(item.key))
		.map((priced): Planned => {
			const needs = needsOf(priced);
			const theirs = needs.find((key) => whyNot.has(key));
			if (theirs !== undefined)
				remarks.set(
					priced.item.key,
					message('It waits for {0}, which is not in this plan.', byKey.get(theirs)!.item.id),
				);
			return { priced, owner: ownerOf(priced.item), hold: holdOf(priced.item), needs };
		});
	const unplannable = open.flatMap(({ item: { key, id, title } }): Unplannable[] => {
		const why = whyNot.get(key);
		return why ? [{ key, id, title, why }] : [];
	});
	return { planned, unplannable, remarks };
}

/** The part of its loss that a deadline inside the period has in a week of it. Later and passed ones are in the gain. */
function deadlineOf({ item, terms }: PricedItem, start: number, end: number, weeks: number): PlanDeadline | undefined {
	const { deadline } = item;
	if (!deadline || deadline.at <= start || deadline.at > end || !terms.some(({ kind }) => kind === 'deadline'))
		return undefined;
	const term = terms.find(({ kind }) => kind === 'deadline')!;
	// Without rates money cannot be set against hours, and the term is nothing.
	const loss = term.value === 0 ? 0 : pertMean(deadline.loss) * (item.confidence ?? 1);
	return { elapsed: (deadline.at - start) / (end - start), perWeek: loss / weeks };
}

/** What an item brings a week as it stands at the end of the period, less what it shares. */
function gainOf(
	{ item, terms, badMinutesPerWeek: badMinutes }: PricedItem,
	shares: readonly OwnPart[],
	end: number,
	inside: boolean,
): Gain {
	let gain = { ...noGain, badMinutes };
	for (const { kind, value, incidentsPerWeek = 0 } of terms) {
		gain = { ...gain, incidents: gain.incidents + incidentsPerWeek };
		if (kind === 'deadline') {
			if (!inside) gain = { ...gain, earns: gain.earns + laterDeadline(item, value, end) };
		} else if (kind === 'value' || kind === 'rice') gain = { ...gain, earns: gain.earns + value };
		else gain = { ...gain, saves: gain.saves + value };
	}
	for (const { piece, part, savedPerWeek } of shares) {
		const { mode, weight } = piece;
		gain = {
			...gain,
			saves: gain.saves - savedPerWeek,
			incidents: gain.incidents - part * weight * incidentsOf(mode),
			badMinutes: gain.badMinutes - part * weight * badMinutesPerWeek(mode),
		};
	}
	return gain;
}

/** A deadline after the period, as it stands at its end; one that has passed counts in full as ever. */
function laterDeadline(item: Item, value: number, end: number): number {
	const { deadline } = item;
	if (!deadline || deadline.at <= end || value === 0) return value;
	return (pertMean(deadline.loss) * (item.confidence ?? 1)) / Math.max(1, weeksLeft(item, end) ?? 1);
}

function incidentsOf(mode: PricedMode): number {
	return mode.rate.mean * mode.part;
}

/** What several candidates claim; claims of items that cannot be planned are left out. */
function sharedPieces(snapshot: Snapshot, indexes: ReadonlyMap<string, number>): readonly SharedPiece[] {
	return (snapshot.inquiry?.shared() ?? []).flatMap((piece) => {
		const parts = piece.parts.filter(({ key }) => indexes.has(key));
		return parts.length > 1 ? [{ ...piece, parts }] : [];
	});
}

interface OwnPart {
	readonly piece: SharedPiece;
	readonly part: number;
	readonly savedPerWeek: number;
}

/** By the keys of items. */
function ownParts(pieces: readonly SharedPiece[]): ReadonlyMap<string, readonly OwnPart[]> {
	const found = new Map<string, OwnPart[]>();
	for (const piece of pieces)
		for (const { key, part, savedPerWeek } of piece.parts) {
			const own = found.get(key);
			const entry = { piece, part, savedPerWeek };
			if (own) own.push(entry);
			else found.set(key, [entry]);
		}
	return found;
}

/** Pieces that the same items claim in the same parts are one. */
function merged(pieces: readonly SharedPiece[], indexes: ReadonlyMap<string, number>): SharedSaving[] {
	const found = new Map<string, SharedSaving>();
	for (const { mode, weight, costPerWeek, parts } of pieces) {
		const claims = parts.map(({ key, part }) => ({ item: indexes.get(key)!, part: Math.min(1, part) }));
		const name = JSON.stringify(claims);
		const known = found.get(name);
		const whole: Gain = {
			earns: 0,
			saves: costPerWeek,
			incidents: weight * incidentsOf(mode),
			badMinutes: weight * badMinutesPerWeek(mode),
		};
		found.set(name, { parts: claims, whole: known ? addGain(known.whole, whole) : whole });
	}
	return [...found.values()];
}

function pagesPerIncident({ incidents }: Snapshot): number | undefined {
	const stated = incidents.flatMap(({ pages }) => (pages === undefined ? [] : [pages]));
	return stated.length === 0 ? undefined : stated.reduce((sum, pages) => sum + pages, 0) / stated.length;
}
