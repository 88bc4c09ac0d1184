import type { FieldChange } from '../incidents/importing/incidentFields.ts';
import { incidentFields } from '../incidents/importing/incidentFields.ts';
import type { ImportPlan } from '../incidents/importing/planImport.ts';
import type { SourceReading } from '../incidents/sourceReading.ts';
import { lineStarts, positionAt } from '../place.ts';
import { english, message, say, type Translate } from '../text.ts';
import { escapeMarkdown, escapeMarkdownLine } from './markdown.ts';
import { vendorBandWords } from './vendorBands.ts';

/** `12 new, 3 changed, 40 unchanged, 2 rejected`. */
export function importCounts(
	{ added, changed, unchanged, rejected }: ImportPlan,
	translate: Translate = english,
): string {
	return say(
		message(
			'{0} new, {1} changed, {2} unchanged, {3} rejected',
			added.length,
			changed.length,
			unchanged.length,
			rejected,
		),
		translate,
	);
}

export interface ImportReportInput {
	/** As people know them. */
	readonly source: string;
	readonly target: string;
	/** Of the source. */
	readonly text: string;
	readonly reading: SourceReading;
	readonly plan: ImportPlan;
	readonly translate?: Translate;
}

/** Lists are cut at this many lines; the counts above them are whole. */
const MOST_LINES = 200;

/** What an import would do, whole, as Markdown. All text from files is inert. */
export function importMarkdown({
	source,
	target,
	text,
	reading,
	plan,
	translate = english,
}: ImportReportInput): string {
	const tell = (template: string, ...args: (string | number)[]) => say(message(template, ...args), translate);
	const lines = [
		`# ${escapeMarkdownLine(tell('Import of {0} into {1}', source, target))}`,
		'',
		escapeMarkdown(tell('{0}: {1}.', reading.format ?? '', importCounts(plan, translate))),
		...vendorBandWords(reading.banded ?? []).flatMap((words) => ['', escapeMarkdown(say(words, translate))]),
		...(reading.floor ? ['', escapeMarkdown(tell('The sender cut records off: counts are at least so high.'))] : []),
	];
	const section = (title: string, entries: readonly string[]) => {
		if (entries.length === 0) return;
		lines.push('', `## ${title}`, '', ...entries.slice(0, MOST_LINES).map((entry) => `- ${entry}`));
		if (entries.length > MOST_LINES) lines.push(`- ${tell('… and {0} more', entries.length - MOST_LINES)}`);
	};
	section(
		tell('New'),
		plan.added.map((incident) => {
			const { started, service } = incidentFields(incident);
			return escapeMarkdownLine([incident.id, started, service, incident.title].filter(Boolean).join('  '));
		}),
	);
	section(
		tell('Changed'),
		plan.changed.flatMap(({ id, fields }) =>
			fields.map((change) => escapeMarkdownLine(`${id}  ${change.field}: ${changeText(change)}`)),
		),
	);
	const starts = lineStarts(text);
	section(
		tell('Rejected'),
		plan.rejections.map(({ reason, count, place }) =>
			escapeMarkdownLine(
				tell('{0} × {1} First in line {2}.', count, say(reason, translate), positionAt(starts, place.start).line + 1),
			),
		),
	);
	section(tell('Services that no alias names'), plan.unmapped.map(escapeMarkdownLine));
	return `${lines.join('\n')}\n`;
}

export function changeText({ before, after }: FieldChange): string {
	return `${shown(before)} → ${shown(after)}`;
}

function shown(value: unknown): string {
	if (value === undefined || value === null) return '–';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
