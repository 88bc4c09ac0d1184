import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that gives each query one answer, with the faults that real ones have. */
export interface QueryServer {
	readonly url: string;
	/** Path and query of each instant query, in order. */
	readonly requests: URL[];
	readonly rangeRequests: URL[];
	readonly authorizations: (string | undefined)[];
	stop(): Promise<void>;
}

export interface QueryAnswer {
	readonly status?: number;
	/** Absent: it never answers. */
	readonly body?: string;
	readonly location?: string;
}

export const vector = (...values: readonly string[]) => ({
	body: JSON.stringify({
		status: 'success',
		data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1_700_000_000, value] })) },
	}),
});

/** The curve of one series: a value for each whole day up to 2026-11-23 09:00 UTC, null for none. */
export const matrix = (...values: readonly (string | null)[]) =>
	matrixUpTo(Date.parse('2026-11-23T09:00Z') / 1000, values);

/** @param end Seconds since 1970. */
export function matrixUpTo(end: number, values: readonly (string | null)[]): QueryAnswer {
	const first = end - (values.length - 1) * 86_400;
	const points = values.flatMap((value, day) => (value === null ? [] : [[first + day * 86_400, value]]));
	return {
		body: JSON.stringify({
			status: 'success',
			data: { resultType: 'matrix', result: values.length === 0 ? [] : [{ metric: {}, values: points }] },
		}),
	};
}

/** What a server says that knows no range queries. */
const unknownPath: QueryAnswer = { status: 404, body: 'not found' };

/** @param answers To the instant queries, in order; the last one to all that follow. */
export function startQueryServer(...answers: readonly QueryAnswer[]): Promise<QueryServer> {
	return startRangeServer(() => unknownPath, ...answers);
}

/** @param range To a range query. */
export async function startRangeServer(
	range: (asked: URL) => QueryAnswer,
	...answers: readonly QueryAnswer[]
): Promise<QueryServer> {
	const rangeRequests: URL[] = [];
	const requests: URL[] = [];
	const authorizations: (string | undefined)[] = [];
	const server = http.createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const isRange = url.pathname.endsWith('/query_range');
		const answer = isRange ? range(url) : answers[Math.min(requests.length, answers.length - 1)]!;
		(isRange ? rangeRequests : requests).push(url);
		authorizations.push(request.headers.authorization);
		if (answer.body === undefined && answer.location === undefined) return;
		response.writeHead(answer.status ?? 200, answer.location ? { Location: answer.location } : {});
		response.end(answer.body ?? '');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		rangeRequests,
		authorizations,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
