// The in-editor suites, and how they run in any extension host.
import * as vscode from 'vscode';
import { MARK, RETRIES, reporter } from './report.ts';

/** The names of the files `suite/<name>.test.ts`; the bundler puts them here. */
declare const SUITES: readonly string[];
/** Only tests whose full title matches are run; the bundler puts it here, empty for all. */
declare const GREP: string;

export const OPTIONS: Mocha.MochaOptions = {
	ui: 'bdd',
	// A test waits for what it needs; this only ends one that hangs.
	timeout: 120_000,
	// A test left behind by `.only` would silence all the others.
	forbidOnly: true,
	retries: RETRIES,
	...(GREP === '' ? {} : { grep: new RegExp(GREP) }),
	// The console is the one way out of an extension host that desktop and browser share.
	reporter: reporter({ detail: 'test', write: (line) => console.log(MARK + line) }),
};

/**
 * The suites that touch files. All suites run in a Node extension host on a disk, and in a browser's on a folder in memory;
 * a browser's extension host whose folder lies on a server differs from that one in nothing but its files.
 */
const OF_FILES: ReadonlySet<string> = new Set([
	...['activation', 'conflicts', 'edits', 'files', 'importing', 'ledger', 'outside', 'pagerDuty'],
	...['report', 'sample', 'services', 'slos', 'sourceReadings', 'unwritable'],
]);

/** Defines the suites; mocha's globals must be in place by then. */
export async function collectSuites(): Promise<void> {
	const isOnServer = vscode.workspace.workspaceFolders?.[0]?.uri.scheme === 'vscode-remote';
	for (const name of SUITES) if (!isOnServer || OF_FILES.has(name)) await import(`./suite/${name}.test.ts`);
}

/** The editor exits with a failure when the promise is rejected. */
export function untilDone(start: (done: (failures: number) => void) => unknown): Promise<void> {
	return new Promise((resolve, reject) => {
		start((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} in-editor tests failed`))));
	});
}
