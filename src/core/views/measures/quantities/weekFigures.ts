import { type Message, message } from '../../../text.ts';
import type { MeasureFigures, MeasuresGiven } from '../section.ts';
import { knownValue, type WeekQuantity } from './quantity.ts';
import { isQuantity, type QuantityId, weekQuantities } from './registry.ts';

/** The key of a quantity in a week. */
export function weekKey(id: QuantityId, week: string): string {
	return `${id}/${week}`;
}

/** What a quantity in a week is made of, by its key. */
export function weekFigures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [id = '', name] = key.split('/');
	const week = given.measures.weeks.find((known) => known.week.name === name);
	if (!week || !isQuantity(id)) return undefined;
	const quantity: WeekQuantity = weekQuantities[id];
	const value = knownValue(quantity, week, given);
	if (value === undefined) return undefined;
	const title: Message = message(
		'{0}, {1}: {2}',
		given.words.say(quantity.label),
		given.words.days(week.week),
		given.words.full(value, quantity.unit),
	);
	return { title, reason: quantity.reason, figures: quantity.figures(week, given) };
}
