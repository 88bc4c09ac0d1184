import { parseDocument } from 'yaml';
import { readYaml } from '../../src/core/backlog/readYaml.ts';
import { plain } from '../../src/core/backlog/sourceTree.ts';
import { assemble, readBacklog } from '../../src/core/index.ts';
import { bundles } from './bundles.ts';
import { CODE_BUDGET, type CodeBench, codeBench } from './codeBench.ts';
import { type CommandBench, commandBench } from './commandBench.ts';
import { DRAWS_BUDGET, type DrawsBench, drawsBench } from './drawsBench.ts';
import { backlogText, NOW } from './generate.ts';
import { IMPORT_BUDGET, type ImportBench, importBench } from './importBench.ts';
import { EFFORT, keystrokes, TITLE } from './keystrokes.ts';
import { LANGUAGE_BUDGET, type LanguageBench, languageBench } from './languageBench.ts';
import { type LogBench, logBench } from './logBench.ts';
import { MEASURES_BUDGET, type MeasuresBench, measuresBench } from './measuresBench.ts';
import { PLAN_BUDGET, type PlanBench, planBench } from './planBench.ts';

/**
 * How long the main work takes, as multiples of JSON.parse of the same data: on a shared machine only what is measured
 * side by side in one process means anything. `npm run bench`, with `-- --json` for machines.
 */

interface Row {
	readonly items: number;
	readonly work: string;
	/** Median milliseconds. */
	readonly median: number;
	/** What 19 of 20 stay within. */
	readonly most: number;
	/** Multiples of JSON.parse. */
	readonly ratio: number;
}

interface Check {
	readonly budget: string;
	readonly measured: string;
	readonly met: boolean;
}

const sizes = [
	{ items: 100, rounds: 15 },
	{ items: 1000, rounds: 15 },
	{ items: 10_000, rounds: 5 },
];

type Work = Readonly<Record<string, (() => unknown) & { type?(): void }>>;

function workOn(items: number): Work {
	const text = backlogText({ items, incidents: items });
	const json = JSON.stringify(plain(readYaml(text).root!));
	const { broken, problems } = readBacklog('reliability.yaml', text);
	if (broken || problems.some((problem) => problem.severity === 'error'))
		throw new Error('Failed to generate a sound backlog');
	let opened = 0;
	// A file and a minute of its own, so that nothing is kept of a reading before.
	const read = () => {
		const file = `${++opened}/reliability.yaml`;
		return { file, text, reading: readBacklog(file, text), sources: [] };
	};
	const type = keystrokes(text);
	return {
		'JSON.parse': () => JSON.parse(json),
		'yaml: its full parse': () => parseDocument(text),
		'YAML to a tree': () => readYaml(text),
		'read: to items and problems': read,
		'open: read, price and rank': () => assemble([read()], NOW + opened * 60_000),
		...type,
	};
}

/** All kinds of work take turns, so that a slow moment of the machine strikes each of them alike. */
function measure(work: Work, rounds: number): Map<string, readonly number[]> {
	const times = new Map<string, number[]>(Object.keys(work).map((name) => [name, []]));
	for (let round = -1; round < rounds; round++)
		for (const [name, run] of Object.entries(work)) {
			const isTyping = name.startsWith('one keystroke');
			for (let turn = isTyping ? TYPED : 1; turn > 0; turn--) {
				run.type?.();
				const time = timed(run, name === 'JSON.parse' ? 5 : 1);
				if (round >= 0) times.get(name)!.push(time);
			}
		}
	return times;
}

/** Keystrokes in a row. */
const TYPED = 8;

function timed(run: () => unknown, turns: number): number {
	const start = performance.now();
	for (let turn = 0; turn < turns; turn++) run();
	return (performance.now() - start) / turns;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function rowsOf(): Row[] {
	return sizes.flatMap(({ items, rounds }) => {
		const times = measure(workOn(items), rounds);
		const base = median(times.get('JSON.parse')!);
		return [...times].map(([work, all]) => ({
			items,
			work,
			median: median(all),
			most: [...all].sort((one, other) => one - other)[Math.ceil(0.95 * all.length) - 1]!,
			ratio: median(all) / base,
		}));
	});
}

/** The budgets of the design that this can measure. */
function checksOf(rows: readonly Row[], activation: number | undefined): Check[] {
	const row = (items: number, start: string) =>
		rows.find((each) => each.items === items && each.work.startsWith(start))!;
	const open = row(10_000, 'open').median / row(10_000, 'JSON').median;
	const share = row(1000, TITLE).most / row(1000, 'yaml').median;
	const growth = row(10_000, TITLE).median / row(1000, TITLE).median;
	const priced = row(1000, EFFORT).most / row(1000, 'yaml').median;
	const parse = (items: number) => row(items, 'yaml').median / row(items, 'YAML').median;
	const checks = [
		{ budget: 'opening 10,000 items: at most 10 × JSON.parse', measured: `${digits(open)} ×`, met: open <= 10 },
		{
			budget: 'one keystroke in a title, 1,000 items: p95 at most 1/300 of a full `yaml` parse',
			measured: `1/${digits(1 / share)}`,
			met: share <= 1 / 300,
		},
		{
			budget: 'one keystroke in an effort, 1,000 items: p95 at most 1/300 of a full `yaml` parse',
			measured: `1/${digits(1 / priced)}`,
			met: priced <= 1 / 300,
		},
		{
			budget: 'one keystroke, 10,000 items: at most 2 × that of 1,000',
			measured: `${digits(growth)} ×`,
			met: growth <= 2,
		},
		{
			budget: 'YAML to a tree, 10,000 items: faster than a full `yaml` parse',
			measured: `${digits(parse(10_000))} times as fast`,
			met: parse(10_000) > 1,
		},
	];
	if (activation === undefined) return checks;
	const size = {
		budget: 'bundle for activation: at most 120 kB',
		measured: kilobytes(activation),
		met: activation <= 120_000,
	};
	return [...checks, size];
}

function drawsCheck({ items, draws, ratio }: DrawsBench): Check {
	return {
		budget: `rank probabilities, ${draws.toLocaleString('en')} draws × ${items.toLocaleString('en')} items: at most ${DRAWS_BUDGET} × drawing the numbers`,
		measured: `${digits(ratio)} ×`,
		met: ratio <= DRAWS_BUDGET,
	};
}

function importChecks({ rows, ratio, megabytesAboveBase }: ImportBench): Check[] {
	const pages = `import of ${rows.toLocaleString('en')} pages`;
	return [
		{
			budget: `${pages}: at most ${IMPORT_BUDGET.ratio} × reading the bytes`,
			measured: `${digits(ratio)} ×`,
			met: ratio <= IMPORT_BUDGET.ratio,
		},
		{
			budget: `${pages}: at most ${IMPORT_BUDGET.megabytesAboveBase} MB above the base`,
			measured: `${digits(megabytesAboveBase)} MB`,
			met: megabytesAboveBase <= IMPORT_BUDGET.megabytesAboveBase,
		},
	];
}

/** The whole command in a process that has just begun, held against the budget of the import alone. */
function commandChecks({ rows, ratio, megabytesAboveBase }: CommandBench): Check[] {
	const command = `lights-on measure of ${rows.toLocaleString('en')} pages`;
	return [
		{
			budget: `${command}: at most ${IMPORT_BUDGET.ratio} × reading the bytes`,
			measured: `${digits(ratio)} ×`,
			met: ratio <= IMPORT_BUDGET.ratio,
		},
		{
			budget: `${command}: at most ${IMPORT_BUDGET.megabytesAboveBase} MB above the base`,
			measured: `${digits(megabytesAboveBase)} MB`,
			met: megabytesAboveBase <= IMPORT_BUDGET.megabytesAboveBase,
		},
	];
}

function measuresCheck({ pages, weeks, ratio }: MeasuresBench): Check {
	return {
		budget: `${pages.toLocaleString('en')} pages to all measures of ${weeks} weeks: at most ${MEASURES_BUDGET} × only summing them`,
		measured: `${digits(ratio)} ×`,
		met: ratio <= MEASURES_BUDGET,
	};
}

function planCheck({ items, ratio, gap }: PlanBench): Check {
	return {
		budget: `plan of ${items.toLocaleString('en')} items: a proven gap of ${100 * PLAN_BUDGET.gap}% within ${PLAN_BUDGET.ratio} × the solver’s own proof`,
		measured: `${digits(ratio)} ×, ${digits(100 * gap)}%`,
		met: ratio <= PLAN_BUDGET.ratio && gap <= PLAN_BUDGET.gap,
	};
}

function languageCheck({ items, reading, works }: LanguageBench): Check {
	const slowest = Math.max(...works.filter(({ work }) => !work.startsWith('all')).map(({ median: time }) => time));
	return {
		budget: `completion and hover in ${items.toLocaleString('en')} items: at most ${LANGUAGE_BUDGET} × reading the file whole`,
		measured: `${digits(slowest / reading)} × (the slowest)`,
		met: slowest <= LANGUAGE_BUDGET * reading,
	};
}

/** What editors ask of the file as a language, each as a multiple of reading it whole. */
function languageRows({ items, reading, works }: LanguageBench): string[][] {
	const row = (work: string, time: number) => [work, time.toFixed(2), `${digits(time / reading)} ×`];
	return [
		row(`read ${items.toLocaleString('en')} items whole`, reading),
		...works.map(({ work, median: time }) => row(work, time)),
	];
}

function codeCheck({ globs, slow }: CodeBench): Check {
	return {
		budget: `a file of code against ${globs} globs, once they are compiled: at most ${CODE_BUDGET} ms`,
		measured: `${digits(slow)} ms (99 of 100)`,
		met: slow <= CODE_BUDGET,
	};
}

/** What a file that was never asked for costs, and what compiling costs once. */
function codeRows({ globs, files, compiling, median, slow }: CodeBench): string[][] {
	const row = (work: string, time: number) => [work, time.toFixed(3)];
	return [
		row(`compile ${globs} globs`, compiling),
		row(`what concerns a file, median of ${files.toLocaleString('en')}`, median),
		row('the same, the slowest of a hundred', slow),
	];
}

/** What draws and prices, each as a multiple of the plain way to draw. */
function drawsRows({ items, draws, quantities, uniform, plain, own, pricing }: DrawsBench): string[][] {
	const numbers = `${quantities} × ${draws}`;
	const row = (work: string, time: number) => [work, time.toFixed(1), `${digits(time / plain)} ×`];
	return [
		row(`draw ${numbers} numbers: sfc32 and the normal quantile`, plain),
		row(`draw ${numbers} uniform numbers: sfc32 alone`, uniform),
		row(`draw ${numbers} numbers: the product’s own, PERT, Gamma and lognormal`, own),
		row(`price ${items} items with them: scores, P10–P90, order, chances of the top, ties, explanations`, pricing),
	];
}

/** All measures of a year, each as a multiple of the pass that only sums the pages. */
function measuresRows({ pages, weeks, summing, measuring, unordered }: MeasuresBench): string[][] {
	const row = (work: string, time: number) => [work, time.toFixed(2), `${digits(time / summing)} ×`];
	const count = pages.toLocaleString('en');
	return [
		row(`sum ${count} pages by weeks of 7 × 24 hours`, summing),
		row(`all measures of ${weeks} weeks: bands of two zones, holidays, 60 seconds a person, 500 incidents`, measuring),
		row('the same from pages in no order', unordered),
	];
}

/** What git prints of a long history, once and afterwards, each as a multiple of splitting the text. */
function logRows({ commits, fresh, megabytes, splitting, once, afterwards }: LogBench): string[][] {
	const row = (work: string, time: number) => [work, time.toFixed(2), `${digits(time / splitting)} ×`];
	return [
		row(`split the log of ${commits.toLocaleString('en')} commits, ${digits(megabytes)} MB`, splitting),
		row('read it to commits, with branches, trailers and paths', once),
		row(`read ${fresh} new ones afterwards`, afterwards),
	];
}

function digits(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function kilobytes(bytes: number): string {
	return `${(bytes / 1000).toFixed(1)} kB`;
}

function table(rows: readonly (readonly string[])[], right: readonly number[]): string {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
	const line = (row: readonly string[]) =>
		row.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)));
	return rows.map((row) => line(row).join('  ').trimEnd()).join('\n');
}

async function main(): Promise<void> {
	const rows = rowsOf();
	const built = bundles('dist');
	const drawn = drawsBench();
	const imported = importBench();
	const measured = measuresBench();
	const command = commandBench();
	const log = logBench();
	const code = codeBench();
	const language = languageBench();
	const planned = await planBench();
	const checks = [
		...checksOf(rows, built.find(({ file }) => file === 'extension.js')?.minified),
		drawsCheck(drawn),
		...importChecks(imported),
		measuresCheck(measured),
		...commandChecks(command),
		codeCheck(code),
		languageCheck(language),
		planCheck(planned),
	];
	if (process.argv.includes('--json'))
		console.log(
			JSON.stringify(
				{
					rows,
					draws: drawn,
					import: imported,
					measures: measured,
					command,
					log,
					code,
					language,
					plan: planned,
					checks,
					bundles: built,
				},
				null,
				2,
			),
		);
	else {
		const work = rows.map((row) => [
			...[`${row.items}`, row.work, row.median.toFixed(2), row.most.toFixed(2)],
			`${digits(row.ratio)} ×`,
		]);
		console.log(table([['Items', 'Work', 'Median ms', 'p95 ms', 'JSON.parse'], ...work], [0, 2, 3, 4]));
		console.log(`\n${table([['Draws', 'Median ms', 'Plain draws'], ...drawsRows(drawn)], [1, 2])}`);
		console.log(`\n${table([['Measures', 'Median ms', 'Plain sums'], ...measuresRows(measured)], [1, 2])}`);
		console.log(`\n${table([['git log', 'Median ms', 'Splitting'], ...logRows(log)], [1, 2])}`);
		console.log(`\n${table([['As a language', 'Median ms', 'Reading whole'], ...languageRows(language)], [1, 2])}`);
		console.log(`\n${table([['Files of code', 'ms'], ...codeRows(code)], [1])}`);
		console.log(
			`\n${table([['Bundle', 'Minified'], ...built.map(({ file, minified }) => [file, kilobytes(minified)])], [1])}`,
		);
		console.log(
			`\n${table([['Budget', 'Measured', ''], ...checks.map((check) => [check.budget, check.measured, check.met ? 'met' : 'over'])], [])}`,
		);
		const over = checks.filter(({ met }) => !met).length;
		console.log(`\n${checks.length - over} of ${checks.length} budgets are met, ${over} are not.`);
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
