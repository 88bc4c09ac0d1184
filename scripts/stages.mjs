// What `npm test` does, in order. Node built-ins only.
import process from 'node:process';
import { npm, typescript } from './runCommand.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly string[]} command
 * @property {boolean} [beside] whether it runs beside the stages after it: it keeps one processor busy, and they mostly wait
 * @property {boolean} [alone] whether it keeps all processors busy, and waits for what runs beside
 * @property {boolean} [tests] whether it closes with a tally; otherwise it counts only when it fails
 * @property {readonly string[]} [needs] the stages that it cannot do without
 * @property {readonly string[]} [instead] the stages that do this one's work too, when they are run
 */

/** @type {readonly Stage[]} */
const STAGES = [
	{ name: 'check', command: npm('run', '--silent', 'check'), beside: true },
	{ name: 'build', command: [process.execPath, 'esbuild.js', '--production'], instead: ['package'] },
	{ name: 'package', command: npm('run', '--silent', 'package') },
	{ name: 'chromium', command: typescript('scripts/ensureChromium.ts') },
	{ name: 'prometheus', command: typescript('scripts/ensurePrometheus.ts') },
	{
		name: 'core',
		command: [process.execPath, 'node_modules/mocha/bin/mocha.js', '--reporter', 'test/harness/fileReporter.ts'],
		tests: true,
		beside: true,
		// The reports are looked at in a browser; error budgets are asked of a real server.
		needs: ['chromium', 'prometheus'],
	},
	{ name: 'editor', command: typescript('scripts/editor/installEditor.ts') },
	{
		name: 'node',
		command: typescript('test/harness/runSuite.ts', 'node'),
		tests: true,
		needs: ['build', 'editor', 'chromium'],
	},
	{
		name: 'web',
		command: typescript('test/harness/runSuite.ts', 'web'),
		tests: true,
		needs: ['build', 'editor', 'chromium'],
	},
	{
		name: 'virtual',
		command: typescript('test/harness/runSuite.ts', 'virtual'),
		tests: true,
		needs: ['build', 'editor', 'chromium'],
	},
	{
		name: 'e2e',
		command: typescript('test/e2e/run.ts'),
		tests: true,
		alone: true,
		needs: ['package', 'editor', 'chromium'],
	},
	{
		name: 'bench',
		command: typescript('test/bench/run.ts', '--quick'),
		tests: true,
		// What runs beside would be in its figures.
		alone: true,
		needs: ['build'],
	},
];

/** The stages that a person may ask for; the others only prepare them. */
export const CHOICES = STAGES.filter(({ name, tests }) => tests || name === 'check').map(({ name }) => name);

/**
 * The stages to run, in order: those asked for, and what they need.
 * @param {readonly string[]} chosen
 * @param {string} [grep] only tests whose full title matches
 * @returns {readonly Stage[]}
 */
export function stagesFor(chosen, grep) {
	const wanted = new Set(
		chosen.flatMap((name) => [name, ...(STAGES.find((stage) => stage.name === name)?.needs ?? [])]),
	);
	return STAGES.filter(({ name, instead }) => wanted.has(name) && !instead?.some((other) => wanted.has(other))).map(
		(stage) => ({
			...stage,
			command: stage.tests && grep !== undefined ? [...stage.command, '--grep', grep] : stage.command,
			needs: stage.needs?.map((need) => standInFor(need, wanted)) ?? [],
		}),
	);
}

/** The stage that in fact does another's work. */
function standInFor(/** @type {string} */ name, /** @type {ReadonlySet<string>} */ wanted) {
	const other = STAGES.find((stage) => stage.name === name)?.instead?.find((candidate) => wanted.has(candidate));
	return other ?? name;
}
