import { DAYS_PER_WEEK } from '../backlog/quantities.ts';
import { isByCostOfDelay } from '../scoring/askFor.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { type ExplanationRow, row, type Scribe } from './explanationRows.ts';
import { askEffect, askedName, askPlaces, askSentence, overlapSentence } from './inquiryWords.ts';
import { oneLine } from './markdown.ts';

/** What an item shares with others, and what to ask for it. */
export function inquiryRows(priced: PricedItem, snapshot: Snapshot, scribe: Scribe): ExplanationRow[] {
	return [...overlapRows(priced, snapshot, scribe), ...askRows(priced, snapshot, scribe)];
}

function overlapRows(priced: PricedItem, snapshot: Snapshot, scribe: Scribe): ExplanationRow[] {
	const overlap = snapshot.inquiry?.overlap(priced.item.key);
	if (!overlap) return [];
	const { alonePerWeek, jointPerWeek, apartPerWeek, marginalPerWeek } = overlap;
	const money = (label: Message, value: number) => row(scribe, { label, value: scribe.figure(value, 'money/week') });
	// What it does not add of incidents is what its price, by itself, has too much.
	const marginal = priced.costOfDelay.mean - (alonePerWeek - marginalPerWeek);
	const others = new Map(snapshot.items.map(({ item }) => [item.key, item]));
	const sharing = overlap.with.flatMap((key) => others.get(key) ?? []);
	const shown = row(scribe, {
		label: message('Incidents shared with other items'),
		value: scribe.figure(marginalPerWeek, 'money/week'),
		note: overlapSentence(overlap, snapshot, scribe),
		evidence: sharing.map(({ origin }) => origin),
		children: [
			money(message('Saved together, each incident counted once'), jointPerWeek),
			money(message('The sum of what each saves by itself'), apartPerWeek),
			money(message('What this item saves by itself'), alonePerWeek),
			money(message('What it adds after those ranked above it'), marginalPerWeek),
			money(message('Its cost of delay after those ranked above it'), marginal),
			...(priced.effort && isByCostOfDelay(priced)
				? [
						row(scribe, {
							label: message('Its score after those ranked above it'),
							value: scribe.figure((marginal * DAYS_PER_WEEK) / priced.effort.mean, 'points'),
						}),
					]
				: []),
		],
	});
	// The places are of whole items, which go by their ids.
	return [
		{ ...shown, evidence: shown.evidence.map((found, index) => ({ ...found, label: oneLine(sharing[index]!.id) })) },
	];
}

function askRows(priced: PricedItem, snapshot: Snapshot, scribe: Scribe): ExplanationRow[] {
	const ask = snapshot.inquiry?.askFor(priced.item.key);
	if (!ask) return [];
	return [
		row(scribe, {
			label: message('What to ask for'),
			value: scribe.say(askedName(ask)),
			note: message('{0} {1}', scribe.say(askSentence(ask, scribe)), scribe.say(askEffect(ask))),
			evidence: askPlaces(ask, priced),
			children: [
				row(scribe, {
					label: message('Places that it would move on average'),
					value: scribe.figure(ask.expectedPlaces, 'count'),
				}),
				row(scribe, {
					label: message('Chance that it comes into the first {0}, or falls out of them', snapshot.topCount),
					value: scribe.figure(ask.crossing, 'share'),
				}),
			],
		}),
	];
}
