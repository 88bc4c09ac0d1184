import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that gives each query one answer, with the faults that real ones have. */
export interface QueryServer {
	readonly url: string;
	/** Path and query of each request, in order. */
	readonly requests: URL[];
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

/** @param answers To the requests, in order; the last one to all that follow. */
export async function startQueryServer(...answers: readonly QueryAnswer[]): Promise<QueryServer> {
	const requests: URL[] = [];
	const authorizations: (string | undefined)[] = [];
	const server = http.createServer((request, response) => {
		const answer = answers[Math.min(requests.length, answers.length - 1)]!;
		requests.push(new URL(request.url ?? '/', 'http://localhost'));
		authorizations.push(request.headers.authorization);
		if (answer.body === undefined && answer.location === undefined) return;
		response.writeHead(answer.status ?? 200, answer.location ? { Location: answer.location } : {});
		response.end(answer.body ?? '');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		authorizations,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
