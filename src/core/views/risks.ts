import type { Item } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { Addressing } from '../scoring/risks/claims.ts';
import {
	type CataloguedRisk,
	type RiskCatalogue,
	riskCatalogue,
	type ServiceRisks,
	type ServiceWithoutBudget,
} from '../scoring/risks/riskCatalogue.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, type Translate } from '../text.ts';
import { type ExplanationRow, explainFigures } from './explanationRows.ts';
import { statusWords } from './itemWords.ts';
import { oneLine } from './markdown.ts';
import type { PanelNotice } from './panel.ts';
import { type RiskLabels, riskLabels } from './riskLabels.ts';
import {
	basisWords,
	formulaOf,
	headlineOf,
	type RiskWords,
	riskName,
	riskWords,
	sizeWords,
	standingOf,
	standingWords,
	summaryOf,
	whyWithoutBudget,
} from './riskWords.ts';

/** The risk catalogue as shown: plain JSON with words in the reader's language. */
export interface RisksModel {
	readonly headline: string;
	readonly services: readonly RiskServiceModel[];
	readonly withoutBudget: readonly WithoutBudgetModel[];
	/** Items whose risk names no service of the file. */
	readonly withoutService?: { readonly text: string; readonly items: readonly RiskItemModel[] };
	/** No service has an objective: what to write, and where. */
	readonly notice?: PanelNotice & { readonly example: string };
	readonly labels: RiskLabels;
}

export interface WithoutBudgetModel {
	readonly name: string;
	readonly text: string;
	readonly place: Place;
}

export interface RiskServiceModel {
	readonly key: string;
	readonly name: string;
	/** The folder of its file, where there are several backlogs. */
	readonly where?: string;
	/** `99.9% over 28 d`. */
	readonly objective: string;
	/** The line of the objective. */
	readonly place: Place;
	/** `525.96 min a year; a single risk over 131.49 min is high`. */
	readonly budget: string;
	/** One sentence: how the accepted risks, and all of them, stand to the budget. */
	readonly summary: string;
	/** `over`: more is accepted than there is; `open`: unaccepted risks do not fit what is left; `within`: all fit. */
	readonly standing: 'over' | 'open' | 'within';
	/** In this order: accepted, unaccepted, unallocated. */
	readonly parts: readonly RiskPart[];
	/** Where the budget ends on the bar, 0–1: under 1 where the risks take more. */
	readonly budgetEnd: number;
	readonly rows: readonly RiskRow[];
	/** What is left out of a long list. */
	readonly more?: string;
}

export interface RiskPart {
	readonly id: 'accepted' | 'unaccepted' | 'unallocated';
	readonly label: string;
	/** `31.09 min`, `6% of the budget`. */
	readonly minutes: string;
	readonly share: string;
	/** What it takes of the bar, 0–1. Unallocated is what neither of the others covers. */
	readonly width: number;
}

export interface RiskRow {
	readonly key: string;
	readonly name: string;
	readonly place: Place;
	readonly size: 'high' | 'medium' | 'low';
	readonly sizeText: string;
	/** The name of a codicon, as all icons. */
	readonly sizeIcon: string;
	readonly minutes: string;
	/** P10 to P90; absent where nothing is uncertain. */
	readonly range?: string;
	readonly share: string;
	readonly basisText: string;
	readonly basisIcon: string;
	readonly accepted: boolean;
	/** False: the file has no place to say so. */
	readonly acceptable: boolean;
	readonly acceptLabel: string;
	/** Why it is accepted, or what is done about it. */
	readonly standing: string;
	/** Nothing is done about it and nobody accepted it. */
	readonly alone: boolean;
	readonly items: readonly RiskItemModel[];
	/** `(15 + 45) min × 50% × 4.06 a year`. */
	readonly formula: string;
	readonly figures: readonly ExplanationRow[];
}

export interface RiskItemModel {
	readonly key: string;
	readonly id: string;
	readonly hint: string;
	readonly icon: string;
}

export interface RisksOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures are written. */
	readonly locale?: string;
}

/** More rows than anybody reads; the sums are of all. */
const MOST_ROWS = 200;

export function risksModel(snapshot: Snapshot, options: RisksOptions): RisksModel {
	const catalogue = riskCatalogue(snapshot);
	const words = riskWords(snapshot, options);
	const loose = looseItems(catalogue.withoutService, words);
	const notice = catalogue.services.length === 0 ? noticeOf(snapshot, catalogue, words) : undefined;
	return {
		headline: words.say(headlineOf(catalogue, words)),
		services: catalogue.services.map((service) => serviceModel(service, snapshot, words, options)),
		withoutBudget: catalogue.withoutBudget.map((without) => withoutBudget(without, words)),
		labels: riskLabels(options.translate),
		...(loose ? { withoutService: loose } : {}),
		...(notice ? { notice } : {}),
	};
}

function serviceModel(
	risks: ServiceRisks,
	snapshot: Snapshot,
	words: RiskWords,
	options: RisksOptions,
): RiskServiceModel {
	const { service, budget, threshold } = risks;
	const where = words.folders.get(service.origin.file);
	const taken = risks.accepted + risks.unaccepted;
	const axis = Math.max(budget, taken);
	const part = (id: RiskPart['id'], label: string, minutes: number, covers: number): RiskPart => ({
		id,
		label,
		minutes: words.minutes(minutes),
		share: budget > 0 ? words.share(minutes / budget) : '',
		width: axis > 0 ? Math.max(0, covers) / axis : 0,
	});
	const hidden = risks.risks.length - MOST_ROWS;
	return {
		key: risks.key,
		name: oneLine(service.id),
		objective: words.say(objectiveOf(risks, words)),
		place: risks.source?.place ?? placeAt(service.origin, ['slo']),
		budget: words.say(
			budget > 0
				? message(
						'Error budget: {0} a year. A single risk over {1} is high.',
						words.minutes(budget),
						words.minutes(threshold),
					)
				: message('A target of 100% leaves no error budget: any risk is high.'),
		),
		summary: words.say(summaryOf(risks, words)),
		standing: standingOf(risks),
		parts: [
			part('accepted', words.say(message('Accepted')), risks.accepted, risks.accepted),
			part('unaccepted', words.say(message('Unaccepted')), risks.unaccepted, risks.unaccepted),
			part('unallocated', words.say(message('Unallocated')), risks.unallocated, budget - taken),
		],
		budgetEnd: axis > 0 ? budget / axis : 1,
		rows: risks.risks.slice(0, MOST_ROWS).map((risk) => row(risk, snapshot, words, options)),
		...(where === undefined ? {} : { where }),
		...(hidden > 0
			? {
					more: words.say(
						hidden === 1
							? message('1 smaller risk is not listed; the sums hold it.')
							: message('{0} smaller risks are not listed; the sums hold them.', hidden),
					),
				}
			: {}),
	};
}

function objectiveOf({ target, windowMinutes, source }: ServiceRisks, words: RiskWords): Message {
	const figures = [words.hundredths(100 * target), words.days(windowMinutes / 1440)];
	return source ? message('{0}% over {1}, from {2}', ...figures, source.path) : message('{0}% over {1}', ...figures);
}

function row(risk: CataloguedRisk, snapshot: Snapshot, words: RiskWords, options: RisksOptions): RiskRow {
	const { size, range, share } = risk;
	const name = words.say(riskName(risk));
	const [low, high] = [words.rounded(range.p10), words.rounded(range.p90)];
	const basis = basisWords(risk);
	return {
		key: risk.key,
		name,
		place: risk.place,
		size,
		sizeText: words.say(sizeWords[size].text),
		sizeIcon: sizeWords[size].icon,
		minutes: words.say(message('{0} min', words.rounded(risk.badMinutesPerYear))),
		share: share === undefined ? '' : words.share(share),
		basisText: words.say(basis.text),
		basisIcon: basis.icon,
		accepted: risk.accepted,
		acceptable: risk.accepted || risk.acceptable,
		acceptLabel: words.say(
			risk.acceptable
				? message('Accept {0}: pay for it out of the error budget', name)
				: message('Give these incidents a cause first: a risk is accepted by its cause.'),
		),
		standing: words.say(standingWords(risk)),
		alone: risk.standing === 'noItem',
		items: itemsOf(risk.addressing).map((addressing) => itemModel(addressing.item, addressing, words)),
		formula: words.say(formulaOf(risk, words)),
		figures: explainFigures(risk.figures, snapshot, options),
		...(low === high ? {} : { range: words.say(message('P10–P90: {0} to {1} min', low, high)) }),
	};
}

/** As many items are named beside a risk; its figures name all. */
const MOST_ITEMS = 8;

/** Open ones first: they are what is done about it. */
function itemsOf(addressing: readonly Addressing[]): readonly Addressing[] {
	const order = ['in-progress', 'planned', 'proposed', 'done', 'dropped'];
	return [...addressing]
		.sort((one, other) => order.indexOf(one.item.status) - order.indexOf(other.item.status))
		.slice(0, MOST_ITEMS);
}

function itemModel(item: Item, addressing: Addressing | undefined, words: RiskWords): RiskItemModel {
	const { text, icon } = statusWords[item.status];
	const title = oneLine(item.title) || oneLine(item.id);
	return {
		key: item.key,
		id: oneLine(item.id),
		icon,
		hint: words.say(
			addressing
				? message('{0}. {1}, {2} of it', title, words.say(text), words.share(addressing.removes))
				: message('{0}. {1}', title, words.say(text)),
		),
	};
}

function withoutBudget(without: ServiceWithoutBudget, words: RiskWords): WithoutBudgetModel {
	const { id, origin } = without.service;
	return { name: oneLine(id), text: words.say(whyWithoutBudget(without, words)), place: placeAt(origin, ['slo']) };
}

function looseItems(items: readonly Item[], words: RiskWords): RisksModel['withoutService'] {
	if (items.length === 0) return undefined;
	return {
		text: words.say(
			items.length === 1
				? message('One item has a risk but no service of the file, so it counts against no budget:')
				: message('{0} items have a risk but no service of the file, so they count against no budget:', items.length),
		),
		items: items.slice(0, MOST_ROWS).map((item) => itemModel(item, undefined, words)),
	};
}

/** What a service with an objective looks like in the file. */
const EXAMPLE = ['services:', '  - id: checkout', '    slo: { target: 99.9%, window: 28d }'].join('\n');

function noticeOf(snapshot: Snapshot, { withoutBudget }: RiskCatalogue, words: RiskWords): RisksModel['notice'] {
	const file = withoutBudget[0]?.service.origin.file ?? snapshot.backlogs[0]?.file;
	return {
		text: words.say(
			withoutBudget.length > 0
				? message(
						'No service has an objective yet. Give one to a service, and its risks stack up against its error budget.',
					)
				: message(
						'No service has an objective yet. Write a service with one, and its risks stack up against its error budget.',
					),
		),
		example: EXAMPLE,
		actions: [
			{
				action: 'openFile',
				label: words.say(message('Open File')),
				...(file === undefined ? {} : { file }),
			},
		],
	};
}
