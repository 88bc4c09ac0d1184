import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Why no Prometheus can be started here; undefined where one can. */
export function whyNoPrometheus(): string | undefined {
	const { error, status } = spawnSync('prometheus', ['--version'], { encoding: 'utf8' });
	return error || status !== 0
		? 'there is no “prometheus” on the PATH; on Debian “apt-get install prometheus” brings it'
		: undefined;
}

/** Counts requests, so many more with each scrape, and says when it was scraped. */
class Exporter {
	readonly #server = http.createServer((_, response) => {
		this.#scrapes++;
		response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' });
		const lines = [...this.#counts].map(
			([code, each]) => `http_requests_total{service="checkout",code="${code}"} ${each * this.#scrapes}\n`,
		);
		response.end(`# TYPE http_requests_total counter\n${lines.join('')}`);
		for (const wake of this.#waiting.splice(0)) wake();
	});
	readonly #counts: ReadonlyMap<string, number>;
	readonly #waiting: (() => void)[] = [];
	#scrapes = 0;

	/** @param counts Requests between two scrapes, by their status. */
	constructor(counts: ReadonlyMap<string, number>) {
		this.#counts = counts;
	}

	async start(): Promise<string> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	scraped(): Promise<void> {
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	stop(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}
}

/** A real Prometheus that scrapes an exporter of these requests. */
export class RealPrometheus {
	readonly #exporter: Exporter;
	readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-prometheus-'));
	#process: ChildProcess | undefined;
	url = '';

	constructor(counts: ReadonlyMap<string, number>) {
		this.#exporter = new Exporter(counts);
	}

	/** Rejects where it ends before it listens. */
	async start(): Promise<void> {
		const target = await this.#exporter.start();
		const config = path.join(this.#folder, 'prometheus.yml');
		fs.writeFileSync(
			config,
			`global: { scrape_interval: 1s, scrape_timeout: 1s }\nscrape_configs: [{ job_name: test, static_configs: [{ targets: ['${target}'] }] }]\n`,
		);
		const server = spawn(
			'prometheus',
			[
				`--config.file=${config}`,
				`--storage.tsdb.path=${path.join(this.#folder, 'data')}`,
				'--web.listen-address=127.0.0.1:0',
			],
			{ stdio: ['ignore', 'ignore', 'pipe'] },
		);
		this.#process = server;
		const told: string[] = [];
		this.url = await new Promise((resolve, reject) => {
			// It goes on to be read: a full pipe would stop it.
			createInterface({ input: server.stderr }).on('line', (line) => {
				told.push(line);
				const address = /msg="Listening on" address=(\S+)/.exec(line)?.[1];
				if (address) resolve(`http://${address}`);
			});
			server.once('error', reject);
			server.once('exit', () => reject(new Error(`Prometheus ended before it listened:\n${told.join('\n')}`)));
		});
	}

	/** Resolves once a query finds something. Asks again with each scrape. */
	async until(query: string): Promise<void> {
		for (;;) {
			const scraped = this.#exporter.scraped();
			const reply = await fetch(`${this.url}/api/v1/query?query=${encodeURIComponent(query)}`);
			// While it starts it says that it is not ready.
			if (reply.ok) {
				const { data } = (await reply.json()) as { data: { result: readonly unknown[] } };
				if (data.result.length > 0) return;
			} else await reply.text();
			await scraped;
		}
	}

	async stop(): Promise<void> {
		const server = this.#process;
		if (server && server.exitCode === null && server.signalCode === null) {
			const gone = once(server, 'exit');
			server.kill();
			await gone;
		}
		this.#exporter.stop();
		fs.rmSync(this.#folder, { recursive: true, force: true });
	}
}
