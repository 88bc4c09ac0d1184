import { inOrder } from './backlog/readBacklog.ts';
import { linesOfReading } from './backlog/typedBacklog.ts';
import type { BacklogInput, SourceInput } from './backlogInput.ts';
import type { FollowUp } from './incidents/followUp.ts';
import type { PageColumns } from './incidents/pages.ts';
import { unmappedServices } from './incidents/services/scopeIncidents.ts';
import { type Lines, linesOf } from './place.ts';
import { balanceOf } from './planning/balance.ts';
import { heldLineProblems } from './planning/heldLine.ts';
import type { Problem } from './problem.ts';
import { checkFuture, checkReferences, type KnownNames, namesIn } from './references.ts';
import { ownershipOf, type Part, type Scope, scopeOf, toPart } from './scopes.ts';
import { chosenMethod } from './scoring/methods/chosenMethod.ts';
import { type Pricing, type PricingScope, priceItems, scopeHistory } from './scoring/priceItems.ts';
import { staleGuesses } from './scoring/staleGuesses.ts';
import type { Measurement } from './slos/prometheus/measuredObjectives.ts';
import type { EvidenceScope, FileView, Snapshot } from './snapshot.ts';
import { message } from './text.ts';

/** A snapshot with what it was made by, for the one after it. */
export interface Assembled {
	readonly snapshot: Snapshot;
	readonly inputs: readonly BacklogInput[];
	readonly measurements: readonly Measurement[];
	/** By file, as are the scopes and what their items may name. */
	readonly parts: readonly Part[];
	readonly scopes: readonly Scope[];
	readonly known: readonly KnownNames[];
	readonly pricing: Pricing;
	/** Problems that hang on the balance. */
	readonly held: readonly Problem[];
}

/**
 * All files of the workspace to everything that is shown. Pure: the same inputs at the same `now` give the same snapshot.
 *
 * @param measurements What a monitoring system measured of the objectives that ask it.
 */
export function assemble(
	inputs: readonly BacklogInput[],
	now: number,
	measurements: readonly Measurement[] = [],
): Snapshot {
	return assembled(inputs, now, measurements).snapshot;
}

/**
 * The same, with what it takes to bring it up to date.
 *
 * @param before Of inputs that may have much in common with these: it changes how long it takes, and nothing else.
 */
export function assembled(
	inputs: readonly BacklogInput[],
	now: number,
	measurements: readonly Measurement[],
	before?: Assembled,
): Assembled {
	const files = new Map<string, FileView>();
	const problems: Problem[] = [];
	const parts = [...inputs].sort((a, b) => compare(a.file, b.file)).map((input) => toPart(input, measurements));
	for (const { input, stale, objectiveProblems } of parts) {
		const currentLines = linesOfInput(input);
		files.set(input.file, {
			file: input.file,
			currentLines,
			lines: stale && input.lastGood ? linesOfInput(input.lastGood) : currentLines,
			stale,
			// The lines of an earlier text are not those that the history tells of.
			...(input.written && !stale ? { written: input.written } : {}),
		});
		problems.push(...input.reading.problems, ...(input.lookup ?? []), ...objectiveProblems);
	}
	for (const source of new Map(
		inputs.flatMap((input) => input.sources).map((source) => [source.file, source]),
	).values()) {
		files.set(source.file, viewOf(source));
		problems.push(...source.reading.problems);
	}
	for (const slos of inputs.flatMap((input) => input.sloFiles ?? []))
		if (slos.kind === 'read' && !files.has(slos.file)) files.set(slos.file, viewOf(slos));

	for (const { backlog, input } of parts)
		for (const incidents of [backlog.incidents, ...input.sources.map((source) => source.reading.incidents)])
			problems.push(...checkFuture(incidents, now));
	const scopes = parts.map((part) => scopeOf(part, parts, now));
	const currency = scopes.find((scope) => scope.rates)?.rates?.currency;
	const known = scopes.map(namesIn);
	const counted: Scope[] = [];
	for (const [index, scope] of scopes.entries()) {
		problems.push(...checkReferences(scope, known[index]!, now), ...unmappedServices(scope.unmapped));
		const view = files.get(scope.file);
		if (view) problems.push(...staleGuesses(scope.items, view, now));
		if (scope.items.length === 0 || scope.rates?.currency === currency) counted.push(scope);
		else problems.push(otherCurrency(scope, currency));
	}
	const choice = chosenMethod(
		parts.map(({ folder, backlog }) => ({ folder, ...(backlog.scoring ? { scoring: backlog.scoring } : {}) })),
	);
	const pricing = priceItems(counted, now, choice.method, undefined, undefined, before?.pricing);
	problems.push(...pricing.problems, ...choice.problems);
	const backlogs = parts.map((part) => part.backlog);
	const balance = balanceOf(backlogs);
	const incidents = [...new Set(scopes.flatMap((scope) => scope.incidents))];
	const held = heldLineProblems(backlogs, incidents, balance, now);
	problems.push(...held);
	const snapshot: Snapshot = {
		now,
		backlogs,
		items: pricing.items,
		scopes: counted,
		evidence: scopes.map((scope, index) => evidenceOf(scope, parts[index]!, pricing, now)),
		incidents,
		followUps: followUpsOf(inputs),
		unmappedServices: scopes.flatMap(({ file, unmapped }) =>
			unmapped.map(({ name, count }) => ({ name, count, backlog: file })),
		),
		pages: pagesOf(inputs),
		problems: withoutStale(inOrder(problems), files),
		...(currency === undefined ? {} : { currency }),
		...(choice.method === undefined ? {} : { method: choice.method }),
		topCount: pricing.top.count,
		topFitsPlan: pricing.top.fitsPlan,
		inquiry: pricing.inquiry,
		balance,
		files,
		stale: parts.some((part) => part.stale),
	};
	return { snapshot, inputs, measurements, parts, scopes, known, pricing, held };
}

function evidenceOf(scope: Scope, part: Part, pricing: Pricing, now: number): EvidenceScope {
	const history = pricing.histories.get(scope) ?? scopeHistory(scope, now);
	return { ...scope, history, ownership: ownershipOf(part.input) };
}

/** Where the offsets of a reading stand in its text. */
export function linesOfInput({ text, reading }: Pick<BacklogInput, 'text' | 'reading'>): Lines {
	return linesOfReading(reading) ?? linesOf(text);
}

/** Of a file whose text is always the current one. */
function viewOf({
	file,
	text,
	lines = linesOf(text),
}: Pick<SourceInput, 'file' | 'text'> & { readonly lines?: Lines }): FileView {
	return { file, currentLines: lines, lines, stale: false };
}

/** Each follow-up once, though two exports hold it. */
function followUpsOf(inputs: readonly BacklogInput[]): readonly FollowUp[] {
	const found = new Map<string, FollowUp>();
	for (const { sources } of inputs)
		for (const { reading } of sources)
			for (const followUp of reading.followUps ?? []) {
				const key = `${followUp.source}\n${followUp.id}`;
				if (!found.has(key)) found.set(key, followUp);
			}
	return [...found.values()];
}

/** Of each source file once, though two backlogs name it. */
function pagesOf(inputs: readonly BacklogInput[]): readonly PageColumns[] {
	const sources = new Map(inputs.flatMap((input) => input.sources).map((source) => [source.file, source.reading]));
	return [...sources].flatMap(([file, { pages }]) => (pages ? [{ ...pages, file }] : []));
}

function otherCurrency(scope: PricingScope, currency: string | undefined): Problem {
	const place = scope.rates ? currencyPlace(scope.rates.origin) : { file: scope.file, start: 0, end: 0 };
	return {
		code: 'rates.currency',
		severity: 'warning',
		place,
		message: scope.rates
			? message('Other files price in {0}. The items of this file are not ranked: use one currency.', currency ?? '')
			: message('Other files price in {0}. Give this file “rates” too: its items are not ranked.', currency ?? ''),
	};
}

function currencyPlace(origin: NonNullable<PricingScope['rates']>['origin']) {
	const value =
		origin.node?.type === 'map' ? origin.node.entries.find((entry) => entry.key === 'currency')?.value : undefined;
	return { file: origin.file, start: value?.start ?? origin.start, end: value?.end ?? origin.end };
}

/** Problems that come from the last sound text of a broken file do not fit the text that stands there now. */
function withoutStale(problems: readonly Problem[], files: ReadonlyMap<string, FileView>): readonly Problem[] {
	return problems.filter((problem) => !(files.get(problem.place.file)?.stale && derivedCodes.has(problem.code)));
}

const derivedCodes = new Set<string>([
	'reference.incident',
	'reference.cause',
	'reference.service',
	'time.future',
	'slo.outside',
	'slo.missing',
	'slo.unreadable',
	'slo.none',
	'slo.ambiguous',
	'slo.unknown',
	'slo.target',
	'slo.window',
	'guess.contradicted',
	'guess.stale',
	'deadline.overdue',
	'commitment.missed',
	'commitment.expires',
	'commitment.over',
	'scoring.other',
]);

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
