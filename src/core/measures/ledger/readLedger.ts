import { type Message, message } from '../../text.ts';
import { weekNamed } from '../week.ts';
import { LEDGER_VERSION, type LedgerRecord, type LedgerValue } from './ledgerRecord.ts';

/** A sound line of the ledger. `start` and `end` are UTF-16 offsets of its text, without the end of the line. */
export interface LedgerLine {
	readonly start: number;
	readonly end: number;
	/** From 1. */
	readonly number: number;
	readonly text: string;
	readonly week: string;
	/** 1 for the first line of a week, one more for each correction. */
	readonly revision: number;
	readonly record: LedgerRecord;
}

/** A line that cannot be used, and why. */
export interface LedgerFault {
	readonly start: number;
	readonly end: number;
	readonly why: Message;
}

/** That the report of a week was made. */
export interface ReportLine {
	readonly week: string;
	/** The team's local date, such as `2026-11-23`, as it stands there. */
	readonly made: string;
}

export interface LedgerReading {
	/** In the order of the file. */
	readonly lines: readonly LedgerLine[];
	readonly reports: readonly ReportLine[];
	readonly faults: readonly LedgerFault[];
}

/** Ten thousand weeks have some five megabytes. */
const MOST_TEXT = 10 * 1024 * 1024;
/** Values of a line of this project's own are no deeper. */
const MOST_LEVELS = 8;

/** The ledger, a JSON value a line. Empty lines are passed over; a line that cannot be used is a fault. Never throws. */
export function readLedger(text: string): LedgerReading {
	if (text.length > MOST_TEXT)
		return {
			lines: [],
			reports: [],
			faults: [
				{ start: 0, end: 0, why: message('This ledger is over {0} MB and is not read.', MOST_TEXT / 1024 / 1024) },
			],
		};
	const lines: LedgerLine[] = [];
	const reports: ReportLine[] = [];
	const faults: LedgerFault[] = [];
	const last = new Map<string, LedgerLine>();
	let from = 0;
	for (let number = 1; from < text.length; number++) {
		const next = text.indexOf('\n', from);
		const until = next < 0 ? text.length : next;
		const written = text.slice(from, until).trimEnd();
		const start = from;
		const end = start + written.length;
		from = until + 1;
		if (written === '') continue;
		const read = readLine(written);
		if ('why' in read) {
			faults.push({ start, end, why: read.why });
			continue;
		}
		if ('made' in read) {
			reports.push(read);
			continue;
		}
		const before = last.get(read.week);
		if (read.revision !== (before?.revision ?? 0) + 1) {
			faults.push({ start, end, why: outOfTurn(read.week, before) });
			continue;
		}
		const line = { ...read, start, end, number, text: written };
		last.set(line.week, line);
		lines.push(line);
	}
	return { lines, reports, faults };
}

function outOfTurn(week: string, before: LedgerLine | undefined): Message {
	return before
		? message(
				'{0} was closed in line {1}. A line that corrects it must have revision {2}.',
				week,
				before.number,
				before.revision + 1,
			)
		: message('This line corrects {0}, of which there is no line before.', week);
}

function readLine(
	text: string,
): Pick<LedgerLine, 'week' | 'revision' | 'record'> | ReportLine | { readonly why: Message } {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		return { why: message('This line is no JSON. It is left out.') };
	}
	const record = ledgerValue(raw, 0);
	if (!(record instanceof Map)) return { why: message('This line is no record of a week. It is left out.') };
	const version = record.get('version');
	if (version !== LEDGER_VERSION)
		return {
			why:
				typeof version === 'number'
					? message('Version {0} of the ledger is not known here. The line is left out.', version)
					: message('This line does not say its version. It is left out.'),
		};
	const report = record.get('report');
	if (report !== undefined) {
		const made = record.get('made');
		if (typeof report === 'string' && weekNamed(report, 'UTC') && typeof made === 'string')
			return { week: report, made };
		return { why: message('This line names no week of which a report was made. It is left out.') };
	}
	const week = record.get('week');
	if (typeof week !== 'string' || !weekNamed(week, 'UTC'))
		return { why: message('This line names no week, such as 2026-W47. It is left out.') };
	const revision = record.get('revision') ?? 1;
	if (typeof revision !== 'number') return { why: message('The revision of this line is no number. It is left out.') };
	return { week, revision, record };
}

/** What is deeper than any line of this project's own counts as absent. */
function ledgerValue(raw: unknown, level: number): LedgerValue {
	if (raw === null || typeof raw !== 'object') return raw as LedgerValue;
	if (level >= MOST_LEVELS) return null;
	if (Array.isArray(raw)) return raw.map((value) => ledgerValue(value, level + 1));
	return new Map(Object.entries(raw).map(([key, value]) => [key, ledgerValue(value, level + 1)]));
}
