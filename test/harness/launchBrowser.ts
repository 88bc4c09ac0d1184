import { type Browser, chromium } from 'playwright-core';
import { ensureChromium } from '../../scripts/ensureChromium.ts';

/** A headless browser that stays off the network. */
export function launchBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: ensureChromium(),
		args: [
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			// The web worker extension host loads from one loopback port what another one serves.
			'--disable-features=LocalNetworkAccessChecks',
		],
	});
}
