import type { Incident } from '../backlog/model.ts';
import { MINUTE } from '../backlog/quantities.ts';
import { type BandHours, type Calendar, type Hours, hoursPresets, zoneOf } from '../incidents/calendar.ts';
import type { PageColumns } from '../incidents/pages.ts';

/** Pages of which only the number is known: they count at the start of their incident. */
export interface CountedPages {
	readonly at: number;
	readonly pages: number;
	/** The vendor's own count of them in each band, where its hours are the team's; else the band at the start is theirs. */
	readonly bands?: BandHours;
	readonly incident?: Incident;
}

/** Incidents that say how many pages they made, and of whose pages none is known by itself. */
export function countedPages(
	incidents: readonly Incident[],
	pages: readonly PageColumns[],
	calendar: Calendar,
): CountedPages[] {
	const telling = incidents.filter((incident) => incident.pages !== undefined);
	if (telling.length === 0) return [];
	const known = new Set(pages.flatMap(({ names }) => names.incident));
	return telling.flatMap((incident): CountedPages[] => {
		const { id, externalId, started } = incident;
		if (known.has(id) || (externalId !== undefined && known.has(externalId))) return [];
		const bands = bandsOf(incident, calendar);
		return [{ at: started, pages: incident.pages!, ...(bands ? { bands } : {}), incident }];
	});
}

/** By the vendor's name; its hours are those that a team may name by it. */
const vendors: Readonly<Record<string, Hours>> = { PagerDuty: hoursPresets.pagerduty };

/** A vendor knows no holidays of the team, and no hours but its own: on others its count says nothing of the team's bands. */
function bandsOf(
	{ vendorBands, pages, started }: Incident,
	{ hours, holidays, zone }: Calendar,
): BandHours | undefined {
	if (vendorBands?.unit !== 'interruptions') return undefined;
	const { vendor, business, off, sleep } = vendorBands;
	const own = vendors[vendor];
	if (!own || !sameHours(own, hours) || business + off + sleep !== pages) return undefined;
	const date = new Date(started + zoneOf(zone).offsetAt(started) * MINUTE).toISOString().slice(0, DATE);
	return holidays.includes(date) ? undefined : { business, off, sleep };
}

const DATE = '2026-11-26'.length;

function sameHours(one: Hours, other: Hours): boolean {
	return (
		one.businessDays.join() === other.businessDays.join() &&
		one.businessFrom === other.businessFrom &&
		one.businessTo === other.businessTo &&
		one.sleepFrom === other.sleepFrom &&
		one.sleepTo === other.sleepTo
	);
}
