import { planChanges } from '../../planning/applyPlan.ts';
import type { ReadyPlan } from '../../planning/model/buildPlan.ts';
import { capacityDays, isHeldIn } from '../../planning/model/planModel.ts';
import { type Firmness, firmnessOf } from '../../planning/robustness.ts';
import type { NoPlan, Plan } from '../../planning/solve/solvePlan.ts';
import { loadOf } from '../../planning/solve/worth.ts';
import { reliabilityShares, type Standing, standingOf } from '../../planning/standing.ts';
import type { Snapshot } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { type KindShown, kindShown, kindWord } from '../itemWords.ts';
import { type PlanSides, planSides } from './planSides.ts';
import {
	conflictText,
	firmnessSentence,
	floorConflictSentences,
	floorSentence,
	heldSentence,
	type PlanStyle,
	type PlanWords,
	planWords,
	statusSentence,
	whySentence,
} from './planWords.ts';

/** A plan as shown: plain JSON with words in the reader's language. */
export interface PlanView {
	/** The one sentence to take away. */
	readonly headline: string;
	readonly status: 'optimal' | 'feasible' | 'infeasible';
	/** How good it is known to be. */
	readonly statusText: string;
	readonly floorText?: string;
	readonly owners: readonly OwnerView[];
	/** In the order in which to do them. */
	readonly chosen: readonly PlanRow[];
	/** Not chosen; those first that bring most for each day that the capacity grows. */
	readonly next: readonly PlanRow[];
	/** Left out on purpose, without an effort, or worth nothing. */
	readonly out: readonly PlanRow[];
	/** Demands that cannot hold together. */
	readonly conflicts: readonly string[];
	/** What Apply would change of the file; absent where it would change nothing. */
	readonly changes?: string;
	/** Of the comparison with what the files say is planned. */
	readonly comparison: string;
	/** The same figures of what is planned now and of this plan; absent where there is no plan. */
	readonly sides?: PlanSides;
	readonly nextText?: string;
	readonly firstOutText?: string;
}

export interface OwnerView {
	readonly name: string;
	readonly text: string;
	/** Engineer-days. */
	readonly used: number;
	readonly days: number;
}

export interface PlanRow {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	readonly kind: KindShown;
	readonly kindText: string;
	readonly days?: string;
	readonly why: string;
	readonly firmness?: { readonly id: Firmness; readonly text: string };
	readonly pin?: 'include' | 'exclude';
	/** In progress: it cannot be pinned in, only out. */
	readonly held: boolean;
	/** What it is not in the current plan and is in this one, or the other way round. */
	readonly change?: { readonly id: 'enters' | 'leaves'; readonly text: string };
}

/** What is known of a plan so far. */
export interface PlanOutcome {
	readonly plan: Plan | NoPlan;
	/** Where items stand in it; worked out here where it is absent. */
	readonly standing?: Standing;
	/** By candidate, 0–1; absent until they are known. */
	readonly chances?: readonly number[];
}

/** @param ready What the outcome is the answer to. */
export function planView(ready: ReadyPlan, outcome: PlanOutcome, snapshot: Snapshot, style: PlanStyle): PlanView {
	const words = planWords(style);
	const { model } = ready;
	const { plan, chances } = outcome;
	if (plan.status === 'infeasible') return noPlanView(ready, plan, words);
	const statusText = words.say(statusSentence(plan, words));
	const current = currentPlan(snapshot);
	const { chosen } = plan.choice;
	const { standings, order } = outcome.standing ?? standingOf(model, plan);
	const changes = planChanges(ready, plan, snapshot);
	const [enters, leaves] = [changes.enter.length, changes.leave.length];
	const changed = new Map<string, 'enters' | 'leaves'>([
		...changes.enter.map(({ key }) => [key, 'enters'] as const),
		...changes.leave.map(({ key }) => [key, 'leaves'] as const),
	]);
	const row = (index: number): PlanRow => {
		const item = model.items[index]!;
		const isIn = chosen.has(index);
		const change = changed.get(item.key);
		const chance = chances?.[index];
		const firmness = isIn && chance !== undefined && !isHeldIn(item) ? firmnessOf(chance) : undefined;
		const remark = ready.remarks.get(item.key);
		const why = words.say(whySentence(standings.why[index]!, model, words));
		return {
			...rowOf(item, remark ? `${why} ${words.say(remark)}` : why, words),
			...(firmness ? { firmness: { id: firmness, text: words.say(firmnessSentence(chance!, words)) } } : {}),
			...(change
				? {
						change: {
							id: change,
							text: words.say(change === 'enters' ? message('new in the plan') : message('leaves the plan')),
						},
					}
				: {}),
		};
	};
	const next = standings.next.map(row);
	const isNext = new Set(standings.next);
	const rest = model.items.flatMap((_, index) => (chosen.has(index) || isNext.has(index) ? [] : [row(index)]));
	const unplannable = ready.unplannable.map(
		({ key, id, title, why }): PlanRow => ({
			key,
			id,
			title,
			...kindOf(snapshot, key, words.say),
			why: words.say(message('Left out: {0}', words.say(why))),
			held: false,
		}),
	);
	const load = loadOf(model, chosen);
	const shares = reliabilityShares(model, plan);
	const rows = order.map(row);
	const grows = standings.next[0];
	const outWhy = grows === undefined ? undefined : standings.why[grows];
	const taken = [
		words.days(load.reduce((sum, days) => sum + days, 0)),
		words.days(capacityDays(model)),
		words.money(plan.objective),
	];
	return {
		headline: words.say(
			chosen.size === 1
				? message('1 item in {0} of {1} brings {2} a week', ...taken)
				: message('{0} items in {1} of {2} bring {3} a week', chosen.size, ...taken),
		),
		status: plan.status,
		statusText,
		floorText: words.say(floorSentence(ready, shares.ofCapacity, plan, words)),
		owners: model.owners.map(({ owner, days }, index) => ({
			name: owner ?? words.say(message('All owners')),
			text: words.say(message('{0} of {1}', words.days(load[index]!), words.days(days))),
			used: load[index]!,
			days,
		})),
		chosen: rows,
		next,
		out: [...rest, ...unplannable],
		conflicts: floorConflictSentences(ready, plan, words),
		...(enters + leaves > 0 || ready.period === undefined
			? { changes: words.say(message('{0} enter and {1} leave the plan', enters, leaves)) }
			: {}),
		sides: planSides(model, plan, current, words),
		comparison: comparisonText(current.size, enters, leaves, words.say),
		...(grows !== undefined && outWhy?.type === 'outOfDays'
			? {
					nextText: words.say(
						message(
							'Next if the capacity grows: {0}, with {1} more.',
							model.items[grows]!.id,
							words.days(outWhy.tooMany),
						),
					),
				}
			: {}),
		...(standings.firstOut === undefined
			? {}
			: {
					firstOutText: words.say(
						message('First out if the capacity shrinks: {0}.', model.items[standings.firstOut]!.id),
					),
				}),
	};
}

/** What an item is, whatever becomes of it. */
function rowOf(item: ReadyPlan['model']['items'][number], why: string, words: PlanWords): PlanRow {
	const { key, id, title, days, hold } = item;
	const kind = kindShown(item.kind);
	return {
		key,
		id,
		title,
		kind,
		kindText: words.say(kindWord(kind)),
		days: words.days(days),
		why,
		held: hold === 'progress',
		...(hold === 'include' || hold === 'exclude' ? { pin: hold } : {}),
	};
}

/** Where demands cannot hold together: which, and the items that they are about, so that they can be unpinned. */
function noPlanView({ model }: ReadyPlan, plan: NoPlan, words: PlanWords): PlanView {
	const about = new Set(plan.conflicts.flatMap((each) => (each.type === 'chain' ? each.path : each.items)));
	const rows = [...about].map((index) => model.items[index]!);
	const shown = (isOut: boolean) =>
		rows
			.filter(({ hold }) => (hold === 'exclude') === isOut)
			.map((item) => rowOf(item, item.hold === 'free' ? '' : words.say(heldSentence(item)), words));
	return {
		headline: words.say(message('No plan: the demands cannot hold together')),
		status: 'infeasible',
		statusText: words.say(statusSentence(plan, words)),
		owners: [],
		chosen: shown(false),
		next: [],
		out: shown(true),
		conflicts: plan.conflicts.map((conflict) => conflictText(conflict, model, words)),
		comparison: '',
	};
}

function comparisonText(
	current: number,
	enters: number,
	leaves: number,
	words: (sentence: ReturnType<typeof message>) => string,
) {
	if (current === 0) return words(message('Nothing is planned yet.'));
	if (enters + leaves === 0) return words(message('This is what is planned.'));
	return words(message('Against what is planned now: {0} enter, {1} leave.', enters, leaves));
}

/** Keys of the items that are planned or in progress. */
export function currentPlan(snapshot: Snapshot): ReadonlySet<string> {
	return new Set(
		snapshot.items.flatMap(({ item }) =>
			item.status === 'planned' || item.status === 'in-progress' ? [item.key] : [],
		),
	);
}

function kindOf(snapshot: Snapshot, key: string, words: (sentence: ReturnType<typeof message>) => string) {
	const kind = kindShown(snapshot.items.find(({ item }) => item.key === key)?.item.kind);
	return { kind, kindText: words(kindWord(kind)) };
}
