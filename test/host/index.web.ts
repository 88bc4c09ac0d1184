// What VS Code calls to run the in-editor suites in the browser's web worker extension host.
import 'mocha/mocha.js';
import { collectSuites, OPTIONS, untilDone } from './collect.ts';

/** The browser build of mocha defines a global, and has its globals set up by name. */
declare const mocha: BrowserMocha;

export async function run(): Promise<void> {
	mocha.setup(OPTIONS as Mocha.MochaOptions & { ui: Mocha.Interface });
	await collectSuites();
	await untilDone((done) => mocha.run(done));
}
