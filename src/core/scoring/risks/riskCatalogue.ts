import type { Incident, Item, Objective, ObjectiveSource, Service } from '../../backlog/model.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Place } from '../../place.ts';
import type { EvidenceScope, Figure, Snapshot } from '../../snapshot.ts';
import { boundedItem, finite } from '../bounds.ts';
import { errorBudgetPerYear, HIGH_RISK_SHARE, type RiskSize, riskBadMinutesPerYear, riskSize } from '../errorBudget.ts';
import { evidenceOf, historyOf } from '../evidence/history.ts';
import type { PricedMode } from '../evidence/modeCost.ts';
import { type Addressing, addressedModes, partRemoved } from './claims.ts';
import {
	type GuessTerms,
	guessFigures,
	guessTerms,
	type MeasuredTerms,
	measuredFigures,
	measuredTerms,
	type Range,
} from './riskTerms.ts';
import { isAccepted, type Standing, standingOf } from './standing.ts';

/** One line of the catalogue: what may strike a service, and what it takes from the yearly budget. */
export interface CataloguedRisk {
	/** Unique among all files, and the same from one text to the next. */
	readonly key: string;
	/** Absent: incidents without a cause, or the `risk` of an item that names none. */
	readonly cause?: string;
	readonly terms: MeasuredTerms | GuessTerms;
	/** Bad minutes a year: minutes of full outage, or as much. */
	readonly badMinutesPerYear: number;
	/** P10 and P90 of them; alike where nothing is uncertain. */
	readonly range: Range;
	/** Of the yearly budget; above 1 where it takes more. Absent where there is no budget. */
	readonly share?: number;
	readonly size: RiskSize;
	readonly standing: Standing;
	/** Paid out of the budget. */
	readonly accepted: boolean;
	/** False: the file has no place to accept it, as its incidents have no cause. */
	readonly acceptable: boolean;
	readonly addressing: readonly Addressing[];
	readonly figures: readonly Figure[];
	/** The `risk` of an item, or the newest incident. */
	readonly place: Place;
}

/** A service with an objective, and its risks against the budget that the objective leaves. Minutes a year. */
export interface ServiceRisks {
	readonly key: string;
	readonly service: Service;
	/** Share of good minutes, 0–1. */
	readonly target: number;
	readonly windowMinutes: number;
	/** The SLO file that states the objective; absent where the backlog itself does. */
	readonly source?: ObjectiveSource;
	/** (1 − target) × 525,960. */
	readonly budget: number;
	/** A single risk over this is high: a quarter of the budget. */
	readonly threshold: number;
	/** First those that nothing is done about, then other unaccepted ones, then accepted ones; in each the largest first. */
	readonly risks: readonly CataloguedRisk[];
	readonly accepted: number;
	readonly unaccepted: number;
	/** budget − accepted; below zero where more was accepted than there is. */
	readonly unallocated: number;
}

/** A service that has no budget to hold its risks against. */
export interface ServiceWithoutBudget {
	readonly service: Service;
	/** The file of the objective, where it lies in one that does not give it: its problem says why. */
	readonly from?: string;
	/** What its risks take a year, all the same. */
	readonly badMinutesPerYear: number;
}

export interface RiskCatalogue {
	/** In the order of the files. */
	readonly services: readonly ServiceRisks[];
	readonly withoutBudget: readonly ServiceWithoutBudget[];
	/** Items with a guessed risk on no service that the file declares: it counts against no budget. */
	readonly withoutService: readonly Item[];
}

/** A snapshot never changes, so its catalogue is made once, when first asked for. */
const made = new WeakMap<Snapshot, RiskCatalogue>();

/**
 * Google's risk catalogue (“Know thy enemy”, Google CRE): for each service with an objective the yearly error budget,
 * and stacked against it what history measured and what items guess. Where history has a cause on a service, it counts
 * and guesses stand beside it; of several guesses of one cause the largest counts. No cause counts twice.
 */
export function riskCatalogue(snapshot: Snapshot): RiskCatalogue {
	let catalogue = made.get(snapshot);
	if (!catalogue) {
		catalogue = makeCatalogue(snapshot);
		made.set(snapshot, catalogue);
	}
	return catalogue;
}

function makeCatalogue({ backlogs, evidence: scopes = [], now }: Snapshot): RiskCatalogue {
	const services: ServiceRisks[] = [];
	const withoutBudget: ServiceWithoutBudget[] = [];
	const claims = new Map(scopes.map((scope) => [scope, addressedModes(scope)]));
	for (const service of new Set(backlogs.flatMap((backlog) => backlog.services))) {
		const concerned = scopes.filter((scope) => scope.services.includes(service));
		if (concerned.length === 0) continue;
		const { slo } = service;
		const target = slo && 'target' in slo ? slo.target : undefined;
		const budget = target === undefined ? 0 : errorBudgetPerYear(target);
		const risks = risksOf({ service, budget, scopes: concerned, claims, now });
		if (slo && 'target' in slo) services.push(stacked(service, slo, budget, risks));
		else
			withoutBudget.push({
				service,
				badMinutesPerYear: sumOf(risks),
				...(slo ? { from: slo.from } : {}),
			});
	}
	return { services, withoutBudget, withoutService: scopes.flatMap(itemsWithoutService) };
}

function itemsWithoutService({ items, services, history }: EvidenceScope): Item[] {
	const declared = new Set(services.map(({ id }) => id));
	return items.filter(
		({ risk, service }) =>
			risk !== undefined &&
			(service === undefined || !declared.has(service)) &&
			(risk.cause === undefined || !history.byCause.has(risk.cause)),
	);
}

interface Concern {
	readonly service: Service;
	readonly budget: number;
	/** Those in which the service goes by its name. */
	readonly scopes: readonly EvidenceScope[];
	readonly claims: ReadonlyMap<EvidenceScope, ReadonlyMap<string, readonly Addressing[]>>;
	readonly now: number;
}

function serviceKey({ id, origin }: Service): string {
	return `${origin.file}#${id}`;
}

function risksOf(concern: Concern): CataloguedRisk[] {
	const modes = modesOf(concern);
	// Incidents that struck no user take nothing from the budget.
	const measured = modes
		.map((mode) => measuredRisk(mode, concern))
		.filter(({ badMinutesPerYear }) => badMinutesPerYear > 0);
	const causes = new Set(modes.map(({ cause }) => cause));
	const guesses = new Map<string, Item[]>();
	for (const { items } of concern.scopes)
		for (const item of items) {
			if (!item.risk || item.service !== concern.service.id) continue;
			if (item.risk.cause !== undefined && causes.has(item.risk.cause)) continue;
			const key = item.risk.cause === undefined ? `item ${item.key}` : `cause ${item.risk.cause}`;
			guesses.set(key, [...(guesses.get(key) ?? []), item]);
		}
	const guessed = [...guesses].map(([key, items]) => guessedRisk(key, items, concern));
	return [...measured, ...guessed.filter((risk) => risk !== undefined)].sort(compareRisks);
}

/** The failure modes of the service, in the history of all files that know it. */
function modesOf({ service, scopes, now }: Concern): readonly PricedMode[] {
	const incidents = new Set<Incident>(scopes.flatMap((scope) => scope.incidents));
	const whole = scopes.find((scope) => scope.incidents.length === incidents.size);
	const { calendar } = scopes[0]!;
	// What an incident costs does not matter here, so no rates are needed.
	const history = whole?.history ?? historyOf({ incidents: [...incidents], services: [service], calendar }, now);
	return history.modes.filter((mode) => mode.service === service.id);
}

function measuredRisk(mode: PricedMode, concern: Concern): CataloguedRisk {
	const { service, scopes, claims, now } = concern;
	const addressing = scopes.flatMap((scope) => claims.get(scope)?.get(mode.key) ?? []);
	const terms = measuredTerms(mode);
	const byService = mode.cause !== undefined && (service.acceptedRisks ?? []).includes(mode.cause);
	const guesses = addressing.filter(({ item, states }) => states && item.service === service.id);
	const { evidence } = evidenceOf([mode], now);
	return risk(concern, {
		key: `${serviceKey(service)} measured ${mode.cause ?? ''}`,
		...(mode.cause === undefined ? {} : { cause: mode.cause }),
		terms,
		standing: standingOf(byService, addressing),
		acceptable: mode.cause !== undefined,
		addressing,
		figures: measuredFigures(
			mode,
			terms,
			evidence,
			guesses.map(({ item }) => item),
			addressing,
		),
		place: evidence[0] ?? placeAt(service.origin),
	});
}

/** Undefined where done items have ended it. */
function guessedRisk(key: string, items: readonly Item[], concern: Concern): CataloguedRisk | undefined {
	const { service } = concern;
	const full = (item: Item) => finite(riskBadMinutesPerYear(boundedItem(item).risk!));
	const counted = items.reduce((largest, item) => (full(item) > full(largest) ? item : largest));
	let left = 1;
	for (const item of items) if (item.status === 'done') left *= 1 - partRemoved(item);
	if (left <= 0) return undefined;
	const cause = counted.risk!.cause;
	const byService = cause !== undefined && (service.acceptedRisks ?? []).includes(cause);
	const addressing = [counted, ...items.filter((item) => item !== counted)].map((item) => ({
		item,
		removes: partRemoved(item),
		states: true,
	}));
	const terms = guessTerms(boundedItem(counted), left);
	return risk(concern, {
		key: `${serviceKey(service)} ${key}`,
		...(cause === undefined ? {} : { cause }),
		terms,
		standing: standingOf(byService, addressing),
		acceptable: true,
		addressing,
		figures: guessFigures(counted, terms, addressing),
		place: placeAt(counted.origin, ['risk']),
	});
}

function risk(
	{ budget }: Concern,
	parts: Omit<CataloguedRisk, 'badMinutesPerYear' | 'range' | 'share' | 'size' | 'accepted'>,
): CataloguedRisk {
	const { badMinutesPerYear, range } = parts.terms;
	return {
		...parts,
		badMinutesPerYear,
		range,
		...(budget > 0 ? { share: badMinutesPerYear / budget } : {}),
		size: riskSize(badMinutesPerYear, budget),
		accepted: isAccepted(parts.standing),
	};
}

function stacked(
	service: Service,
	{ target, windowMinutes, source }: Objective,
	budget: number,
	risks: readonly CataloguedRisk[],
): ServiceRisks {
	const accepted = sumOf(risks.filter((each) => each.accepted));
	return {
		key: serviceKey(service),
		service,
		target,
		windowMinutes,
		...(source ? { source } : {}),
		budget,
		threshold: HIGH_RISK_SHARE * budget,
		risks,
		accepted,
		unaccepted: sumOf(risks.filter((each) => !each.accepted)),
		unallocated: budget - accepted,
	};
}

function sumOf(risks: readonly CataloguedRisk[]): number {
	return finite(risks.reduce((sum, { badMinutesPerYear }) => sum + badMinutesPerYear, 0));
}

function compareRisks(one: CataloguedRisk, other: CataloguedRisk): number {
	return (
		groupOf(one) - groupOf(other) || other.badMinutesPerYear - one.badMinutesPerYear || (one.key < other.key ? -1 : 1)
	);
}

function groupOf({ standing, accepted }: CataloguedRisk): number {
	return accepted ? 2 : standing === 'noItem' ? 0 : 1;
}
