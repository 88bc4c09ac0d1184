import assert from 'node:assert/strict';
import { DAY } from '../../../../src/core/backlog/quantities.ts';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { withPageCounts } from '../../../../src/core/incidents/pulling/countPages.ts';
import { checkPagerDuty, pullPagerDuty } from '../../../../src/core/incidents/pulling/pagerDuty.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { say } from '../../../../src/core/text.ts';
import { FetchPort } from '../../../../src/network/fetchPort.ts';
import { type Answer, type PagerDutyServer, type Records, startPagerDuty, TOKEN } from './pagerDutyServer.ts';

const start = Date.UTC(2026, 0, 1);
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();

function incident(number: number, minutes: number) {
	return {
		id: `P${number}`,
		incident_number: number,
		title: `Incident ${number}`,
		created_at: at(minutes),
		resolved_at: at(minutes + 30),
		status: 'resolved',
		urgency: 'high',
		service: { id: 'S1', summary: 'Checkout API' },
		acknowledgements: [],
		html_url: `https://shop.pagerduty.com/incidents/P${number}`,
	};
}

function entry(id: string, type: string, minutes: number, more: Readonly<Record<string, unknown>> = {}) {
	return { id, type: `${type}_log_entry`, created_at: at(minutes), incident: { id: 'P1' }, ...more };
}

describe('a pull from PagerDuty', () => {
	let server: PagerDutyServer | undefined;
	afterEach(async () => {
		await server?.stop();
		server = undefined;
	});

	async function pull(
		records: Records,
		options: {
			readonly faults?: readonly (Answer | undefined)[];
			readonly token?: string;
			readonly days?: number;
			readonly patience?: number;
			readonly teams?: readonly string[];
			readonly cancelAfter?: number;
		} = {},
	) {
		server = await startPagerDuty(records, options.faults);
		const stop = new AbortController();
		const waits: number[] = [];
		const told: string[] = [];
		const port = new FetchPort(
			stop.signal,
			(sentence) => {
				told.push(say(sentence));
				if (told.length === options.cancelAfter) stop.abort();
			},
			{ patience: options.patience ?? 10_000, mostBytes: 1_000_000 },
		);
		// What a person would wait for is written down instead.
		port.wait = async (milliseconds) => {
			waits.push(milliseconds);
		};
		const { url } = server;
		const { token = TOKEN, days = 30, teams = [] } = options;
		const result = await pullPagerDuty({ url, token, since: start, until: start + days * DAY, teams }, port);
		return { result, waits, told, requests: server.requests };
	}

	const idsOf = (text: string, list: string) => (JSON.parse(text)[list] as { id: string }[]).map(({ id }) => id).sort();

	it('reads page after page of incidents, then of log entries, of the teams that are wanted', async () => {
		const incidents = Array.from({ length: 250 }, (_, index) => incident(index + 1, index * 60));
		const { result, requests, told } = await pull({ incidents }, { teams: ['T1', 'T2'] });
		assert.ok(result.ok);
		assert.deepEqual(idsOf(result.value.incidents, 'incidents').length, 250);
		assert.deepEqual(
			requests.map((url) => `${url.pathname} ${url.searchParams.get('offset')}`),
			['/incidents 0', '/incidents 100', '/incidents 200', '/log_entries 0'],
		);
		assert.deepEqual(requests[0]?.searchParams.getAll('team_ids[]'), ['T1', 'T2']);
		assert.deepEqual(told.slice(0, 3), ['100 incidents', '200 incidents', '250 incidents']);
	});

	it('asks for no more than six months at once', async () => {
		const { result, requests } = await pull({ incidents: [incident(1, 0), incident(2, 300 * 1440)] }, { days: 365 });
		assert.ok(result.ok);
		assert.deepEqual(idsOf(result.value.incidents, 'incidents'), ['P1', 'P2']);
		assert.equal(requests.filter(({ pathname }) => pathname === '/incidents').length, 3);
	});

	it('halves a span of time that holds more rows than paging reaches', async () => {
		const log_entries = Array.from({ length: 10_500 }, (_, index) => entry(`L${index}`, 'notify', index * 4));
		const { result } = await pull({ log_entries });
		assert.ok(result.ok);
		assert.equal(idsOf(result.value.logEntries, 'log_entries').length, 10_500);
	});

	it('goes through the readers: pages are counted, and who took it is known from the log', async () => {
		const log_entries = [
			entry('L1', 'notify', 1, { user: { id: 'U1' } }),
			entry('L2', 'notify', 3, { user: { id: 'U2' } }),
			entry('L3', 'acknowledge', 5, { agent: { id: 'U2', type: 'user_reference' } }),
		];
		const { result } = await pull({ incidents: [incident(1, 0)], log_entries });
		assert.ok(result.ok);
		const pages = readSource('l.json', result.value.logEntries, defaultCalendar).pages;
		const reading = withPageCounts(readSource('i.json', result.value.incidents, defaultCalendar), pages);
		const [read] = reading.incidents;
		assert.deepEqual(
			[read?.id, read?.pages, read?.responders, read?.acknowledged, read?.source],
			['P1', 2, 1, start + 5 * 60_000, 'pagerduty'],
		);
	});

	it('a token that is not accepted, or may not read, is told at once', async () => {
		const refused = await pull({}, { token: 'wrong' });
		assert.deepEqual(
			[refused.result.ok, !refused.result.ok && refused.result.kind, refused.requests.length],
			[false, 'token', 1],
		);
		await server?.stop();
		const forbidden = await pull({}, { faults: [{ status: 403 }] });
		assert.equal(!forbidden.result.ok && say(forbidden.result.reason), 'The token may not read this (status 403).');
	});

	it('waits as long as the vendor says when the limit of requests is reached, and goes on where it was', async () => {
		const incidents = Array.from({ length: 150 }, (_, index) => incident(index + 1, index));
		const { result, waits, told } = await pull(
			{ incidents },
			{
				faults: [
					undefined,
					{ status: 429, headers: { 'Retry-After': '7' } },
					{ status: 429, headers: { 'ratelimit-reset': '3' } },
					{ status: 429 },
				],
			},
		);
		assert.ok(result.ok);
		assert.equal(idsOf(result.value.incidents, 'incidents').length, 150);
		assert.deepEqual(waits, [7000, 3000, 8000]);
		assert.ok(told.includes('The limit of requests is reached: waiting 7 s'));
	});

	it('gives up where the limit never ends', async () => {
		const { result, waits } = await pull({}, { faults: Array.from({ length: 60 }, () => ({ status: 429 })) });
		assert.equal(!result.ok && say(result.reason), 'The limit of requests stays reached (status 429).');
		assert.ok(waits.every((wait) => wait <= 120_000));
	});

	it('tries again after a fault of the server, an answer that was cut off, or one that is no JSON', async () => {
		for (const fault of [{ status: 500 }, { status: 503 }, { cutOff: true }, { body: '<html>' }, { body: '{"incid' }]) {
			const { result, waits } = await pull({ incidents: [incident(1, 0)] }, { faults: [fault] });
			assert.ok(result.ok, JSON.stringify(fault));
			assert.deepEqual(waits, [1000]);
			await server?.stop();
		}
	});

	it('says what is wrong where it stays so, and uses nothing of what came before', async () => {
		const incidents = Array.from({ length: 150 }, (_, index) => incident(index + 1, index));
		const faults = (fault: Answer) => [undefined, fault, fault, fault, fault];
		const cases: readonly (readonly [Answer, RegExp])[] = [
			[{ status: 500 }, /^The server has a fault \(status 500\)\.$/],
			[{ body: 'null' }, /^The answer is no JSON that can be read\.$/],
			[{ cutOff: true }, /^No whole answer came: /],
			[{ status: 400 }, /status 400/],
			[{ body: '{"incidents": 5}' }, /no list of incidents/],
			[{ status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, /^No whole answer came: /],
			[{ body: `{"incidents": ["${'x'.repeat(1_100_000)}"]}` }, /it is too long/],
		];
		for (const [fault, reason] of cases) {
			const { result } = await pull({ incidents }, { faults: faults(fault) });
			assert.ok(!result.ok);
			assert.match(say(result.reason), reason);
			await server?.stop();
		}
	});

	it('does not wait for ever for an answer', async () => {
		const { result } = await pull({}, { patience: 50, faults: Array.from({ length: 4 }, () => ({ silent: true })) });
		assert.equal(!result.ok && say(result.reason), 'No whole answer came: it took too long');
	});

	it('stops when it is cancelled, and sends nothing more', async () => {
		const incidents = Array.from({ length: 950 }, (_, index) => incident(index + 1, index));
		const { result, requests } = await pull({ incidents }, { cancelAfter: 2 });
		assert.equal(!result.ok && result.kind, 'cancelled');
		assert.equal(requests.length, 2);
	});

	it('that is cancelled while the last answer comes is cancelled all the same', async () => {
		const { result, told } = await pull({ incidents: [incident(1, 0)] }, { cancelAfter: 2 });
		assert.deepEqual(told, ['1 incident', '0 log entries']);
		assert.equal(!result.ok && result.kind, 'cancelled');
	});

	it('follows no redirect: the token goes to the address that was set and to no other', async () => {
		const elsewhere = await startPagerDuty({});
		try {
			const moved = { status: 302, headers: { Location: `${elsewhere.url}/incidents` } };
			const { result } = await pull({}, { faults: [moved, moved, moved, moved] });
			assert.equal(result.ok, false);
			assert.deepEqual(elsewhere.requests, []);
		} finally {
			await elsewhere.stop();
		}
	});

	it('a page without rows that promises more ends the list', async () => {
		const { result } = await pull({}, { faults: [{ body: '{"incidents": [], "more": true}' }] });
		assert.ok(result.ok);
	});

	it('a token is checked by one small request', async () => {
		server = await startPagerDuty({});
		const port = new FetchPort(new AbortController().signal, () => {});
		assert.equal((await checkPagerDuty({ url: `${server.url}/`, token: TOKEN }, port)).ok, true);
		assert.equal((await checkPagerDuty({ url: server.url, token: 'wrong' }, port)).ok, false);
		assert.deepEqual(
			server.requests.map(({ pathname, search }) => pathname + search),
			['/incidents?limit=1', '/incidents?limit=1'],
		);
	});
});
