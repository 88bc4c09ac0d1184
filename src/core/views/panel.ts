import { isOpen } from '../backlog/model.ts';
import type { ScoringMethod } from '../scoring/methods/method.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { type BalanceModel, balanceModel } from './balance.ts';
import { type FigureStyle, formatFigure } from './figures.ts';
import { folderNames, shortFileNames } from './fileNames.ts';
import { otherMethod } from './itemFigures.ts';
import { oneLine } from './markdown.ts';
import { type OutcomesModel, outcomesModel } from './outcomes.ts';
import { type PanelLabels, panelLabels } from './panelLabels.ts';
import { type PanelTab, panelTabs } from './panelTabs.ts';
import { type PanelRow, panelRow, type Words } from './priorities/panelRow.ts';
import { type RisksModel, risksModel } from './risks.ts';

/** All that the review panel shows, as plain JSON with words already in the reader's language. */
export interface PanelModel {
	readonly state: 'ready' | 'noFile' | 'empty' | 'broken';
	/** In their order, each with the one sentence to take away from it. */
	readonly tabs: readonly PanelTab[];
	/** `USD a week`. */
	readonly unit: string;
	/** How figures are written that only the panel can know, such as sums of what is shown. */
	readonly figures: Pick<FigureStyle, 'currency' | 'locale'>;
	/** Open items: ranked ones by rank, then the others. */
	readonly rows: readonly PanelRow[];
	/** So many more come with the next model, which is on its way. */
	readonly rest?: number;
	/** The ends of the axis that all score bars share; zero lies within. */
	readonly axis: { readonly from: number; readonly to: number };
	readonly balance?: BalanceModel;
	readonly risks: RisksModel;
	readonly outcomes: OutcomesModel;
	/** Why there is nothing to rank, and a way out. Absent when ready. */
	readonly notice?: PanelNotice;
	/** The ranking is that of an earlier text. */
	readonly stale?: PanelNotice;
	readonly problems?: { readonly text: string; readonly severity: 'error' | 'warning' };
	readonly labels: PanelLabels;
}

export interface PanelNotice {
	readonly text: string;
	readonly actions: readonly PanelAction[];
}

export interface PanelAction {
	readonly action: 'createFile' | 'openFile' | 'showProblems' | 'importIncidents' | 'ready';
	readonly label: string;
	readonly file?: string;
}

export interface PanelOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures are written. */
	readonly locale?: string;
	/** No more rows than these: thousands take longer to write out than somebody wants to look at nothing. */
	readonly firstRows?: number;
}

export function panelModel(snapshot: Snapshot, { translate, locale, firstRows }: PanelOptions): PanelModel {
	const style: FigureStyle = {
		...(snapshot.currency === undefined ? {} : { currency: snapshot.currency }),
		...(locale === undefined ? {} : { locale }),
	};
	const worded: FigureStyle = { ...style, translate };
	const words: Words = {
		say: (sentence) => oneLine(say(sentence, translate)),
		figure: (value, unit) => formatFigure(value, unit, worded),
		worth: (value) =>
			snapshot.currency === undefined
				? say(message('{0} engineer-hours', formatFigure(value, 'count', worded)), translate)
				: formatFigure(value, 'money', worded),
		names: shortFileNames(snapshot.files.keys()),
		folders: folderNames(snapshot.backlogs.map(({ file }) => file)),
	};
	const open = snapshot.items.filter(({ item }) => isOpen(item));
	const ranked = open.filter(({ rank }) => rank !== undefined);
	const unranked = open.filter(({ rank }) => rank === undefined);
	const all = [...ranked, ...unranked];
	const shown = firstRows === undefined ? all : all.slice(0, firstRows);
	const unit = words.say(
		snapshot.currency === undefined ? message('engineer-hours a week') : message('{0} a week', snapshot.currency),
	);
	const state = stateOf(snapshot);
	const notice = noticeOf(state, open.length, snapshot, words);
	const stale = staleNotice(snapshot, words);
	const problems = problemCount(snapshot, words);
	const risks = risksModel(snapshot, { translate, ...(locale === undefined ? {} : { locale }) });
	const outcomes = outcomesModel(snapshot, { translate, ...(locale === undefined ? {} : { locale }) });
	const balance = balanceModel(snapshot.balance, { translate, ...(locale === undefined ? {} : { locale }) });
	return {
		state: notice && state === 'ready' ? 'empty' : state,
		tabs: panelTabs(
			{
				priorities: words.say(notice ? message('Review Priorities') : headline(ranked, otherMethod(snapshot), words)),
				// The tab tells its own once it has a plan.
				plan: words.say(message('Plan the work within capacity and floor')),
				risks: risks.headline,
				// The tab tells its own once it has measured.
				measures: words.say(message('What being on call is like')),
				outcomes: outcomes.headline,
			},
			translate,
		),
		unit,
		figures: style,
		risks,
		outcomes,
		rows: shown.map((priced) => panelRow(priced, snapshot, words)),
		axis: axisOf(ranked),
		labels: panelLabels(unit, snapshot, translate),
		...(shown.length < all.length ? { rest: all.length - shown.length } : {}),
		...(balance && state === 'ready' ? { balance } : {}),
		...(notice ? { notice } : {}),
		...(stale && state === 'ready' ? { stale } : {}),
		...(problems ? { problems } : {}),
	};
}

function headline(ranked: readonly PricedItem[], method: ScoringMethod | undefined, words: Words): Message {
	const [first] = ranked;
	if (!first) return message('No open item can be ranked yet.');
	if (method) return headlineBy(method, ranked, words);
	if (first.costOfDelay.mean <= 0) return message('No open item has a benefit yet.');
	const title = oneLine(first.item.title) || oneLine(first.item.id);
	const cost = words.worth(first.costOfDelay.mean);
	const tied = first.tie === undefined ? 0 : ranked.filter(({ tie }) => tie === first.tie).length - 1;
	if (tied === 0) return message('“{0}” comes first: each week without it costs {1}.', title, cost);
	return tied === 1
		? message('“{0}” comes first, tied with the next item: each week without it costs {1}.', title, cost)
		: message('“{0}” comes first, tied with {1} more: each week without it costs {2}.', title, tied, cost);
}

/** A score that is no money says nothing by itself; the order does. */
function headlineBy(method: ScoringMethod, ranked: readonly PricedItem[], words: Words): Message {
	const [first] = ranked;
	const title = oneLine(first!.item.title) || oneLine(first!.item.id);
	const score = words.figure(first!.score?.mean ?? 0, 'points');
	const tied = first!.tie === undefined ? 0 : ranked.filter(({ tie }) => tie === first!.tie).length - 1;
	if (tied === 0) return message('“{0}” comes first by {1}, with {2} points.', title, method.name, score);
	return tied === 1
		? message('“{0}” comes first by {1}, tied with the next item, with {2} points.', title, method.name, score)
		: message('“{0}” comes first by {1}, tied with {2} more, with {3} points.', title, method.name, tied, score);
}

/** The whiskers of a few wild guesses may not flatten all bars: past twice the longest bar they are cut off. */
const AXIS_OVER_LONGEST = 2;

function axisOf(ranked: readonly PricedItem[]): PanelModel['axis'] {
	let [low, high, least, longest] = [0, 0, 0, 0];
	for (const { score } of ranked) {
		if (!score) continue;
		low = Math.min(low, score.p10);
		high = Math.max(high, score.p90);
		least = Math.min(least, score.mean);
		longest = Math.max(longest, score.mean);
	}
	const length = AXIS_OVER_LONGEST * Math.max(longest, -least);
	const from = Math.max(low, -length);
	const to = Math.min(high, length);
	return to > from ? { from, to } : { from: 0, to: 1 };
}

function stateOf(snapshot: Snapshot): PanelModel['state'] {
	if (snapshot.items.length > 0) return 'ready';
	if (snapshot.files.size === 0) return 'noFile';
	const broken = snapshot.problems.some(({ severity, code }) => severity === 'error' && code !== 'file.empty');
	return broken || snapshot.stale ? 'broken' : 'empty';
}

function noticeOf(state: PanelModel['state'], open: number, snapshot: Snapshot, words: Words): PanelNotice | undefined {
	const file = snapshot.backlogs[0]?.file ?? [...snapshot.files.keys()][0];
	const openFile: PanelAction = {
		action: 'openFile',
		label: words.say(message('Open File')),
		...(file === undefined ? {} : { file }),
	};
	switch (state) {
		case 'noFile':
			return {
				text: words.say(message('There is no backlog file in this workspace yet.')),
				actions: [{ action: 'createFile', label: words.say(message('Create Backlog File')) }],
			};
		case 'broken':
			return {
				text: words.say(message('The backlog file has errors, and no item could be read from it.')),
				actions: [{ action: 'showProblems', label: words.say(message('Show Problems')) }, openFile],
			};
		case 'empty':
			return { text: words.say(message('The backlog file has no items yet.')), actions: [openFile] };
		case 'ready':
			if (open > 0) return undefined;
			return { text: words.say(message('All items are done or dropped.')), actions: [openFile] };
	}
}

function staleNotice(snapshot: Snapshot, words: Words): PanelNotice | undefined {
	const files = [...snapshot.files.values()].filter(({ stale }) => stale);
	const [first] = files;
	if (!first) return undefined;
	const name = oneLine(words.names.get(first.file) ?? first.file);
	return {
		text: words.say(
			files.length === 1
				? message('{0} has errors. This is the ranking from before them.', name)
				: message('{0} files have errors. This is the ranking from before them.', files.length),
		),
		actions: [
			{ action: 'showProblems', label: words.say(message('Show Problems')) },
			{ action: 'openFile', label: words.say(message('Open File')), file: first.file },
		],
	};
}

function problemCount({ problems }: Snapshot, words: Words): PanelModel['problems'] {
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	const warnings = problems.filter(({ severity }) => severity === 'warning').length;
	if (errors + warnings === 0) return undefined;
	const all = errors + warnings;
	return {
		text: words.say(all === 1 ? message('1 problem') : message('{0} problems', all)),
		severity: errors > 0 ? 'error' : 'warning',
	};
}
