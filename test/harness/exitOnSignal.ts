import os from 'node:os';

/**
 * Makes a process that is told to end exit in order, so that what it promised to do at its exit is done: servers, browsers
 * and throw-away folders go. Without this a signal ends a process on the spot, and Playwright's own handlers keep it on.
 */
export function exitOnSignal(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => process.exit(128 + os.constants.signals[signal]));
	}
}
