import type { Item, Status } from '../../backlog/model.ts';
import type { Estimate } from '../../backlog/quantities.ts';
import type { FigureUnit, Interval, PricedItem, Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { sharedWith } from '../inquiryWords.ts';
import { type KindShown, kindShown, kindWords, statusWords } from '../itemWords.ts';
import { oneLine } from '../markdown.ts';

/** An open item as the tab *Priorities* shows it: words in the reader's language, and numbers to sort and draw by. */
export interface PanelRow {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	/** The folder of its file, where there are several backlogs. */
	readonly where?: string;
	/** Absent: open, but without a place in the order. */
	readonly rank?: number;
	readonly kind: KindShown;
	readonly kindText: string;
	/** The name of a codicon; so is `statusIcon`. */
	readonly kindIcon: string;
	readonly status: Status;
	readonly statusText: string;
	readonly statusIcon: string;
	readonly effort: string;
	readonly effortRange?: string;
	/** Engineer-days. */
	readonly effortDays?: Interval;
	readonly owner: string;
	/** Empty where it names none; so is `value`. */
	readonly service: string;
	/** What it earns as a product, as the file says. */
	readonly value: string;
	/** Money a week. */
	readonly valueWeekly?: number;
	readonly score?: PanelScore;
	readonly costOfDelay: string;
	readonly costOfDelayRange?: string;
	/** Money a week. */
	readonly cost: Interval;
	readonly chance?: string;
	/** The same, 0–1. */
	readonly topChance?: number;
	/** Rows of one number stand together and cannot be told apart. */
	readonly tie?: number;
	readonly overdue?: string;
	/** `Shares incidents with REL-3`. */
	readonly shared?: string;
	/** One sentence; of an item that is not ranked, why it is not. */
	readonly reason: string;
	/** Its file is broken now; this is what it last said. */
	readonly stale: boolean;
	/** What stands in the file, as somebody would type it: where a field is edited, this is what it begins with. */
	readonly written: WrittenFields;
}

export interface WrittenFields {
	readonly effort?: string;
	readonly value?: string;
	/** The item's own, not one that something else names for it. */
	readonly owner?: string;
}

export interface PanelScore extends Interval {
	readonly text: string;
	readonly range: string;
}

/** What words are made with, for one snapshot in one language. */
export interface Words {
	say(sentence: Message): string;
	figure(value: number, unit: FigureUnit): string;
	/** Money in a sentence: `$7.4K`, `35 engineer-hours`. */
	worth(value: number): string;
	/** Short names of all files. */
	readonly names: ReadonlyMap<string, string>;
	/** Folders of the backlogs; empty where there is only one. */
	readonly folders: ReadonlyMap<string, string>;
}

export function panelRow(priced: PricedItem, snapshot: Snapshot, words: Words): PanelRow {
	const { item, effort, costOfDelay, score } = priced;
	const where = words.folders.get(item.origin.file);
	const shared = sharedWith(item.key, snapshot, words);
	const kind = kindShown(item.kind);
	const effortRange = effort && range(effort, 'days', words);
	const costRange = range(costOfDelay, 'money/week', words);
	return {
		key: item.key,
		id: oneLine(item.id),
		title: oneLine(item.title) || oneLine(item.id),
		kind,
		kindText: words.say(kindWords[kind].text),
		kindIcon: kindWords[kind].icon,
		status: item.status,
		statusText: words.say(statusWords[item.status].text),
		statusIcon: statusWords[item.status].icon,
		effort: effort ? words.figure(effort.mean, 'days') : '',
		owner: oneLine(item.owner ?? ''),
		service: oneLine(item.service ?? ''),
		value: item.value ? words.figure(item.value.likely, 'money/week') : '',
		cost: costOfDelay,
		...(item.value ? { valueWeekly: item.value.likely } : {}),
		written: written(item),
		costOfDelay: words.figure(costOfDelay.mean, 'money/week'),
		reason: words.say(priced.rank === undefined ? whyUnranked(priced) : priced.reason),
		stale: snapshot.files.get(item.origin.file)?.stale ?? false,
		...(where === undefined ? {} : { where }),
		...(priced.rank === undefined ? {} : { rank: priced.rank }),
		...(effortRange === undefined ? {} : { effortRange }),
		...(costRange === undefined ? {} : { costOfDelayRange: costRange }),
		...(score && priced.rank !== undefined
			? {
					score: {
						mean: score.mean,
						p10: score.p10,
						p90: score.p90,
						text: words.figure(score.mean, 'points'),
						range: range(score, 'points', words) ?? '',
					},
				}
			: {}),
		...(effort ? { effortDays: effort } : {}),
		...(priced.topChance === undefined
			? {}
			: { chance: words.figure(priced.topChance, 'share'), topChance: priced.topChance }),
		...(priced.tie === undefined ? {} : { tie: priced.tie }),
		...(priced.overdue ? { overdue: words.say(message('overdue')) } : {}),
		...(shared === undefined ? {} : { shared }),
	};
}

function range({ p10, p90 }: Interval, unit: FigureUnit, words: Words): string | undefined {
	const [low, high] = [words.figure(p10, unit), words.figure(p90, unit)];
	return low === high ? undefined : words.say(message('{0} to {1}', low, high));
}

function whyUnranked({ item, terms, unscored }: PricedItem): Message {
	if (unscored) return unscored;
	if (!item.effort) return message('Not ranked: it has no effort.');
	if (terms.length === 0) return message('Not ranked: it names nothing that it avoids, saves or earns.');
	return message('Not ranked: its cost of delay cannot be priced.');
}

function written({ effort, value, owner, ownerBasis }: Item): WrittenFields {
	return {
		...(effort ? { effort: estimateText(effort, (days) => `${rounded(days, 4)}d`) } : {}),
		...(value ? { value: estimateText(value, (amount) => `${rounded(amount, 2)}/week`) } : {}),
		...(owner !== undefined && ownerBasis === undefined ? { owner } : {}),
	};
}

function estimateText({ low, likely, high }: Estimate, text: (part: number) => string): string {
	return low === high ? text(likely) : [low, likely, high].map(text).join(' ');
}

/** Without an exponent. An hour is 0.125 days. */
function rounded(value: number, decimals: number): string {
	return `${Number(value.toFixed(decimals))}`;
}
