import { firstRecords } from '../text/sourceText.ts';
import { followUpStatus, readFollowUps } from './followUpRecords.ts';
import { jsonRecords } from './jsonReader.ts';
import type { Reader } from './reader.ts';
import { instantAt, millisecondsOf, textAt, webLinks } from './values.ts';

const keys = ['follow_ups', 'follow_up'];

/** incident.io's follow-ups. Source: incident.io, API v2, "Follow-ups". */
export const incidentIoFollowUps: Reader = {
	id: 'incident.io',
	name: 'incident.io follow-ups (JSON)',
	detects: (source) =>
		firstRecords(source, keys).some((record) => 'incident_id' in record && 'title' in record && 'status' in record),
	read(source, { zone }) {
		return readFollowUps(
			jsonRecords(source, keys),
			(record) => {
				const at = (field: string) => millisecondsOf(instantAt(record, [field], zone));
				return {
					id: textAt(record, 'id'),
					title: textAt(record, 'title'),
					incident: textAt(record, 'incident_id'),
					owner: textAt(record, 'assignee', 'name') ?? textAt(record, 'assignee', 'email'),
					status: followUpStatus(textAt(record, 'status')),
					priority: textAt(record, 'priority', 'name'),
					created: at('created_at'),
					due: at('due_at'),
					completed: at('completed_at'),
					link: webLinks(textAt(record, 'external_issue_reference', 'issue_permalink'))[0],
				};
			},
			source,
			this.id,
			this.name,
		);
	},
};
