// `npm run coverage -- core|host`: which lines the tests reach, and a failure where they are too few.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { CoverageReport } from 'monocart-coverage-reports';
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

/** The tests of the core run what they test themselves. */
function core() {
	run([
		...[...c8, '--all', '--src', 'src/core', '--include', 'src/core/**/*.ts', '--extension', '.ts'],
		...['--reporter', 'text-summary', '--reporter', 'lcovonly', '--reports-dir', 'coverage/core'],
		...['--check-coverage', '--lines', `${LEAST.core}`, '--branches', '0', '--functions', '0', '--statements', '0'],
		...['node', 'node_modules/mocha/bin/mocha.js', '--reporter', 'test/harness/fileReporter.ts'],
	]);
}

/**
 * The extension host runs the bundle; its maps lead to the sources. c8 finds each file of a bundle that was loaded reached
 * as a whole, so another tool reads these.
 */
async function host() {
	const raw = path.join(root, 'coverage/host-raw');
	fs.rmSync(raw, { recursive: true, force: true });
	run([process.execPath, 'esbuild.js']);
	run(typescript('scripts/editor/installEditor.ts'));
	run(typescript('test/harness/runSuite.ts', 'node'), { NODE_V8_COVERAGE: raw });
	// Of all processes that an editor has, the one that ran the extension.
	for (const file of fs.readdirSync(raw))
		if (!fs.readFileSync(path.join(raw, file), 'utf8').includes('/dist/extension.js')) fs.rmSync(path.join(raw, file));
	const report = new CoverageReport({
		name: 'Extension host, by the in-editor suite',
		outputDir: path.join(root, 'coverage/host'),
		reports: ['console-summary', 'lcovonly'],
		entryFilter: ({ url }) => url.startsWith(`${pathToFileURL(path.join(root, 'dist'))}/`),
		sourceFilter: (source) => /(^|\/)src\/host\//.test(source),
		all: { dir: ['src/host'], filter: '**/*.ts' },
	});
	await report.addFromDir(raw);
	const { summary, files } = (await report.generate()) ?? {};
	const reached = Number(summary?.lines.pct ?? 0);
	const least = [...(files ?? [])].sort((one, other) => unreached(other) - unreached(one)).slice(0, 10);
	for (const file of least) console.log(`  ${unreached(file)} lines not reached in ${file.sourcePath}`);
	if (reached >= LEAST.host) return;
	console.error(`Of the lines of the extension host ${reached} % are reached, which is less than ${LEAST.host} %.`);
	process.exit(1);
}

/** @param {import('monocart-coverage-reports').CoverageFile} file */
function unreached({ summary }) {
	return summary.lines.total - summary.lines.covered;
}

const areas = { core, host };
const chosen = process.argv.slice(2);
for (const area of chosen.length > 0 ? chosen : Object.keys(areas)) {
	if (!(area in areas)) throw new Error(`Unknown area "${area}". The areas are core and host.`);
	await areas[/** @type {'core' | 'host'} */ (area)]();
}
