// Serves the embedded editor, with the packaged extension installed, on the example; until it is told to stop.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installEditor } from './editor/installEditor.ts';
import { startServer } from './editor/startServer.ts';

const root = path.resolve(import.meta.dirname, '..');

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
	});
	// Whoever reaches an editor's server can run anything as this user, and every web page reaches a loopback port.
	const token = randomBytes(16).toString('hex');
	const stopped = untilStopped();
	const starting = startServer({
		editor: installEditor(),
		port: Number(values.port),
		vsix: path.join(root, 'lights-on.vsix'),
		companions: [path.join(import.meta.dirname, 'editor/showLightsOn')],
		token,
	});
	const server = await Promise.race([starting, stopped]);
	if (!server) return 0;

	const folder = encodeURIComponent(path.join(root, 'examples/checkout')).replaceAll('%2F', '/');
	const url = `${server.origin}/?tkn=${token}&folder=${folder}`;
	console.log(`\nLights On is open on examples/checkout in VS Code, at\n\n  ${url}\n\nPress Ctrl+C to stop.`);
	if (!values['no-open']) openInBrowser(url);

	const byRequest = await Promise.race([stopped.then(() => true), server.ended.then(() => false)]);
	await server.stop();
	if (!byRequest) console.error('The editor ended by itself.');
	return byRequest ? 0 : 1;
}

function untilStopped(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
	});
}

/** Tries; the address is on the screen for whoever has no browser that can be started from here. */
function openInBrowser(url: string): void {
	const browser = process.env.BROWSER;
	if (!browser && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
	const child = spawn(browser ?? 'xdg-open', [url], { stdio: 'ignore', detached: true });
	child.on('error', () => {});
	child.unref();
}

main().then(
	(code) => process.exit(code),
	(error) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
