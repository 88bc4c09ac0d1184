import { message } from '../../text.ts';
import { jsonReader } from './jsonReader.ts';
import { asText, instantAt, listAt, serviceFields, textAt, webLinks } from './values.ts';

/** Jira issues of a type or with a label “Incident”, as the search of the REST API gives them. */
export const jira = jsonReader({
	id: 'jira',
	name: 'Jira incidents (JSON)',
	keys: ['issues'],
	fits: (record) => 'key' in record && typeof record.fields === 'object' && record.fields !== null,
	map(record, zone) {
		const key = textAt(record, 'key');
		const type = textAt(record, 'fields', 'issuetype', 'name') ?? '';
		const labels = listAt(record, 'fields', 'labels').map(asText);
		if (!/\bincident\b/i.test(type) && !labels.some((label) => /^incident$/i.test(label ?? '')))
			return { leftOut: message('This issue is neither of a type nor with a label “Incident”.') };
		const over = textAt(record, 'fields', 'status', 'statusCategory', 'key') === 'done';
		const site = /^(https?:\/\/[^/]+)\/rest\//.exec(textAt(record, 'self') ?? '')?.[1];
		return {
			fields: {
				id: key,
				title: textAt(record, 'fields', 'summary'),
				...serviceFields(listAt(record, 'fields', 'components').map((component) => textAt(component, 'name'))),
				severity: textAt(record, 'fields', 'priority', 'name'),
				started: instantAt(record, ['fields', 'created'], zone),
				resolved:
					instantAt(record, ['fields', 'resolutiondate'], zone) ??
					(over ? instantAt(record, ['fields', 'updated'], zone) : undefined),
				links: webLinks(site && key ? `${site}/browse/${key}` : undefined),
			},
			impactAssumed: true,
		};
	},
});
