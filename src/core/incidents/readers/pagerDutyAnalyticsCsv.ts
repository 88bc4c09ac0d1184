import type { Calendar } from '../calendar.ts';
import { csvHeader, csvRows, headerNames } from './csvTable.ts';
import type { Reader } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';

/**
 * PagerDuty's analytics export of raw incidents as CSV. Its times are UTC without saying so; it knows no cause and no
 * impact. Source: PagerDuty, Analytics API, "Get raw data - multiple incidents".
 */
export const pagerDutyAnalyticsCsv: Reader = {
	name: 'PagerDuty analytics raw incidents (CSV)',
	detects(text) {
		const header = csvHeader(text);
		return header.includes('createdat') && header.includes('servicename') && header.includes('incidentnumber');
	},
	read(text, file, calendar: Calendar) {
		const [header, ...rows] = csvRows(text);
		const names = headerNames(header?.cells ?? []);
		const column = (name: string) => names.indexOf(name);
		const at = {
			id: column('id'),
			number: column('incidentnumber'),
			title: column('description'),
			service: column('servicename'),
			severity: column('priorityname'),
			urgency: column('urgency'),
			started: column('createdat'),
			resolved: column('resolvedat'),
			responders: column('engagedusercount'),
			pages: column('totalinterruptions'),
			ack: column('secondstofirstack'),
			auto: column('autoresolved'),
		};
		const records = rows.map((row): SourceRecord => {
			const cell = (index: number) => row.cells[index]?.trim() || undefined;
			const count = (index: number) => {
				const value = Number(cell(index));
				return cell(index) !== undefined && Number.isFinite(value) ? value : undefined;
			};
			const started = utc(cell(at.started));
			const ack = count(at.ack);
			const fields: Record<string, unknown> = {
				id: cell(at.id) ?? cell(at.number),
				title: cell(at.title),
				service: cell(at.service),
				severity: cell(at.severity) ?? cell(at.urgency),
				started,
				resolved: utc(cell(at.resolved)),
				acknowledged: started && ack !== undefined ? later(started, ack) : undefined,
				responders: count(at.responders),
				pages: count(at.pages),
				autoResolved: cell(at.auto) === undefined ? undefined : /^(true|t|1)$/i.test(cell(at.auto)!),
			};
			return {
				fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
				start: row.start,
				end: row.end,
			};
		});
		return readRecords(records, file, calendar);
	},
};

function utc(cell: string | undefined): string | undefined {
	if (cell === undefined) return undefined;
	return /(Z|[+-]\d{2}:?\d{2})$/i.test(cell) || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(cell) ? cell : `${cell}Z`;
}

function later(started: string, seconds: number): string | undefined {
	const instant = Date.parse(started);
	return Number.isNaN(instant) ? undefined : new Date(instant + seconds * 1000).toISOString();
}
