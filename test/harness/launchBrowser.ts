import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { ensureChromium } from '../../scripts/ensureChromium.ts';

/** They keep it off the network. */
const ARGS: readonly string[] = [
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// The web worker extension host loads from one loopback port what another one serves.
	'--disable-features=LocalNetworkAccessChecks',
];

/** Playwright has the browser share its memory in files on the disk, as containers may have little room for it. */
const SHARED_MEMORY = '/dev/shm';
const ENOUGH = 1 << 30;

function given(): LaunchOptions {
	const room = fs.existsSync(SHARED_MEMORY) ? fs.statfsSync(SHARED_MEMORY) : undefined;
	const isRoomy = room !== undefined && room.bavail * room.bsize >= ENOUGH;
	return {
		executablePath: ensureChromium(),
		args: [...ARGS],
		...(isRoomy ? { ignoreDefaultArgs: ['--disable-dev-shm-usage'] } : {}),
	};
}

/** A headless browser that stays off the network. */
export function launchBrowser(): Promise<Browser> {
	return chromium.launch(given());
}

/** One with a profile of its own on the disk: what it has loaded and compiled once, such as an editor, it has at hand. */
export async function launchProfile(): Promise<{ readonly context: BrowserContext; close(): Promise<void> }> {
	const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-browser-'));
	const context = await chromium.launchPersistentContext(profile, {
		...given(),
		locale: 'en-US',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	return {
		context,
		async close() {
			await context.close();
			fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}
