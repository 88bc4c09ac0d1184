import { type InterruptionRecord, interruptionRecords } from '../../measures/interruptionRecords.ts';
import { pagesOfTeam, teamOf, type WeekMeasures } from '../../measures/measures.ts';
import type { Figure } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { counts } from '../counts.ts';
import { bandFigures } from './quantities/pageQuantities.ts';
import { recordWords } from './quantities/quantity.ts';
import { interruptionFigures, restOf } from './recordFigures.ts';
import { type MeasureFigures, type MeasuresGiven, MOST_RECORDS } from './section.ts';

export interface NamedPerson {
	/** As the source names them; never shown. */
	readonly name: string;
	readonly count: number;
	/** As shown: the name where the file lists it, else a number. */
	readonly label: string;
}

const counting = message(
	'Pages that reach one person within 60 seconds of the first are one interruption; mail is none.',
);

/** The interruptions of one person, by band. */
export function personFigures(
	person: NamedPerson,
	weeks: readonly WeekMeasures[],
	given: MeasuresGiven,
): MeasureFigures {
	return {
		title: message('{0}, {1} weeks: {2}', person.label, weeks.length, given.words.full(person.count, 'count')),
		reason: counting,
		figures: bandFigures((recordsByPerson(weeks, given).get(person.name) ?? []).reverse(), given),
	};
}

/** What a fact about all people is made of: those who make it, down to their records. Undefined where there is no such fact. */
export function factFigures(
	fact: string,
	people: readonly NamedPerson[],
	weeks: readonly WeekMeasures[],
	given: MeasuresGiven,
): MeasureFigures | undefined {
	const [busiest] = people;
	if (!busiest) return undefined;
	const { words } = given;
	const records = recordsByPerson(weeks, given);
	switch (fact) {
		case 'median':
			return {
				title: message('Median person, {0} weeks', weeks.length),
				reason: message('{0}, the most interrupted first: the median is in the middle.', counts.people(people.length)),
				figures: people.slice(0, MOST_RECORDS).map((person) => personFigure(person, records, given)),
			};
		case 'busiest':
			return personFigures(busiest, weeks, given);
		case 'concentration': {
			const all = people.reduce((sum, { count }) => sum + count, 0);
			return {
				title: message('Concentration, {0} weeks', weeks.length),
				reason: message(
					'{0} of {1} of people who are known fell on {2}.',
					words.full(busiest.count, 'count'),
					counts.interruptions(words.full(all, 'count')),
					busiest.label,
				),
				figures: people.slice(0, MOST_RECORDS).map((person) => personFigure(person, records, given)),
			};
		}
		case 'overLine':
			return overLine(people, records, weeks, given);
		default:
			return undefined;
	}
}

type RecordsByPerson = ReadonlyMap<string, readonly InterruptionRecord[]>;

function recordsByPerson(
	weeks: readonly WeekMeasures[],
	{ snapshot }: MeasuresGiven,
): Map<string, InterruptionRecord[]> {
	const found = new Map<string, InterruptionRecord[]>();
	const [first, last] = [weeks[0], weeks.at(-1)];
	if (!first || !last) return found;
	for (const record of interruptionRecords(pagesOfTeam(snapshot), first.week.start, last.week.end)) {
		if (record.person === undefined) continue;
		const own = found.get(record.person);
		if (own) own.push(record);
		else found.set(record.person, [record]);
	}
	return found;
}

function personFigure({ name, label, count }: NamedPerson, records: RecordsByPerson, given: MeasuresGiven): Figure {
	return {
		label: message('{0}', label),
		value: count,
		unit: 'count',
		evidence: [],
		parts: bandFigures([...(records.get(name) ?? [])].reverse(), given),
	};
}

/** Each week of somebody that had more interruptions than the line, the newest first. */
function overLine(
	people: readonly NamedPerson[],
	records: RecordsByPerson,
	weeks: readonly WeekMeasures[],
	given: MeasuresGiven,
): MeasureFigures {
	const { words } = given;
	const { line } = teamOf(given.snapshot.backlogs);
	const record = recordWords(given);
	const over = [...weeks].reverse().flatMap(({ week }) =>
		people.flatMap(({ name, label }) => {
			const own = (records.get(name) ?? []).filter(({ at }) => at >= week.start && at < week.end);
			return own.length > line ? [{ label: `${label}, ${words.days(week)}`, own }] : [];
		}),
	);
	return {
		title: message('Weeks over the line, {0} of {1}', over.length, people.length * weeks.length),
		reason:
			restOf(over.length) ?? message('Weeks of one person with more than {0} interruptions, the newest first.', line),
		figures: over.slice(0, MOST_RECORDS).map(
			({ label, own }): Figure => ({
				label: message('{0}', label),
				value: own.length,
				unit: 'count',
				evidence: [],
				parts: interruptionFigures(own, record),
			}),
		),
	};
}
