import { readInstant, resolveInstant } from '../../backlog/times.ts';
import { type Fields, isFields } from '../text/sourceText.ts';

/** What records of vendors hold, read leniently: nulls and values of another type are as good as absent. */

export function valueAt(record: unknown, ...path: readonly string[]): unknown {
	let value = record;
	for (const step of path) value = isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined;
	return value ?? undefined;
}

/** On one line, without white space around it; undefined where nothing is left. Numbers are taken as text. */
export function textAt(record: unknown, ...path: readonly string[]): string | undefined {
	return asText(valueAt(record, ...path));
}

export function asText(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).replace(/\s+/g, ' ').trim() || undefined;
}

/** A number, or a text that is one. */
export function numberAt(record: unknown, ...path: readonly string[]): number | undefined {
	const value = valueAt(record, ...path);
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	return Number.isFinite(Number(value)) ? Number(value) : undefined;
}

/** A count of people or pages: whole, not negative; zero of people means that nobody counted. */
export function countAt(record: unknown, ...path: readonly string[]): number | undefined {
	const value = numberAt(record, ...path);
	return value !== undefined && value >= 0 ? Math.round(value) : undefined;
}

export function listAt(record: unknown, ...path: readonly string[]): readonly unknown[] {
	const value = valueAt(record, ...path);
	return Array.isArray(value) ? value : [];
}

export function yesAt(record: unknown, ...path: readonly string[]): boolean | undefined {
	const value = valueAt(record, ...path);
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return /^(true|t|yes|1)$/i.test(`${value}`) ? true : /^(false|f|no|0)$/i.test(`${value}`) ? false : undefined;
}

/**
 * A point in time, with its zone: `UTC` behind it counts as one, a time without one is in `zone`, and a number counts
 * seconds or milliseconds since 1970. What is no time stays as it is, so that the schema says what is wrong with it.
 */
export function instant(value: unknown, zone = 'UTC'): string | undefined {
	if (typeof value === 'number') return fromEpoch(value);
	const text = asText(value);
	if (text === undefined) return undefined;
	const written = text
		.replace(/ ?(UTC|GMT)$/i, 'Z')
		.replace(/([+-]\d{2})$/, (whole, hours, at) => (at > 10 ? `${hours}:00` : whole));
	const read = readInstant(written);
	if (!read) return /^\d{10}(\d{3})?$/.test(text) ? fromEpoch(Number(text)) : text;
	if (read.offset !== undefined) return written;
	return new Date(resolveInstant(read, zone)).toISOString();
}

export function instantAt(record: unknown, path: readonly string[], zone?: string): string | undefined {
	return instant(valueAt(record, ...path), zone);
}

/** The instant so many seconds later. */
export function later(started: string | undefined, seconds: number | undefined): string | undefined {
	if (started === undefined || seconds === undefined) return undefined;
	const from = readInstant(started);
	if (from?.offset === undefined || Math.abs(seconds) > 1e10) return undefined;
	const at = resolveInstant(from, 'UTC') + seconds * 1000;
	return at < 0 ? undefined : new Date(at).toISOString();
}

/** Milliseconds since 1970 of what `instant` gave. */
export function millisecondsOf(written: string | undefined): number | undefined {
	const read = readInstant(written);
	return read?.offset === undefined ? undefined : resolveInstant(read, 'UTC');
}

export function earliest(instants: readonly (string | undefined)[]): string | undefined {
	let best: string | undefined;
	for (const candidate of instants) {
		const at = millisecondsOf(candidate);
		if (at !== undefined && (best === undefined || at < millisecondsOf(best)!)) best = candidate;
	}
	return best;
}

/** The addresses among the values that can be opened. */
export function webLinks(...values: readonly unknown[]): readonly string[] {
	const links = values.filter((value): value is string => typeof value === 'string' && /^https?:\/\/\S+$/i.test(value));
	return [...new Set(links)];
}

/** Several names, each once; for `services`, all of them struck in full where nobody says how hard. */
export function serviceFields(names: readonly (string | undefined)[]): Fields {
	const distinct = [...new Set(names.filter((name): name is string => name !== undefined))];
	if (distinct.length === 0) return {};
	if (distinct.length === 1) return { service: distinct[0] };
	return { services: Object.fromEntries(distinct.map((name) => [name, '100%'])) };
}

function fromEpoch(value: number): string | undefined {
	const milliseconds = value >= 1e11 ? value : value * 1000;
	return Number.isFinite(value) && milliseconds >= 0 && milliseconds < 8e15
		? new Date(milliseconds).toISOString()
		: undefined;
}
