// A person who takes what a command offers first, by the editor's own commands for it: they do nothing while nothing is asked.
import * as vscode from 'vscode';

const ENTER = 'workbench.action.acceptSelectedQuickOpenItem';
const ESCAPE = 'workbench.action.closeQuickOpen';
/** A question that waits for more than a key must not keep everything after it. In milliseconds. */
const PATIENCE = 60_000;
/** No extension hears that a question is there, so the key is tried again after so long. */
const PAUSE = 10;

/** Runs a command that asks, with Enter to each of its questions, until it is over. */
export function acceptingAll<T>(command: string, ...args: readonly unknown[]): Promise<T> {
	return answering(ENTER, command, args);
}

/** Runs a command that asks, and leaves each of its questions by Escape. */
export function leaving<T>(command: string, ...args: readonly unknown[]): Promise<T> {
	return answering(ESCAPE, command, args);
}

/** Runs a command that is over while its list is still open, with Enter, until what that leads to is there. */
export async function acceptingUntil<T>(look: () => T | undefined, command: string): Promise<T> {
	await vscode.commands.executeCommand(command);
	let found: T | undefined;
	await pressUntil(ENTER, () => {
		found = look();
		return found !== undefined;
	});
	return found as T;
}

async function answering<T>(key: string, command: string, args: readonly unknown[]): Promise<T> {
	let isOver = false;
	const ended = Promise.resolve(vscode.commands.executeCommand<T>(command, ...args)).finally(() => {
		isOver = true;
	});
	await pressUntil(key, () => isOver);
	return ended;
}

async function pressUntil(key: string, isDone: () => boolean): Promise<void> {
	for (const started = performance.now(); !isDone(); ) {
		if (performance.now() - started > PATIENCE) throw new Error('What was asked was not answered by a key.');
		await vscode.commands.executeCommand(key);
		await new Promise((resolve) => setTimeout(resolve, PAUSE));
	}
}
