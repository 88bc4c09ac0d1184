import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks as much of PagerDuty's published REST API as a pull uses, with the faults that real ones have. */
export interface PagerDutyServer {
	readonly url: string;
	/** Path and query of each request, in order. */
	readonly requests: URL[];
	stop(): Promise<void>;
}

export interface Answer {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	/** Ends the connection in the middle of the body. */
	readonly cutOff?: boolean;
	/** Never answers. */
	readonly silent?: boolean;
}

export interface Records {
	readonly incidents?: readonly Readonly<Record<string, unknown>>[];
	readonly log_entries?: readonly Readonly<Record<string, unknown>>[];
}

export const TOKEN = 'y_NbAkKc66ryYTWUXYEu';

/** @param faults Answers to the first requests, in order; undefined for a right one. Once they are used up all is well. */
export async function startPagerDuty(
	records: Records,
	faults: readonly (Answer | undefined)[] = [],
): Promise<PagerDutyServer> {
	const requests: URL[] = [];
	const server = http.createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const fault = faults[requests.length];
		requests.push(url);
		const { status, headers, body, cutOff, silent } = fault ?? answer(url, request.headers, records);
		if (silent) return;
		response.writeHead(status ?? 200, { 'Content-Type': 'application/json', ...headers });
		if (!cutOff) {
			response.end(body ?? '');
			return;
		}
		response.write((body ?? '{"incidents": [').slice(0, 10));
		response.socket?.destroySoon();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

function answer(url: URL, headers: http.IncomingHttpHeaders, records: Records): Answer {
	if (headers.authorization !== `Token token=${TOKEN}`)
		return { status: 401, body: '{"error":{"message":"Unauthorized","code":2006}}' };
	if (headers.accept !== 'application/vnd.pagerduty+json;version=2') return { status: 406 };
	const list = url.pathname.slice(1) as keyof Records;
	if (list !== 'incidents' && list !== 'log_entries') return { status: 404, body: '{"error":{"message":"Not Found"}}' };
	const number = (name: string, otherwise: number) => Number(url.searchParams.get(name) ?? otherwise);
	const [limit, offset] = [Math.min(100, number('limit', 25)), number('offset', 0)];
	if (offset + limit > 10_000) return { status: 400, body: '{"error":{"message":"Invalid Input Provided"}}' };
	const [since, until] = ['since', 'until'].map((name) => Date.parse(url.searchParams.get(name) ?? ''));
	if (Number.isFinite(since) && until! - since! > 184 * 86_400_000) return { status: 400 };
	const rows = (records[list] ?? []).filter(({ created_at }) => {
		const at = Date.parse(String(created_at));
		return !Number.isFinite(since) || (at >= since! && at < until!);
	});
	const total = url.searchParams.get('total') === 'true' ? rows.length : null;
	const more = offset + limit < rows.length;
	return { body: JSON.stringify({ [list]: rows.slice(offset, offset + limit), limit, offset, total, more }) };
}
