import type { Incident } from '../../backlog/model.ts';
import { MINUTE } from '../../backlog/quantities.ts';
import { endOf } from '../../measures/incidentMeasures.ts';
import { type InterruptionRecord, interruptionRecords } from '../../measures/interruptionRecords.ts';
import { pagesOfTeam, type WeekMeasures } from '../../measures/measures.ts';
import { type Message, message } from '../../text.ts';
import { oneLine } from '../markdown.ts';
import { recordWords } from './quantities/quantity.ts';
import { MOST_ROWS, partsOf, type RankedList, type RankedRow } from './rankedList.ts';
import { incidentFigures, interruptionFigures, restOf } from './recordFigures.ts';
import type { MeasureFigures, MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, bySpan, isSpan, type Span } from './spans.ts';

/** What the incidents were about, which come again, and which alerts ring most. */
export interface CauseSectionModel {
	readonly title: string;
	readonly lists: BySpan<readonly RankedList[]>;
}

export const causeSection: MeasureSection<CauseSectionModel> = { model, figures };

/** Ways to group incidents: an incident is in each group that it names. Without a name: the empty one. */
const groupings = {
	severity: {
		title: message('Incidents by severity'),
		none: message('No severity'),
		names: ({ severity }: Incident) => [severity ?? ''],
	},
	service: {
		title: message('Incidents by service'),
		none: message('No service'),
		names: ({ services }: Incident) => services.map(({ service }) => service),
	},
	cause: {
		title: message('Incidents by cause'),
		none: message('No cause known'),
		names: ({ cause }: Incident) => [cause ?? ''],
	},
	repeat: {
		title: message('Repeat incidents by cause'),
		none: message('No cause known'),
		names: ({ cause }: Incident) => [cause ?? ''],
	},
} as const;
type Grouping = keyof typeof groupings;

function model(given: MeasuresGiven): CauseSectionModel | undefined {
	if (
		given.measures.weeks
			.slice(-52)
			.every(({ incidents, interruptions }) => incidents.length + interruptions.total === 0)
	)
		return undefined;
	return {
		title: given.words.say(message('What it is about')),
		lists: bySpan(
			(weeks, span) => [
				...(Object.keys(groupings) as Grouping[]).flatMap(
					(grouping) => incidentList(grouping, weeks, span, given) ?? [],
				),
				...(alertList(weeks, span, given) ?? []),
			],
			given,
		),
	};
}

function incidentsIn(grouping: Grouping, weeks: readonly WeekMeasures[]): readonly Incident[] {
	return weeks.flatMap(({ incidents, repeats }) => (grouping === 'repeat' ? repeats : incidents));
}

function grouped<T>(records: readonly T[], namesOf: (record: T) => readonly string[]): [string, T[]][] {
	const groups = new Map<string, T[]>();
	for (const record of records)
		for (const name of new Set(namesOf(record))) {
			const group = groups.get(name);
			if (group) group.push(record);
			else groups.set(name, [record]);
		}
	return [...groups].sort((one, other) => other[1].length - one[1].length || (one[0] < other[0] ? -1 : 1));
}

function incidentList(
	grouping: Grouping,
	weeks: readonly WeekMeasures[],
	span: Span,
	{ words }: MeasuresGiven,
): RankedList | undefined {
	const { title, none, names } = groupings[grouping];
	const groups = grouped(incidentsIn(grouping, weeks), names);
	if (groups.length === 0) return undefined;
	const parts = partsOf(groups.map(([, incidents]) => incidents.length));
	return {
		title: words.say(title),
		...(grouping === 'repeat'
			? { note: words.say(message('Of the same service and cause as one within the 90 days before.')) }
			: {}),
		...restNote(groups.length, words.say),
		rows: groups.slice(0, MOST_ROWS).map(
			([name, incidents], index): RankedRow => ({
				label: name === '' ? words.say(none) : oneLine(name),
				value: words.full(incidents.length, 'count'),
				part: parts[index]!,
				key: `${grouping}/${span}/${name}`,
			}),
		),
	};
}

function restNote(count: number, say: (sentence: Message) => string): { readonly note?: string } {
	return count > MOST_ROWS
		? {
				note: say(
					count - MOST_ROWS === 1
						? message('One rarer is not listed.')
						: message('{0} rarer ones are not listed.', count - MOST_ROWS),
				),
			}
		: {};
}

interface Alert {
	/** What rings: the incident's title and service, or the service alone where no incident came of it. */
	readonly name: string;
	readonly records: readonly InterruptionRecord[];
	readonly incidents: readonly Incident[];
}

/** What interrupts most. An alert is known by the title of the incident that it made. */
function alertsOf(weeks: readonly WeekMeasures[], { snapshot }: MeasuresGiven): Alert[] {
	const [first, last] = [weeks[0], weeks.at(-1)];
	if (!first || !last) return [];
	const byId = new Map<string, Incident>();
	for (const incident of snapshot.incidents) {
		if (incident.externalId !== undefined) byId.set(incident.externalId, incident);
		byId.set(incident.id, incident);
	}
	const records = interruptionRecords(pagesOfTeam(snapshot), first.week.start, last.week.end);
	const incidentOf = ({ counted, incident }: InterruptionRecord) =>
		counted ?? (incident === undefined ? undefined : byId.get(incident));
	const groups = grouped(records, (record) => {
		const incident = incidentOf(record);
		return incident
			? [`${incident.title ?? incident.id}\n${incident.services[0]?.service ?? ''}`]
			: [`\n${record.service ?? ''}`];
	});
	return groups
		.map(([name, own]) => ({
			name,
			records: own,
			incidents: [...new Set(own.flatMap((record) => incidentOf(record) ?? []))],
		}))
		.sort((one, other) => countOf(other) - countOf(one) || (one.name < other.name ? -1 : 1));
}

function countOf({ records }: Alert): number {
	return records.reduce((sum, { count }) => sum + count, 0);
}

function alertName({ name }: Alert, { words }: MeasuresGiven): string {
	const [title = '', service = ''] = name.split('\n').map(oneLine);
	if (title !== '') return service === '' ? title : words.say(message('{0} ({1})', title, service));
	return service === ''
		? words.say(message('Pages that made no incident'))
		: words.say(message('Pages of {0} that made no incident', service));
}

function alertList(weeks: readonly WeekMeasures[], span: Span, given: MeasuresGiven): RankedList[] {
	const alerts = alertsOf(weeks, given);
	if (alerts.length === 0) return [];
	const { words } = given;
	const parts = partsOf(alerts.map(countOf));
	return [
		{
			title: words.say(message('Noisiest alerts')),
			...restNote(alerts.length, words.say),
			rows: alerts.slice(0, MOST_ROWS).map((alert, index): RankedRow => {
				const action = actionOf(alert, given);
				return {
					label: alertName(alert, given),
					value: words.full(countOf(alert), 'count'),
					part: parts[index]!,
					key: `alert/${span}/${index}`,
					...(action === undefined ? {} : { note: action }),
				};
			}),
		},
	];
}

/** Whether anybody had to do something: what a machine closes needed nobody. Undefined where nobody knows. */
function actionOf({ incidents }: Alert, { words }: MeasuresGiven): string | undefined {
	const alone = incidents.filter(({ autoResolved }) => autoResolved === true).length;
	if (incidents.length === 0 || alone === 0) return undefined;
	return words.say(message('{0} of {1} closed without anybody’s doing', alone, incidents.length));
}

function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [grouping = '', span = '', ...rest] = key.split('/');
	if (!isSpan(span)) return undefined;
	const weeks = given.measures.weeks.slice(-Number(span));
	const name = rest.join('/');
	if (grouping === 'alert') return alertFigures(Number(name), weeks, given);
	if (!Object.hasOwn(groupings, grouping)) return undefined;
	const { title, none, names } = groupings[grouping as Grouping];
	const incidents = incidentsIn(grouping as Grouping, weeks).filter((incident) => names(incident).includes(name));
	if (incidents.length === 0) return undefined;
	const { words, snapshot } = given;
	return {
		title: message('{0}, {1}: {2}', words.say(title), name === '' ? words.say(none) : oneLine(name), incidents.length),
		reason: restOf(incidents.length) ?? message('Each with how long it lasted, the newest first.'),
		figures: incidentFigures(
			[...incidents].reverse(),
			'minutes',
			(incident) => (endOf(incident, snapshot.now) - incident.started) / MINUTE,
			({ started }) => message('{0}', words.moment(started)),
		),
	};
}

function alertFigures(index: number, weeks: readonly WeekMeasures[], given: MeasuresGiven): MeasureFigures | undefined {
	const alert = alertsOf(weeks, given)[index];
	if (!alert) return undefined;
	const action = actionOf(alert, given);
	return {
		title: message('{0}: {1}', alertName(alert, given), countOf(alert)),
		reason: action === undefined ? message('Its interruptions, the newest first.') : message('{0}.', action),
		figures: interruptionFigures([...alert.records].reverse(), recordWords(given)),
	};
}
