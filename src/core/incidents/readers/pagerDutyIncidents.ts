import { message } from '../../text.ts';
import { jsonReader } from './jsonReader.ts';
import { earliest, instantAt, listAt, textAt, webLinks } from './values.ts';

/** PagerDuty's incidents, as the REST API lists them. Source: PagerDuty, REST API, "List incidents". */
export const pagerDutyIncidents = jsonReader({
	id: 'pagerduty',
	name: 'PagerDuty incidents (JSON)',
	keys: ['incidents', 'incident'],
	fits: (record) => 'incident_number' in record && ('service' in record || 'html_url' in record || 'urgency' in record),
	map(record, zone) {
		if (textAt(record, 'resolve_reason', 'type')?.startsWith('merge'))
			return { leftOut: message('This incident was merged into another one, which counts.') };
		const service = textAt(record, 'service', 'summary') ?? textAt(record, 'service', 'id');
		const serviceId = textAt(record, 'service', 'id');
		const closed = textAt(record, 'status')?.toLowerCase() === 'resolved';
		const changedBy = textAt(record, 'last_status_change_by', 'type');
		const people = new Set(
			[...listAt(record, 'acknowledgements').map((entry) => textAt(entry, 'acknowledger', 'id'))].filter(Boolean),
		);
		return {
			fields: {
				id: textAt(record, 'id') ?? textAt(record, 'incident_number'),
				title: textAt(record, 'title') ?? textAt(record, 'summary'),
				service,
				severity: textAt(record, 'priority', 'summary') ?? textAt(record, 'urgency'),
				started: instantAt(record, ['created_at'], zone),
				acknowledged: earliest(listAt(record, 'acknowledgements').map((entry) => instantAt(entry, ['at'], zone))),
				resolved:
					instantAt(record, ['resolved_at'], zone) ??
					(closed ? instantAt(record, ['last_status_change_at'], zone) : undefined),
				responders: people.size || undefined,
				autoResolved: closed && changedBy ? !changedBy.startsWith('user') : undefined,
				links: webLinks(textAt(record, 'html_url')),
			},
			...(service && serviceId ? { serviceKeys: { [service]: serviceId } } : {}),
		};
	},
});
