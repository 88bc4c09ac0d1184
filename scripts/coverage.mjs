// `npm run coverage -- core|host`: which lines the tests reach, and a failure where they are too few.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { typescript } from './runCommand.mjs';

const root = path.resolve(import.meta.dirname, '..');
const c8 = [process.execPath, 'node_modules/c8/bin/c8.js'];
/** Percent of the lines. */
const LEAST = { core: 95, host: 80 };

/** @param {readonly string[]} command @param {NodeJS.ProcessEnv} [env] */
function run([program, ...args], env = {}) {
	const { status } = spawnSync(program ?? '', args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
	if (status !== 0) process.exit(status ?? 1);
}

/** @param {'core' | 'host'} area */
const about = (area) => [
	...['--all', '--src', `src/${area}`, '--include', `src/${area}/**/*.ts`, '--extension', '.ts'],
	...['--reporter', 'text-summary', '--reporter', 'lcovonly', '--reports-dir', `coverage/${area}`],
	...['--check-coverage', '--lines', `${LEAST[area]}`, '--branches', '0', '--functions', '0', '--statements', '0'],
];

/** The tests of the core run what they test themselves. */
function core() {
	run([
		...c8,
		...about('core'),
		'node',
		'node_modules/mocha/bin/mocha.js',
		'--reporter',
		'test/harness/fileReporter.ts',
	]);
}

/** The extension host runs the bundle; its maps lead to the sources. */
function host() {
	const raw = path.join(root, 'coverage/host-raw');
	fs.rmSync(raw, { recursive: true, force: true });
	run([process.execPath, 'esbuild.js']);
	run(typescript('scripts/editor/installEditor.ts'));
	run(typescript('test/harness/runSuite.ts', 'node'), { NODE_V8_COVERAGE: raw });
	// Of all processes that an editor has, the one that ran the extension.
	for (const file of fs.readdirSync(raw))
		if (!fs.readFileSync(path.join(raw, file), 'utf8').includes('/dist/extension.js')) fs.rmSync(path.join(raw, file));
	run([...c8, 'report', '--temp-directory', raw, '--exclude-after-remap', ...about('host')]);
}

const areas = { core, host };
const chosen = process.argv.slice(2);
for (const area of chosen.length > 0 ? chosen : Object.keys(areas)) {
	if (!(area in areas)) throw new Error(`Unknown area "${area}". The areas are core and host.`);
	areas[/** @type {'core' | 'host'} */ (area)]();
}
