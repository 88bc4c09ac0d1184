import type { Item } from '../backlog/model.ts';
import { pertMean } from '../backlog/quantities.ts';
import type { BalanceHistory, EffortPart, WeekOfEffort } from '../measures/effort/effortByWeek.ts';
import type { Place } from '../place.ts';
import type { BalanceSide } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { counts } from './counts.ts';
import { type FigureStyle, formatNumber, formatShare } from './figures.ts';
import { oneLine } from './markdown.ts';

/** A line of the view *Balance*, and of the command line: a figure that opens into what it is made of. */
export interface EffortRow {
	/** Stable for as long as the row is the same one. */
	readonly id: string;
	readonly type: 'effort';
	readonly label: string;
	readonly description: string;
	/** What it is and how it is counted, in sentences. */
	readonly note: string;
	/** The name of a codicon. */
	readonly icon: string;
	/** Of a figure that comes from a file. */
	readonly place?: Place;
	/** The hash of the commit that it is. */
	readonly commit?: string;
	readonly children: readonly EffortRow[];
}

export interface EffortOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures are written. */
	readonly locale?: string;
	/** Listed under what is planned and in progress. */
	readonly items?: readonly Item[];
}

/** Of a part with more commits the newest are listed. */
export const MOST_COMMITS = 20;

/** What is known of the commits: nothing yet, or why there is nothing to know. */
export type EffortState = 'reading' | 'cancelled' | 'noGit' | 'untrusted';

/** Floor, planned, in progress and actual, each over what it is made of. `history` is what git told, or why it did not. */
export function effortRows(
	balance: Pick<BalanceHistory, 'planned' | 'inProgress' | 'floor'>,
	history: BalanceHistory | EffortState,
	{ translate, locale, items = [] }: EffortOptions,
): readonly EffortRow[] {
	const style: FigureStyle = { translate, ...(locale === undefined ? {} : { locale }) };
	const words: EffortWords = {
		say: (sentence) => oneLine(say(sentence, translate)),
		share: (value) => formatShare(value, style),
		number: (value) => formatNumber(value, style),
	};
	const { floor } = balance;
	return [
		...(floor
			? [
					row('floor', message('Floor'), words.share(floor.share), 'milestone', words, {
						note: message('The share of effort that the commitment promises to reliability work.'),
						place: floor.place,
					}),
				]
			: []),
		statedRow('planned', balance.planned, items, floor?.share, words),
		statedRow('inProgress', balance.inProgress, items, floor?.share, words),
		typeof history === 'string' ? withoutGit(history, words) : actualRow(history, words),
	];
}

interface EffortWords {
	say(sentence: Message): string;
	share(value: number): string;
	number(value: number): string;
}

function row(
	id: string,
	label: Message,
	description: string,
	icon: string,
	words: EffortWords,
	more: Pick<EffortRow, 'place' | 'commit'> & { readonly note: Message; readonly children?: readonly EffortRow[] },
): EffortRow {
	return {
		id,
		type: 'effort',
		label: words.say(label),
		description,
		icon,
		note: words.say(more.note),
		...(more.place ? { place: more.place } : {}),
		...(more.commit === undefined ? {} : { commit: more.commit }),
		children: more.children ?? [],
	};
}

/** Shares closer than this are the same: sums of days carry rounding. */
const EQUAL = 1e-9;

/** Each standing has its own shape, as colour alone says nothing. */
function standingIcon(share: number | undefined, floor: number | undefined): string {
	if (share === undefined || floor === undefined) return 'dash';
	return share + EQUAL >= floor ? 'check' : 'warning';
}

function shareWords(share: number | undefined, floor: number | undefined, words: EffortWords): string {
	if (share === undefined) return words.say(message('nothing counted'));
	if (floor === undefined || share + EQUAL >= floor) return words.say(message('{0} reliability', words.share(share)));
	return words.say(message('{0} reliability, under the floor', words.share(share)));
}

const howItIsStated = message('The mean effort of open items in the file, in engineer-days, as they stand now.');

/** The two sides that the file states. */
export const statedSides = {
	planned: { label: message('Planned'), status: 'planned', note: howItIsStated },
	inProgress: { label: message('In progress'), status: 'in-progress', note: howItIsStated },
} as const;

function statedRow(
	id: keyof typeof statedSides,
	side: BalanceSide,
	items: readonly Item[],
	floor: number | undefined,
	words: EffortWords,
): EffortRow {
	const { label, status, note } = statedSides[id];
	return row(id, label, shareWords(side.share, floor, words), standingIcon(side.share, floor), words, {
		note,
		children: sideRows(id, side, words, inDays, (kind) =>
			itemRows(
				`${id}/${kind}`,
				items.filter((item) => item.status === status && (item.kind ?? 'uncategorised') === kind),
				words,
			),
		),
	});
}

/** Those with an effort, the most first. */
function itemRows(id: string, items: readonly Item[], words: EffortWords): EffortRow[] {
	return items
		.flatMap((item) => (item.effort ? [{ item, days: pertMean(item.effort) }] : []))
		.sort((one, other) => other.days - one.days || (one.item.key < other.item.key ? -1 : 1))
		.map(({ item, days }) =>
			row(
				`${id}/${item.key}`,
				message('{0} {1}', item.id, item.title),
				words.say(inDays(words.number(days))),
				'tasklist',
				words,
				{ note: message('{0} {1}', item.id, item.title), place: placeOf(item) },
			),
		);
}

function placeOf({ origin: { file, start, end } }: Item): Place {
	return { file, start, end };
}

function sideRows(
	id: string,
	side: BalanceSide,
	words: EffortWords,
	unit: (days: string) => Message,
	children: (kind: keyof typeof effortKinds) => readonly EffortRow[] = () => [],
): EffortRow[] {
	const all = side.reliability + side.product + side.uncategorised;
	return (['reliability', 'product', 'uncategorised'] as const)
		.filter((kind) => side[kind] > 0)
		.map((kind) =>
			row(
				`${id}/${kind}`,
				effortKinds[kind],
				`${words.share(side[kind] / all)} · ${words.say(unit(words.number(side[kind])))}`,
				'blank',
				words,
				{ note: effortKinds[kind], children: children(kind) },
			),
		);
}

export const effortKinds = {
	reliability: message('Reliability'),
	product: message('Product'),
	uncategorised: message('Uncategorised'),
} as const;

const inDays = (days: string) => message('{0} d', days);

export const howEffortIsCounted = message(
	'From the commits of git: each day of each author counts once, shared by what they committed on it. It sees neither review nor meetings nor a night on call.',
);

function actualRow(history: BalanceHistory, words: EffortWords): EffortRow {
	const { actual, weeks, floor, byMachines } = history;
	const counted = weeks.filter(({ commits }) => commits > 0);
	const sentence =
		counted.length === 0
			? message('No commits in the last {0} weeks.', weeks.length)
			: byMachines > 0
				? message('{0} Left out: {1} of machines.', howCountedIn(words), counts.commits(byMachines))
				: howEffortIsCounted;
	return row(
		'actual',
		message('Actual, last {0} weeks', weeks.length),
		shareWords(actual.share, floor?.share, words),
		standingIcon(actual.share, floor?.share),
		words,
		{
			note: sentence,
			children: [
				...sideRows('actual', actual, words, counts.authorDays),
				...[...weeks].reverse().map((week) => weekRow(week, floor?.share, words)),
			],
		},
	);
}

function howCountedIn(words: EffortWords): string {
	return words.say(howEffortIsCounted);
}

function weekRow(week: WeekOfEffort, floor: number | undefined, words: EffortWords): EffortRow {
	const { side, people, commits, parts } = week;
	const { name } = week.week;
	return row(
		`week/${name}`,
		message('{0}', name),
		shareWords(side.share, floor, words),
		standingIcon(side.share, floor),
		words,
		{
			note:
				commits === 0
					? message('Nobody committed anything.')
					: message('{0} of {1}.', counts.commits(commits), counts.people(people)),
			children: parts.map((part) => partRow(name, part, words)),
		},
	);
}

function partRow(week: string, part: EffortPart, words: EffortWords): EffortRow {
	const { item, by, type, kind = 'uncategorised', days, commits } = part;
	const id = `week/${week}/${by}/${item?.key ?? type ?? ''}`;
	const label = partLabel(part);
	return row(
		id,
		label,
		`${words.say(effortKinds[kind])} · ${words.say(counts.authorDays(words.number(days)))}`,
		item ? 'tasklist' : by === 'none' ? 'question' : 'tag',
		words,
		{
			note: effortBasis[by],
			...(item ? { place: placeOf(item) } : {}),
			children: commits.slice(0, MOST_COMMITS).map((commit) =>
				row(`${id}/${commit.hash}`, message('{0}', commit.subject), commit.hash.slice(0, 8), 'git-commit', words, {
					note: message('{0}', commit.hash),
					commit: commit.hash,
				}),
			),
		},
	);
}

/** What the commits of a part have in common. */
export function partLabel({ item, type }: Pick<EffortPart, 'item' | 'type'>): Message {
	if (item) return message('{0} {1}', item.id, item.title);
	return type === undefined ? message('Commits that name nothing') : message('Commits of the type {0}', type);
}

/** How it is known whose they are. */
export const effortBasis = {
	named: message('Named by a trailer “Item:”, by the subject, or by the branch that was merged.'),
	paths: message('They touch the paths of this item, which is in progress or done.'),
	type: message('By their conventional type; “commits.types” of the file says otherwise where the team does.'),
	none: message('They name no item, touch the paths of none, and their type says nothing: uncategorised.'),
} as const;

/** Why nothing is known of the commits: shortly, and in a sentence. */
export function unknownEffort(state: EffortState): { readonly said: Message; readonly note: Message } {
	switch (state) {
		case 'reading':
			return { said: message('reading the history…'), note: howEffortIsCounted };
		case 'cancelled':
			return {
				said: message('reading the history was cancelled'),
				note: message(
					'What was really worked on is told from commits. It is read again after the next change of the backlog.',
				),
			};
		case 'noGit':
			return {
				said: message('no git history here'),
				note: message(
					'What was really worked on is told from commits. There is no git here, no commit yet, or a shallow clone.',
				),
			};
		case 'untrusted':
			return {
				said: message('not in an untrusted workspace'),
				note: message('Git may run programs that a repository names: it is not asked before the workspace is trusted.'),
			};
	}
}

function withoutGit(state: EffortState, words: EffortWords): EffortRow {
	const { said, note } = unknownEffort(state);
	return row('actual', message('Actual'), words.say(said), state === 'reading' ? 'sync' : 'circle-slash', words, {
		note,
	});
}
