import type { Incident } from '../../backlog/model.ts';
import type { InterruptionRecord } from '../../measures/interruptionRecords.ts';
import type { Figure } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { oneLine } from '../markdown.ts';
import type { MeasureWords } from './measureWords.ts';
import { MOST_RECORDS } from './section.ts';

/** What a record may say of a person: only those whom the file lists have a name. */
export interface RecordWords extends MeasureWords {
	readonly people: ReadonlySet<string>;
}

/** One figure a record, up to as many as anybody reads; its sources are its own lines. */
export function interruptionFigures(records: readonly InterruptionRecord[], words: RecordWords): Figure[] {
	return capped(records).map((record): Figure => {
		const { counted, place, vendor } = record;
		const note = counted ? undefined : detailsOf(record, words);
		return {
			label: counted
				? message('{0}, incident {1}', words.moment(record.at), oneLine(counted.id))
				: message('{0}', words.moment(record.at)),
			value: record.count,
			unit: 'count',
			evidence: counted ? [counted.origin] : place ? [place] : [],
			...(note ? { note } : {}),
			...(counted ? { note: countedNote(vendor) } : {}),
		};
	});
}

function countedNote(vendor: string | undefined): Message {
	return vendor === undefined
		? message('Only its number of pages is known: they count at its start.')
		: message('Only its number of pages is known, with {0}’s own bands: they count at its start.', oneLine(vendor));
}

function detailsOf(
	{ at, zone, person, service, incident, channel, pages }: InterruptionRecord,
	words: RecordWords,
): Message | undefined {
	const parts = [service, incident, channel, person !== undefined && words.people.has(person) ? person : undefined]
		.filter((part) => part !== undefined)
		.map(oneLine);
	if (zone !== undefined) parts.push(words.say(message('{0} where the person is', words.clock(at, zone))));
	if (pages > 1) parts.push(words.say(message('{0} pages within 60 seconds', pages)));
	return parts.length === 0 ? undefined : message('{0}', parts.join(' · '));
}

/** One figure an incident, with what `value` says of it. */
export function incidentFigures(
	incidents: readonly Incident[],
	unit: Figure['unit'],
	value: (incident: Incident) => number,
	note: (incident: Incident) => Message | undefined = () => undefined,
): Figure[] {
	return capped(incidents).map((incident): Figure => {
		const said = note(incident);
		const title = oneLine(incident.title ?? '');
		return {
			label: title === '' ? message('{0}', oneLine(incident.id)) : message('{0}: {1}', oneLine(incident.id), title),
			value: value(incident),
			unit,
			evidence: [incident.origin],
			...(said ? { note: said } : {}),
		};
	});
}

function capped<T>(records: readonly T[]): readonly T[] {
	return records.slice(0, MOST_RECORDS);
}

/** What a list that is cut off says of the rest. */
export function restOf(count: number): Message | undefined {
	return count > MOST_RECORDS ? message('The first {0} of {1} are listed.', MOST_RECORDS, count) : undefined;
}
