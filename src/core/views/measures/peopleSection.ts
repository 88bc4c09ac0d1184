import { distributionOf } from '../../measures/interruptions.ts';
import { teamOf, type WeekMeasures } from '../../measures/measures.ts';
import { message } from '../../text.ts';
import { oneLine } from '../markdown.ts';
import { factFigures, type NamedPerson, personFigures } from './peopleFigures.ts';
import { partsOf, type RankedList } from './rankedList.ts';
import type { MeasureFigures, MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, bySpan, isSpan, type Span } from './spans.ts';

/** How unevenly interruptions fall on people. Nobody is named whom the file does not list. */
export interface PeopleSectionModel {
	readonly title: string;
	readonly bySpan: BySpan<{ readonly facts: readonly PeopleFact[]; readonly list: RankedList }>;
}

export interface PeopleFact {
	readonly key: string;
	readonly label: string;
	readonly value: string;
	/** What it means, and whence a line comes. */
	readonly hint: string;
}

export const peopleSection: MeasureSection<PeopleSectionModel> = { model, figures };

export interface Person {
	/** As the source names them; never shown unless the file lists them. */
	readonly name: string;
	readonly count: number;
	readonly sleep: number;
}

function model(given: MeasuresGiven): PeopleSectionModel | undefined {
	if (peopleOf(given.measures.weeks.slice(-52), given).every(({ count }) => count === 0)) return undefined;
	return {
		title: given.words.say(message('Whom it falls on')),
		bySpan: bySpan((weeks, span) => {
			const people = peopleOf(weeks, given);
			return { facts: factsOf(weeks, people, span, given), list: listOf(weeks, people, span, given) };
		}, given),
	};
}

/** The most interrupted first; those whom the file lists are there also without any. */
function peopleOf(weeks: readonly WeekMeasures[], { snapshot }: MeasuresGiven): Person[] {
	const people = new Map<string, { count: number; sleep: number }>(
		teamOf(snapshot.backlogs).people.map((id) => [id, { count: 0, sleep: 0 }]),
	);
	for (const { interruptions } of weeks)
		for (const { person, count, sleep } of interruptions.perPerson) {
			if (person === undefined) continue;
			const known = people.get(person) ?? { count: 0, sleep: 0 };
			people.set(person, { count: known.count + count, sleep: known.sleep + sleep });
		}
	return [...people]
		.map(([name, counts]) => ({ name, ...counts }))
		.sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
}

function factsOf(
	weeks: readonly WeekMeasures[],
	people: readonly Person[],
	span: Span,
	{ words, snapshot }: MeasuresGiven,
): PeopleFact[] {
	const { line, isOwnLine } = teamOf(snapshot.backlogs);
	const distribution = distributionOf(
		people.map(({ count }) => count),
		Number.POSITIVE_INFINITY,
	);
	if (!distribution) return [];
	const { say } = words;
	const busy = weeks.flatMap(({ week, interruptions }) =>
		interruptions.perPerson.filter(({ person, count }) => person !== undefined && count > line).map(() => week),
	).length;
	return [
		{
			key: `median/${span}`,
			label: say(message('Median person')),
			value: words.full(distribution.median, 'count'),
			hint: say(message('Half of the people had more interruptions in these weeks, half had fewer.')),
		},
		{
			key: `busiest/${span}`,
			label: say(message('Busiest person')),
			value: words.full(distribution.busiest, 'count'),
			hint: say(message('The most interruptions that one person had in these weeks.')),
		},
		{
			key: `concentration/${span}`,
			label: say(message('Concentration')),
			value: words.short(distribution.concentration, 'share'),
			hint: say(
				message(
					'The busiest person’s part of all; evenly shared it would be {0}.',
					words.short(1 / people.length, 'share'),
				),
			),
		},
		{
			key: `overLine/${span}`,
			label: say(message('Weeks over the line')),
			value: words.short(busy / (people.length * weeks.length), 'share'),
			hint: say(
				isOwnLine
					? message(
							'Of all weeks of all people, those with more than {0} interruptions, the team’s own line. Google’s SRE book (chapter 11) takes two incidents a 12-hour shift for the most, and five shifts a week make ten.',
							line,
						)
					: message(
							'Of all weeks of all people, those with more than {0} interruptions: two incidents a 12-hour shift are what Google’s SRE book (chapter 11) takes for the most, and five shifts a week make ten.',
							line,
						),
			),
		},
	];
}

function listOf(
	weeks: readonly WeekMeasures[],
	people: readonly Person[],
	span: string,
	given: MeasuresGiven,
): RankedList {
	const { words, snapshot } = given;
	const listed = new Set(teamOf(snapshot.backlogs).people);
	const parts = partsOf(people.map(({ count }) => count));
	const unknown = weeks.reduce(
		(sum, { interruptions }) =>
			sum +
			interruptions.total -
			interruptions.perPerson.reduce((all, each) => all + (each.person === undefined ? 0 : each.count), 0),
		0,
	);
	return {
		title: words.say(message('Interruptions by person')),
		...(unknown > 0
			? { note: words.say(message('Of {0} more nobody knows whom they reached.', words.full(unknown, 'count'))) }
			: {}),
		rows: people.slice(0, MOST_PEOPLE).map(({ name, count, sleep }, index) => ({
			label: listed.has(name) ? oneLine(name) : nobody(index, given),
			value: words.full(count, 'count'),
			part: parts[index]!,
			...(sleep > 0 ? { note: words.say(message('{0} in hours of sleep', words.full(sleep, 'count'))) } : {}),
			...(count > 0 ? { key: `${index}/${span}` } : {}),
		})),
	};
}

const MOST_PEOPLE = 30;

/** What somebody is called whom the file does not list. */
function nobody(index: number, { words }: MeasuresGiven): string {
	return words.say(message('Person {0}', index + 1));
}

/** What a fact or a person's row is made of. */
function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [place = '', span] = key.split('/');
	if (!isSpan(span)) return undefined;
	const weeks = given.measures.weeks.slice(-Number(span));
	const people = peopleOf(weeks, given);
	const { rows } = listOf(weeks, people, span, given);
	const named = people.map(
		(person, index): NamedPerson => ({ ...person, label: rows[index]?.label ?? nobody(index, given) }),
	);
	if (/^\d{1,2}$/.test(place)) {
		const person = named[Number(place)];
		return person && Number(place) < MOST_PEOPLE ? personFigures(person, weeks, given) : undefined;
	}
	return factFigures(place, named, weeks, given);
}
