import { type Message, message } from '../../text.ts';

/** Why a query gave no share of good. Stable: tests and output of the command line name it. */
export type AskCode =
	/** The address or the token cannot be used; nothing was sent. */
	| 'address'
	/** No whole answer came. */
	| 'unreachable'
	| 'cancelled'
	/** The server does not let this one in. */
	| 'token'
	/** The server refuses the query, or has a fault. */
	| 'status'
	/** The answer is none of this API, or not whole. */
	| 'answer'
	| 'noData'
	| 'several'
	| 'notNumber'
	| 'outside';

export interface AskFailure {
	readonly ok: false;
	readonly code: AskCode;
	/** One sentence. What the server says of itself is in it, on one line. */
	readonly reason: Message;
}

export type Asked<Value> = { readonly ok: true; readonly value: Value } | AskFailure;

/** Sums of rates carry rounding: so far past the ends a share still is 0 or 1. */
const ROUNDING = 1e-9;

/**
 * The one number 0–1 that an instant query gives. Anything else is a failure: an answer that is only nearly understood
 * would be a budget that is only nearly right.
 * Source: Prometheus, HTTP API, “Format overview”, “Expression query result formats”.
 *
 * @param status Of HTTP.
 */
export function readAnswer(status: number, text: string): Asked<number> {
	const data = dataOf(status, text);
	return data.ok ? readData(data.value) : data;
}

/**
 * The numbers 0–1 that a range query gives, with their moments in milliseconds since 1970. A moment without a number, such
 * as one before there was anything to count, is none of them; all else that is not sure is a failure here too.
 */
export function readRangeAnswer(status: number, text: string): Asked<readonly (readonly [number, number])[]> {
	const data = dataOf(status, text);
	if (!data.ok) return data;
	const { resultType, result } = data.value;
	if (resultType !== 'matrix' || !Array.isArray(result))
		return failure('answer', message('The answer is none of Prometheus’s query API.'));
	if (result.length > 1) return severalSeries(result.length);
	const [series] = result;
	const values = isMap(series) && Array.isArray(series.values) ? series.values : [];
	const points: (readonly [number, number])[] = [];
	for (const sample of values) {
		const read = readSample(sample);
		if (read.ok) points.push([Math.round(sample[0] * 1000), read.value]);
		else if (!(Array.isArray(sample) && sample[1] === 'NaN')) return read;
	}
	return points.length === 0
		? failure('noData', message('The query finds no data.'))
		: { ok: true, value: points.sort(([one], [other]) => one - other) };
}

function dataOf(status: number, text: string): Asked<Readonly<Record<string, unknown>>> {
	const body = objectOf(text);
	if (status === 401) return failure('token', message('It does not accept the token, or wants one (status 401).'));
	if (status === 403) return failure('token', message('It does not let this token read (status 403).'));
	if (body?.status === 'error')
		return failure('status', message('It refuses the query: {0}', said(body.error) || said(body.errorType)));
	if (status < 200 || status >= 300)
		return failure('status', message('It does not answer the query (status {0}).', status));
	if (body?.status !== 'success' || !isMap(body.data))
		return failure('answer', message('The answer is none of Prometheus’s query API.'));
	const [warning] = Array.isArray(body.warnings) ? body.warnings : [];
	if (warning !== undefined)
		return failure('answer', message('It warns that the answer may be wrong: {0}', said(warning)));
	return { ok: true, value: body.data };
}

function readData({ resultType, result }: Readonly<Record<string, unknown>>): Asked<number> {
	if (resultType === 'scalar') return readSample(result);
	if (resultType !== 'vector')
		return failure('notNumber', message('The query gives a {0} and not one number.', said(resultType) || '?'));
	if (!Array.isArray(result)) return failure('answer', message('The answer is none of Prometheus’s query API.'));
	if (result.length === 0) return failure('noData', message('The query finds no data.'));
	if (result.length > 1) return severalSeries(result.length);
	const [series] = result;
	return readSample(isMap(series) ? series.value : undefined);
}

/** `[seconds, "value"]`. */
function readSample(sample: unknown): Asked<number> {
	const [time, text] = Array.isArray(sample) && sample.length === 2 ? sample : [];
	if (typeof time !== 'number' || typeof text !== 'string')
		return failure('notNumber', message('The query gives no number.'));
	if (text === 'NaN')
		return failure('notNumber', message('The query gives no number (NaN): there may have been nothing to count.'));
	const value = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
	if (Number.isNaN(value) && !/^[-+]?Inf$/.test(text))
		return failure('notNumber', message('The query gives no number.'));
	if (Number.isNaN(value) || value < -ROUNDING || value > 1 + ROUNDING)
		return failure('outside', message('The query gives {0}. The share of good must lie from 0 to 1.', text));
	return { ok: true, value: Math.min(1, Math.max(0, value)) };
}

function severalSeries(series: number): AskFailure {
	return failure(
		'several',
		message('The query gives {0} series. Make one of them, such as by sum(…) ÷ sum(…).', series),
	);
}

function failure(code: AskCode, reason: Message): AskFailure {
	return { ok: false, code, reason };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isMap(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST_SAYING = 300;

/** What a server says, fit for one line. */
function said(value: unknown): string {
	const line = typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
	return line.length > LONGEST_SAYING ? `${line.slice(0, LONGEST_SAYING - 1)}…` : line;
}
