import type { SourceReading } from '../../assemble.ts';
import type { Incident } from '../../backlog/model.ts';
import { incidentSchema } from '../../backlog/schema.ts';
import type { IssueParams } from '../../backlog/schemaValues.ts';
import type { Problem } from '../../problem.ts';
import { english, message, say } from '../../text.ts';
import type { Calendar } from '../calendar.ts';
import { toIncident } from '../incidentEntry.ts';

/** A record of a source in this project's own field names, with its place. Empty values are absent. */
export interface SourceRecord {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly start: number;
	readonly end: number;
}

/** At this many problems a file the rest is counted, not listed. */
const MOST_PROBLEMS = 50;

/** Records to incidents. A value that is wrong is left out if the record can stand without it; else the record is rejected. */
export function readRecords(records: readonly SourceRecord[], file: string, calendar: Calendar): SourceReading {
	const incidents: Incident[] = [];
	const problems: Problem[] = [];
	const seen = new Map<string, SourceRecord>();
	for (const record of records) {
		const place = { file, start: record.start, end: record.end };
		const { incident, faults } = readRecord(record, file, calendar);
		for (const fault of faults) problems.push(fault);
		if (!incident) continue;
		const earlier = seen.get(incident.id);
		if (earlier) {
			problems.push({
				code: 'source.record',
				severity: 'information',
				place,
				message: message('Incident {0} stands in this file already. This record is left out.', incident.id),
				related: [{ place: { file, start: earlier.start, end: earlier.end }, message: message('The first record.') }],
			});
			continue;
		}
		seen.set(incident.id, record);
		incidents.push(incident);
	}
	return { incidents, problems: capped(problems), present: records.length };
}

function readRecord(record: SourceRecord, file: string, calendar: Calendar) {
	const place = { file, start: record.start, end: record.end };
	const fault = (severity: Problem['severity'], text: ReturnType<typeof message>): Problem => ({
		code: 'source.record',
		severity,
		place,
		message: text,
	});
	const fields: Record<string, unknown> = { ...record.fields };
	const faults: Problem[] = [];
	for (let pass = 0; pass < 2; pass++) {
		const read = incidentSchema.safeParse(fields);
		if (read.success) {
			const entry = toIncident(read.data, place, calendar);
			const why = entry.problems.map((problem) => fault('warning', problem.message));
			return { incident: entry.incident, faults: [...faults, ...why] };
		}
		for (const issue of read.error.issues) {
			const params = issue.code === 'custom' ? (issue.params as IssueParams | undefined) : undefined;
			const field = String(issue.path[0] ?? '');
			const required = field === 'id' || field === 'started';
			const why = params ? say(params.message, english) : issue.message;
			if (required)
				return {
					faults: [
						...faults,
						fault('warning', message('This record is left out: “{0}” is not usable. {1}', field, why)),
					],
				};
			faults.push(fault('warning', message('“{0}” is not used. {1}', field, why)));
			delete fields[field];
		}
	}
	return { faults };
}

function capped(problems: readonly Problem[]): readonly Problem[] {
	if (problems.length <= MOST_PROBLEMS) return problems;
	const last = problems[MOST_PROBLEMS - 1]!;
	return [
		...problems.slice(0, MOST_PROBLEMS - 1),
		{ ...last, message: message('{0} more records of this file have faults.', problems.length - MOST_PROBLEMS + 1) },
	];
}
