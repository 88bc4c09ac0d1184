import { askEffect, askSentence, english, type FigureStyle, formatFigure, type Snapshot, say } from '../core/index.ts';

/** What an item shares with other open items. Money a week, of incidents alone. */
export interface ReportedOverlap {
	/** Ids. */
	readonly with: readonly string[];
	readonly jointPerWeek: number;
	readonly apartPerWeek: number;
	readonly alonePerWeek: number;
	readonly marginalPerWeek: number;
}

/** What to ask for, because it would most change the order. */
export interface ReportedAsk {
	readonly input: string;
	/** The failure mode, where history is what is uncertain. */
	readonly service?: string;
	readonly cause?: string;
	readonly low: number;
	readonly high: number;
	readonly unit: string;
	readonly places: number;
	readonly expectedPlaces: number;
	readonly crossing: number;
	readonly text: string;
}

export function reportedOverlap(key: string, snapshot: Snapshot): ReportedOverlap | null {
	const overlap = snapshot.inquiry?.overlap(key);
	if (!overlap) return null;
	const { jointPerWeek, apartPerWeek, alonePerWeek, marginalPerWeek } = overlap;
	const ids = new Map(snapshot.items.map(({ item }) => [item.key, item.id]));
	return {
		with: overlap.with.map((other) => ids.get(other) ?? other),
		jointPerWeek: figure(jointPerWeek),
		apartPerWeek: figure(apartPerWeek),
		alonePerWeek: figure(alonePerWeek),
		marginalPerWeek: figure(marginalPerWeek),
	};
}

export function reportedAsk(key: string, snapshot: Snapshot): ReportedAsk | null {
	const ask = snapshot.inquiry?.askFor(key);
	if (!ask) return null;
	const style: FigureStyle = snapshot.currency === undefined ? {} : { currency: snapshot.currency };
	const words = {
		say: (sentence: Parameters<typeof say>[0]) => say(sentence, english),
		figure: (...[value, unit]: [number, Parameters<typeof formatFigure>[1]]) => formatFigure(value, unit, style),
	};
	const { mode } = ask;
	return {
		input: ask.input,
		...(mode ? { service: mode.service } : {}),
		...(mode?.cause === undefined ? {} : { cause: mode.cause }),
		low: figure(ask.low),
		high: figure(ask.high),
		unit: ask.unit,
		places: ask.places,
		expectedPlaces: figure(ask.expectedPlaces),
		crossing: figure(ask.crossing),
		text: `${words.say(askSentence(ask, words))} ${words.say(askEffect(ask))}`,
	};
}

/** Ten digits are more than any price knows, and keep the last bits of the arithmetic out of comparisons. */
export function figure(value: number): number {
	return Number(value.toPrecision(10));
}
