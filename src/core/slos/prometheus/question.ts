import { type Message, message } from '../../text.ts';
import type { Asked } from './answer.ts';

/** Where a query API is, and what to show it. */
export interface PrometheusAddress {
	/** Such as `https://prometheus.example.com` or, of Mimir, `https://mimir.example.com/prometheus`. */
	readonly url: string;
	/** Sent as a bearer token. */
	readonly token?: string;
}

/** Seconds that the server may take; it then says so itself. */
const SERVER_PATIENCE = 30;

/** In a query this stands for the window: that of the objective, or the days that the burn rate is about. */
const WINDOW = /\$window\b/g;

/** Whether a query can be asked about any window. */
export function takesWindow(query: string): boolean {
	return query.search(WINDOW) >= 0;
}

/**
 * The address to GET an instant query from: its value at a moment.
 * Source: Prometheus, HTTP API, “Instant queries”.
 *
 * @param base As `readAddress` gives it.
 * @param at Milliseconds since 1970.
 */
export function instantQueryUrl(base: string, query: string, windowMinutes: number, at: number): string {
	const parameters = new URLSearchParams({
		query: query.replace(WINDOW, () => promDuration(windowMinutes)),
		time: (at / 1000).toFixed(3),
		timeout: `${SERVER_PATIENCE}s`,
	});
	return `${base}/api/v1/query?${parameters}`;
}

/** Seconds between two moments of a range query. */
const DAY_OF_SECONDS = 86_400;

/**
 * The address to GET a range query from: its value at a moment, and at whole days before it.
 * Source: Prometheus, HTTP API, “Range queries”.
 */
export function rangeQueryUrl(base: string, query: string, windowMinutes: number, at: number, days: number): string {
	const parameters = new URLSearchParams({
		query: query.replace(WINDOW, () => promDuration(windowMinutes)),
		start: (at / 1000 - days * DAY_OF_SECONDS).toFixed(3),
		end: (at / 1000).toFixed(3),
		step: `${DAY_OF_SECONDS}`,
		timeout: `${SERVER_PATIENCE}s`,
	});
	return `${base}/api/v1/query_range?${parameters}`;
}

/** In the largest unit in which it is a whole number: PromQL knows no fractions. */
function promDuration(minutes: number): string {
	const units: readonly [number, string][] = [
		[1440, 'd'],
		[60, 'h'],
		[1, 'm'],
	];
	const unit = units.find(([size]) => minutes >= size && minutes % size === 0);
	return unit ? `${minutes / unit[0]}${unit[1]}` : `${Math.max(1, Math.round(minutes * 60_000))}ms`;
}

/** The address without what says nothing. A token goes nowhere in clear text but to the own machine. */
export function readAddress({ url, token }: PrometheusAddress): Asked<{
	readonly base: string;
	readonly headers: Readonly<Record<string, string>>;
}> {
	const refuse = (reason: Message) => ({ ok: false, code: 'address', reason }) as const;
	const parsed = parse(url.trim());
	if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
		return refuse(message('The address of Prometheus must begin with https:// or http://.'));
	if (parsed.username !== '' || parsed.password !== '')
		return refuse(message('The address of Prometheus must not hold a name or a password. Give a token instead.'));
	if (parsed.search !== '' || parsed.hash !== '')
		return refuse(message('The address of Prometheus must end before “?” and “#”.'));
	const base = parsed.origin + parsed.pathname.replace(/(?:\/api\/v1)?\/*$/, '');
	const bare = token?.trim() ?? '';
	if (bare === '') return { ok: true, value: { base, headers: { Accept: 'application/json' } } };
	if (!/^[\x21-\x7e]+$/.test(bare)) return refuse(message('The token of Prometheus has signs that no token has.'));
	if (parsed.protocol === 'http:' && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(parsed.hostname))
		return refuse(message('A token is sent by https only. Use an https address, or no token.'));
	return { ok: true, value: { base, headers: { Accept: 'application/json', Authorization: `Bearer ${bare}` } } };
}

function parse(url: string): URL | undefined {
	try {
		return new URL(url);
	} catch {
		return undefined;
	}
}
