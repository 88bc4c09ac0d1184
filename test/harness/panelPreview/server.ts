import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { panelHtml } from '../../../src/core/views/panelHtml.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** As the build does. */
const chartsApart: Plugin = {
	name: 'charts-apart',
	setup: (build) =>
		build.onResolve({ filter: /charts\/drawChart\.ts$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './charts.js', external: true } : undefined,
		),
};

/** Serves the panel's real page, policy included, with a stand-in for the editor in front of its script. */
export async function servePreview(): Promise<{ readonly url: string; close(): void }> {
	const example = async (name: string) => readFile(path.join(root, 'examples/checkout', name), 'utf8');
	const texts = {
		backlog: await example('reliability.yaml'),
		sources: {
			'exports/incidents.csv': await example('exports/incidents.csv'),
			'exports/pages.csv': await example('exports/pages.csv'),
		},
		slos: { 'slos/payments.yaml': await example('slos/payments.yaml') },
	};
	const scripts = new Map<string, string>();
	for (const [name, entry] of [
		['/panel.js', 'src/webview/panel.ts'],
		['/charts.js', 'src/charts/drawChart.ts'],
		['/page.js', 'test/harness/panelPreview/page.ts'],
	] as const) {
		const built = await build({
			entryPoints: [path.join(root, entry)],
			bundle: true,
			write: false,
			format: 'esm',
			plugins: [chartsApart],
			target: 'es2022',
			define: { EXAMPLE: JSON.stringify(texts) },
			tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
		});
		scripts.set(name, built.outputFiles[0]!.text);
	}
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://localhost');
		const send = (type: string, body: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(body);
		if (url.pathname === '/') send('text/html; charset=utf-8', page());
		else if (scripts.has(url.pathname)) send('text/javascript; charset=utf-8', scripts.get(url.pathname)!);
		else if (/^\/codicon\.(css|ttf)$/.test(url.pathname))
			readFile(path.join(root, 'node_modules/@vscode/codicons/dist', url.pathname)).then(
				(body) => send(url.pathname.endsWith('css') ? 'text/css' : 'font/ttf', body),
				() => response.writeHead(404).end(),
			);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

function page(): string {
	const nonce = randomBytes(16).toString('hex');
	const html = panelHtml({
		cspSource: "'self'",
		nonce,
		scriptUri: '/panel.js',
		codiconsUri: '/codicon.css',
		language: 'en',
		title: 'Review Priorities',
	});
	return html.replace('<body>', `<body><script type="module" nonce="${nonce}" src="/page.js"></script>`);
}
