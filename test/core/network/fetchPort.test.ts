import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FetchPort } from '../../../src/network/fetchPort.ts';

const TOKEN = 'u+hUsGzkFvrsy4iXnRZh';

/** Each of these would hold up whoever waits, or lead a token astray. */
describe('the network', () => {
	const servers: Server[] = [];
	afterEach(() => {
		for (const server of servers.splice(0)) {
			server.closeAllConnections();
			server.close();
		}
	});

	async function serve(listener: RequestListener): Promise<string> {
		const server = createServer(listener).listen(0, '127.0.0.1');
		servers.push(server);
		await once(server, 'listening');
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}/incidents`;
	}

	interface Asking {
		readonly patience?: number;
		readonly mostBytes?: number;
		readonly signal?: AbortSignal;
		readonly scheme?: string;
	}

	function ask(url: string, { patience = 60, mostBytes = 10_000, signal, scheme = 'Bearer ' }: Asking = {}) {
		const port = new FetchPort(signal ?? new AbortController().signal, () => {}, { patience, mostBytes });
		return port.send(url, { Authorization: `${scheme}${TOKEN}` });
	}

	it('gives up a server that takes the request and says nothing', async () => {
		await assert.rejects(ask(await serve(() => {})), /^Error: it took too long$/);
	});

	it('gives up a server that begins an answer and lets it drip for ever', async () => {
		let dripping: NodeJS.Timeout | undefined;
		const url = await serve((_, answer) => {
			answer.writeHead(200, { 'Content-Type': 'application/json' });
			dripping = setInterval(() => answer.write(' '), 5);
		});
		await assert.rejects(ask(url), /^Error: it took too long$/);
		clearInterval(dripping);
	});

	it('gives up an answer that has no end, whatever length it was said to have', async () => {
		const url = await serve((_, answer) => {
			const more = () => {
				while (!answer.destroyed && answer.write('x'.repeat(1000)));
			};
			answer.writeHead(200).on('drain', more);
			more();
		});
		await assert.rejects(ask(url, { patience: 20_000 }), /^Error: it is too long$/);
	});

	it('follows no redirect: elsewhere neither the token nor the request arrives', async () => {
		let asked = 0;
		const elsewhere = await serve((_, answer) => {
			asked++;
			answer.end('{}');
		});
		for (const status of [301, 302, 303, 307, 308]) {
			const url = await serve((_, answer) => answer.writeHead(status, { Location: elsewhere }).end());
			await assert.rejects(ask(url, { patience: 20_000 }), /redirect/);
		}
		assert.equal(asked, 0);
	});

	it('hands on no token that a server quotes', async () => {
		const url = await serve(({ headers }, answer) => answer.end(`bad header "${headers.authorization}"`));
		for (const scheme of ['Bearer ', 'Token ', 'Token token=']) {
			const { text } = await ask(url, { patience: 20_000, scheme });
			assert.equal(text, `bad header "${scheme}…"`);
		}
	});

	it('ends at once when it is cancelled, before and amid an answer', async () => {
		const stop = new AbortController();
		const url = await serve((_, answer) => {
			answer.writeHead(200).write('{');
			stop.abort();
		});
		await assert.rejects(ask(url, { patience: 20_000, signal: stop.signal }), /^Error: it was cancelled$/);
		await assert.rejects(ask(url, { patience: 20_000, signal: stop.signal }), /^Error: it was cancelled$/);
	});

	it('reads nothing but http and https, and no reason names the token', async () => {
		const addresses = [
			'file:///etc/passwd',
			'data:application/json,{}',
			'blob:null/1',
			'ftp://127.0.0.1/a',
			'about:blank',
			'javascript:1',
			'//127.0.0.1/a',
			'http://127.0.0.1:1/a',
			'http://',
		];
		for (const address of addresses)
			await assert.rejects(ask(address, { patience: 20_000 }), (error: Error) => {
				assert.ok(!`${error.message} ${error.stack}`.includes(TOKEN), error.message);
				return true;
			});
	});
});
