import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fullBenches, LEFT_OUT, quickBenches } from './benches.ts';
import { type Baseline, baselineOf, type Judged, judge, settled, typical, unmeasured } from './proof/baseline.ts';
import type { Check } from './proof/check.ts';
import { budgetSentence, budgetTable, failuresOf, tooEasy, whatToDo } from './proof/report.ts';

/**
 * Holds the main work against its budgets, as multiples of a plain way to do the same: on a shared machine only what is
 * measured side by side in one process means anything. Budgets are told; what is worse than the baseline fails.
 *
 * `npm run bench`, with `-- --quick` for what fits in a minute, `--json` for machines, `--update` to write the baseline,
 * `--grep PATTERN` for the benches whose name matches.
 */

const FILE = path.join(import.meta.dirname, 'baseline.json');

type Mode = 'full' | 'quick';
/** They differ where the sizes do. */
type Baselines = Partial<Record<Mode, Baseline>>;

interface Outcome {
	readonly benches: readonly { readonly name: string; readonly seconds: number; readonly figures: unknown }[];
	readonly judged: readonly Judged[];
	/** In words; none where the baseline is written. */
	readonly failures: readonly string[];
}

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false },
		update: { type: 'boolean', default: false },
		grep: { type: 'string' },
	},
});
const mode: Mode = options.quick ? 'quick' : 'full';
const say = options.json ? () => {} : (text: string) => console.log(`${text}\n`);

async function main(): Promise<void> {
	const baselines = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Baselines;
	const outcome = await measure(baselines[mode] ?? {});
	if (options.update) write(baselines, outcome);
	if (options.json) console.log(JSON.stringify({ mode, ...outcome }, null, 2));
	else report(outcome);
	if (outcome.failures.length > 0) process.exitCode = 1;
}

async function measure(baseline: Baseline): Promise<Outcome> {
	const benches: Outcome['benches'][number][] = [];
	const all: Judged[] = [];
	for (const { name, measure } of options.quick ? quickBenches() : fullBenches()) {
		if (options.grep !== undefined && !new RegExp(options.grep).test(name)) continue;
		const started = performance.now();
		const { checks, figures, table } = await measure();
		say(table);
		const again = async () => (await measure()).checks;
		all.push(
			...(options.update ? asMeasured(await typical(checks, again), baseline) : await settled(checks, baseline, again)),
		);
		benches.push({ name, seconds: (performance.now() - started) / 1000, figures });
	}
	const gone = options.grep === undefined ? unmeasured(baseline, all) : [];
	const failures = options.update ? [] : failuresOf(all, gone);
	return { benches, judged: all, failures };
}

/** A baseline is what is usually measured, not the best of it. */
function asMeasured(checks: readonly Check[], baseline: Baseline): readonly Judged[] {
	return checks.map((check) => ({ check, verdict: judge(check, baseline[check.id]), tries: 1 }));
}

/** What was not measured this time stays only where not all was asked for. */
function write(baselines: Baselines, { judged }: Outcome): void {
	const kept = options.grep === undefined ? {} : baselines[mode];
	const written = { ...baselines, [mode]: { ...kept, ...baselineOf(judged.map(({ check }) => check)) } };
	fs.writeFileSync(FILE, `${JSON.stringify(written, null, '\t')}\n`);
}

function report({ benches, judged, failures }: Outcome): void {
	const update = `npm run bench -- ${options.quick ? '--quick ' : ''}--update`;
	say(budgetTable(judged));
	if (options.quick) say(`Left out, as this is quick:\n${LEFT_OUT.map((what) => `  ${what}`).join('\n')}`);
	const seconds = benches.reduce((sum, each) => sum + each.seconds, 0);
	say(`${budgetSentence(judged)} Measured in ${seconds.toFixed(0)} s.`);
	if (options.update) {
		say(`Written to ${path.relative(process.cwd(), FILE)}.`);
		return;
	}
	const easy = tooEasy(judged, update);
	if (easy !== undefined) say(easy);
	// Each begins as a test that failed, so that `npm test` tells it again at its end.
	for (const failure of failures) console.log(`FAIL  ${failure}`);
	if (failures.length > 0) console.log(`${whatToDo(update)}\n`);
	console.log(closingLine(judged, failures.length));
}

/** Like that of every suite: `npm test` adds them up. What is gone failed, and was never among the judged. */
function closingLine(judged: readonly Judged[], failed: number): string {
	const passed = judged.filter(({ verdict }) => verdict.status === 'within' || verdict.status === 'better').length;
	return `${passed} passed, ${failed} failed, 0 skipped`;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
