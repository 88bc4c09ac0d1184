import type * as vscode from 'vscode';

/**
 * The token of a Prometheus, in the editor's secret storage and nowhere else. It belongs to the address that it was given
 * for, so that no workspace's settings can send it to another one.
 */
export class PrometheusConnection {
	readonly #secrets: vscode.SecretStorage;
	readonly #key: string;

	/** @param base The address as the core reads it. */
	constructor(secrets: vscode.SecretStorage, base: string) {
		this.#secrets = secrets;
		this.#key = `prometheus.token ${base}`;
	}

	token(): Thenable<string | undefined> {
		return this.#secrets.get(this.#key);
	}

	keep(token: string): Thenable<void> {
		return this.#secrets.store(this.#key, token);
	}

	forget(): Thenable<void> {
		return this.#secrets.delete(this.#key);
	}
}
