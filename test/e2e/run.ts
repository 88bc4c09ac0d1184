// Runs the journeys on the packaged extension, after `npm run package`: `tsx test/e2e/run.ts [--grep PATTERN]`. All of a
// lane share one server and one browser, as each start takes seconds. A journey that fails ends there, and is gone through
// once more from its start when all others are over: a window that has lost an event does not find it again.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { exitOnSignal } from '../harness/exitOnSignal.ts';
import { closingLine, reporter, skippedLine, type Tally } from '../host/report.ts';
import { beforeClosing, closeEditors, openEditors } from './editor.ts';
import { lanesOf, runLane, sayOutcome } from './lanes.ts';
import { startSession, stopSession } from './session.ts';

const JOURNEYS = path.join(import.meta.dirname, 'journeys');
const FAILURES = path.resolve(import.meta.dirname, '../../.screenshots/failures');

exitOnSignal();
const { values } = parseArgs({
	options: { grep: { type: 'string' }, lane: { type: 'string' }, last: { type: 'boolean', default: false } },
});
if (values.lane !== undefined) runHere(values.lane.split(','));
else void runInLanes();

async function runInLanes(): Promise<void> {
	fs.rmSync(FAILURES, { recursive: true, force: true });
	const files = fs.readdirSync(JOURNEYS).filter((file) => file.endsWith('.test.ts'));
	const run = (lane: readonly string[], ...options: string[]) => {
		const grep = values.grep === undefined ? [] : ['--grep', values.grep];
		return runLane(import.meta.filename, ['--lane', lane.join(','), ...options, ...grep], (line) => console.log(line));
	};
	const first = await Promise.all(lanesOf(JOURNEYS, files).map((lane) => run(lane)));
	const outcomes = new Map<string, Tally>(first.flatMap(({ byFile }) => [...byFile]));
	const failed = [...outcomes].filter(([file, tally]) => file !== '' && tally.failed > 0).map(([file]) => file);
	const second = failed.length > 0 ? [await run(failed, '--last')] : [];
	for (const [file, tally] of second.flatMap(({ byFile }) => [...byFile])) outcomes.set(file, tally);
	const brokenOff = [...first, ...second].filter((lane) => lane.isBrokenOff).length;
	const tallies = [...outcomes.values(), { passed: 0, failed: brokenOff, skipped: 0 }];
	const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
	const total = {
		passed: sum((tally) => tally.passed),
		failed: sum((tally) => tally.failed),
		skipped: sum((tally) => tally.skipped),
	};
	console.log(closingLine(total));
	process.exitCode = total.failed === 0 ? 0 : 1;
}

function runHere(files: readonly string[]): void {
	/** Of journeys that failed: the tests after that wait for the second time. */
	const left = new Set<string>();
	const byFile = new Map<string, { passed: number; failed: number; skipped: number }>();
	const tallyOf = (file: string | undefined) => {
		const name = path.basename(file ?? '');
		const tally = byFile.get(name) ?? { passed: 0, failed: 0, skipped: 0 };
		byFile.set(name, tally);
		return tally;
	};
	const mocha = new Mocha({
		ui: 'bdd',
		// Whoever waits in vain gives up long before (`PATIENCE`); this only ends a test that hangs.
		timeout: 240_000,
		forbidOnly: true,
		...(values.grep === undefined ? {} : { grep: new RegExp(values.grep) }),
		reporter: reporter({
			detail: 'test',
			isTriedAgain: !values.last,
			write: (line) => {
				if (!left.has(line)) console.log(line);
			},
		}),
		rootHooks: {
			beforeAll: startSession,
			beforeEach(this: Mocha.Context) {
				const test = this.currentTest!;
				if (values.last || tallyOf(test.file).failed === 0) return;
				left.add(skippedLine(test.fullTitle()));
				this.skip();
			},
			async afterEach(this: Mocha.Context) {
				if (this.currentTest?.state === 'failed') await look(this.currentTest.fullTitle());
			},
			async afterAll() {
				await closeEditors();
				await stopSession();
			},
		},
	});
	for (const file of files) mocha.addFile(path.join(JOURNEYS, file));
	/** The hook that failed, as long as there is no picture of it: a suite closes its editor before anything else is told. */
	let failedHook: string | undefined;
	beforeClosing(async () => {
		if (failedHook) await look(failedHook);
		failedHook = undefined;
	});
	mocha
		.run((failures) => {
			console.log(sayOutcome(byFile));
			process.exit(failures === 0 ? 0 : 1);
		})
		.on('pass', ({ file }: Mocha.Test) => tallyOf(file).passed++)
		.on('pending', ({ file }: Mocha.Test) => tallyOf(file).skipped++)
		.on('fail', (failed: Mocha.Test | Mocha.Hook) => {
			tallyOf(failed.file ?? failed.parent?.file).failed++;
			if (failed.type === 'hook') failedHook = failed.fullTitle();
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
