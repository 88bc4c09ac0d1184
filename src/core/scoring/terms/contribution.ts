import type { Item, Rates } from '../../backlog/model.ts';
import type { Path } from '../../backlog/sourceTree.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Figure, FigureUnit, Term } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { finite } from '../bounds.ts';
import type { History } from '../evidence/history.ts';
import { type Draws, scale } from '../uncertainty/draws.ts';
import type { Writable } from '../writable.ts';

/** What the terms of an item are priced with. */
export interface TermContext {
	readonly history: History;
	readonly rates?: Rates;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** How many draws. */
	readonly draws: number;
}

/** A term with the draws of its value; a value without draws is certain. */
export interface Contribution {
	readonly term: Term;
	readonly spread?: Draws;
	/** Incidents a week that it avoids; where it avoids any. */
	readonly incidentsPerWeek?: number;
	readonly last90Days?: number;
	/** Draws of the bad minutes a week, each time in an array of its own; undefined where they are certain. */
	readonly badMinutes?: () => Draws | undefined;
}

/** A term from its value before confidence, and draws of the same; both are taken over. Confidence is a factor of both. */
export function contribution(
	item: Item,
	term: Omit<Term, 'value' | 'unit'>,
	value: number,
	spread?: Draws,
	counts: Pick<Contribution, 'incidentsPerWeek' | 'last90Days' | 'badMinutes'> = {},
): Contribution {
	const confidence = item.confidence ?? 1;
	const { incidentsPerWeek, last90Days, badMinutes } = counts;
	if (spread) scale(spread, confidence);
	const made: Writable<Term> = Object.assign(term, { value: finite(value * confidence), unit: 'money/week' as const });
	made.badMinutesPerWeek = finite(term.badMinutesPerWeek * confidence);
	if (item.confidence !== undefined) made.parts = [...(term.parts ?? []), confidenceFigure(item)];
	if (made.parts?.length === 0) delete made.parts;
	const found: Writable<Contribution> = { term: made };
	if (spread) found.spread = spread;
	if (incidentsPerWeek !== undefined) {
		made.incidentsPerWeek = incidentsPerWeek * confidence;
		found.incidentsPerWeek = made.incidentsPerWeek;
	}
	if (last90Days !== undefined) found.last90Days = last90Days;
	if (badMinutes) found.badMinutes = () => scaled(badMinutes(), confidence);
	return found;
}

function scaled(draws: Draws | undefined, factor: number): Draws | undefined {
	if (draws) scale(draws, factor);
	return draws;
}

function confidenceFigure(item: Item): Figure {
	return guessed(item, message('Confidence that the work delivers'), item.confidence ?? 1, 'share', ['confidence']);
}

/** A figure that somebody wrote into an item. */
export function guessed(
	item: Item,
	label: Message,
	value: number,
	unit: FigureUnit,
	path: Path,
	note?: Message,
): Figure {
	return {
		label,
		value: finite(value),
		unit,
		basis: 'guessed',
		evidence: [placeAt(item.origin, path)],
		...(note ? { note } : {}),
	};
}

/** A rate of the file's `rates`, which somebody agreed on. */
export function rateFigure(rates: Rates, label: Message, value: number, unit: FigureUnit, key: string): Figure {
	return { label, value, unit, basis: 'guessed', evidence: [placeAt(rates.origin, [key])] };
}
