import { readYaml } from '../../backlog/readYaml.ts';
import { addressIn, type MarkdownText, plainText } from '../text/markdownText.ts';
import { LooseInstants } from './looseInstant.ts';
import { earliest, instant, later, millisecondsOf } from './values.ts';

/** What a postmortem says of its incident; undefined where it does not. Times have their zone. */
export interface PostmortemFields {
	readonly id: string | undefined;
	readonly title: string | undefined;
	readonly date: string | undefined;
	readonly started: string | undefined;
	readonly detected: string | undefined;
	readonly resolved: string | undefined;
	readonly services: readonly string[];
	readonly severity: string | undefined;
	/** A share, such as `60%`. */
	readonly impact: string | undefined;
	readonly cause: string | undefined;
	readonly links: readonly string[];
}

export function postmortemFields(markdown: MarkdownText, zone: string): PostmortemFields {
	const said = factsOf(markdown);
	const first = (...names: readonly string[]) =>
		names.map((name) => said.get(name)).find((value) => value !== undefined);
	const dateText = first('date', 'incidentdate', 'dateofincident', 'when');
	const time = timeReader(zone, dateText);
	const heading =
		markdown.sections.find((section) => section.level === 1)?.heading ??
		markdown.sections.find((section) => section.level > 0)?.heading;
	const title = first('title') ?? (heading === undefined ? undefined : plainText(heading));
	const marked = markedTimes(markdown, time);
	const span = spanOf(dateText, time);
	const date = time.read(/\d{4}-\d{2}-\d{2}/.exec(dateText ?? '')?.[0] ?? dateText);
	const started =
		time.read(
			first(
				'started',
				'start',
				'starttime',
				'began',
				'incidentstart',
				'incidentstarted',
				'impactstart',
				'startedat',
				'from',
			),
		) ??
		span?.from ??
		marked.from;
	const length = secondsIn(first('duration', 'incidentduration', 'outageduration', 'lasted', 'timetoresolve', 'ttr'));
	return {
		id:
			first('incident', 'incidentid', 'id', 'key', 'reference') ??
			/\b([A-Z][A-Z0-9]{1,9}-\d+)\b/.exec(title ?? '')?.[1],
		title: title?.replace(/^(?:incident\s+)?post-?mortem(?:\s+(?:for|of))?\s*[:–-]?\s*/i, '') || title,
		date,
		started: started ?? (length === undefined ? undefined : date),
		detected: time.read(first('detected', 'detectedat', 'timedetected')),
		resolved:
			time.read(
				first('resolved', 'end', 'ended', 'endtime', 'resolvedat', 'incidentend', 'impactend', 'mitigated', 'to'),
			) ??
			span?.to ??
			marked.to ??
			later(started ?? date, length),
		services: (first('services', 'service', 'affectedservices', 'component', 'components', 'systems') ?? '')
			.split(/[,;]|\band\b/)
			.map(plainText)
			.filter((name) => name !== '' && name.length <= 60),
		severity: first('severity', 'sev', 'priority', 'level'),
		impact: /^\d+(?:\.\d+)?\s*%$/.exec(first('impact', 'usersaffected', 'impactshare') ?? '')?.[0],
		cause: /^[\w./-]{1,60}$/.exec(first('cause', 'rootcause', 'failuremode') ?? '')?.[0],
		links: [first('link', 'url', 'links', 'incidentlink')].flatMap((text) => addressIn(text ?? '') ?? []),
	};
}

/** Keys by their letters alone; the first to say something is believed: front matter, then the text in its order. */
function factsOf(markdown: MarkdownText): ReadonlyMap<string, string> {
	const facts = new Map<string, string>();
	const add = (key: string, value: string) => {
		const name = key.toLowerCase().replace(/[^a-z]/g, '');
		const text = value.slice(0, 500).replace(/\s+/g, ' ').trim();
		if (name !== '' && text !== '' && !facts.has(name)) facts.set(name, text);
	};
	const root = markdown.frontMatter ? readYaml(markdown.frontMatter.text).root : undefined;
	if (root?.type === 'map')
		for (const { key, value } of root.entries) {
			if (value.type === 'scalar' && value.value !== null) add(key, String(value.value));
			if (value.type === 'sequence')
				add(
					key,
					value.items
						.flatMap((item) => (item.type === 'scalar' && item.value !== null ? [String(item.value)] : []))
						.join(', '),
				);
		}
	for (const section of markdown.sections) {
		for (const line of section.lines) {
			const pair = /^[\s>*-]*\**\s*([A-Za-z][A-Za-z /()-]{1,30}?)\s*\**\s*:\s*\**\s*(\S.*)$/.exec(
				line.text.slice(0, 600),
			);
			if (pair) add(pair[1]!, plainText(pair[2]!));
		}
		for (const table of section.tables)
			if (table.header.length === 2)
				for (const { cells } of [{ cells: table.header }, ...table.rows])
					add(plainText(cells[0] ?? ''), plainText(cells[1] ?? ''));
		const text = section.lines.find((line) => line.text.trim() !== '')?.text;
		if (section.level > 1 && text !== undefined && text.length < 200) add(section.heading, plainText(text));
	}
	return facts;
}

interface TimeReader {
	/** A time of day takes the postmortem's date. */
	read(text: string | undefined): string | undefined;
}

function timeReader(zone: string, dateText: string | undefined): TimeReader {
	const all = new LooseInstants(zone);
	all.see(dateText ?? '');
	const read = (text: string): string | undefined => {
		const trimmed = text.replace(/\(.*\)$/, '').trim();
		const at = instant(trimmed, zone);
		if (millisecondsOf(at) !== undefined) return at;
		return all.read(trimmed);
	};
	const day =
		dateText === undefined
			? undefined
			: (/\d{4}-\d{2}-\d{2}/.exec(dateText)?.[0] ?? read(dateText.replace(/,?\s+\d{1,2}:\d{2}.*$/, ''))?.slice(0, 10));
	const named = /\b(UTC|GMT|Z)\b/.test(dateText ?? '') ? 'Z' : '';
	return {
		read(text) {
			if (text === undefined) return undefined;
			const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*(UTC|GMT|Z|[+-]\d{2}:?\d{2})?$/i.exec(text.trim());
			if (!clock) return read(text);
			if (day === undefined) return undefined;
			const offset = clock[3] ? clock[3].replace(/UTC|GMT/i, 'Z') : named;
			return read(`${day}T${clock[1]!.padStart(2, '0')}:${clock[2]}${offset}`);
		},
	};
}

/** `2015-10-21, 14:51–15:36 UTC`; past midnight where the second time is the earlier. */
function spanOf(text: string | undefined, time: TimeReader): { from: string; to: string } | undefined {
	const match = /(\d{1,2}:\d{2})\s*(?:UTC|GMT|Z)?\s*(?:–|—|-|to|until)\s*(\d{1,2}:\d{2})/.exec(text ?? '');
	const from = time.read(match?.[1]);
	const to = time.read(match?.[2]);
	if (from === undefined || to === undefined) return undefined;
	return { from, to: millisecondsOf(to)! < millisecondsOf(from)! ? later(to, 86_400)! : to };
}

/** Lines of a timeline that say that the outage begins or ends. */
function markedTimes(markdown: MarkdownText, time: TimeReader): { from?: string; to?: string } {
	const marked = (pattern: RegExp) => {
		const lines = markdown.sections.flatMap((section) => [
			...section.lines.map((line) => line.text),
			...section.tables.flatMap((table) => table.rows.map((row) => row.cells.join(' '))),
		]);
		return earliest(
			lines.map((line) => {
				const text = plainText(line.slice(0, 300));
				const at = /^[-*\s|[(]*((?:\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:UTC|GMT|Z))?)\b/.exec(text);
				return at && pattern.test(text) ? time.read(at[1]!) : undefined;
			}),
		);
	};
	const from = marked(/\b(?:outage|incident|impact)\s+(?:begins?|began|starts?|started)\b/i);
	const to = marked(/\b(?:outage|incident|impact)\s+(?:ends?|ended|is over|resolved)\b/i);
	return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** `1 hour and 20 minutes`, `1h 20m`, `66 min`. */
function secondsIn(text: string | undefined): number | undefined {
	const units = { d: 86_400, h: 3600, m: 60, s: 1 } as const;
	let seconds = 0;
	let found = false;
	for (const match of (text ?? '')
		.slice(0, 100)
		.matchAll(/(\d+(?:\.\d+)?)\s*(d(?:ays?)?|h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b/gi)) {
		seconds += Number(match[1]) * units[match[2]![0]!.toLowerCase() as keyof typeof units];
		found = true;
	}
	return found ? seconds : undefined;
}
