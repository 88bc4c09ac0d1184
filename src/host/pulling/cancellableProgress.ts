import * as vscode from 'vscode';
import type { Message } from '../../core/index.ts';
import { type FetchBounds, FetchPort } from '../../network/fetchPort.ts';
import type { Core } from '../core.ts';

/** Runs a pull with its progress shown and a way to cancel it. */
export function withPullProgress<Result>(
	core: Core,
	title: string,
	work: (port: FetchPort) => Promise<Result>,
	bounds?: FetchBounds,
): Thenable<Result> {
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return vscode.window.withProgress(options, async (progress, token) => {
		const stop = new AbortController();
		const listener = token.onCancellationRequested(() => stop.abort());
		try {
			const tell = (sentence: Message) => progress.report({ message: core.say(sentence, vscode.l10n.t) });
			const port = new FetchPort(stop.signal, tell, bounds);
			return await work(port);
		} finally {
			listener.dispose();
		}
	});
}
