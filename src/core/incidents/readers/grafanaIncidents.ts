import { message } from '../../text.ts';
import { labelOf } from './grafanaLabels.ts';
import { jsonReader } from './jsonReader.ts';
import { instantAt, textAt, webLinks, yesAt } from './values.ts';

/** Incidents declared in Grafana IRM. Source: Grafana, Incident API, "IncidentsService.QueryIncidents". */
export const grafanaIncidents = jsonReader({
	id: 'grafana',
	name: 'Grafana IRM incidents (JSON)',
	keys: ['incidents', 'incidentPreviews'],
	fits: (record) => 'incidentID' in record,
	map(record, zone) {
		if (yesAt(record, 'isDrill')) return { leftOut: message('This is a drill. It is left out.') };
		const over = textAt(record, 'status')?.toLowerCase() === 'resolved';
		return {
			fields: {
				id: textAt(record, 'incidentID'),
				title: textAt(record, 'title'),
				service: labelOf(record, ['service', 'service_name', 'app']),
				severity: textAt(record, 'severityLabel') ?? textAt(record, 'severity'),
				started: given(instantAt(record, ['incidentStart'], zone)) ?? instantAt(record, ['createdTime'], zone),
				resolved: over
					? (given(instantAt(record, ['incidentEnd'], zone)) ??
						given(instantAt(record, ['closedTime'], zone)) ??
						given(instantAt(record, ['modifiedTime'], zone)))
					: undefined,
				links: webLinks(textAt(record, 'overviewURL')),
			},
		};
	},
});

/** Its times that are not set are empty, or in the year 1. */
function given(instant: string | undefined): string | undefined {
	return instant?.startsWith('0001') ? undefined : instant;
}
