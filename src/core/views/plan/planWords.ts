import type { ReadyPlan } from '../../planning/model/buildPlan.ts';
import type { PlanModel } from '../../planning/model/planModel.ts';
import { type Firmness, firmnessOf } from '../../planning/robustness.ts';
import type { Conflict } from '../../planning/solve/conflicts.ts';
import type { NoPlan, Plan } from '../../planning/solve/solvePlan.ts';
import type { Why } from '../../planning/standing.ts';
import { type Message, message, say, type Translate } from '../../text.ts';
import { type FigureStyle, formatFigure, formatMoney, formatShare } from '../figures.ts';

/** The sentences of a plan, in the reader's language. */
export interface PlanWords {
	say(sentence: Message): string;
	money(value: number): string;
	days(value: number): string;
	share(value: number): string;
	readonly style: FigureStyle;
}

export interface PlanStyle {
	readonly translate: Translate;
	/** BCP 47. */
	readonly locale?: string;
	/** Absent: money counts engineer-hours. */
	readonly currency?: string;
}

export function planWords({ translate, locale, currency }: PlanStyle): PlanWords {
	const style: FigureStyle = {
		translate,
		...(locale === undefined ? {} : { locale }),
		...(currency === undefined ? {} : { currency }),
	};
	return {
		say: (sentence) => say(sentence, translate),
		money: (value) => formatMoney(value, style),
		days: (value) => formatFigure(Math.abs(value) >= 10 ? Math.round(value) : value, 'days', style),
		share: (value) => formatShare(value, style),
		style,
	};
}

/** Why an item is in the plan or not, in one sentence. */
export function whySentence(why: Why, model: PlanModel, words: PlanWords): Message {
	const id = (index: number) => model.items[index]!.id;
	switch (why.type) {
		case 'progress':
			return message('In: it is in progress.');
		case 'included':
			return message('In: pinned into the plan.');
		case 'excluded':
			return message('Left out: pinned out of the plan.');
		case 'needed':
			return message('In: {0} waits for it; together they are worth their days.', id(why.by));
		case 'worth':
			return message('In: brings {0} a week.', words.money(why.gain));
		case 'floor':
			return message(
				'In for the floor: brings {0} a week; by itself {1} would bring more.',
				words.money(why.gain),
				id(why.insteadOf),
			);
		case 'worthless':
			return message('Left out: it brings nothing beside what is in.');
		case 'blocked':
			return message('Left out: it waits for {0}, which is pinned out.', id(why.by));
		case 'outOfFloor':
			return message(
				'Left out: {0} a week, but the floor gives its days to {1}.',
				words.money(why.gain),
				id(why.beside),
			);
		case 'unfinished':
			return message('Left out so far: the search for a better plan is not finished.');
		case 'outOfDays': {
			const days = words.days(why.days);
			const waits = why.waitsFor.map(id).join(', ');
			const grown = words.days(why.tooMany);
			if (why.beside === undefined)
				return waits === ''
					? message('Left out: {0} do not fit; they would with {1} more.', days, grown)
					: message(
							'Left out: {0} with {1}, which it waits for, do not fit; they would with {2} more.',
							days,
							waits,
							grown,
						);
			return waits === ''
				? message('Left out: {0} do not fit beside {1}; they would with {2} more.', days, id(why.beside), grown)
				: message(
						'Left out: {0} with {1}, which it waits for, do not fit beside {2}; they would with {3} more.',
						days,
						waits,
						id(why.beside),
						grown,
					);
		}
	}
}

/** Why an item is asked for, or asked to be left out, where there is no plan. */
export function heldSentence({ hold }: PlanModel['items'][number]): Message {
	if (hold === 'progress') return message('In: it is in progress.');
	return hold === 'exclude' ? message('Left out: pinned out of the plan.') : message('In: pinned into the plan.');
}

/** Demands that cannot hold together, in one sentence. */
export function conflictSentence(conflict: Conflict, model: PlanModel, words: PlanWords): Message {
	const id = (index: number) => model.items[index]!.id;
	if (conflict.type === 'chain') {
		const [first, ...rest] = conflict.path.map(id);
		return message('{0} is to be in the plan and waits for {1}, which is pinned out.', `${first}`, rest.join(', '));
	}
	const { owner, days } = model.owners[conflict.owner]!;
	const items = conflict.items.map(id).join(', ');
	const [needed, there] = [words.days(conflict.days), words.days(days)];
	const isOne = conflict.items.length === 1;
	if (owner === undefined)
		return isOne
			? message('{0} is to be in the plan and takes {1} with what it waits for; there are {2}.', items, needed, there)
			: message('{0} are to be in the plan and take {1} with what they wait for; there are {2}.', items, needed, there);
	return isOne
		? message(
				'{0} is to be in the plan and takes {1} of {2} with what it waits for; it has {3}.',
				...[items, needed, owner, there],
			)
		: message(
				'{0} are to be in the plan and take {1} of {2} with what they wait for; it has {3}.',
				...[items, needed, owner, there],
			);
}

/** Demands that cannot hold together, with a remark where they are not known to be the fewest. */
export function conflictText(conflict: Conflict, model: PlanModel, words: PlanWords): string {
	return inFull(conflictSentence(conflict, model, words), conflict.type === 'chain' || conflict.isFewest, words);
}

function inFull(sentence: Message, isFewest: boolean, words: PlanWords): string {
	const said = words.say(sentence);
	return isFewest ? said : `${said} ${words.say(message('None of these can be left out; other, fewer ones may do.'))}`;
}

/** What the floor cannot hold together with, in one sentence; empty where that is not why it is short. */
export function floorConflictSentences({ model, floor }: ReadyPlan, plan: Plan, words: PlanWords): string[] {
	const { items, isFewest } = plan.floorConflict;
	if (items.length === 0) return [];
	const held = items.map((index) => words.say(heldItem(model.items[index]!)));
	return [
		inFull(
			message('The floor of {0} cannot hold together with: {1}.', words.share(floor.share), held.join(', ')),
			isFewest,
			words,
		),
	];
}

function heldItem({ id, hold }: PlanModel['items'][number]): Message {
	if (hold === 'progress') return message('{0} in progress', id);
	return hold === 'exclude' ? message('{0} pinned out', id) : message('{0} pinned in', id);
}

/** How good the plan is known to be. */
export function statusSentence(plan: Plan | NoPlan, words: PlanWords): Message {
	if (plan.status === 'infeasible') return message('No plan keeps all demands.');
	if (plan.status === 'optimal') return message('Proven: no plan is worth more.');
	return Number.isFinite(plan.gap) && plan.gap < 1
		? message('A better plan could be worth {0} more at most.', words.share(plan.gap))
		: message('It is not known how much better a plan could be.');
}

/** What the plan is held to, and whether the candidates fill it. */
export function floorSentence(ready: ReadyPlan, share: number, plan: Plan, words: PlanWords): Message {
	const { floor } = ready;
	const held = words.share(floor.share);
	if (floor.share === 0 && floor.notHeld && !floor.whatIf) {
		const { why, date } = floor.notHeld;
		const committed = words.share(floor.notHeld.floor);
		return why === 'over'
			? message(
					'{0} of the capacity is reliability work; there is no floor: the commitment to {1} ends on {2}, before the period of the plan.',
					words.share(share),
					committed,
					date,
				)
			: message(
					'{0} of the capacity is reliability work; there is no floor: the commitment to {1} begins on {2}, after the period of the plan.',
					words.share(share),
					committed,
					date,
				);
	}
	if (floor.share === 0)
		return message('{0} of the capacity is reliability work; there is no floor.', words.share(share));
	if (plan.floorShort)
		return message(
			'{0} of the capacity is reliability work: all that the items can fill of the floor of {1}.',
			words.share(share),
			held,
		);
	if (floor.raisedBy)
		return message(
			'{0} of the capacity is reliability work; the floor is {1}, raised from {2} because {3} has {4} of its error budget left.',
			words.share(share),
			held,
			words.share(floor.committed ?? 0),
			floor.raisedBy.service.id,
			words.share(floor.raisedBy.left),
		);
	return message('{0} of the capacity is reliability work; the floor is {1}.', words.share(share), held);
}

const firmnessWords: Readonly<Record<Firmness, Message>> = {
	firm: message('Firm'),
	likely: message('Likely'),
	tossUp: message('Toss-up'),
};

/** Below this the quick plans that a chance is counted in speak against the plan that has the item. */
const SELDOM = 0.5;

/**
 * How sure the place of a chosen item is. Its chance is an approximation and says so: where it is low, the plan and the
 * quick plans for other prices differ, which a reader must not take for a mistake of the plan.
 *
 * @param chance 0–1.
 */
export function firmnessSentence(chance: number, words: PlanWords): Message {
	const firmness = words.say(firmnessWords[firmnessOf(chance)]);
	return chance < SELDOM
		? message('{0} (about {1}: quick plans for other prices seldom have it)', firmness, words.share(chance))
		: message('{0} (about {1})', firmness, words.share(chance));
}
