import type * as vscode from 'vscode';

export interface GitRun {
	/** For its standard input. */
	readonly input?: string;
	readonly token?: vscode.CancellationToken;
	/** Is given what git prints as it comes, for long answers; `run` then says an empty text at its end. */
	readonly take?: (piece: string) => void;
}

/**
 * The git of the machine. Only a trusted workspace on a disk has one, and only where the extension runs in Node: a
 * repository may name programs that git then runs.
 */
export interface Git {
	/**
	 * What git prints for these arguments in a folder. Undefined where there is no git, the folder is in no work tree, git
	 * fails, is cancelled or says nothing for too long: callers go without.
	 */
	run(folder: vscode.Uri, args: readonly string[], run?: GitRun): Promise<string | undefined>;
}
