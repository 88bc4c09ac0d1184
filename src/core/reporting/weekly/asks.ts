import { isOpen } from '../../backlog/model.ts';
import { DAY } from '../../backlog/quantities.ts';
import { keyPlaceAt } from '../../backlog/sourceTree.ts';
import { message } from '../../text.ts';
import { formatFigure, formatShare } from '../../views/figures.ts';
import { askEffect, askPlaces, askSentence } from '../../views/inquiryWords.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection } from '../report.ts';
import { TOP } from './topSection.ts';

/** What the team needs of others, derived from the files alone. Nothing is asked for where nothing is wrong. */
export function asksSection(given: ReportGiven): ReportSection {
	const lines = [
		...floorAsk(given),
		...decisionAsks(given),
		...deadlineAsks(given),
		...followUpAsk(given),
		...figureAsk(given),
	];
	return {
		id: 'asks',
		title: given.say(message('Asks')),
		blocks: [
			lines.length > 0
				? { kind: 'list', lines }
				: {
						kind: 'lines',
						lines: [given.line(message('Nothing this week.'))],
					},
		],
	};
}

/** Shares closer than this are the same: the sums of days carry rounding. */
const EQUAL = 1e-9;

/** The plan is under the floor that holds now. */
export function floorAsk(given: ReportGiven): Line[] {
	const { current, measures, style } = given;
	const { planned, floor } = current.balance;
	const holds = measures.policy?.holds;
	const raised = holds && holds.rule.floor > (floor?.share ?? 0) ? holds : undefined;
	const held = raised?.rule.floor ?? floor?.share;
	if (held === undefined || planned.share === undefined || planned.share + EQUAL >= held) return [];
	const all = planned.reliability + planned.product + planned.uncategorised;
	const missing = formatFigure(Math.ceil(held * all - planned.reliability), 'days', style);
	const figures = [formatShare(planned.share, style), formatShare(held, style), missing];
	return [
		{
			...given.line(
				raised
					? message(
							'{0} of what is planned is reliability work. The policy asks for {1} now: exchange about {2} of other work for it.',
							...figures,
						)
					: message(
							'{0} of what is planned is reliability work, and {1} was promised: exchange about {2} of other work for it.',
							...figures,
						),
				raised ? [raised.place] : floor ? [floor.place] : [],
			),
			lead: given.say(message('Keep the floor.')),
		},
	];
}

/** Items that lead the ranking and that nobody has planned. */
function decisionAsks(given: ReportGiven): Line[] {
	const { current, style } = given;
	return current.items
		.filter(({ rank, item }) => rank !== undefined && rank <= TOP && item.status === 'proposed')
		.map(({ item, rank, costOfDelay }) => ({
			...given.line(
				message(
					'{0} has rank {1} and is not planned. Each week without it costs {2}.',
					item.title,
					rank!,
					formatFigure(costOfDelay.mean, 'money', style),
				),
				[item.origin],
			),
			lead: given.say(message('Decide on {0}.', item.id)),
		}));
}

/** Deadlines that come within this time are worth a word. */
const SOON = 31 * DAY;

function deadlineAsks(given: ReportGiven): Line[] {
	const { current } = given;
	return current.items
		.filter(({ item }) => isOpen(item) && item.deadline !== undefined)
		.flatMap(({ item, overdue }): Line[] => {
			const { at } = item.deadline!;
			if (!overdue && at - current.now > SOON) return [];
			const date = given.date(at - 1);
			return [
				{
					...given.line(
						overdue
							? message('{0} was due on {1} and is not done.', item.title, date)
							: message('{0} is due on {1}.', item.title, date),
						[keyPlaceAt(item.origin, ['deadline'])],
					),
					lead: given.say(message('Mind the deadline of {0}.', item.id)),
				},
			];
		});
}

/** Follow-ups that nobody settled in time. */
export function followUpAsk(given: ReportGiven): Line[] {
	const { snapshot } = given;
	const overdue = (snapshot.followUps ?? []).filter(
		({ status, due }) => status === 'open' && due !== undefined && due < snapshot.now,
	);
	if (overdue.length === 0) return [];
	return [
		{
			...given.line(
				overdue.length === 1
					? message('One follow-up of an incident review is overdue: give it an owner and a new date, or drop it.')
					: message(
							'{0} follow-ups of incident reviews are overdue: give each an owner and a new date, or drop it.',
							overdue.length,
						),
				overdue.map(({ origin }) => origin),
			),
			lead: given.say(message('Settle overdue follow-ups.')),
		},
	];
}

/** The one figure of the first items that would most change the order. */
function figureAsk(given: ReportGiven): Line[] {
	const { current, words } = given;
	const figures = { say: given.say, figure: words.short };
	const asks = current.items
		.filter(({ rank }) => rank !== undefined && rank <= TOP)
		.flatMap((priced) => {
			const ask = current.inquiry?.askFor(priced.item.key);
			return ask ? [{ priced, ask }] : [];
		})
		.sort((one, other) => other.ask.expectedPlaces - one.ask.expectedPlaces || one.priced.rank! - other.priced.rank!);
	const [first] = asks;
	if (!first) return [];
	const { priced, ask } = first;
	return [
		{
			...given.line(
				message('{0}: {1} {2}', priced.item.id, askSentence(ask, figures), askEffect(ask)),
				askPlaces(ask, priced),
			),
			lead: given.say(message('Find out one figure.')),
		},
	];
}
