import { message } from '../../text.ts';
import type { Fields } from '../text/sourceText.ts';
import { jsonReader } from './jsonReader.ts';
import { asText, instantAt, listAt, textAt, webLinks } from './values.ts';

/**
 * GitHub issues with the label “Incident”, from the REST API or `gh issue list --json`. A line `root cause: <commit>` or
 * `root cause: <word>` in the body names the cause.
 */
export const gitHubIssues = jsonReader({
	id: 'github',
	name: 'GitHub issues with the label “Incident” (JSON)',
	keys: ['items', 'issues'],
	fits: (record) => 'number' in record && 'title' in record && ('labels' in record || 'state' in record),
	map(record, zone) {
		if (record.pull_request) return { leftOut: message('This is a pull request, not an issue.') };
		const labels = listAt(record, 'labels').flatMap((label) => asText(label) ?? textAt(label, 'name') ?? []);
		if (!labels.some((label) => /^(type[:/ ]+)?incident$/i.test(label)))
			return { leftOut: message('This issue does not have the label “Incident”.') };
		if (/^duplicate$/i.test(textAt(record, 'state_reason') ?? textAt(record, 'stateReason') ?? ''))
			return { leftOut: message('This issue is a duplicate of another one, which counts.') };
		const link = webLinks(textAt(record, 'html_url'), textAt(record, 'url')).find((url) => !url.includes('://api.'));
		const repository = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\//.exec(link ?? '')?.[1];
		const number = textAt(record, 'number');
		const cause = causeOf(record);
		const commit =
			cause !== undefined && /^[0-9a-f]{7,40}$/i.test(cause) && repository
				? link!.replace(/\/issues\/.*/, `/commit/${cause}`)
				: undefined;
		return {
			fields: {
				id: number === undefined ? undefined : `GH-${number}`,
				externalId: number === undefined || repository === undefined ? undefined : `${repository}#${number}`,
				title: textAt(record, 'title'),
				service: labelled(labels, /^(?:service|component|area)[:/ ]+(.+)$/i),
				severity: labelled(labels, /^(?:severity|priority)[:/ ]+(.+)$/i) ?? labelled(labels, /^((?:sev|p)-?[0-5])$/i),
				started: instantAt(record, ['created_at'], zone) ?? instantAt(record, ['createdAt'], zone),
				resolved: instantAt(record, ['closed_at'], zone) ?? instantAt(record, ['closedAt'], zone),
				responders: listAt(record, 'assignees').length || undefined,
				cause,
				links: webLinks(link, commit),
			},
		};
	},
});

function causeOf(record: Fields): string | undefined {
	const body = typeof record.body === 'string' ? record.body : '';
	return /^[\s>*_#-]*root cause[*_]*\s*[:=][*_]*\s*`?([\w./-]+)/im.exec(body)?.[1];
}

function labelled(labels: readonly string[], pattern: RegExp): string | undefined {
	for (const label of labels) {
		const found = pattern.exec(label)?.[1]?.trim();
		if (found) return found;
	}
	return undefined;
}
