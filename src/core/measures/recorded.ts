import type { Incident } from '../backlog/model.ts';
import type { PagesOfTeam } from './interruptions.ts';
import type { Week } from './week.ts';

/** What is recorded of being on call. Either may have begun without the other. */
export type RecordKind = 'pages' | 'incidents';

/** When each kind of record begins, milliseconds since 1970; absent where there is none. Before that nothing is known. */
export type RecordedSince = Readonly<Partial<Record<RecordKind, number>>>;

export function recordedSince({ pages, counted }: PagesOfTeam, incidents: readonly Incident[]): RecordedSince {
	let firstPage = Number.POSITIVE_INFINITY;
	for (const { at, count } of pages)
		for (let row = 0; row < count; row++) if (at[row]! < firstPage) firstPage = at[row]!;
	for (const { at, pages: number } of counted) if (number > 0) firstPage = Math.min(firstPage, at);
	let firstIncident = Number.POSITIVE_INFINITY;
	for (const { started } of incidents) firstIncident = Math.min(firstIncident, started);
	return {
		...(Number.isFinite(firstPage) ? { pages: firstPage } : {}),
		...(Number.isFinite(firstIncident) ? { incidents: firstIncident } : {}),
	};
}

/** Whether anything can be known of a week, though it may be of its last days alone. */
export function isRecorded({ end }: Week, kind: RecordKind, since: RecordedSince): boolean {
	return end > (since[kind] ?? Number.POSITIVE_INFINITY);
}

/**
 * Whether all of a week is known, so that it can be held against others. The week of the first record itself is not: it
 * would be taken for a quiet one where records begin on its Friday.
 */
export function isWhollyRecorded({ start }: Week, kind: RecordKind, since: RecordedSince): boolean {
	return start >= (since[kind] ?? Number.POSITIVE_INFINITY);
}
