import { WEEK } from './quantities.ts';

/** When the last week of the sample's history ends for its team in New York, in summer: an hour early in winter. */
const WRITTEN = Date.parse('2026-11-23T04:00Z');

/** By how many weeks the sample is to be shifted so that its history ends now. Whole weeks keep nights and weekends. */
export function weeksSinceSample(now: number): number {
	return Math.floor((now - WRITTEN) / WEEK);
}

/** A text of the sample with every date and quarter so many weeks later, and all else as it is. */
export function shiftDates(text: string, weeks: number): string {
	if (weeks === 0) return text;
	return text
		.replace(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, (written, year, month, day) => {
			const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
			return new Date(at).toISOString().startsWith(written)
				? new Date(at + weeks * WEEK).toISOString().slice(0, 10)
				: written;
		})
		.replace(/(?<!\w)(\d{4})-Q([1-4])(?!\w)/g, (_, year, quarter) => {
			// From its middle, so that a few weeks move no quarter to the next but one.
			const at = new Date(Date.UTC(Number(year), (Number(quarter) - 1) * 3 + 1, 15) + weeks * WEEK);
			return `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`;
		});
}
