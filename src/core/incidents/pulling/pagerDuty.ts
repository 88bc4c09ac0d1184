import { DAY } from '../../backlog/quantities.ts';
import { message } from '../../text.ts';
import { counts } from '../../views/counts.ts';
import { cancelled, getJson } from './getJson.ts';
import type { Pulled, PullPort } from './pullPort.ts';

export interface PagerDutyPull {
	/** Such as `https://api.pagerduty.com`; the EU's is `https://api.eu.pagerduty.com`. */
	readonly url: string;
	readonly token: string;
	/** Milliseconds since 1970. */
	readonly since: number;
	readonly until: number;
	/** Ids of teams; none: all that the token may see. */
	readonly teams: readonly string[];
}

export interface PulledPagerDuty {
	/** `{ "incidents": […] }`, as the reader of PagerDuty's incidents takes it. */
	readonly incidents: string;
	/** `{ "log_entries": […] }`, as the reader of its log entries takes it. */
	readonly logEntries: string;
}

/** The API's own bounds: rows a page, and rows that paging reaches at all. */
const PAGE = 100;
const MOST_ROWS = 10_000;
/** It takes at most six months at once. */
const LONGEST_SPAN = 180 * DAY;
/** A span of minutes that still holds too many rows is no history that a team can have. */
const SHORTEST_SPAN = 60_000;

type Entry = Readonly<Record<string, unknown>>;

/**
 * The incidents of a span of time and the log entries that tell who was paged and who took them. All or nothing: what
 * was read before a failure is not used. Requests are made one after the other, as the vendor asks.
 * Source: PagerDuty, REST API v2, "List incidents", "List log entries", "Pagination", "REST API rate limits".
 */
export async function pullPagerDuty(pull: PagerDutyPull, port: PullPort): Promise<Pulled<PulledPagerDuty>> {
	const incidents = await listAll(pull, 'incidents', port);
	if (!incidents.ok) return incidents;
	const logEntries = await listAll(pull, 'log_entries', port);
	if (!logEntries.ok) return logEntries;
	if (port.cancelled) return cancelled;
	const taken = acknowledgements(logEntries.value);
	const enriched = incidents.value.map((incident) => {
		const known = taken.get(textOf(incident.id) ?? '');
		// A resolved incident no longer says who took it; its log does.
		return known && isEmpty(incident.acknowledgements) ? { ...incident, acknowledgements: known } : incident;
	});
	return {
		ok: true,
		value: {
			incidents: JSON.stringify({ incidents: enriched }),
			logEntries: JSON.stringify({ log_entries: logEntries.value }),
		},
	};
}

/** Whether the API takes the token. */
export async function checkPagerDuty(
	pull: Pick<PagerDutyPull, 'url' | 'token'>,
	port: PullPort,
): Promise<Pulled<undefined>> {
	const reply = await getJson(`${baseOf(pull.url)}/incidents?limit=1`, headersOf(pull.token), port);
	return reply.ok ? { ok: true, value: undefined } : reply;
}

type List = 'incidents' | 'log_entries';

async function listAll(pull: PagerDutyPull, list: List, port: PullPort): Promise<Pulled<readonly Entry[]>> {
	const found = new Map<string, Entry>();
	// The newest first: a stack of spans, of which a too full one is split.
	const spans = spansOf(pull.since, pull.until);
	for (let span = spans.pop(); span; span = spans.pop()) {
		const rows = await listSpan(pull, list, span, found.size, port);
		if (!rows.ok) return rows;
		if (rows.value) for (const row of rows.value) found.set(textOf(row.id) ?? JSON.stringify(row), row);
		else if (span.until - span.since <= SHORTEST_SPAN)
			return { ok: false, kind: 'failed', reason: message('There are too many records in one minute.') };
		else {
			const middle = Math.floor((span.since + span.until) / 2);
			spans.push({ since: span.since, until: middle }, { since: middle, until: span.until });
		}
	}
	return { ok: true, value: [...found.values()] };
}

interface TimeSpan {
	readonly since: number;
	readonly until: number;
}

function spansOf(since: number, until: number): TimeSpan[] {
	const spans: TimeSpan[] = [];
	for (let start = since; start < until; start += LONGEST_SPAN)
		spans.push({ since: start, until: Math.min(until, start + LONGEST_SPAN) });
	return spans;
}

/** Undefined where the span holds more rows than paging reaches. */
async function listSpan(
	pull: PagerDutyPull,
	list: List,
	{ since, until }: TimeSpan,
	before: number,
	port: PullPort,
): Promise<Pulled<readonly Entry[] | undefined>> {
	const rows: Entry[] = [];
	for (let offset = 0; ; offset += PAGE) {
		if (offset + PAGE > MOST_ROWS) return { ok: true, value: undefined };
		const query = new URLSearchParams({
			since: new Date(since).toISOString(),
			until: new Date(until).toISOString(),
			limit: String(PAGE),
			offset: String(offset),
			...(offset === 0 ? { total: 'true' } : {}),
			...(list === 'incidents' ? { sort_by: 'created_at:asc' } : {}),
		});
		for (const team of pull.teams) query.append('team_ids[]', team);
		const reply = await getJson(`${baseOf(pull.url)}/${list}?${query}`, headersOf(pull.token), port);
		if (!reply.ok) return reply;
		const page = reply.value[list];
		if (!Array.isArray(page))
			return { ok: false, kind: 'failed', reason: message('The answer has no list of {0}.', list) };
		if (offset === 0 && Number(reply.value.total) > MOST_ROWS) return { ok: true, value: undefined };
		rows.push(...page.filter((row): row is Entry => typeof row === 'object' && row !== null && !Array.isArray(row)));
		port.progress(
			list === 'incidents' ? counts.incidents(before + rows.length) : counts.logEntries(before + rows.length),
		);
		// A page without rows that promises more would never end.
		if (reply.value.more !== true || page.length === 0) return { ok: true, value: rows };
	}
}

function headersOf(token: string): Readonly<Record<string, string>> {
	return { Authorization: `Token token=${token}`, Accept: 'application/vnd.pagerduty+json;version=2' };
}

function baseOf(url: string): string {
	return url.trim().replace(/\/+$/, '');
}

/** Who took each incident and when, as the incident itself says it while it is open. */
function acknowledgements(logEntries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
	const taken = new Map<string, Entry[]>();
	for (const { type, incident, agent, created_at } of logEntries) {
		const id = textOf((incident as Entry | null | undefined)?.id);
		if (type !== 'acknowledge_log_entry' || id === undefined) continue;
		const entry = { at: created_at, acknowledger: agent };
		const known = taken.get(id);
		if (known) known.push(entry);
		else taken.set(id, [entry]);
	}
	return taken;
}

function isEmpty(value: unknown): boolean {
	return !Array.isArray(value) || value.length === 0;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
