import type { Fields } from '../text/sourceText.ts';
import { jsonReader } from './jsonReader.ts';
import { instantAt, later, listAt, numberAt, textAt, valueAt } from './values.ts';

/** Opsgenie's alerts. `count` is how often the same alert came again, not pages. Source: Opsgenie, Alert API, "List alerts". */
export const opsgenieAlerts = jsonReader({
	id: 'opsgenie',
	name: 'Opsgenie alerts (JSON)',
	keys: ['data', 'alerts'],
	fits: (record) => 'tinyId' in record && ('alias' in record || 'lastOccurredAt' in record || 'count' in record),
	map(record, zone) {
		const started = instantAt(record, ['createdAt'], zone);
		const closed = textAt(record, 'status')?.toLowerCase() === 'closed';
		const closedBy = textAt(record, 'report', 'closedBy');
		return {
			fields: {
				id: textAt(record, 'tinyId') ?? textAt(record, 'id'),
				externalId: textAt(record, 'id'),
				title: textAt(record, 'message'),
				service: serviceOf(record),
				severity: textAt(record, 'priority'),
				started,
				acknowledged: later(started, secondsAt(record, 'ackTime')),
				resolved: closed
					? (later(started, secondsAt(record, 'closeTime')) ?? instantAt(record, ['updatedAt'], zone))
					: undefined,
				responders: peopleOf(record).size || undefined,
				// Opsgenie names who closed it; its own rules and integrations are no people.
				autoResolved: closed && closedBy !== undefined ? !closedBy.includes('@') : undefined,
			},
		};
	},
});

function secondsAt(record: Fields, field: string): number | undefined {
	const milliseconds = numberAt(record, 'report', field);
	return milliseconds === undefined || milliseconds < 0 ? undefined : milliseconds / 1000;
}

/** A detail or a tag that says so, else the entity that the alert is about. */
function serviceOf(record: Fields): string | undefined {
	const tag = listAt(record, 'tags')
		.map((entry) => /^service[:=](.+)$/i.exec(typeof entry === 'string' ? entry.trim() : '')?.[1]?.trim())
		.find((name) => name);
	return (
		textAt(record, 'details', 'service') ??
		textAt(record, 'extraProperties', 'service') ??
		tag ??
		textAt(record, 'entity')
	);
}

function peopleOf(record: Fields): ReadonlySet<unknown> {
	return new Set(
		[valueAt(record, 'report', 'acknowledgedBy'), valueAt(record, 'report', 'closedBy')].filter(
			(name) => typeof name === 'string' && name.includes('@'),
		),
	);
}
