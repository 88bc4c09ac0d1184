// Runs the journeys on the packaged extension, all in one server and one browser, as each start takes seconds:
// `tsx test/e2e/run.ts [--grep PATTERN]`, after `npm run package`.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { exitOnSignal } from '../harness/exitOnSignal.ts';
import { reporter } from '../host/report.ts';
import { beforeClosing, closeEditors, openEditors } from './editor.ts';
import { startSession, stopSession } from './session.ts';

const JOURNEYS = path.join(import.meta.dirname, 'journeys');
const FAILURES = path.resolve(import.meta.dirname, '../../.screenshots/failures');

exitOnSignal();
const { values } = parseArgs({ options: { grep: { type: 'string' } } });

const mocha = new Mocha({
	ui: 'bdd',
	timeout: 60_000,
	forbidOnly: true,
	...(values.grep === undefined ? {} : { grep: new RegExp(values.grep) }),
	reporter: reporter({ detail: 'test', write: (line) => console.log(line) }),
	rootHooks: {
		beforeAll: startSession,
		async afterEach(this: Mocha.Context) {
			if (this.currentTest?.state === 'failed') await photograph(this.currentTest.fullTitle());
		},
		async afterAll() {
			await closeEditors();
			await stopSession();
		},
	},
});
for (const file of fs.readdirSync(JOURNEYS).sort()) {
	if (file.endsWith('.test.ts')) mocha.addFile(path.join(JOURNEYS, file));
}
fs.rmSync(FAILURES, { recursive: true, force: true });
/** The hook that failed, as long as there is no picture of it: a suite closes its editor before anything else is told. */
let failedHook: string | undefined;
beforeClosing(async () => {
	if (failedHook) await photograph(failedHook);
	failedHook = undefined;
});
mocha
	.run((failures) => process.exit(failures === 0 ? 0 : 1))
	.on('fail', (failed: Mocha.Test | Mocha.Hook) => {
		if (failed.type === 'hook') failedHook = failed.fullTitle();
	});

/** What was on the screen when a test failed. */
async function photograph(title: string): Promise<void> {
	for (const [number, editor] of openEditors().entries()) {
		const name = title.replaceAll(/[^\w]+/g, '-').slice(0, 120);
		const file = path.join(FAILURES, `${name}${number === 0 ? '' : `-${number + 1}`}.png`);
		await editor.page.screenshot({ path: file });
		console.log(`        The screen: ${file}`);
	}
}
