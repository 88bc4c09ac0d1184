import { type Item, isOpen, type MethodId, methodIds } from '../backlog/model.ts';
import type { TermKind } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import type { FigureStyle } from '../views/figures.ts';
import { kendallTau } from './kendall.ts';
import type { Appraisal, MethodScore, Verdict } from './methods/method.ts';
import { methods } from './methods/registry.ts';
import { appraise, subjectOf } from './priceItem.ts';
import { candidatesOf, historiesOf, type PricingScope } from './priceItems.ts';

/** What one method makes of an item. */
export interface MethodPlace {
	readonly method: MethodId;
	/** From 1 among the open items that the method scores; absent where it does not score it. */
	readonly rank?: number;
	/** In the method's own unit. */
	readonly score?: number;
	/** Why it has no score; absent too where the item has no effort, which no method scores. */
	readonly unscored?: Message;
}

/** Where two methods part most about an item, among the items that both of them score. */
export interface Disagreement {
	/** By how many places; items with equal scores share the mean of their places. */
	readonly places: number;
	/** The method that sets it higher, and the one that sets it lower. */
	readonly higher: MethodId;
	readonly lower: MethodId;
	/** How many items both score. */
	readonly of: number;
	/** Two clauses that stand beside each other. */
	readonly why: readonly [Message, Message];
}

export interface ComparedItem {
	readonly item: Item;
	/** One for each method, in the order of `methodIds`. */
	readonly places: readonly MethodPlace[];
	/** Absent where fewer than two methods score it. */
	readonly disagreement?: Disagreement;
}

export interface MethodAgreement {
	readonly one: MethodId;
	readonly other: MethodId;
	/** How many items both score. */
	readonly items: number;
	/** Kendall's tau-b over their scores, −1 to 1; absent where it is not defined. */
	readonly tau?: number;
}

export interface MethodComparison {
	/** The open items, those that the methods part most about first; then by key. */
	readonly items: readonly ComparedItem[];
	/** Of each two methods. */
	readonly agreements: readonly MethodAgreement[];
}

/** Only means are compared, so there are no more draws than the estimators need to run. */
const DRAWS = 2;

/**
 * Ranks the open items of all scopes by every method, and finds where the methods part. Of two disagreements about an item
 * that are alike, the one with `chosen`, the method that ranks, is told. `now` is in milliseconds since 1970.
 */
export function compareMethods(scopes: readonly PricingScope[], now: number, chosen: MethodId): MethodComparison {
	const open = candidatesOf(scopes, historiesOf(scopes, now), now, DRAWS)
		.filter(({ item }) => isOpen(item))
		.map(({ item, context }) => ({ item, appraisal: appraise(item, context) }));
	const columns = [chosen, ...methodIds.filter((method) => method !== chosen)].map((method) => columnOf(method, open));
	const currency = scopes.find(({ rates }) => rates)?.rates?.currency;
	const style = currency === undefined ? {} : { currency };
	const agreements: MethodAgreement[] = [];
	const disagreements: (Disagreement | undefined)[] = open.map(() => undefined);
	columns.forEach((one, index) => {
		for (const other of columns.slice(index + 1)) {
			const common = open.flatMap((_, at) => (one.scores[at] && other.scores[at] ? [at] : []));
			agreements.push(agreementOf(one, other, common));
			const [places, otherPlaces] = [placesOf(one, common), placesOf(other, common)];
			common.forEach((at, position) => {
				const apart = otherPlaces[position]! - places[position]!;
				if (Math.abs(apart) <= (disagreements[at]?.places ?? -1)) return;
				const [higher, lower] = apart >= 0 ? [one, other] : [other, one];
				disagreements[at] = {
					places: Math.abs(apart),
					higher: higher.method,
					lower: lower.method,
					of: common.length,
					why: whyApart(open[at]!.appraisal, higher, lower, at, style),
				};
			});
		}
	});
	const items = open.map(({ item }, at): ComparedItem => {
		const disagreement = disagreements[at];
		return {
			item,
			places: methodIds.map((method) => placeIn(columns.find((column) => column.method === method)!, at)),
			...(disagreement ? { disagreement } : {}),
		};
	});
	items.sort(
		(one, other) =>
			(other.disagreement?.places ?? -1) - (one.disagreement?.places ?? -1) || (one.item.key < other.item.key ? -1 : 1),
	);
	return { items, agreements };
}

/** A method's scores of all open items, at the same positions. */
interface Column {
	readonly method: MethodId;
	readonly verdicts: readonly (Verdict | undefined)[];
	readonly scores: readonly (MethodScore | undefined)[];
	readonly ranks: readonly (number | undefined)[];
}

function columnOf(method: MethodId, open: readonly { readonly item: Item; readonly appraisal: Appraisal }[]): Column {
	const score = methods[method].begin(() => open.map(({ appraisal }) => appraisal));
	const verdicts = open.map(({ appraisal }) => {
		const certain = { p10: appraisal.costOfDelay, p90: appraisal.costOfDelay };
		const subject = subjectOf(appraisal, certain, undefined, DRAWS);
		return subject && score(subject);
	});
	const scores = verdicts.map((verdict) => (verdict && 'mean' in verdict ? verdict : undefined));
	const order = open.flatMap(({ item: { key } }, at) => (scores[at] ? [{ at, key, mean: scores[at].mean }] : []));
	order.sort((one, other) => other.mean - one.mean || (one.key < other.key ? -1 : 1));
	const ranks: (number | undefined)[] = open.map(() => undefined);
	order.forEach(({ at }, index) => {
		ranks[at] = index + 1;
	});
	return { method, verdicts, scores, ranks };
}

function placeIn({ method, verdicts, scores, ranks }: Column, at: number): MethodPlace {
	const [verdict, score, rank] = [verdicts[at], scores[at], ranks[at]];
	return {
		method,
		...(score && rank !== undefined ? { rank, score: score.mean } : {}),
		...(verdict && 'unscored' in verdict ? { unscored: verdict.unscored } : {}),
	};
}

function agreementOf(one: Column, other: Column, common: readonly number[]): MethodAgreement {
	const tau = kendallTau(common.map((at) => [one.scores[at]!.mean, other.scores[at]!.mean]));
	return { one: one.method, other: other.method, items: common.length, ...(tau === undefined ? {} : { tau }) };
}

/** The places of these items among themselves, from 1; equal scores share the mean of their places. */
function placesOf({ scores }: Column, common: readonly number[]): number[] {
	const order = common.map((at, position) => ({ position, mean: scores[at]!.mean }));
	order.sort((one, other) => other.mean - one.mean);
	const places = new Array<number>(common.length);
	for (let start = 0; start < order.length; ) {
		let end = start;
		while (end < order.length && order[end]!.mean === order[start]!.mean) end++;
		for (const { position } of order.slice(start, end)) places[position] = (start + 1 + end) / 2;
		start = end;
	}
	return places;
}

/** What the one does not see and the other counts; where both see the same, what each counts. */
function whyApart(
	{ contributions }: Appraisal,
	higher: Column,
	lower: Column,
	at: number,
	style: FigureStyle,
): readonly [Message, Message] {
	const counts = (column: Column) => column.scores[at]!.counts(style);
	const weight = (value: number, badMinutes: number) => Math.abs(value) || badMinutes * 1e-9;
	const main = contributions.reduce<Appraisal['contributions'][number]['term'] | undefined>(
		(best, { term }) =>
			best && weight(best.value, best.badMinutesPerWeek) >= weight(term.value, term.badMinutesPerWeek) ? best : term,
		undefined,
	);
	if (main) {
		// A benefit that goes unseen sets an item lower, a cost that does sets it higher.
		const [blind, seeing] = main.value < 0 ? [higher, lower] : [lower, higher];
		const { name, sees } = methods[blind.method];
		if (!sees.includes(main.kind) && methods[seeing.method].sees.includes(main.kind))
			return [unseen(main.kind, name), counts(seeing)];
	}
	return [counts(higher), counts(lower)];
}

function unseen(kind: TermKind, name: string): Message {
	switch (kind) {
		case 'incidents':
			return message('{0} does not see incidents', name);
		case 'risk':
			return message('{0} does not see risks', name);
		case 'toil':
			return message('{0} does not see toil', name);
		case 'value':
			return message('{0} does not see product value', name);
		case 'rice':
			return message('{0} does not see reach', name);
		case 'deadline':
			return message('{0} does not see deadlines', name);
	}
}
