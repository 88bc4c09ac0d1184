import { dangersOf } from '../../measures/danger.ts';
import { type BalanceHistory, sumOfSides } from '../../measures/effort/effortByWeek.ts';
import type { HeldFloor } from '../../measures/heldFloor.ts';
import { message } from '../../text.ts';
import {
	type BalanceModel,
	type BalanceSideId,
	type BalanceSideModel,
	balanceWords,
	floorModel,
	sideModel,
} from '../balance.ts';
import { budgetWords } from '../budgetWords.ts';
import type { Chart } from '../charts/chart.ts';
import { counts } from '../counts.ts';
import { howEffortIsCounted, unknownEffort } from '../effort.ts';
import { formatNumber } from '../figures.ts';
import { balanceFigures } from './balanceFigures.ts';
import { actualChart } from './charts/actualChart.ts';
import type { MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, type Span, spans } from './spans.ts';

/** Planned, in progress and actual share of reliability work against the floor that holds. */
export interface BalanceSectionModel {
	readonly title: string;
	/** The actual side is that of the weeks shown. */
	readonly balances: BySpan<BalanceModel<BalanceSideId>>;
	/** Which clause of the policy raises the floor. */
	readonly raised?: string;
	/** How the actual side is counted, or why nothing is known of it. */
	readonly note: string;
	/** Week by week; absent where nothing was counted. */
	readonly charts: Partial<BySpan<Chart>>;
}

export const balanceSection: MeasureSection<BalanceSectionModel> = {
	model,
	figures: balanceFigures,
	withoutRecords: true,
};

function model(given: MeasuresGiven): BalanceSectionModel | undefined {
	const { actual, words, snapshot, measures } = given;
	if (actual === undefined) return undefined;
	const floor = dangersOf(snapshot).held;
	if (!floor && !hasWork(given)) return undefined;
	const clauses = budgetWords(words.style, measures.zone, measures.now);
	return {
		title: words.say(message('Balance')),
		balances: bySpan((span) => balanceOf(span, floor, given)),
		...(floor?.raisedBy
			? {
					raised: words.say(
						message(
							'The error-budget policy asks for {0} at {1}.',
							words.full(floor.share, 'share'),
							clauses.condition(floor.raisedBy),
						),
					),
				}
			: {}),
		note: words.say(typeof actual === 'string' ? unknownEffort(actual).note : howEffortIsCounted),
		charts: typeof actual === 'string' ? {} : chartsOf(actual, floor, given),
	};
}

/** Planned, under way or done: without any, and without a floor, there is no balance to show. */
function hasWork({ snapshot: { balance }, actual }: MeasuresGiven): boolean {
	const done = typeof actual === 'object' && actual.weeks.some(({ side }) => side.share !== undefined);
	return done || balance.planned.share !== undefined || balance.inProgress.share !== undefined;
}

function bySpan<T>(make: (span: Span) => T): BySpan<T> {
	return { '13': make('13'), '52': make('52') };
}

function balanceOf(span: Span, floor: HeldFloor | undefined, given: MeasuresGiven): BalanceModel<BalanceSideId> {
	const { snapshot, words } = given;
	const { planned, inProgress } = snapshot.balance;
	const told = balanceWords(words.style);
	const open = (side: BalanceSideModel, key: string): BalanceSideModel =>
		side.parts.length === 0 ? side : { ...side, key };
	return {
		title: words.say(message('Planned, in progress and actual')),
		sides: [
			open(sideModel('planned', message('Planned'), planned, floor?.share, told), 'planned'),
			open(sideModel('inProgress', message('In progress'), inProgress, floor?.share, told), 'inProgress'),
			open(actualSide(span, floor, given), `actual/${span}`),
		],
		...(floor ? { floor: floorModel(floor, told) } : {}),
	};
}

function actualSide(span: Span, floor: HeldFloor | undefined, { actual, words }: MeasuresGiven): BalanceSideModel {
	const label = message('Actual, last {0} weeks', Number(span));
	const told = {
		...balanceWords(words.style),
		days: (value: number) => words.say(counts.authorDays(formatNumber(value, words.style))),
	};
	if (typeof actual !== 'object')
		return {
			...sideModel('actual', label, { reliability: 0, product: 0, uncategorised: 0 }, floor?.share, told),
			text: words.say(unknownEffort(actual ?? 'reading').said),
		};
	const side = sumOfSides(actual.weeks.slice(-Number(span)).map((week) => week.side));
	const shown = sideModel('actual', label, side, floor?.share, told);
	return side.share === undefined
		? { ...shown, text: words.say(message('No commits in the last {0} weeks.', Number(span))) }
		: shown;
}

function chartsOf(
	{ weeks }: BalanceHistory,
	floor: HeldFloor | undefined,
	given: MeasuresGiven,
): Partial<BySpan<Chart>> {
	return Object.fromEntries(
		spans.flatMap((span) => {
			const chart = actualChart(weeks.slice(-Number(span)), floor, given);
			return chart ? [[span, chart]] : [];
		}),
	);
}
