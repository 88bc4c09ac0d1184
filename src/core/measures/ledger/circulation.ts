import { DAY } from '../../backlog/quantities.ts';
import { localDate } from '../../backlog/times.ts';
import type { Snapshot } from '../../snapshot.ts';
import { zoneOfMeasures } from '../measures.ts';
import { lastWeeks, type Week, weekNamed } from '../week.ts';
import { behind } from './appendWeek.ts';
import { LEDGER_VERSION, ledgerText } from './ledgerRecord.ts';
import { readLedger } from './readLedger.ts';

/**
 * What to add to the end of a ledger when the report of a week was made: one line, the first time. Undefined where the
 * ledger says so already. `snapshot.now` is when it was made.
 */
export function reportMade(snapshot: Snapshot, text: string, week: string): string | undefined {
	if (readLedger(text).reports.some((report) => report.week === week)) return undefined;
	const line = ledgerText(
		new Map<string, string | number>([
			['version', LEDGER_VERSION],
			['report', week],
			['made', localDate(snapshot.now, zoneOfMeasures(snapshot))],
		]),
	);
	return behind(text, line);
}

/** A report is not late before that much of the next week is over. */
const PATIENCE = 2 * DAY;
/** Who has made none for this long has decided to, and is not reminded. */
const MOST_MISSED = 8;

/**
 * The last week of which a report is due, where none was made though reports were made before. A team that never made one, or
 * that gave it up, misses nothing.
 */
export function missedReport(snapshot: Snapshot, text: string): Week | undefined {
	const zone = zoneOfMeasures(snapshot);
	const weeks = lastWeeks(snapshot.now, MOST_MISSED, zone).filter(({ end }) => end + PATIENCE <= snapshot.now);
	const due = weeks.at(-1)!;
	const made = readLedger(text).reports.map(({ week }) => weekNamed(week, zone)?.start ?? 0);
	const newest = made.reduce((latest, start) => Math.max(latest, start), 0);
	return newest >= weeks[0]!.start && newest < due.start ? due : undefined;
}
