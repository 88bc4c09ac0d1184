import { type Place, positionAt } from '../place.ts';
import type { ScoringMethod } from '../scoring/methods/method.ts';
import { staleMonths, writtenAt } from '../scoring/staleGuesses.ts';
import type { Figure, Interval, Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type FigureStyle, formatFigure } from './figures.ts';
import { shortFileNames } from './fileNames.ts';
import { otherMethod } from './itemFigures.ts';
import { oneLine } from './markdown.ts';

export interface ExplanationRow {
	readonly label: string;
	readonly value: string;
	/** The range that the value lies in, as words. */
	readonly interval?: string;
	readonly basis?: 'measured' | 'guessed';
	/** `measured (4 incidents)`, `guessed`. */
	readonly basisText?: string;
	readonly incidents?: number;
	readonly note?: string;
	readonly evidence: readonly Evidence[];
	/** The hash of the commit that it is: it opens. */
	readonly commit?: string;
	/** What to call the evidence past the first few: `18 more`. Absent where there are few. */
	readonly more?: string;
	readonly children: readonly ExplanationRow[];
}

export interface Evidence {
	readonly place: Place;
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** `INC-7` for an incident, else the file's short name and the line. */
	readonly label: string;
	/** The file's short name and the line. */
	readonly where: string;
}

export interface ExplanationOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures are written. */
	readonly locale?: string;
}

/** As many places are named before the rest is counted. */
export const EVIDENCE_SHOWN = 5;

/** Figures of anything as rows of an explanation, with their words and places. */
export function explainFigures(
	figures: readonly Figure[],
	snapshot: Snapshot,
	options: ExplanationOptions,
): readonly ExplanationRow[] {
	const scribe = makeScribe(snapshot, options);
	return figures.map((figure) => figureRow(figure, scribe));
}

export function figureRow(figure: Figure, scribe: Scribe): ExplanationRow {
	return row(scribe, {
		label: figure.label,
		value: scribe.figure(figure.value, figure.unit),
		evidence: figure.evidence,
		children: (figure.parts ?? []).map((part) => figureRow(part, scribe)),
		...(figure.basis === undefined ? {} : { basis: figure.basis }),
		...(figure.incidents === undefined ? {} : { incidents: figure.incidents }),
		...(figure.note === undefined ? {} : { note: figure.note }),
		...(figure.commit === undefined ? {} : { commit: figure.commit }),
	});
}

export interface RowParts {
	readonly label: Message;
	readonly value: string;
	readonly interval?: string | undefined;
	readonly basis?: 'measured' | 'guessed';
	readonly incidents?: number;
	readonly note?: Message;
	readonly commit?: string;
	readonly evidence?: readonly Place[];
	readonly children?: readonly ExplanationRow[];
}

export function row(scribe: Scribe, parts: RowParts): ExplanationRow {
	const evidence = uniquePlaces(parts.evidence ?? []).map(scribe.evidence);
	const hidden = evidence.length - EVIDENCE_SHOWN;
	return {
		label: oneLine(scribe.say(parts.label)),
		value: parts.value,
		...(parts.interval === undefined ? {} : { interval: parts.interval }),
		...(parts.basis === undefined ? {} : { basis: parts.basis, basisText: basisText(parts, scribe) }),
		...(parts.incidents === undefined ? {} : { incidents: parts.incidents }),
		...noteOf(parts, scribe),
		...(parts.commit === undefined ? {} : { commit: parts.commit }),
		evidence,
		// One more place takes no more room than the words that would stand for it.
		...(hidden > 1 ? { more: scribe.say(message('{0} more', hidden)) } : {}),
		children: parts.children ?? [],
	};
}

/** The note, and of a guess whether it is stale. */
function noteOf({ note, basis, evidence }: RowParts, scribe: Scribe): { readonly note?: string } {
	const notes = note === undefined ? [] : [oneLine(scribe.say(note))];
	const months = basis === 'guessed' && evidence?.[0] ? scribe.staleMonths(evidence[0]) : undefined;
	if (months !== undefined)
		notes.push(scribe.say(message('Written {0} months ago: check whether it still holds.', months)));
	return notes.length === 0 ? {} : { note: notes.join(' ') };
}

function basisText({ basis, incidents }: RowParts, scribe: Scribe): string {
	if (basis === 'guessed') return scribe.say(message('guessed'));
	if (incidents === undefined) return scribe.say(message('measured'));
	return scribe.say(
		incidents === 1 ? message('measured (1 incident)') : message('measured ({0} incidents)', incidents),
	);
}

function uniquePlaces(places: readonly Place[]): readonly Place[] {
	const seen = new Set<string>();
	return places.filter(({ file, start, end }) => {
		const key = `${start}:${end}:${file}`;
		return seen.has(key) ? false : seen.add(key);
	});
}

/** What turns a snapshot's data into words. */
export interface Scribe {
	say(sentence: Message): string;
	/** What ranks the items, where it is not CD3. */
	readonly method: ScoringMethod | undefined;
	figure(value: number, unit: Figure['unit']): string;
	/** Undefined where the ends read alike: there is nothing to say. */
	interval(interval: Interval, unit: Figure['unit']): string | undefined;
	evidence(place: Place): Evidence;
	/** Whole months since a stale guess was written; undefined for all others. */
	staleMonths(place: Place): number | undefined;
}

export function makeScribe(snapshot: Snapshot, { translate, locale }: ExplanationOptions): Scribe {
	const style: FigureStyle = {
		form: 'full',
		translate,
		...(snapshot.currency === undefined ? {} : { currency: snapshot.currency }),
		...(locale === undefined ? {} : { locale }),
	};
	const { names, incidents } = indexOf(snapshot);
	return {
		method: otherMethod(snapshot),
		say: (sentence) => say(sentence, translate),
		figure: (value, unit) => formatFigure(value, unit, style),
		interval: ({ p10, p90 }, unit) => {
			const [low, high] = [formatFigure(p10, unit, style), formatFigure(p90, unit, style)];
			return low === high ? undefined : say(message('{0} to {1}', low, high), translate);
		},
		staleMonths: (place) => {
			const file = snapshot.files.get(place.file);
			return file && staleMonths(writtenAt(place, file), snapshot.now);
		},
		evidence: (place) => {
			const file = snapshot.files.get(place.file);
			const line = file ? positionAt(file.lines, place.start).line + 1 : 1;
			const where = `${oneLine(names.get(place.file) ?? place.file)}:${line}`;
			const label = incidents.get(`${place.start}:${place.file}`) ?? where;
			return { place: { file: place.file, start: place.start, end: place.end }, file: place.file, line, label, where };
		},
	};
}

interface SnapshotIndex {
	readonly names: ReadonlyMap<string, string>;
	/** Ids of incidents by where they start. */
	readonly incidents: ReadonlyMap<string, string>;
}

/** A tooltip is asked for one item at a time: the index of a snapshot is made once. */
const indexes = new WeakMap<Snapshot, SnapshotIndex>();

function indexOf(snapshot: Snapshot): SnapshotIndex {
	let index = indexes.get(snapshot);
	if (!index) {
		index = {
			names: shortFileNames(snapshot.files.keys()),
			incidents: new Map(snapshot.incidents.map(({ id, origin }) => [`${origin.start}:${origin.file}`, oneLine(id)])),
		};
		indexes.set(snapshot, index);
	}
	return index;
}
