import type { Incident } from '../backlog/model.ts';
import type { AttachedLines, CodeFacts, Reason } from '../code/codeFacts.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { type Figures, figuresOf, type ShownIn } from './itemFigures.ts';
import { oneLine } from './markdown.ts';

/** What stands above a file of code that the backlog concerns. */
export interface CodeLens {
	/** `checkout · 2 open items (first: #1) · 4 incidents in 90 days`. */
	readonly title: string;
	/** Why, as a sentence. */
	readonly tooltip: string;
}

/** The same above lines that an entry of `paths` names. */
export interface CodeLineLens extends CodeLens {
	readonly attached: AttachedLines;
	/** Of the first item; absent where only a service names the lines. */
	readonly key?: string;
}

/** The file as a whole; undefined where nothing concerns it. */
export function codeLens(facts: CodeFacts, snapshot: Snapshot, shownIn: ShownIn): CodeLens | undefined {
	const figures = figuresOf(snapshot, shownIn);
	const title = [facts.services.map(({ subject }) => oneLine(subject.id)).join(', '), ...countWords(facts, figures)]
		.filter((part) => part !== '')
		.join(' · ');
	if (title === '') return undefined;
	const first = facts.services[0] ?? facts.items[0] ?? facts.incidents[0];
	return { title, tooltip: figures.say(message('{0}. Show what is known.', first!.reasons[0]!.sentence)) };
}

export function codeLineLenses(facts: CodeFacts, snapshot: Snapshot, shownIn: ShownIn): readonly CodeLineLens[] {
	const figures = figuresOf(snapshot, shownIn);
	return facts.lines.map((attached) => {
		const { items, services, entry } = attached;
		const names = [...items.map((priced) => itemWords(priced, figures)), ...services.map(({ id }) => oneLine(id))];
		return {
			attached,
			title: names.join(' · '),
			tooltip: figures.say(message('“{0}” names these lines.', oneLine(entry))),
			...(items[0] ? { key: items[0].item.key } : {}),
		};
	});
}

/** `2 open items · 4 incidents in 90 days`, as an item of the status bar has room for; undefined where there is nothing. */
export function codeStatus(facts: CodeFacts, snapshot: Snapshot, shownIn: ShownIn): string | undefined {
	const words = countWords(facts, figuresOf(snapshot, shownIn));
	return words.length === 0 ? undefined : words.join(' · ');
}

/** Beside a file or folder in the explorer: how many open items, and the same in words. */
export function codeBadge(
	items: readonly PricedItem[],
	snapshot: Snapshot,
	shownIn: ShownIn,
): { readonly badge: string; readonly tooltip: string } | undefined {
	if (items.length === 0) return undefined;
	const figures = figuresOf(snapshot, shownIn);
	const words = figures.say(message('Lights On: {0}', openItems(items)));
	// The editor has room for two characters.
	return { badge: items.length > 9 ? '9+' : String(items.length), tooltip: words };
}

function countWords(facts: CodeFacts, figures: Figures): string[] {
	return [
		...(facts.items.length > 0 ? [figures.say(openItems(facts.items.map(({ subject }) => subject)))] : []),
		...(facts.incidents.length > 0 ? [figures.say(incidentsWords(facts))] : []),
	];
}

function openItems(items: readonly PricedItem[]): Message {
	const ranks = items.flatMap(({ rank }) => rank ?? []);
	const count = items.length === 1 ? message('1 open item') : message('{0} open items', items.length);
	if (ranks.length === 0) return count;
	return message('{0} (first: #{1})', count, Math.min(...ranks));
}

function incidentsWords({ recentIncidents }: CodeFacts): Message {
	if (recentIncidents === 0) return message('no incident in 90 days');
	return recentIncidents === 1
		? message('1 incident in 90 days')
		: message('{0} incidents in 90 days', recentIncidents);
}

/** `REL-2 Refuse a replica that lags behind, #3`. */
export function itemWords({ item, rank }: PricedItem, figures: Figures): string {
	const name = oneLine(`${item.id} ${item.title}`);
	return rank === undefined ? name : figures.say(message('{0}, #{1}', name, rank));
}

/** `INC-74 Replica promoted with old data`. */
export function incidentWords({ id, title, cause }: Incident): string {
	const words = title ?? cause;
	return oneLine(words === undefined || words === id ? id : `${id} ${words}`);
}

/** All reasons as one text: each a sentence. */
export function reasonWords(reasons: readonly Reason[], figures: Figures): string {
	return oneLine([...new Set(reasons.map(({ sentence }) => figures.say(message('{0}.', sentence))))].join(' '));
}
