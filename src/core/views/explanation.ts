import { keyPlaceAt } from '../backlog/sourceTree.ts';
import { type Place, positionAt } from '../place.ts';
import type { ScoringMethod } from '../scoring/methods/method.ts';
import { staleMonths, writtenAt } from '../scoring/staleGuesses.ts';
import type { Figure, Interval, PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type FigureStyle, formatFigure } from './figures.ts';
import { shortFileNames } from './fileNames.ts';
import { inquiryRows } from './inquiryRows.ts';
import { otherMethod } from './itemFigures.ts';
import { ownerBasisWord } from './itemWords.ts';
import { escapeMarkdown, escapeMarkdownLine, markdownLink, marked, oneLine } from './markdown.ts';

/** Why an item has its score: figures, each made of those under it, each with the lines that it came from. Plain JSON. */
export interface Explanation {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	/** One sentence. */
	readonly reason: string;
	readonly place: Place;
	readonly rows: readonly ExplanationRow[];
}

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

export function explainItem(priced: PricedItem, snapshot: Snapshot, options: ExplanationOptions): Explanation {
	const scribe = makeScribe(snapshot, options);
	const { item } = priced;
	return {
		key: item.key,
		id: oneLine(item.id),
		title: oneLine(item.title) || oneLine(item.id),
		reason: oneLine(scribe.say(priced.reason)),
		place: { file: item.origin.file, start: item.origin.start, end: item.origin.end },
		rows: [...priceRows(priced, scribe), ...sideRows(priced, snapshot, scribe)],
	};
}

/** Figures as rows, each with its basis, its lines and what it is made of. */
export function figureRows(
	figures: readonly Figure[],
	snapshot: Snapshot,
	options: ExplanationOptions,
): readonly ExplanationRow[] {
	const scribe = makeScribe(snapshot, options);
	return figures.map((figure) => figureRow(figure, scribe));
}

/** The score over what it is made of; without an effort there is no score, and the parts stand alone. */
function priceRows(priced: PricedItem, scribe: Scribe): ExplanationRow[] {
	const costOfDelay = row(scribe, {
		label: message('Cost of delay'),
		value: scribe.figure(priced.costOfDelay.mean, 'money/week'),
		interval: scribe.interval(priced.costOfDelay, 'money/week'),
		note:
			priced.terms.length === 0
				? message('The item names nothing that it avoids, saves or earns.')
				: priced.terms.length > 1
					? message('What a week without it costs: the sum of the terms below.')
					: message('What a week without it costs.'),
		children: priced.terms.map((term) => figureRow(term, scribe)),
	});
	if (!priced.effort) return [costOfDelay];
	const effort = row(scribe, {
		label: message('Effort'),
		value: scribe.figure(priced.effort.mean, 'days'),
		interval: scribe.interval(priced.effort, 'days'),
		basis: 'guessed',
		evidence: priced.item.effort ? [keyPlaceAt(priced.item.origin, ['effort'])] : [],
	});
	const { method } = scribe;
	if (method) return [methodRow(priced, method, scribe), costOfDelay, effort];
	if (!priced.score) return [costOfDelay, effort];
	return [
		row(scribe, {
			label: message('Score'),
			value: scribe.figure(priced.score.mean, 'points'),
			interval: scribe.interval(priced.score, 'points'),
			note: message('Cost of delay a week, divided by the effort in weeks.'),
			children: [costOfDelay, effort],
		}),
	];
}

/** The score of a method that does not follow the cost of delay, over the method's own terms; or why there is none. */
function methodRow({ score, scoreParts, unscored }: PricedItem, method: ScoringMethod, scribe: Scribe): ExplanationRow {
	const label = message('Score by {0}', method.name);
	if (!score)
		return row(scribe, { label, value: scribe.say(message('none')), ...(unscored ? { note: unscored } : {}) });
	return row(scribe, {
		label,
		value: scribe.figure(score.mean, 'points'),
		interval: scribe.interval(score, 'points'),
		note: method.formula,
		children: (scoreParts ?? []).map((part) => figureRow(part, scribe)),
	});
}

/** What a reader asks next: how sure the place is, and what happened of late. */
function sideRows(priced: PricedItem, snapshot: Snapshot, scribe: Scribe): ExplanationRow[] {
	const rows: ExplanationRow[] = [];
	const { owner, ownerBasis } = priced.item;
	if (owner !== undefined && ownerBasis !== undefined)
		rows.push(row(scribe, { label: message('Owner'), value: oneLine(owner), note: ownerBasisWord(ownerBasis) }));
	if (priced.topChance !== undefined)
		rows.push(
			row(scribe, {
				label: snapshot.topFitsPlan
					? message('Chance of being among the first {0}, which fit the plan', snapshot.topCount)
					: message('Chance of being among the first {0}', snapshot.topCount),
				value: scribe.figure(priced.topChance, 'share'),
				...(priced.tie === undefined
					? {}
					: { note: message('The data cannot tell it apart from the items that it is tied with.') }),
			}),
		);
	if (priced.badMinutesPerWeek > 0)
		rows.push(
			row(scribe, {
				label: message('Bad minutes saved'),
				value: scribe.figure(priced.badMinutesPerWeek, 'badMinutes/week'),
			}),
		);
	if (priced.incidentsLast90Days !== undefined)
		rows.push(
			row(scribe, {
				label: message('Incidents of the last 90 days'),
				value: scribe.figure(priced.incidentsLast90Days, 'count'),
				note: message('The plain count, beside the estimate.'),
			}),
		);
	return [...rows, ...inquiryRows(priced, snapshot, scribe)];
}

/** Figures of anything as rows of an explanation, with their words and places. */
export function explainFigures(
	figures: readonly Figure[],
	snapshot: Snapshot,
	options: ExplanationOptions,
): readonly ExplanationRow[] {
	const scribe = makeScribe(snapshot, options);
	return figures.map((figure) => figureRow(figure, scribe));
}

function figureRow(figure: Figure, scribe: Scribe): ExplanationRow {
	return row(scribe, {
		label: figure.label,
		value: scribe.figure(figure.value, figure.unit),
		evidence: figure.evidence,
		children: (figure.parts ?? []).map((part) => figureRow(part, scribe)),
		...(figure.basis === undefined ? {} : { basis: figure.basis }),
		...(figure.incidents === undefined ? {} : { incidents: figure.incidents }),
		...(figure.note === undefined ? {} : { note: figure.note }),
	});
}

export interface RowParts {
	readonly label: Message;
	readonly value: string;
	readonly interval?: string | undefined;
	readonly basis?: 'measured' | 'guessed';
	readonly incidents?: number;
	readonly note?: Message;
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

function makeScribe(snapshot: Snapshot, { translate, locale }: ExplanationOptions): Scribe {
	const style: FigureStyle = {
		form: 'full',
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

export interface ExplanationMarkdownOptions {
	/** The target of a link to a place; without it, or where it returns undefined, places are plain text. */
	readonly link?: (place: Place) => string | undefined;
	readonly translate: Translate;
}

/** The explanation as Markdown: a heading line, the reason, a nested list. All text from files is inert. */
export function explanationMarkdown(explanation: Explanation, options: ExplanationMarkdownOptions): string {
	const lines = [
		`${marked('**', explanation.title)} (${placed(explanation.id, explanation.place, options)})`,
		'',
		escapeMarkdownLine(explanation.reason),
		'',
	];
	for (const line of explanation.rows) writeRow(line, 0, lines, options);
	return `${lines.join('\n')}\n`;
}

function writeRow(line: ExplanationRow, depth: number, lines: string[], options: ExplanationMarkdownOptions): void {
	const interval = line.interval === undefined ? '' : ` (${escapeMarkdown(line.interval)})`;
	const shown = line.more === undefined ? line.evidence : line.evidence.slice(0, EVIDENCE_SHOWN);
	const evidence = shown.map((found) =>
		found.label === found.where
			? placed(found.where, found.place, options)
			: `${placed(found.label, found.place, options)} (${escapeMarkdown(found.where)})`,
	);
	if (line.more !== undefined) evidence.push(escapeMarkdown(line.more));
	const details = [
		...(line.basisText === undefined ? [] : [escapeMarkdown(line.basisText)]),
		...(evidence.length === 0 ? [] : [evidence.join(', ')]),
		...(line.note === undefined ? [] : [marked('*', line.note)]),
	];
	const tail = details.length === 0 ? '' : ` · ${details.join(' · ')}`;
	lines.push(`${'  '.repeat(depth)}- ${marked('**', line.label)}: ${escapeMarkdown(line.value)}${interval}${tail}`);
	for (const child of line.children) writeRow(child, depth + 1, lines, options);
}

function placed(text: string, place: Place, options: ExplanationMarkdownOptions): string {
	const target = options.link?.(place);
	return target === undefined ? escapeMarkdown(text) : markdownLink(text, target);
}
