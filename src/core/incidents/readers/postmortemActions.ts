import { message } from '../../text.ts';
import type { FollowUp } from '../followUp.ts';
import {
	addressIn,
	type MarkdownSection,
	type MarkdownTable,
	type MarkdownText,
	plainText,
} from '../text/markdownText.ts';
import { followUpStatus } from './followUpRecords.ts';
import { LooseInstants } from './looseInstant.ts';
import type { RecordRange, Tally } from './tally.ts';
import { millisecondsOf } from './values.ts';

interface Where {
	readonly file: string;
	readonly zone: string;
}

interface Row extends RecordRange {
	readonly title: string;
	readonly owner?: string | undefined;
	readonly status?: string | undefined;
	readonly priority?: string | undefined;
	readonly due?: string | undefined;
	readonly ticket?: string | undefined;
	readonly link?: string | undefined;
}

const aboutActions =
	/\b(?:action\s+items?|actions|follow[\s-]?ups?|next\s+steps|remediation|corrective|preventative|todos?)\b/i;

/** The action items of a postmortem: rows of its tables, and entries of the lists under such headings. */
export function actionItems(markdown: MarkdownText, incident: string, where: Where, tally: Tally): FollowUp[] {
	const rows = markdown.sections.flatMap((section) =>
		rowsOf(section, aboutActions.test(plainText(section.heading.slice(0, 200)))),
	);
	const dueDates = new LooseInstants(where.zone);
	for (const { due } of rows) dueDates.see(due ?? '');
	const kept = new Map<string, FollowUp>();
	for (const row of rows) {
		if (row.title === '') {
			tally.leaveOut(row, message('This row of action items says nothing. It is left out.'));
			continue;
		}
		const id = `${incident}/${row.ticket ?? slugOf(row.title)}`;
		const earlier = kept.get(id);
		if (earlier) {
			tally.repeat(
				row,
				message('Follow-up {0} stands in this file already. This record is left out.', id),
				earlier.origin,
			);
			continue;
		}
		tally.use();
		const due = millisecondsOf(row.due === undefined ? undefined : dueDates.read(row.due));
		kept.set(id, {
			id,
			title: row.title,
			incident,
			status: followUpStatus(row.status),
			source: 'postmortem',
			origin: { file: where.file, start: row.start, end: row.end },
			...(row.owner ? { owner: row.owner } : {}),
			...(row.priority ? { priority: row.priority } : {}),
			...(due === undefined ? {} : { due }),
			...(row.link ? { link: row.link } : {}),
		});
	}
	return [...kept.values()];
}

function rowsOf(section: MarkdownSection, isAbout: boolean): Row[] {
	const inTables = section.tables.flatMap((table) => tableRows(table, isAbout));
	const inLists = isAbout ? section.lines.flatMap(listRow) : [];
	return [...inTables, ...inLists].sort((one, other) => one.start - other.start);
}

const headers = {
	title: /^(?:action\s*items?|actions?|items?|tasks?|what|description|follow[\s-]?ups?|todo)$/i,
	owner: /^(?:owners?|who|assignee|dri|responsible|team)$/i,
	due: /^(?:due(?:\s*dates?)?|deadline|eta|by(?:\s*when)?|target(?:\s*date)?)$/i,
	status: /^(?:status|state|done\??|progress|completed?)$/i,
	priority: /^(?:priority|prio|severity|p)$/i,
	ticket:
		/^(?:bugs?|tickets?|issues?|tracking|jira|links?|bug\s*(?:#|no\.?|number)?|ticket\s*(?:#|no\.?)?|reference|pr)\s*#?$/i,
} as const;

function tableRows({ header, rows }: MarkdownTable, isAbout: boolean): Row[] {
	const column = (pattern: RegExp) => header.findIndex((name) => pattern.test(name));
	const title = column(headers.title);
	const says = header.some((name) => /action\s*items?|follow[\s-]?ups?/i.test(name));
	// Another table of a postmortem may have an Item too; only one that also says whose or how far is a list of work.
	const isWork = column(headers.owner) >= 0 || column(headers.status) >= 0 || column(headers.due) >= 0;
	if (title < 0 || !(says || (isAbout && isWork) || (isWork && column(headers.owner) >= 0 && column(headers.due) >= 0)))
		return [];
	return rows.map(({ cells, start, end }) => {
		const cell = (pattern: RegExp) => cells[column(pattern)] ?? '';
		const ticket = cell(headers.ticket);
		const tracked = plainText(ticket)
			.replace(/\b(?:TODO|DONE|n\/?a|none)\b/gi, '')
			.trim();
		return {
			start,
			end,
			title: plainText(cells[title] ?? ''),
			owner: plainText(cell(headers.owner)).replace(/^@/, '') || undefined,
			status: plainText(cell(headers.status)) || /\b(?:TODO|DONE)\b/i.exec(ticket)?.[0],
			priority: plainText(cell(headers.priority)) || undefined,
			due: plainText(cell(headers.due)) || undefined,
			ticket:
				tracked !== '' && tracked.length <= 40 && !/\s/.test(tracked) && !/^https?:/.test(tracked)
					? tracked
					: undefined,
			link: addressIn(ticket) ?? addressIn(cells[title] ?? ''),
		};
	});
}

/** `- [ ] Add an alert (@ana, due 2026-10-01)`. */
function listRow({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }): Row[] {
	const match = /^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s*)?(.*)$/.exec(text.slice(0, 2000));
	if (!match) return [];
	const entry = match[2]!;
	const owner = /(?:^|[\s(,])@([\w.-]+)|\bowner:\s*([\w.@-]+)/i.exec(entry);
	const title = plainText(entry.replace(/\((?=[^)]*(?:@|\bdue\b|\bowner\b))[^)]*\)\s*$/i, ''));
	return [
		{
			start,
			end,
			title,
			owner: (owner?.[1] ?? owner?.[2])?.replace(/^@/, ''),
			status: match[1] === undefined || match[1] === ' ' ? undefined : 'done',
			due: /\bdue:?\s*(\d{4}-\d{2}-\d{2})/i.exec(entry)?.[1],
			link: addressIn(entry),
		},
	];
}

function slugOf(title: string): string {
	return (
		title
			.toLowerCase()
			.normalize('NFKD')
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-+|-+$/g, '')
			.slice(0, 60) || 'item'
	);
}
