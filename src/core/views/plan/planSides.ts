import { capacityDays, type PlanModel } from '../../planning/model/planModel.ts';
import { closuresOf } from '../../planning/solve/closures.ts';
import type { Plan } from '../../planning/solve/solvePlan.ts';
import { easilyOnTime, gainOf, loadOf, reliabilityDays } from '../../planning/solve/worth.ts';
import { message } from '../../text.ts';
import { formatNumber } from '../figures.ts';
import type { PlanWords } from './planWords.ts';

/** What is planned now beside a plan: the same figures of both. */
export interface PlanSides {
	/** What is compared, what is planned now, the plan. */
	readonly heads: readonly [string, string, string];
	readonly rows: readonly { readonly label: string; readonly now: string; readonly plan: string }[];
}

const WEEKS = 13;

/** @param current Keys of what is planned or in progress. Items that no plan can choose are left out of it. */
export function planSides(
	model: PlanModel,
	{ choice }: Plan,
	current: ReadonlySet<string>,
	words: PlanWords,
): PlanSides {
	const planned = new Set(model.items.flatMap(({ key }, index) => (current.has(key) ? [index] : [])));
	const now = { chosen: planned, onTime: easilyOnTime(model, closuresOf(model), planned) };
	const capacity = capacityDays(model);
	const figures = [now, choice].map((each) => {
		const gain = gainOf(model, each);
		const days = loadOf(model, each.chosen).reduce((sum, load) => sum + load, 0);
		return [
			`${each.chosen.size}`,
			words.say(message('{0} of {1}', words.days(days), words.days(capacity))),
			words.share(capacity > 0 ? reliabilityDays(model, each.chosen) / capacity : 0),
			words.money(gain.earns + gain.saves),
			formatNumber(WEEKS * gain.incidents, words.style),
			formatNumber(WEEKS * gain.badMinutes, words.style),
		];
	});
	const labels = [
		message('Items'),
		message('Effort'),
		message('Reliability work, of the capacity'),
		message('Cost of delay removed a week'),
		message('Incidents avoided a quarter'),
		message('Bad minutes avoided a quarter'),
	];
	return {
		heads: [words.say(message('Figure')), words.say(message('Planned now')), words.say(message('This plan'))],
		rows: labels.map((label, row) => ({
			label: words.say(label),
			now: figures[0]![row]!,
			plan: figures[1]![row]!,
		})),
	};
}
