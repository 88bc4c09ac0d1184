import { jsonReader } from './jsonReader.ts';
import { asText, instantAt, listAt, serviceFields, textAt, webLinks } from './values.ts';

/** Opsgenie's incidents. Services come by their ids, which aliases may name. Source: Opsgenie, Incident API, "List incidents". */
export const opsgenieIncidents = jsonReader({
	id: 'opsgenie',
	name: 'Opsgenie incidents (JSON)',
	keys: ['data', 'incidents'],
	fits: (record) =>
		'tinyId' in record && ('impactedServices' in record || 'impactStartDate' in record || 'ownerTeam' in record),
	map(record, zone) {
		const over = /^(closed|resolved)$/i.test(textAt(record, 'status') ?? '');
		return {
			fields: {
				id: textAt(record, 'tinyId') ?? textAt(record, 'id'),
				externalId: textAt(record, 'id'),
				title: textAt(record, 'message'),
				...serviceFields(listAt(record, 'impactedServices').map(asText)),
				severity: textAt(record, 'priority'),
				started: instantAt(record, ['impactStartDate'], zone) ?? instantAt(record, ['createdAt'], zone),
				detected: instantAt(record, ['impactDetectDate'], zone),
				resolved:
					instantAt(record, ['impactEndDate'], zone) ?? (over ? instantAt(record, ['updatedAt'], zone) : undefined),
				links: webLinks(textAt(record, 'links', 'web')),
			},
			impactAssumed: true,
		};
	},
});
