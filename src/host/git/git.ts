import type * as vscode from 'vscode';

export interface GitRun {
	/** For its standard input. */
	readonly input?: string;
	readonly token?: vscode.CancellationToken;
}

/**
 * The git of the machine. Only a trusted workspace on a disk has one, and only where the extension runs in Node: a
 * repository may name programs that git then runs.
 */
export interface Git {
	/**
	 * What git prints for these arguments in a folder. Undefined where there is no git, the folder is in no work tree, git
	 * fails, is cancelled or takes longer than some seconds: callers go without.
	 */
	run(folder: vscode.Uri, args: readonly string[], run?: GitRun): Promise<string | undefined>;
}
