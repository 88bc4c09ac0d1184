import type { Incident } from '../../backlog/model.ts';
import { DAY, MINUTE } from '../../backlog/quantities.ts';
import { type BandHours, bandHours, type Calendar } from '../../incidents/calendar.ts';

/** One incident counts for at least a minute and at most seven days (design, section 9). */
const LEAST_MINUTES = 1;
export const MOST_MINUTES = (7 * DAY) / MINUTE;

/** Minutes from start to end, or to `now` while it is open; within 1 minute and 7 days. */
export function incidentMinutes(incident: Incident, now: number): number {
	const end = Math.min(incident.resolved ?? now, now);
	return Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, (end - incident.started) / MINUTE));
}

interface KeptHours {
	/** Of `calendarKey`: a calendar is made anew with each reading of its file. */
	readonly calendar: string;
	readonly minutes: number;
	readonly hours: BandHours;
}

const kept = new WeakMap<Incident, KeptHours>();

/**
 * Hours of response by band: responders × the incident's minutes. None where the responders are not known. An incident
 * object never changes, so its hours are kept with it: telling the bands apart costs more than all else here.
 */
export function responseHours(incident: Incident, minutes: number, calendar: Calendar): BandHours {
	const responders = incident.responders ?? 0;
	if (!(responders > 0)) return NO_HOURS;
	const known = kept.get(incident);
	const key = calendarKey(calendar);
	if (known && known.minutes === minutes && known.calendar === key) return known.hours;
	const end = Math.round(incident.started + minutes * MINUTE);
	const one = bandHours(Math.round(incident.started), end, calendar);
	const hours = { business: one.business * responders, off: one.off * responders, sleep: one.sleep * responders };
	kept.set(incident, { calendar: key, minutes, hours });
	return hours;
}

const keys = new WeakMap<Calendar, string>();

function calendarKey(calendar: Calendar): string {
	let key = keys.get(calendar);
	if (key === undefined) {
		key = JSON.stringify(calendar);
		keys.set(calendar, key);
	}
	return key;
}

const NO_HOURS: BandHours = { business: 0, off: 0, sleep: 0 };
