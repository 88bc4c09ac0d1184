import { isOpen } from '../../backlog/model.ts';
import { pertMean } from '../../backlog/quantities.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { FollowUp } from '../../incidents/followUp.ts';
import { teamOf, type WeekMeasures } from '../../measures/measures.ts';
import type { Figure } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { oneLine } from '../markdown.ts';
import { responseHours } from './quantities/costQuantities.ts';
import { bandLabels } from './quantities/pageQuantities.ts';
import { partsOf, type RankedList, type RankedRow } from './rankedList.ts';
import { type MeasureFigures, type MeasureSection, type MeasuresGiven, MOST_RECORDS } from './section.ts';
import { type BySpan, bySpan, isSpan, type Span } from './spans.ts';

/** What keeping the lights on takes: response, toil, and what was promised after incidents. */
export interface EffortSectionModel {
	readonly title: string;
	readonly lists: BySpan<readonly RankedList[]>;
}

export const effortSection: MeasureSection<EffortSectionModel> = { model, figures, withoutRecords: true };

function model(given: MeasuresGiven): EffortSectionModel | undefined {
	const lists = bySpan(
		(weeks, span) => [...responseList(weeks, span, given), ...toilList(given), ...followUpList(given)],
		given,
	);
	return lists['52'].length === 0 ? undefined : { title: given.words.say(message('What it takes')), lists };
}

const bands = ['business', 'off', 'sleep'] as const;

function responseList(weeks: readonly WeekMeasures[], span: Span, given: MeasuresGiven): RankedList[] {
	const { words, snapshot } = given;
	const { rates } = teamOf(snapshot.backlogs);
	const hours = bands.map((band) => weeks.reduce((sum, week) => sum + week.responseHours[band], 0));
	const total = hours.reduce((sum, each) => sum + each, 0);
	if (total === 0) return [];
	const weights = { business: 1, off: rates?.offHours ?? 1, sleep: rates?.sleepHours ?? 1 };
	const parts = partsOf(hours);
	const cost = weeks.reduce<number | undefined>(
		(sum, { responseCost }) => (responseCost === undefined ? sum : (sum ?? 0) + responseCost),
		undefined,
	);
	return [
		{
			title: words.say(
				cost === undefined
					? message('Response: {0}', words.full(total, 'hours'))
					: message('Response: {0}, {1}', words.full(total, 'hours'), words.full(cost, 'money')),
			),
			note: words.say(message('People who worked on incidents, times hours; by band at the weights of the file.')),
			rows: bands.map((band, index): RankedRow => {
				const price = rates?.engineerHour;
				return {
					label: words.say(bandLabels[band]),
					value: words.full(hours[index]!, 'hours'),
					part: parts[index]!,
					...(price === undefined ? {} : { note: words.full(hours[index]! * weights[band] * price, 'money') }),
					...(hours[index]! > 0 ? { key: `response/${span}` } : {}),
				};
			}),
		},
	];
}

function toilItems({ snapshot }: MeasuresGiven) {
	return snapshot.backlogs
		.flatMap(({ items }) => items)
		.flatMap((item) => (isOpen(item) && item.toil ? [{ item, hours: pertMean(item.toil) }] : []))
		.sort((one, other) => other.hours - one.hours || (one.item.key < other.item.key ? -1 : 1));
}

function toilList(given: MeasuresGiven): RankedList[] {
	const items = toilItems(given);
	if (items.length === 0) return [];
	const { words } = given;
	const total = items.reduce((sum, { hours }) => sum + hours, 0);
	const stated = words.say(message('Hours a week that open items say they would end: stated, not measured.'));
	const reference = words.say(message('Google’s SRE book (chapter 5) keeps toil below half of each person’s time.'));
	return [
		{
			title: words.say(message('Toil: {0}', words.full(total, 'hours/week'))),
			note: `${stated} ${reference}`,
			rows: [
				{
					label: words.say(message('Open items that end toil')),
					value: words.full(items.length, 'count'),
					part: 1,
					key: 'toil',
				},
			],
		},
	];
}

const followUpKinds = {
	overdue: message('Overdue'),
	open: message('Open'),
	done: message('Completed'),
} as const satisfies Readonly<Record<string, Message>>;
type FollowUpKind = keyof typeof followUpKinds;

function followUpsOf(kind: FollowUpKind, { snapshot: { followUps = [], now } }: MeasuresGiven): readonly FollowUp[] {
	switch (kind) {
		case 'overdue':
			return followUps.filter(({ status, due }) => status === 'open' && due !== undefined && due < now);
		case 'open':
			return followUps.filter(({ status }) => status === 'open');
		case 'done':
			return followUps.filter(({ status }) => status === 'done');
	}
}

function followUpList(given: MeasuresGiven): RankedList[] {
	const { words, measures } = given;
	const { completedShare } = measures.followUps;
	if (completedShare === undefined) return [];
	const kinds = Object.keys(followUpKinds) as FollowUpKind[];
	const counts = kinds.map((kind) => followUpsOf(kind, given).length);
	const parts = partsOf(counts);
	return [
		{
			title: words.say(message('Follow-ups: {0} completed', words.short(completedShare, 'share'))),
			note: words.say(message('Action items of postmortems and incidents, as they stand now.')),
			rows: kinds.map((kind, index) => ({
				label: words.say(followUpKinds[kind]),
				value: words.full(counts[index]!, 'count'),
				part: parts[index]!,
				...(counts[index]! > 0 ? { key: `followUps/${kind}` } : {}),
			})),
		},
	];
}

function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [name, rest = ''] = key.split('/');
	if (name === 'response' && isSpan(rest)) return responseFigures(given.measures.weeks.slice(-Number(rest)), given);
	if (name === 'toil') return toilFigures(given);
	const kind = (Object.keys(followUpKinds) as FollowUpKind[]).find((known) => known === rest);
	return name === 'followUps' && kind ? followUpFigures(kind, given) : undefined;
}

function responseFigures(weeks: readonly WeekMeasures[], given: MeasuresGiven): MeasureFigures {
	const { words } = given;
	const worked = [...weeks].reverse().filter((week) => responseHours.value(week)! > 0);
	return {
		title: message('Response hours, {0} weeks', weeks.length),
		reason: responseHours.reason,
		figures: worked.map(
			(week): Figure => ({
				label: message('{0}', words.days(week.week)),
				value: responseHours.value(week)!,
				unit: 'hours',
				evidence: [],
				parts: responseHours.figures(week, given),
			}),
		),
	};
}

function toilFigures(given: MeasuresGiven): MeasureFigures | undefined {
	const items = toilItems(given);
	if (items.length === 0) return undefined;
	return {
		title: message('Toil that open items would end'),
		reason: message('Hours a week, as the items state them: nobody has measured them.'),
		figures: items.slice(0, MOST_RECORDS).map(
			({ item, hours }): Figure => ({
				label: message('{0}: {1}', oneLine(item.id), oneLine(item.title)),
				value: hours,
				unit: 'hours/week',
				basis: 'guessed',
				evidence: [placeAt(item.origin, ['toil'])],
			}),
		),
	};
}

function followUpFigures(kind: FollowUpKind, given: MeasuresGiven): MeasureFigures {
	const { words } = given;
	const followUps = followUpsOf(kind, given);
	return {
		title: message('{0} follow-ups: {1}', words.say(followUpKinds[kind]), followUps.length),
		reason: message('As the postmortem or the vendor lists them.'),
		figures: followUps.slice(0, MOST_RECORDS).map((followUp): Figure => {
			const due = followUp.due === undefined ? undefined : message('due {0}', words.day(followUp.due));
			return {
				label: message('{0}', oneLine(followUp.title) || oneLine(followUp.id)),
				value: 1,
				unit: 'count',
				evidence: [followUp.origin],
				...(due ? { note: due } : {}),
			};
		}),
	};
}
