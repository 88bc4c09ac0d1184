// How every mocha run of this repository reports: one line a test (or a suite), each failure in full, and the tally last.
// It knows neither Node nor the DOM, as it also runs in the browser's extension host.

/** Marks the suite's own lines among all that an editor writes to its console. */
export const MARK = '[lights-on tests] ';

/**
 * How often a test in a real editor is tried again: a window, a server and a browser on a busy machine now and then lose
 * an event. A test that needs it is listed, with what it failed of, and is to be mended.
 */
export const RETRIES = 1;

export interface Tally {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** The closing line that `npm test` looks for and adds up. */
export function closingLine({ passed, failed, skipped }: Tally): string {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What a closing line says; undefined for any other line. */
export function tallied(line: string): Tally | undefined {
	const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(line) ?? [];
	return passed === undefined
		? undefined
		: { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/** The line of a test that was not run. */
export function skippedLine(title: string): string {
	return `  skip  ${title}`;
}

export interface ReportOptions {
	/** `test` names every test; `file` only every outermost suite, for runs of hundreds of tests. */
	readonly detail: 'test' | 'file';
	/** A test that fails is tried again, by whoever has started this run. */
	readonly isTriedAgain?: boolean;
	readonly write: (line: string) => void;
}

/** A mocha reporter that writes to whatever the run can write to. */
export function reporter({ detail, isTriedAgain, write }: ReportOptions): Mocha.ReporterConstructor {
	return class {
		constructor(runner: Mocha.Runner) {
			let [passed, failed, skipped] = [0, 0, 0];
			let ofSuite = { passed: 0, started: Date.now() };
			const isOutermost = (suite: Mocha.Suite) => suite.parent?.root === true;

			runner.on('suite', (suite) => {
				if (isOutermost(suite)) ofSuite = { passed: 0, started: Date.now() };
			});
			runner.on('pass', (test) => {
				passed++;
				ofSuite.passed++;
				if (detail === 'test') write(`  ok    ${test.fullTitle()} (${test.duration} ms)`);
			});
			runner.on('pending', (test) => {
				skipped++;
				write(skippedLine(test.fullTitle()));
			});
			// It does not fail the run, but it is never silent: `npm test` lists it once more at the end.
			const tell = (word: string, { title, error }: { title: string; error: unknown }) => {
				write(`  ${word.padEnd(5)} ${title}`);
				for (const line of describeError(error).split('\n')) write(`        ${line}`);
			};
			runner.on('retry', (test, error) => tell('AGAIN', { title: test.fullTitle(), error }));
			runner.on('fail', (test, error) => {
				failed++;
				tell(isTriedAgain ? 'AGAIN' : 'FAIL', { title: test.fullTitle(), error });
			});
			runner.on('suite end', (suite) => {
				if (detail === 'file' && isOutermost(suite)) {
					write(`  ${suite.title}: ${ofSuite.passed} passed (${Date.now() - ofSuite.started} ms)`);
				}
			});
			runner.on('end', () => write(closingLine({ passed, failed, skipped })));
		}
	} as unknown as Mocha.ReporterConstructor;
}

/** The message, and of the stack the innermost frames: the rest is the test runner's and the editor's own. */
function describeError(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return [`${error.name}: ${error.message}`, ...frames.slice(0, 4)].join('\n');
}
