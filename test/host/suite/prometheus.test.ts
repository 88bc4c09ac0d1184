import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Measuring, measuresOf } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';
import { eventually, lightsOn, showBacklog, threeItems } from './backlogInEditor.ts';

const address = 'https://prometheus.example.com/team';
const token = 'tok-5f1c';
const backlog = `${threeItems}services:
  - { id: checkout, slo: { target: 99.9%, window: 28d, prometheus: 'good[$window]' } }
`;

describe('error budgets that Prometheus measures', () => {
	let api: LightsOnApi;
	/** What the server says of the share of good; undefined where it has no data. */
	let good: string | undefined = '0.9';
	const asked: { readonly url: URL; readonly authorization: string | null }[] = [];
	const { fetch } = globalThis;
	const configure = (url: string | undefined) =>
		vscode.workspace.getConfiguration('lightsOn').update('prometheus.url', url, vscode.ConfigurationTarget.Global);
	const refresh = () => vscode.commands.executeCommand<Measuring | undefined>('lightsOn.refreshBudgets');
	const connect = (given: string) => vscode.commands.executeCommand<boolean>('lightsOn.connectPrometheus', given);
	const budget = async () => measuresOf((await api.snapshot())!, 1).budgets[0]!;

	before(async () => {
		api = await lightsOn();
		// The server's answers; a real one is asked beside the command line.
		globalThis.fetch = async (input, init) => {
			const url = new URL(input instanceof Request ? input.url : String(input));
			// In the browser the editor itself fetches too.
			if (!url.hostname.endsWith('example.com')) return fetch(input, init);
			const authorization = new Headers(init?.headers).get('Authorization');
			const isRange = url.pathname.endsWith('/query_range');
			if (!isRange) asked.push({ url, authorization });
			if (authorization !== null && authorization !== `Bearer ${token}`) return new Response('', { status: 401 });
			const value = url.searchParams.get('query') === 'vector(1)' ? '1' : good;
			const end = Number(url.searchParams.get('end'));
			const sample = isRange ? { values: [end - 86_400, end].map((time) => [time, value]) } : { value: [0, value] };
			const result = value === undefined ? [] : [{ metric: {}, ...sample }];
			const resultType = isRange ? 'matrix' : 'vector';
			return new Response(JSON.stringify({ status: 'success', data: { resultType, result } }));
		};
		await showBacklog(backlog);
	});
	after(async () => {
		globalThis.fetch = fetch;
		await configure(undefined);
		await showBacklog(threeItems);
	});

	it('are not asked for without an address, nor by opening or changing the file', async () => {
		assert.equal(await refresh(), undefined);
		await configure('prometheus:9090');
		assert.equal(await refresh(), undefined);
		await configure(address);
		await showBacklog(`${backlog}\n`);
		assert.deepEqual(asked, []);
		assert.deepEqual([(await budget()).basis, (await budget()).measured], ['incidents', undefined]);
	});

	it('are measured on command, count at once, and show in the status bar with their age', async () => {
		const measuring = await refresh();
		assert.deepEqual([measuring?.measurements.length, measuring?.faults], [1, []]);
		assert.deepEqual(
			asked.map(({ url, authorization }) => [url.origin + url.pathname, url.searchParams.get('query'), authorization]),
			['28d', '7d'].map((window) => [`${address}/api/v1/query`, `good[${window}]`, null]),
		);
		const { basis, measured } = await budget();
		assert.deepEqual([basis, measured?.good, measured?.days?.map(({ good }) => good)], ['measured', 0.9, [0.9, 0.9]]);
		assert.equal(measured!.days!.at(-1)!.at, measured!.at);
		// It follows a moment later: until then it speaks of what the suite before had.
		const spoken = await eventually(api.views.status.onDidChange, () => {
			const shown = api.views.status.shown?.spoken;
			return shown?.includes('error budget') ? shown : undefined;
		});
		assert.match(
			spoken,
			/^The error budget of checkout is in danger: overspent .* Measured just now\. By its incidents: 100% left\./,
		);
	});

	it('keep their last good value while there is no answer, and none from another address', async () => {
		good = undefined;
		const measuring = await refresh();
		assert.deepEqual(
			measuring?.faults.map(({ code }) => code),
			['noData'],
		);
		assert.equal((await budget()).measured?.good, 0.9);
		await configure('https://other.example.com');
		assert.equal((await budget()).measured, undefined);
		await configure(`${address}/`);
		assert.equal((await budget()).measured?.good, 0.9);
		good = '1';
		await refresh();
		assert.equal((await budget()).measured?.good, 1);
	});

	it('are asked for with a token that works, which goes to its own address only', async () => {
		assert.equal(await connect('wrong'), false);
		assert.equal(await connect(token), true);
		asked.length = 0;
		await refresh();
		await configure('https://other.example.com');
		await refresh();
		assert.deepEqual(
			asked.map(({ url, authorization }) => [url.hostname, authorization]),
			[...Array(2).fill(['prometheus.example.com', `Bearer ${token}`]), ...Array(2).fill(['other.example.com', null])],
		);
		for (const { url } of asked) assert.ok(!url.href.includes(token));
	});
});
