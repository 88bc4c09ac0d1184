// Goes through the journeys on the packaged extension, after `npm run package`: `tsx test/e2e/run.ts [--grep PATTERN]`;
// with `--only FILE[,FILE]` these in this process. All of a process share one server and one browser, as each start takes
// seconds. A journey that fails ends there, and is gone through once more from its start when all others are over: a window
// that has lost an event does not find it again.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { exitOnSignal } from '../harness/exitOnSignal.ts';
import { closingLine, reporter, skippedLine, type Tally, tallied } from '../host/report.ts';
import { beforeClosing, closeEditors, openEditors } from './editor.ts';
import { LANES, longestFirst, runLane, takenFiles, tellOutcome } from './lanes.ts';
import { startSession, stopSession } from './session.ts';

const JOURNEYS = path.join(import.meta.dirname, 'journeys');
const FAILURES = path.resolve(import.meta.dirname, '../../.screenshots/failures');

exitOnSignal();
const { values } = parseArgs({
	options: {
		grep: { type: 'string' },
		only: { type: 'string' },
		/** How this program starts itself. */
		lane: { type: 'boolean', default: false },
		/** Whether what fails now has failed. */
		last: { type: 'boolean', default: false },
	},
});
if (values.lane) void runAsLane();
else if (values.only !== undefined) void runHere(values.only.split(','));
else void runInLanes();

async function runInLanes(): Promise<void> {
	fs.rmSync(FAILURES, { recursive: true, force: true });
	const run = (waiting: string[], ...options: string[]) => {
		const grep = values.grep === undefined ? [] : ['--grep', values.grep];
		return runLane(import.meta.filename, ['--lane', ...options, ...grep], waiting, (line) => console.log(line));
	};
	const waiting = longestFirst(JOURNEYS);
	const first = await Promise.all(Array.from({ length: LANES }, () => run(waiting)));
	const outcomes = new Map<string, Tally>(first.flatMap(({ byFile }) => [...byFile]));
	const failed = [...outcomes].filter(([, tally]) => tally.failed > 0).map(([file]) => file);
	const second = failed.length > 0 ? [await run(failed, '--last')] : [];
	for (const [file, tally] of second.flatMap(({ byFile }) => [...byFile])) outcomes.set(file, tally);
	const brokenOff = [...first, ...second].filter((lane) => lane.isBrokenOff).length;
	close([...outcomes.values(), { passed: 0, failed: brokenOff, skipped: 0 }]);
}

async function runAsLane(): Promise<void> {
	await goThrough(takenFiles(), tellOutcome);
	// What it was told keeps it from ending.
	process.exit(0);
}

async function runHere(files: readonly string[]): Promise<void> {
	const tallies: Tally[] = [];
	await goThrough(files, (_, tally) => tallies.push(tally));
	close(tallies);
}

/** Prints the closing line. */
function close(tallies: readonly Tally[]): void {
	const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
	const total = {
		passed: sum((tally) => tally.passed),
		failed: sum((tally) => tally.failed),
		skipped: sum((tally) => tally.skipped),
	};
	console.log(closingLine(total));
	process.exitCode = total.failed === 0 ? 0 : 1;
}

async function goThrough(
	files: Iterable<string> | AsyncIterable<string>,
	ended: (file: string, tally: Tally) => void,
): Promise<void> {
	await startSession();
	try {
		for await (const file of files) ended(file, await journey(file));
	} finally {
		await closeEditors();
		await stopSession();
	}
}

function journey(file: string): Promise<Tally> {
	const tally = { passed: 0, failed: 0, skipped: 0 };
	/** Of a journey that failed: the tests after that wait for the second time. */
	const left = new Set<string>();
	const mocha = new Mocha({
		ui: 'bdd',
		// Whoever waits in vain gives up long before (`PATIENCE`); this only ends a test that hangs.
		timeout: 240_000,
		forbidOnly: true,
		...(values.grep === undefined ? {} : { grep: new RegExp(values.grep) }),
		reporter: reporter({
			detail: 'test',
			isTriedAgain: values.lane && !values.last,
			write: (line) => {
				if (!left.has(line) && !tallied(line)) console.log(line);
			},
		}),
		rootHooks: {
			beforeEach(this: Mocha.Context) {
				if (!values.lane || values.last || tally.failed === 0) return;
				left.add(skippedLine(this.currentTest!.fullTitle()));
				this.skip();
			},
			async afterEach(this: Mocha.Context) {
				if (this.currentTest?.state === 'failed') await look(this.currentTest.fullTitle());
			},
			afterAll: closeEditors,
		},
	});
	mocha.addFile(path.join(JOURNEYS, file));
	/** The hook that failed, as long as there is no picture of it: a suite closes its editor before anything else is told. */
	let failedHook: string | undefined;
	beforeClosing(async () => {
		if (failedHook) await look(failedHook);
		failedHook = undefined;
	});
	return new Promise((resolve) => {
		mocha
			.run(() => {
				mocha.dispose();
				resolve(tally);
			})
			.on('pass', () => tally.passed++)
			.on('pending', () => tally.skipped++)
			.on('fail', (failed: Mocha.Test | Mocha.Hook) => {
				tally.failed++;
				if (failed.type === 'hook') failedHook = failed.fullTitle();
			});
	});
}

/** What was to be seen when a test failed, in a picture and, for a log that has no pictures, in words. */
async function look(title: string): Promise<void> {
	for (const [number, editor] of openEditors().entries()) {
		const name = title.replaceAll(/[^\w]+/g, '-').slice(0, 120);
		const file = path.join(FAILURES, `${name}${number === 0 ? '' : `-${number + 1}`}.png`);
		console.log(`        The screen: ${path.relative(process.cwd(), file)}`);
		try {
			for (const line of await editor.inWords()) console.log(`        ${line}`);
			await editor.page.screenshot({ path: file });
		} catch (error) {
			// A window that is gone must not keep the other journeys from going on.
			console.log(`        It cannot be seen: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
		}
	}
}
