import {
	english,
	type Figure,
	type Interval,
	type MethodId,
	otherMethod,
	type Place,
	type PricedItem,
	type Problem,
	positionAt,
	type Snapshot,
	say,
	type Term,
} from '../core/index.ts';
import { figure, type ReportedAsk, type ReportedOverlap, reportedAsk, reportedOverlap } from './inquiry.ts';

/** The results as plain data: what `--format json` prints, and what the other formats are made from. */
export interface ScoreReport {
	/** Of costs of delay; of scores too under CD3. */
	readonly unit: string;
	/** What ranks the items and gives the scores their unit; absent under CD3. */
	readonly method?: MethodId;
	readonly items: readonly ScoredItem[];
	readonly problems: readonly ReportedProblem[];
}

export interface ScoredItem {
	readonly id: string;
	readonly title: string;
	readonly kind: string | null;
	readonly status: string;
	readonly service: string | null;
	readonly owner: string | null;
	readonly costOfDelay: Interval;
	readonly effortDays: Interval | null;
	readonly score: Interval | null;
	readonly rank: number | null;
	readonly badMinutesPerWeek: number;
	readonly terms: readonly ReportedTerm[];
	readonly overlap: ReportedOverlap | null;
	readonly askFor: ReportedAsk | null;
	/** The method's own terms of the score; absent under CD3. */
	readonly scoreTerms?: readonly ScoreTerm[];
	/** Why the method cannot score it; absent where it can. */
	readonly unscored?: string;
}

export interface ScoreTerm extends Pick<ReportedTerm, 'label' | 'incidents' | 'evidence'> {
	readonly value: number;
	readonly unit: string;
	/** Absent of a term that is made of several. */
	readonly basis?: 'measured' | 'guessed';
}

export interface ReportedTerm {
	readonly label: string;
	readonly perWeek: number;
	readonly basis: 'measured' | 'guessed';
	readonly incidents?: number;
	readonly evidence: readonly { readonly file: string; readonly line: number }[];
}

/** Lines and columns count from 1. */
export interface ReportedProblem {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly code: string;
	readonly severity: string;
	readonly message: string;
}

export function scoreReport(snapshot: Snapshot): ScoreReport {
	return {
		unit: `${snapshot.currency ?? 'engineer-hours'}/week`,
		...(otherMethod(snapshot) ? { method: snapshot.method! } : {}),
		items: snapshot.items.map((priced) => scored(priced, snapshot)),
		problems: problemReport(snapshot),
	};
}

function problemReport(snapshot: Snapshot): ReportedProblem[] {
	return snapshot.problems.map((problem) => reported(problem, snapshot));
}

function scored(priced: PricedItem, snapshot: Snapshot): ScoredItem {
	const { item } = priced;
	return {
		id: item.id,
		title: item.title,
		kind: item.kind ?? null,
		status: item.status,
		service: item.service ?? null,
		owner: item.owner ?? null,
		costOfDelay: interval(priced.costOfDelay),
		effortDays: priced.effort ? interval(priced.effort) : null,
		score: priced.score ? interval(priced.score) : null,
		rank: priced.rank ?? null,
		badMinutesPerWeek: figure(priced.badMinutesPerWeek),
		terms: priced.terms.map((term) => reportedTerm(term, snapshot)),
		overlap: reportedOverlap(item.key, snapshot),
		askFor: reportedAsk(item.key, snapshot),
		...(priced.scoreParts ? { scoreTerms: priced.scoreParts.map((part) => scoreTerm(part, snapshot)) } : {}),
		...(priced.unscored ? { unscored: say(priced.unscored, english) } : {}),
	};
}

function scoreTerm({ label, value, unit, basis, incidents, evidence }: Figure, snapshot: Snapshot): ScoreTerm {
	return {
		label: say(label, english),
		value: figure(value),
		unit,
		...(basis === undefined ? {} : { basis }),
		...(incidents === undefined ? {} : { incidents }),
		evidence: evidence.map((place) => lineOf(place, snapshot)),
	};
}

function reportedTerm(term: Term, snapshot: Snapshot): ReportedTerm {
	return {
		label: say(term.label, english),
		perWeek: figure(term.value),
		basis: term.basis,
		...(term.incidents === undefined ? {} : { incidents: term.incidents }),
		evidence: term.evidence.map((place) => lineOf(place, snapshot)),
	};
}

export function lineOf(place: Place, snapshot: Snapshot) {
	const lines = snapshot.files.get(place.file)?.lines ?? [0];
	return { file: place.file, line: positionAt(lines, place.start).line + 1 };
}

function reported({ place, code, severity, message }: Problem, snapshot: Snapshot): ReportedProblem {
	const lines = snapshot.files.get(place.file)?.currentLines ?? [0];
	const start = positionAt(lines, place.start);
	const end = positionAt(lines, place.end);
	return {
		file: place.file,
		line: start.line + 1,
		column: start.character + 1,
		endLine: end.line + 1,
		endColumn: end.character + 1,
		code,
		severity,
		message: say(message, english),
	};
}

function interval({ mean, p10, p90 }: Interval): Interval {
	return { mean: figure(mean), p10: figure(p10), p90: figure(p90) };
}
