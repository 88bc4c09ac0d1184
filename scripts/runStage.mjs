// Runs one stage of `npm test`: shows what it prints, indented, and learns from its closing line how it went.
import path from 'node:path';
import { runCommand } from './runCommand.mjs';

const root = path.resolve(import.meta.dirname, '..');
/** A test that never ends must not keep all the others, and their sum, from whoever waits. */
const LIMIT_MINUTES = 30;
const CLOSING_LINE = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;

/**
 * How the reporter of every suite begins a test that failed, or that passed or failed at a second try
 * (`test/host/report.ts`); what is indented deeper belongs to it.
 */
const FAILED_TEST = /^( *)(?:FAIL {2}|AGAIN )/;
/** The message, the innermost frames, and what was to be seen. */
const MOST_LINES_OF_A_FAILURE = 20;

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ tally: Tally, failures: readonly string[], seconds: number }} Outcome each failure with its stage's name, in full */

/** @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * A stage that breaks off, or that should have run tests and ran none, counts as one failure: it must never look passed.
 * @param {import('./stages.mjs').Stage} stage
 * @param {(line: string) => void} [say]
 * @returns {Promise<Outcome>}
 */
export async function runStage({ name, command, tests }, say = console.log) {
	say(`${name} …`);
	const started = performance.now();
	/** @type {Tally | undefined} */
	let tally;
	const failures = failureCollector();
	const print = eachLine((line) => {
		failures.take(line);
		const [, passed, failed, skipped] = CLOSING_LINE.exec(line) ?? [];
		if (passed !== undefined) tally = { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
		else if (line.trim() !== '') say(`  ${line}`);
	});
	const code = await runCommand(command, { cwd: root, onOutput: print.write, limitMinutes: LIMIT_MINUTES });
	print.end();
	const seconds = (performance.now() - started) / 1000;

	const outcome = judge(tests === true, code, tally);
	const summary = outcome.why ?? (tests ? closingLine(outcome.tally) : 'done');
	say(`${name}: ${summary} (${seconds.toFixed(1)} s)\n`);
	const ofStage = [...failures.all, ...(outcome.why ? [outcome.why] : [])];
	return { tally: outcome.tally, failures: ofStage.map((failure) => `${name}: ${failure}`), seconds };
}

/** Picks the failed tests out of what a stage prints. */
function failureCollector() {
	/** @type {string[]} */
	const all = [];
	let indent = -1;
	let left = 0;
	return {
		all,
		take(/** @type {string} */ line) {
			if (line.trim() === '') return;
			const [, found] = FAILED_TEST.exec(line) ?? [];
			if (found !== undefined) {
				indent = found.length;
				left = MOST_LINES_OF_A_FAILURE;
				all.push(line.trim());
			} else if (left > 0 && line.search(/\S/) > indent) {
				all[all.length - 1] += `\n    ${line.trim()}`;
				left--;
			} else left = 0;
		},
	};
}

/**
 * @param {boolean} tests
 * @param {number} code
 * @param {Tally | undefined} tally
 * @returns {{ tally: Tally, why?: string }}
 */
function judge(tests, code, tally) {
	const known = tally ?? { passed: 0, failed: 0, skipped: 0 };
	const broken = { ...known, failed: known.failed + 1 };
	if (!tests) return code === 0 ? { tally: known } : { tally: broken, why: `FAILED with exit code ${code}` };
	if (!tally) return { tally: broken, why: `FAILED before it could count its tests, with exit code ${code}` };
	if (tally.passed + tally.failed === 0) return { tally: broken, why: 'FAILED: no test was run' };
	if (code !== 0 && tally.failed === 0) {
		return { tally: broken, why: `${closingLine(tally)}, then FAILED with exit code ${code}` };
	}
	return { tally };
}

/** @param {(line: string) => void} take */
function eachLine(take) {
	let rest = '';
	return {
		write(/** @type {string} */ chunk) {
			const lines = (rest + chunk).split(/\r?\n/);
			rest = lines.pop() ?? '';
			for (const line of lines) take(line);
		},
		end() {
			if (rest !== '') take(rest);
			rest = '';
		},
	};
}
