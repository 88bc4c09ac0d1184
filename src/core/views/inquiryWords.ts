import { placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { Ask } from '../scoring/askFor.ts';
import type { AskedInput } from '../scoring/askInputs.ts';
import type { Overlap } from '../scoring/overlap.ts';
import type { FigureUnit, PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message, template } from '../text.ts';
import { oneLine } from './markdown.ts';

/** What an item shares with others and what to ask for it, as sentences. */

/** As much as the sentences need of what turns figures into words. */
interface Words {
	say(sentence: Message): string;
	figure(value: number, unit: FigureUnit): string;
}

/** As many items are named before the rest is counted. */
const NAMED = 3;

/** `REL-3, REL-9 and 2 more`. Ids of one file's items are told apart by the file where there are several. */
function namesOf(keys: readonly string[], snapshot: Snapshot, words: Pick<Words, 'say'>): string {
	const ids = idsOf(snapshot);
	const names = keys.map((key) => ids.get(key) ?? key);
	const rest = names.length - NAMED;
	if (names.length === 1) return names[0]!;
	if (rest > 1) return words.say(message('{0} and {1} more', names.slice(0, NAMED).join(', '), rest));
	return words.say(message('{0} and {1}', names.slice(0, -1).join(', '), names.at(-1)!));
}

const known = new WeakMap<Snapshot, ReadonlyMap<string, string>>();

function idsOf(snapshot: Snapshot): ReadonlyMap<string, string> {
	let ids = known.get(snapshot);
	if (!ids) {
		ids = new Map(snapshot.items.map(({ item }) => [item.key, oneLine(item.id)]));
		known.set(snapshot, ids);
	}
	return ids;
}

/** `Shares incidents with REL-3 and REL-9`; undefined for an item that shares none. */
export function sharedWith(key: string, snapshot: Snapshot, words: Pick<Words, 'say'>): string | undefined {
	const keys = snapshot.inquiry?.overlapping(key) ?? [];
	return keys.length === 0
		? undefined
		: words.say(message('Shares incidents with {0}', namesOf(keys, snapshot, words)));
}

/** What the items save together, and what is left for this one. */
export function overlapSentence(overlap: Overlap, snapshot: Snapshot, words: Words): Message {
	const { jointPerWeek, apartPerWeek, marginalPerWeek, follows } = overlap;
	const names = namesOf(overlap.with, snapshot, words);
	const money = (value: number) => words.figure(value, 'money/week');
	if (!(apartPerWeek > 0)) return message('Shares incidents with {0}.', names);
	return follows
		? message(
				'Shares incidents with {0}: together they save {1}, not {2}; after those ranked above it, it adds {3}.',
				...[names, money(jointPerWeek), money(apartPerWeek), money(marginalPerWeek)],
			)
		: message(
				'Shares incidents with {0}: together they save {1}, not {2}; it ranks first of them.',
				...[names, money(jointPerWeek), money(apartPerWeek)],
			);
}

interface AskWords {
	readonly name: Message;
	/** `{0}` to `{1}`; for a failure mode `{2}` is its name and `{3}` how many incidents it had. */
	readonly better: Message['template'];
	/** It is `{0}`. */
	readonly single: Message['template'];
}

const askWords: Readonly<Record<AskedInput, AskWords>> = {
	effort: {
		name: message('effort'),
		better: template('Ask for a better effort: it is between {0} and {1}.'),
		single: template('Give a range for the effort: it is the single figure {0}.'),
	},
	share: {
		name: message('part prevented'),
		better: template('Ask for a better share: the item prevents between {0} and {1} of the incidents.'),
		single: template('Give a range for the share: it counts as preventing {0} of the incidents.'),
	},
	riskShare: {
		name: message('part of the risk removed'),
		better: template('Ask for a better share: the item removes between {0} and {1} of the risk.'),
		single: template('Give a range for the share: it counts as removing {0} of the risk.'),
	},
	detect: {
		name: message('time to detection'),
		better: template('Ask for a better time to detection: it is between {0} and {1}.'),
		single: template('Give a range for the time to detection: it is the single figure {0}.'),
	},
	repair: {
		name: message('time to repair'),
		better: template('Ask for a better time to repair: it is between {0} and {1}.'),
		single: template('Give a range for the time to repair: it is the single figure {0}.'),
	},
	impact: {
		name: message('impact'),
		better: template('Ask for a better impact: it is between {0} and {1} of the users.'),
		single: template('Give a range for the impact: it is the single figure {0}.'),
	},
	every: {
		name: message('time between failures'),
		better: template('Ask for a better time between two failures: it is between {0} and {1}.'),
		single: template('Give a range for the time between two failures: it is the single figure {0}.'),
	},
	toil: {
		name: message('toil'),
		better: template('Ask for better hours of toil: they are between {0} and {1}.'),
		single: template('Give a range for the toil: it is the single figure {0}.'),
	},
	value: {
		name: message('value'),
		better: template('Ask for a better value: it is between {0} and {1}.'),
		single: template('Give a range for the value: it is the single figure {0}.'),
	},
	reach: {
		name: message('reach'),
		better: template('Ask for a better reach: it is between {0} and {1}.'),
		single: template('Give a range for the reach: it is the single figure {0}.'),
	},
	loss: {
		name: message('loss at the deadline'),
		better: template('Ask for a better loss at the deadline: it is between {0} and {1}.'),
		single: template('Give a range for the loss at the deadline: it is the single figure {0}.'),
	},
	confidence: {
		name: message('confidence'),
		better: template('Ask for a better confidence: it is between {0} and {1}.'),
		single: template('Ask for a better confidence: it is {0}.'),
	},
	rate: {
		name: message('how often it happens'),
		better: template('Ask how often {2} will happen: history says {0} to {1} ({3}).'),
		single: template('Ask how often {2} will happen: history says {0} ({3}).'),
	},
	length: {
		name: message('how long it lasts'),
		better: template('Ask how long {2} lasts when it happens: history says {0} to {1} ({3}).'),
		single: template('Ask how long {2} lasts when it happens: history says {0} ({3}).'),
	},
};

export function askedName({ input }: Pick<Ask, 'input'>): Message {
	return askWords[input].name;
}

/** What to ask for, and what is known of it. */
export function askSentence({ input, low, high, unit, mode, single }: Ask, words: Words): Message {
	const { better, single: alone } = askWords[input];
	const mine = mode ? [modeName(mode), incidentCount(mode.occurrences.length, words)] : ['', ''];
	return message(single ? alone : better, words.figure(low, unit), words.figure(high, unit), ...mine);
}

/** How far the item would move. */
export function askEffect({ places, single }: Ask): Message {
	if (single)
		return places === 1
			? message('Half of it or twice as much would move this item by 1 place.')
			: message('Half of it or twice as much would move this item by up to {0} places.', places);
	return places === 1
		? message('Knowing it would move this item by 1 place.')
		: message('Knowing it would move this item by up to {0} places.', places);
}

function modeName({ service, cause }: NonNullable<Ask['mode']>): string {
	return oneLine(cause === undefined ? service : `${service}: ${cause}`);
}

function incidentCount(count: number, words: Words): string {
	return words.say(count === 1 ? message('1 incident') : message('{0} incidents', count));
}

/** The lines of what is asked for: the field, or the newest incidents of the failure mode. */
export function askPlaces({ path, mode }: Ask, { item }: PricedItem): readonly Place[] {
	if (path) return [placeAt(item.origin, path)];
	return (mode?.occurrences ?? [])
		.slice(0, MOST_PLACES)
		.map(({ incident: { origin } }) => ({ file: origin.file, start: origin.start, end: origin.end }));
}

const MOST_PLACES = 20;
