import type * as vscode from 'vscode';
import { setting } from '../settings.ts';

/**
 * The token of PagerDuty, in the editor's secret storage and nowhere else. It belongs to the address that it was given
 * for: with another one in the settings it is asked for again.
 */
export class PagerDutyConnection {
	readonly #secrets: vscode.SecretStorage;

	constructor(secrets: vscode.SecretStorage) {
		this.#secrets = secrets;
	}

	/** The address of the API; undefined where the setting has none that a token may be sent to. */
	get url(): string | undefined {
		try {
			const url = new URL(setting('pagerDuty.url').trim());
			const isOwn = url.hostname === 'localhost' || url.hostname === '127.0.0.1';
			if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwn)) return undefined;
			return url.origin + url.pathname.replace(/\/+$/, '');
		} catch {
			return undefined;
		}
	}

	token(url: string): Thenable<string | undefined> {
		return this.#secrets.get(keyFor(url));
	}

	keep(url: string, token: string): Thenable<void> {
		return this.#secrets.store(keyFor(url), token);
	}

	forget(url: string): Thenable<void> {
		return this.#secrets.delete(keyFor(url));
	}
}

function keyFor(url: string): string {
	return `pagerDuty.token ${url}`;
}
