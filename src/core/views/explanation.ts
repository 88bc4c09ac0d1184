import { keyPlaceAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { ScoringMethod } from '../scoring/methods/method.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { message } from '../text.ts';
import {
	type ExplanationOptions,
	type ExplanationRow,
	figureRow,
	makeScribe,
	row,
	type Scribe,
} from './explanationRows.ts';
import { inquiryRows } from './inquiryRows.ts';
import { ownerBasisWord } from './itemWords.ts';
import { oneLine } from './markdown.ts';

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
