import { isFields } from '../text/sourceText.ts';
import { labelOf } from './grafanaLabels.ts';
import { jsonReader } from './jsonReader.ts';
import { instantAt, textAt, valueAt, webLinks } from './values.ts';

/** Alert groups of Grafana OnCall and Grafana IRM. Source: Grafana, OnCall HTTP API, "List alert groups". */
export const grafanaOnCall = jsonReader({
	id: 'grafana',
	name: 'Grafana OnCall or IRM alert groups (JSON)',
	keys: ['results', 'alert_groups'],
	fits: (record) => 'alerts_count' in record && ('state' in record || 'permalinks' in record),
	map(record, zone) {
		const state = textAt(record, 'state')?.toLowerCase();
		const permalinks = valueAt(record, 'permalinks');
		return {
			fields: {
				id: textAt(record, 'id'),
				title: textAt(record, 'title'),
				service: labelOf(record, ['service', 'service_name', 'app']),
				severity: labelOf(record, ['severity']),
				started: instantAt(record, ['created_at'], zone),
				acknowledged: instantAt(record, ['acknowledged_at'], zone),
				resolved: instantAt(record, ['resolved_at'], zone),
				// Whoever resolved it has an id; where there is none, the alert went away.
				autoResolved:
					state === 'resolved' && 'resolved_by' in record ? textAt(record, 'resolved_by') === undefined : undefined,
				links: webLinks(...(isFields(permalinks) ? Object.values(permalinks) : [])),
			},
		};
	},
});
