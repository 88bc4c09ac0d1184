import {
	english,
	type FieldChange,
	type ImportPlan,
	incidentFields,
	lineStarts,
	positionAt,
	type SourceReading,
	say,
	vendorBandWords,
} from '../../core/index.ts';
import { inert } from '../formats/text.ts';

/** What an import did or would do, as data: what `--format json` prints. Lines count from 1. */
export interface ImportReport {
	readonly file: string;
	readonly into: string;
	readonly format: string;
	readonly written: boolean;
	readonly present: number;
	readonly read: number;
	readonly rejected: number;
	readonly new: readonly {
		readonly id: string;
		readonly title: string | null;
		readonly service: string | null;
		readonly started: string;
	}[];
	readonly changed: readonly { readonly id: string; readonly fields: readonly ReportedChange[] }[];
	readonly unchanged: number;
	readonly rejections: readonly {
		readonly reason: string;
		readonly count: number;
		readonly file: string;
		readonly line: number | null;
	}[];
	/** Faults of single values of records that are used. */
	readonly remarks: readonly { readonly line: number | null; readonly message: string }[];
	readonly unmapped: readonly string[];
	readonly pages: number;
	readonly followUps: number;
	/** Counts are at least so high. */
	readonly floor: boolean;
	/** What vendors counted in their own bands of the day. */
	readonly banded: readonly string[];
	/** Columns of a CSV that its backlog does not name yet. */
	readonly columns: { readonly backlog: string; readonly columns: Readonly<Record<string, string>> } | null;
}

interface ReportedChange {
	readonly field: string;
	readonly before: unknown;
	readonly after: unknown;
}

export function importReport(
	names: { readonly file: string; readonly into: string },
	text: string,
	reading: SourceReading,
	plan: ImportPlan,
	written: boolean,
	columns: ImportReport['columns'],
): ImportReport {
	const lines = lineStarts(text);
	// A file that is not held names its lines in the sentences.
	const lineOf = (offset: number) => (text === '' ? null : positionAt(lines, offset).line + 1);
	const reasons = new Set(plan.rejections.map(({ reason }) => reason.template));
	return {
		...names,
		format: reading.format ?? '',
		written,
		present: reading.present,
		read: reading.read ?? reading.present,
		rejected: plan.rejected,
		new: plan.added.map((incident) => {
			const { title, service, services, started } = incidentFields(incident);
			return {
				id: incident.id,
				title: (title as string | undefined) ?? null,
				service: (service as string | undefined) ?? (services ? Object.keys(services).join(', ') : null),
				started: started as string,
			};
		}),
		changed: plan.changed.map(({ id, fields }) => ({ id, fields: fields.map(reportedChange) })),
		unchanged: plan.unchanged.length,
		rejections: plan.rejections.map(({ reason, count, place }) => ({
			reason: say(reason, english),
			count,
			file: place.file,
			line: lineOf(place.start),
		})),
		remarks: reading.problems
			.filter((problem) => !reasons.has(problem.message.template))
			.map((problem) => ({ line: lineOf(problem.place.start), message: say(problem.message, english) })),
		unmapped: plan.unmapped,
		pages: reading.pages?.count ?? 0,
		followUps: reading.followUps?.length ?? 0,
		floor: reading.floor ?? false,
		banded: vendorBandWords(reading.banded ?? []).map((words) => say(words, english)),
		columns,
	};
}

function reportedChange({ field, before, after }: FieldChange): ReportedChange {
	return { field, before: before ?? null, after: after ?? null };
}

/** Lists are cut at this many lines; the counts above them are whole, and JSON has all. */
const MOST_LINES = 40;

export function importText(report: ImportReport, dryRun: boolean): string {
	const lines = [
		`${report.file}: ${report.format || 'nothing to read'}`,
		`${report.new.length} new, ${report.changed.length} changed, ${report.unchanged} unchanged, ${report.rejected} rejected.`,
	];
	const section = (title: string, entries: readonly string[]) => {
		if (entries.length === 0) return;
		lines.push('', title, ...entries.slice(0, MOST_LINES).map((entry) => `  ${entry}`));
		if (entries.length > MOST_LINES) lines.push(`  … and ${entries.length - MOST_LINES} more`);
	};
	section(
		'New',
		report.new.map(({ id, started, service, title }) => [id, started, service, title].filter(Boolean).join('  ')),
	);
	section(
		'Changed',
		report.changed.flatMap(({ id, fields }) =>
			fields.map(({ field, before, after }) => `${id}  ${field}: ${shown(before)} → ${shown(after)}`),
		),
	);
	section(
		'Rejected',
		report.rejections.map(({ reason, count, file, line }) => `${count} ×  ${reason}  (${placeOf(file, line)})`),
	);
	section(
		'Remarks',
		report.remarks.map(({ line, message }) => `${placeOf(report.file, line)}  ${message}`),
	);
	section('Services that no alias names', report.unmapped);
	lines.push('');
	if (report.pages > 0) lines.push(`${report.pages} pages are read where they lie: name the file under “sources”.`);
	if (report.followUps > 0)
		lines.push(`${report.followUps} follow-ups are read where they lie: name the file under “sources”.`);
	lines.push(...report.banded);
	if (report.floor) lines.push('The sender cut records off: counts are at least so high.');
	if (report.columns)
		lines.push(
			`To import such files without --columns, name them under “sources” of ${report.columns.backlog}:`,
			`  - ${JSON.stringify({ columns: report.columns.columns })}`,
		);
	const changes = report.new.length + report.changed.length;
	lines.push(
		report.written
			? `${report.into} is written.`
			: changes > 0 && dryRun
				? 'Nothing is written: --dry-run.'
				: 'There is nothing to write.',
	);
	return `${lines.map(inert).join('\n')}\n`;
}

function placeOf(file: string, line: number | null): string {
	return line === null ? file : `${file}:${line}`;
}

function shown(value: unknown): string {
	if (value === null) return '–';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
