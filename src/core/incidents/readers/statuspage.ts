import { message } from '../../text.ts';
import { jsonReader } from './jsonReader.ts';
import { instantAt, listAt, serviceFields, textAt, webLinks } from './values.ts';

/** Atlassian Statuspage, from its API or a page's public `incidents.json`. Source: Statuspage, API v1, "Incidents". */
export const statuspage = jsonReader({
	id: 'statuspage',
	name: 'Statuspage incidents (JSON)',
	keys: ['incidents', 'scheduled_maintenances'],
	fits: (record) =>
		'impact' in record && ('incident_updates' in record || 'shortlink' in record || 'components' in record),
	map(record, zone) {
		const status = textAt(record, 'status')?.toLowerCase() ?? '';
		const impact = textAt(record, 'impact')?.toLowerCase();
		if (impact === 'maintenance' || plannedWork.has(status))
			return { leftOut: message('This is planned maintenance, not an incident.') };
		const over = status === 'resolved' || status === 'postmortem';
		return {
			fields: {
				id: textAt(record, 'id'),
				title: textAt(record, 'name'),
				...serviceFields(listAt(record, 'components').map((component) => textAt(component, 'name'))),
				severity: textAt(record, 'impact'),
				started: instantAt(record, ['started_at'], zone) ?? instantAt(record, ['created_at'], zone),
				resolved:
					instantAt(record, ['resolved_at'], zone) ??
					(over ? (instantAt(record, ['monitoring_at'], zone) ?? instantAt(record, ['updated_at'], zone)) : undefined),
				links: webLinks(textAt(record, 'shortlink')),
			},
			impactAssumed: true,
		};
	},
});

const plannedWork = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);
