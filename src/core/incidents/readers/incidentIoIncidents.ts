import { message } from '../../text.ts';
import type { Fields } from '../text/sourceText.ts';
import { jsonReader } from './jsonReader.ts';
import { countAt, instantAt, later, listAt, numberAt, serviceFields, textAt, webLinks } from './values.ts';

/** incident.io's incidents. Source: incident.io, API v2, "Incidents". */
export const incidentIoIncidents = jsonReader({
	id: 'incident.io',
	name: 'incident.io incidents (JSON)',
	keys: ['incidents', 'incident'],
	fits: (record) =>
		'reference' in record &&
		('incident_timestamp_values' in record ||
			'incident_status' in record ||
			'mode' in record ||
			'workload_minutes_total' in record),
	map(record, zone) {
		const mode = textAt(record, 'mode')?.toLowerCase();
		if (mode === 'test' || mode === 'tutorial')
			return { leftOut: message('This is a {0} incident. It is left out.', mode) };
		const category = textAt(record, 'incident_status', 'category')?.toLowerCase() ?? '';
		if (neverHappened.has(category)) return { leftOut: message('This incident was {0}. It is left out.', category) };
		const times = timesOf(record, zone);
		const created = instantAt(record, ['created_at'], zone);
		const started = times('impact started', 'started') ?? times('reported', 'declared') ?? created;
		const over = category === 'closed' || category === 'learning' || category === 'post-incident';
		const ended =
			times('resolved', 'fixed', 'impact ended', 'stabilised', 'stabilized') ?? (over ? times('closed') : undefined);
		const lastUpdate = over && !ended ? instantAt(record, ['updated_at'], zone) : undefined;
		const [business, off, sleep] = ['working', 'late', 'sleeping'].map((band) =>
			numberAt(record, `workload_minutes_${band}`),
		);
		const isBanded = business !== undefined || off !== undefined || sleep !== undefined;
		const duration = durationOf(record);
		return {
			fields: {
				id: textAt(record, 'reference') ?? textAt(record, 'id'),
				externalId: textAt(record, 'id'),
				title: textAt(record, 'name'),
				...serviceFields(servicesOf(record)),
				severity: textAt(record, 'severity', 'name'),
				started,
				detected: started === times('reported') ? undefined : times('reported'),
				acknowledged: times('accepted'),
				resolved: ended ?? later(started, duration) ?? lastUpdate,
				responders: respondersOf(record) || undefined,
				links: webLinks(textAt(record, 'permalink'), textAt(record, 'postmortem_document_url')),
			},
			impactAssumed: true,
			...(lastUpdate && duration === undefined
				? { remarks: [message('The incident is over, but its end is not given. Its last update counts as its end.')] }
				: {}),
			...(isBanded
				? {
						bands: {
							vendor: 'incident.io',
							unit: 'minutes',
							business: business ?? 0,
							off: off ?? 0,
							sleep: sleep ?? 0,
						},
					}
				: {}),
		};
	},
});

const neverHappened = new Set(['declined', 'merged', 'canceled', 'cancelled']);

/** The first of the named timestamps that is set; accounts name theirs themselves, so only the start of a name counts. */
function timesOf(record: Fields, zone: string | undefined) {
	const values = new Map<string, string>();
	for (const entry of listAt(record, 'incident_timestamp_values')) {
		const name = textAt(entry, 'incident_timestamp', 'name')?.toLowerCase().replace(/ at$/, '');
		const value = instantAt(entry, ['value', 'value'], zone);
		if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, value);
	}
	return (...names: readonly string[]) => names.map((name) => values.get(name)).find((value) => value !== undefined);
}

function durationOf(record: Fields): number | undefined {
	const metrics = listAt(record, 'duration_metrics');
	const whole = metrics.find((metric) => /incident duration/i.test(textAt(metric, 'duration_metric', 'name') ?? ''));
	return countAt(whole, 'value_seconds');
}

/** From the custom fields that name services or components; the catalogue's names, or the options of a list. */
function servicesOf(record: Fields): string[] {
	return listAt(record, 'custom_field_entries').flatMap((entry) => {
		if (!/service|component|system/i.test(textAt(entry, 'custom_field', 'name') ?? '')) return [];
		return listAt(entry, 'values').flatMap(
			(value) =>
				textAt(value, 'value_catalog_entry', 'name') ??
				textAt(value, 'value_option', 'value') ??
				textAt(value, 'value_text') ??
				[],
		);
	});
}

/** People with a role; whoever only reported it did not respond. */
function respondersOf(record: Fields): number {
	const people = listAt(record, 'incident_role_assignments').flatMap((entry) =>
		textAt(entry, 'role', 'role_type') === 'reporter' ? [] : (textAt(entry, 'assignee', 'id') ?? []),
	);
	return new Set(people).size;
}
