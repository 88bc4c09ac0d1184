import * as vscode from 'vscode';

/** The output channel *Lights On*, made when the first line is written. */
export class Log implements vscode.Disposable {
	#channel: vscode.LogOutputChannel | undefined;

	info(text: string): void {
		this.#open().info(text);
	}

	debug(text: string): void {
		this.#open().debug(text);
	}

	warn(text: string): void {
		this.#open().warn(text);
	}

	error(text: string, cause?: unknown): void {
		if (cause === undefined) this.#open().error(text);
		else this.#open().error(text, cause);
	}

	show(): void {
		this.#open().show();
	}

	dispose(): void {
		this.#channel?.dispose();
	}

	#open(): vscode.LogOutputChannel {
		this.#channel ??= vscode.window.createOutputChannel('Lights On', { log: true });
		return this.#channel;
	}
}

export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
