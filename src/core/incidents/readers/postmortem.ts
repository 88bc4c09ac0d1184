import type { Steps } from '../../steps.ts';
import { message } from '../../text.ts';
import type { SourceReading } from '../sourceReading.ts';
import { type MarkdownText, plainText, readMarkdown } from '../text/markdownText.ts';
import type { SourceText } from '../text/sourceText.ts';
import { actionItems } from './postmortemActions.ts';
import { type PostmortemFields, postmortemFields } from './postmortemFields.ts';
import type { ReadContext, Reader } from './reader.ts';
import { readRecords, type SourceRecord } from './records.ts';
import { Tally } from './tally.ts';
import { millisecondsOf, serviceFields, webLinks } from './values.ts';

/**
 * A postmortem in Markdown: one incident, if it says when that began and ended, and its action items as follow-ups.
 * Front matter is read where there is one; the rest by headings, tables and `Key: value` lines, leniently.
 */
export const postmortem: Reader = {
	id: 'postmortem',
	name: 'Postmortem (Markdown)',
	detects({ text, file }) {
		if (/\.(ya?ml|json|ndjson|jsonl|csv|tsv)$/i.test(file) || /^[\s\ufeff]*[[{]/.test(text)) return false;
		if (/\.(md|markdown)$/i.test(file)) return true;
		const head = text.slice(0, 20_000);
		return /^#{1,3}\s+\S/m.test(head) && /post-?mortem|action items?|root causes?|follow-?ups?/i.test(head);
	},
	*read(source, context) {
		const markdown = readMarkdown(source.text);
		const fields = postmortemFields(markdown, context.zone ?? context.calendar.zone);
		const id = fields.id ?? stemOf(source.file);
		const tally = new Tally(source.file, this.name);
		const incidents = yield* readIncident(markdown, fields, id, source, context, this.name, tally);
		const followUps = actionItems(markdown, id, { file: source.file, zone: context.calendar.zone }, tally);
		const created = millisecondsOf(fields.started ?? fields.date);
		return tally.reading({
			incidents,
			followUps: followUps.map((followUp) => (created === undefined ? followUp : { created, ...followUp })),
		});
	},
};

function* readIncident(
	markdown: MarkdownText,
	fields: PostmortemFields,
	id: string,
	source: SourceText,
	{ calendar }: ReadContext,
	format: string,
	tally: Tally,
): Steps<SourceReading['incidents']> {
	const place = titlePlace(markdown, source.text);
	if (fields.started === undefined || fields.resolved === undefined) {
		tally.leaveOut(
			place,
			message('This postmortem does not say when the incident began and ended. Only its action items are read.'),
		);
		return [];
	}
	const record: SourceRecord = {
		...place,
		fields: given({
			id,
			title: fields.title,
			...serviceFields(fields.services),
			severity: fields.severity,
			started: fields.started,
			detected: fields.detected,
			resolved: fields.resolved,
			impact: fields.impact,
			cause: fields.cause,
			links: webLinks(...fields.links),
		}),
		impactAssumed: fields.impact === undefined,
	};
	const reading = yield* readRecords([record], source, calendar, format);
	if (reading.incidents.length > 0) tally.use();
	else tally.reject(place, reading.rejections?.[0]?.reason ?? message('This record is left out: it cannot be read.'));
	return reading.incidents;
}

function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
	);
}

function titlePlace(markdown: MarkdownText, text: string) {
	const titled = markdown.sections.find((section) => section.heading !== '');
	const start = titled?.start ?? 0;
	const end = text.slice(start, start + 500).search(/[\r\n]/);
	return { start, end: end < 0 ? Math.min(text.length, start + 500) : start + end };
}

function stemOf(file: string): string {
	const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	return plainText(name) || 'postmortem';
}
