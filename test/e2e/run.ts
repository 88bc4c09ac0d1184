// Runs the journeys on the packaged extension, after `npm run package`: `tsx test/e2e/run.ts [--grep PATTERN]`. All of a
// lane share one server and one browser, as each start takes seconds.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { exitOnSignal } from '../harness/exitOnSignal.ts';
import { closingLine, RETRIES, reporter, type Tally } from '../host/report.ts';
import { beforeClosing, closeEditors, openEditors } from './editor.ts';
import { lanesOf, runLane } from './lanes.ts';
import { startSession, stopSession } from './session.ts';

const JOURNEYS = path.join(import.meta.dirname, 'journeys');
const FAILURES = path.resolve(import.meta.dirname, '../../.screenshots/failures');

exitOnSignal();
const { values } = parseArgs({ options: { grep: { type: 'string' }, lane: { type: 'string' } } });
if (values.lane !== undefined) runHere(values.lane.split(','));
else void runInLanes();

async function runInLanes(): Promise<void> {
	fs.rmSync(FAILURES, { recursive: true, force: true });
	const files = fs.readdirSync(JOURNEYS).filter((file) => file.endsWith('.test.ts'));
	const grep = values.grep === undefined ? [] : ['--grep', values.grep];
	const tallies = await Promise.all(
		lanesOf(JOURNEYS, files).map((lane) =>
			runLane(import.meta.filename, ['--lane', lane.join(','), ...grep], (line) => console.log(line)),
		),
	);
	const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
	const failed = sum((tally) => tally.failed);
	console.log(closingLine({ passed: sum((tally) => tally.passed), failed, skipped: sum((tally) => tally.skipped) }));
	process.exitCode = failed === 0 ? 0 : 1;
}

function runHere(files: readonly string[]): void {
	/** The test that failed and will be tried again, until there is a picture of it. */
	let tryAgain: Mocha.Test | undefined;
	const mocha = new Mocha({
		ui: 'bdd',
		// Whoever waits in vain gives up long before (`PATIENCE`); this only ends a test that hangs.
		timeout: 240_000,
		forbidOnly: true,
		retries: RETRIES,
		...(values.grep === undefined ? {} : { grep: new RegExp(values.grep) }),
		reporter: reporter({ detail: 'test', write: (line) => console.log(line) }),
		rootHooks: {
			beforeAll: startSession,
			async afterEach(this: Mocha.Context) {
				if (this.currentTest && (this.currentTest.state === 'failed' || this.currentTest === tryAgain))
					await photograph(this.currentTest.fullTitle());
				tryAgain = undefined;
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
		if (failedHook) await photograph(failedHook);
		failedHook = undefined;
	});
	mocha
		.run((failures) => process.exit(failures === 0 ? 0 : 1))
		.on('retry', (test: Mocha.Test) => {
			tryAgain = test;
		})
		.on('fail', (failed: Mocha.Test | Mocha.Hook) => {
			if (failed.type === 'hook') failedHook = failed.fullTitle();
		});
}

/** What was on the screen when a test failed. */
async function photograph(title: string): Promise<void> {
	for (const [number, editor] of openEditors().entries()) {
		const name = title.replaceAll(/[^\w]+/g, '-').slice(0, 120);
		const file = path.join(FAILURES, `${name}${number === 0 ? '' : `-${number + 1}`}.png`);
		await editor.page.screenshot({ path: file });
		console.log(`        The screen: ${file}`);
	}
}
