import type { LineDates } from './backlog/lineDates.ts';
import type { Backlog, Item, Plan, Reading, Service } from './backlog/model.ts';
import { inOrder } from './backlog/readBacklog.ts';
import type { FollowUp } from './incidents/followUp.ts';
import type { PageColumns } from './incidents/pages.ts';
import type { CatalogEntity } from './incidents/services/catalog.ts';
import type { MappedServices } from './incidents/services/mapServices.ts';
import { scopeIncidents, unmappedServices } from './incidents/services/scopeIncidents.ts';
import type { SourceReading } from './incidents/sourceReading.ts';
import { inheritOwners } from './owners/inheritOwners.ts';
import { type LineStarts, lineStarts } from './place.ts';
import { balanceOf } from './planning/balance.ts';
import { heldLineProblems } from './planning/heldLine.ts';
import type { Problem } from './problem.ts';
import { checkFuture, checkReferences } from './references.ts';
import { chosenMethod } from './scoring/methods/chosenMethod.ts';
import { type PricingScope, priceItems, scopeHistory } from './scoring/priceItems.ts';
import { staleGuesses } from './scoring/staleGuesses.ts';
import { type Measurement, withMeasured } from './slos/prometheus/measuredObjectives.ts';
import { resolveObjectives } from './slos/resolveObjectives.ts';
import type { SloFileInput } from './slos/sloFiles.ts';
import type { FileView, Ownership, Snapshot } from './snapshot.ts';
import { message } from './text.ts';

export type { SourceReading } from './incidents/sourceReading.ts';

export interface SourceInput {
	readonly file: string;
	readonly text: string;
	readonly reading: SourceReading;
	/** The lines of the text, where they are counted already: once a reading, not with each change of another file. */
	readonly lines?: LineStarts;
}

export interface BacklogInput {
	readonly file: string;
	readonly text: string;
	readonly reading: Reading;
	/** The last text of this file that was sound, while `reading` is broken. */
	readonly lastGood?: { readonly text: string; readonly reading: Reading };
	/** The files that the backlog's `sources` name, in the order of their names. */
	readonly sources: readonly SourceInput[];
	/** Of the `catalog-info.yaml` files below it: what vendors call its services. */
	readonly catalog?: readonly CatalogEntity[];
	/** Of the repository's `CODEOWNERS`, with the key of the folder that its paths are relative to, `/` at its end. */
	readonly codeOwners?: NonNullable<Ownership['codeOwners']>;
	/** What came of looking for the files that its services' `slo` names. */
	readonly sloFiles?: readonly SloFileInput[];
	/** When each line of `text` was written; absent where no history is known. */
	readonly written?: LineDates;
	/** Problems of the look-up itself: a glob that leaves the workspace, a glob that names nothing. */
	readonly lookup?: readonly Problem[];
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
	const files = new Map<string, FileView>();
	const problems: Problem[] = [];
	const parts = [...inputs].sort((a, b) => compare(a.file, b.file)).map((input) => toPart(input, measurements));
	for (const { input, stale, objectiveProblems } of parts) {
		const currentLines = lineStarts(input.text);
		files.set(input.file, {
			file: input.file,
			currentLines,
			lines: stale && input.lastGood ? lineStarts(input.lastGood.text) : currentLines,
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
	const counted: PricingScope[] = [];
	for (const scope of scopes) {
		problems.push(...checkReferences(scope, now), ...unmappedServices(scope.unmapped));
		const view = files.get(scope.file);
		if (view) problems.push(...staleGuesses(scope.items, view, now));
		if (scope.items.length === 0 || scope.rates?.currency === currency) counted.push(scope);
		else problems.push(otherCurrency(scope, currency));
	}
	const choice = chosenMethod(
		parts.map(({ folder, backlog }) => ({ folder, ...(backlog.scoring ? { scoring: backlog.scoring } : {}) })),
	);
	const pricing = priceItems(counted, now, choice.method);
	problems.push(...pricing.problems, ...choice.problems);
	const backlogs = parts.map((part) => part.backlog);
	const balance = balanceOf(backlogs);
	const incidents = [...new Set(scopes.flatMap((scope) => scope.incidents))];
	problems.push(...heldLineProblems(backlogs, incidents, balance, now));
	return {
		now,
		backlogs,
		items: pricing.items,
		scopes: counted,
		evidence: scopes.map((scope, index) => ({
			...scope,
			history: pricing.histories.get(scope) ?? scopeHistory(scope, now),
			ownership: ownershipOf(parts[index]!.input),
		})),
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
}

interface Part {
	readonly input: BacklogInput;
	readonly backlog: Backlog;
	readonly stale: boolean;
	/** The folder for which the file speaks, with `/` at its end. */
	readonly folder: string;
	readonly objectiveProblems: readonly Problem[];
}

function toPart(input: BacklogInput, measurements: readonly Measurement[]): Part {
	const stale = input.reading.broken;
	const reading = stale && input.lastGood ? input.lastGood.reading : input.reading;
	const { backlog, problems } = resolveObjectives(reading.backlog, input.sloFiles);
	const measured = withMeasured(backlog, measurements);
	return { input, backlog: measured, stale, folder: folderOf(input.file), objectiveProblems: problems };
}

function ownershipOf({ catalog = [], codeOwners }: BacklogInput): Ownership {
	return { catalog, ...(codeOwners ? { codeOwners } : {}) };
}

/** Of a file whose text is always the current one. */
function viewOf({ file, text, lines = lineStarts(text) }: Pick<SourceInput, 'file' | 'text' | 'lines'>): FileView {
	return { file, currentLines: lines, lines, stale: false };
}

/** The folder for which a backlog file speaks: its own, or its parent where it lies in `.reliability`. */
export function folderOf(file: string): string {
	const folder = file.slice(0, file.lastIndexOf('/') + 1);
	return folder.endsWith('/.reliability/') || folder === '.reliability/'
		? folder.slice(0, -'.reliability/'.length)
		: folder;
}

/** With the names of services in its sources that no service is called by. */
type Scope = PricingScope & Pick<MappedServices, 'unmapped'>;

/**
 * What prices the items of one file: its own rates, services and incidents, and where it has none or not enough those
 * of the files in the folders above, the nearest first.
 */
function scopeOf(part: Part, parts: readonly Part[], now: number): Scope {
	const chain = parts
		.filter(
			(other) => other === part || (part.folder.startsWith(other.folder) && other.folder.length < part.folder.length),
		)
		.sort((a, b) => (a === part ? -1 : b === part ? 1 : b.folder.length - a.folder.length));
	const services = new Map<string, Service>();
	for (const { backlog } of chain)
		for (const service of backlog.services) if (!services.has(service.id)) services.set(service.id, service);
	const catalog = chain.flatMap(({ input }) => input.catalog ?? []);
	const { incidents, unmapped } = scopeIncidents(
		chain.flatMap(({ backlog, input }) => [
			backlog.incidents,
			...input.sources.map((source) => source.reading.incidents),
		]),
		[...services.values()],
		catalog,
		now,
	);
	const own = new Set(part.input.sources.map(({ file }) => file));
	const rates = chain.find(({ backlog }) => backlog.rates)?.backlog.rates;
	const calendar = (chain.find(({ backlog }) => backlog.team) ?? part).backlog.calendar;
	const { codeOwners } = part.input;
	const items = inheritOwners(firstOfEachId(part.backlog.items), {
		services,
		catalog,
		folder: part.folder.slice(codeOwners?.root.length ?? 0),
		...(codeOwners ? { codeOwners: codeOwners.owners } : {}),
	});
	return {
		file: part.input.file,
		items,
		incidents,
		services: [...services.values()],
		calendar,
		unmapped: unmapped.filter(({ incident }) => own.has(incident.origin.file)),
		...(part.backlog.plan ? { capacity: capacityOf(part.backlog.plan) } : {}),
		...(rates ? { rates } : {}),
	};
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

/** Engineer-days of all owners together. */
function capacityOf({ capacity }: Plan): number {
	return Object.values(capacity).reduce((sum, days) => sum + days, 0);
}

/** Of each source file once, though two backlogs name it. */
function pagesOf(inputs: readonly BacklogInput[]): readonly PageColumns[] {
	const sources = new Map(inputs.flatMap((input) => input.sources).map((source) => [source.file, source.reading]));
	return [...sources].flatMap(([file, { pages }]) => (pages ? [{ ...pages, file }] : []));
}

/** Of items with one id the first counts; the others have their problem. */
function firstOfEachId(items: readonly Item[]): readonly Item[] {
	const seen = new Set<string>();
	return items.filter((item) => !seen.has(item.id) && seen.add(item.id));
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
