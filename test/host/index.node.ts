// What VS Code calls to run the in-editor suites in a Node extension host.
import process from 'node:process';
import v8 from 'node:v8';
import Mocha from 'mocha';
import { collectSuites, OPTIONS, untilDone } from './collect.ts';

export async function run(): Promise<void> {
	const mocha = new Mocha(OPTIONS);
	mocha.suite.emit('pre-require', globalThis, '', mocha);
	await collectSuites();
	// What takes a disk and processes.
	await import('./nodeSuite/lineHistory.test.ts');
	await import('./nodeSuite/balance.test.ts');
	await import('./nodeSuite/commitment.test.ts');
	await import('./nodeSuite/commitHistory.test.ts');
	await import('./nodeSuite/readOnly.test.ts');
	await import('./nodeSuite/hostileFiles.test.ts');
	await import('./nodeSuite/fullDisk.test.ts');
	await import('./nodeSuite/branchSwitch.test.ts');
	await import('./nodeSuite/searching.test.ts');
	await import('./nodeSuite/openAndClose.test.ts');
	try {
		await untilDone((done) => mocha.run(done));
	} finally {
		// The editor ends its extension host before Node would write this down.
		if (process.env.NODE_V8_COVERAGE) v8.takeCoverage();
	}
}
