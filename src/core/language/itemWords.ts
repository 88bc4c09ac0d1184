import type { PricedItem, Snapshot, TermKind } from '../snapshot.ts';
import { message, say } from '../text.ts';
import { rowsMarkdown } from '../views/explanationMarkdown.ts';
import { type ExplanationRow, figureRow, makeScribe, row } from '../views/explanationRows.ts';
import { figuresOf } from '../views/itemFigures.ts';
import { escapeMarkdown, marked } from '../views/markdown.ts';
import type { WordOptions } from './nameWords.ts';

/** An item in short: its title, rank and reason. */
export function itemWords(id: string, snapshot: Snapshot, file: string, options: WordOptions): string | undefined {
	const priced = pricedItem(id, snapshot, file);
	if (!priced) return undefined;
	const figures = figuresOf(snapshot, options);
	const score = figures.score(priced);
	const place =
		priced.rank === undefined || score === undefined
			? figures.say(message('Not ranked · cost of delay {0}', figures.costOfDelay(priced)))
			: figures.say(message('#{0} · {1}', priced.rank, figures.scoreWords(score)));
	return [
		`${marked('**', priced.item.title)} (${escapeMarkdown(id)})`,
		escapeMarkdown(place),
		escapeMarkdown(figures.say(priced.reason)),
	].join('\n\n');
}

/** The term of the price that a key of an item gives. */
const termOf: Readonly<Record<string, TermKind>> = {
	avoids: 'incidents',
	risk: 'risk',
	toil: 'toil',
	value: 'value',
	rice: 'rice',
	deadline: 'deadline',
};

/** What a key of an item does to its price, by the terms of its explanation; undefined where it does nothing. */
export function priceWords(
	key: string,
	id: string,
	snapshot: Snapshot,
	file: string,
	options: WordOptions,
): string | undefined {
	const priced = pricedItem(id, snapshot, file);
	const rows = priced && rowsOf(key, priced, snapshot, options);
	if (!rows || rows.length === 0) return undefined;
	return `${marked('**', say(message('In the price of {0}', id), options.translate))}\n\n${rowsMarkdown(rows, options)}`;
}

function rowsOf(key: string, priced: PricedItem, snapshot: Snapshot, options: WordOptions): readonly ExplanationRow[] {
	const scribe = makeScribe(snapshot, options);
	const kind = termOf[key];
	const delay = row(scribe, {
		label: message('Cost of delay'),
		value: scribe.figure(priced.costOfDelay.mean, 'money/week'),
		interval: scribe.interval(priced.costOfDelay, 'money/week'),
		...(key === 'confidence' ? { note: message('Every term of it is multiplied by this chance.') } : {}),
	});
	if (kind) {
		const terms = priced.terms.filter((term) => term.kind === kind);
		return terms.length === 0 ? [] : [...terms.map((term) => figureRow(term, scribe)), delay];
	}
	if (key === 'confidence') return [delay];
	if (key !== 'effort' || !priced.effort) return [];
	const effort = row(scribe, {
		label: message('Effort'),
		value: scribe.figure(priced.effort.mean, 'days'),
		interval: scribe.interval(priced.effort, 'days'),
	});
	if (!priced.score) return [effort, delay];
	const score = row(scribe, {
		label: message('Score'),
		value: scribe.figure(priced.score.mean, 'points'),
		interval: scribe.interval(priced.score, 'points'),
		note: scribe.method?.formula ?? message('Cost of delay a week, divided by the effort in weeks.'),
	});
	return [effort, delay, score];
}

function pricedItem(id: string, snapshot: Snapshot, file: string): PricedItem | undefined {
	return snapshot.items.find(({ item }) => item.id === id && item.origin.file === file);
}
