// A person who takes what a command offers first, by the editor's own commands for it: they do nothing while nothing is asked.
import * as vscode from 'vscode';

const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** Runs a command that asks, with Enter to each of its questions, until it is over. */
export async function acceptingAll<T>(command: string, ...args: readonly unknown[]): Promise<T> {
	let isOver = false;
	const ended = Promise.resolve(vscode.commands.executeCommand<T>(command, ...args)).finally(() => {
		isOver = true;
	});
	while (!isOver) await accept();
	return ended;
}

/** The same for one that is over while it still asks: until what it leads to is there. */
export async function acceptingUntil<T>(
	look: () => T | undefined,
	command: string,
	...args: readonly unknown[]
): Promise<T> {
	await vscode.commands.executeCommand(command, ...args);
	for (;;) {
		const found = look();
		if (found !== undefined) return found;
		await accept();
	}
}

/** Runs a command that asks, and leaves its first question by Escape. */
export async function leaving<T>(command: string, ...args: readonly unknown[]): Promise<T> {
	let isOver = false;
	const ended = Promise.resolve(vscode.commands.executeCommand<T>(command, ...args)).finally(() => {
		isOver = true;
	});
	while (!isOver) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
	return ended;
}
