// One server with the packaged extension installed, and one browser, for all journeys of a run.
import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { installEditor } from '../../scripts/editor/installEditor.ts';
import { type Server, type ServerOptions, startServer } from '../../scripts/editor/startServer.ts';
import { launchBrowser } from '../harness/launchBrowser.ts';
import { BUILT_IN } from '../harness/plainLook.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../../lights-on.vsix');

interface Session {
	readonly server: Server;
	readonly browser: Browser;
}

let current: Session | undefined;

export async function startSession(): Promise<void> {
	if (!fs.existsSync(PACKAGE)) throw new Error(`${PACKAGE} does not exist: run "npm run package" first.`);
	const server = await startPackaged();
	try {
		current = { server, browser: await launchBrowser() };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** A server with the packaged extension, which whoever starts it stops. */
export function startPackaged(options: Pick<ServerOptions, 'programs' | 'asksForTrust'> = {}): Promise<Server> {
	return startServer({ ...options, editor: installEditor(), vsix: PACKAGE, builtIn: BUILT_IN });
}

export async function stopSession(): Promise<void> {
	await current?.browser.close();
	await current?.server.stop();
	current = undefined;
}

export function session(): Session {
	if (!current) throw new Error('No editor can be opened before the run has started.');
	return current;
}
