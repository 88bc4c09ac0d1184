// Takes what @vscode/test-electron passes to a desktop VS Code, and does it in the embedded one.
import path from 'node:path';
import { exitOnSignal } from './exitOnSignal.ts';
import { nodeSuite } from './suiteOnServer.ts';
import { runSuitePage } from './suitePage.ts';

const args = process.argv.slice(2);

async function main(): Promise<number> {
	const folder = args.find((arg) => path.isAbsolute(arg));
	const extension = option('extensionDevelopmentPath');
	const tests = option('extensionTestsPath');
	if (!folder || !extension || !tests)
		throw new Error('A folder, a development extension and its tests must be given.');
	return runSuitePage('standIn', await nodeSuite({ extension, tests, folder }));
}

function option(name: string): string | undefined {
	const prefix = `--${name}=`;
	return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

exitOnSignal();
main().then(
	(code) => process.exit(code),
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
