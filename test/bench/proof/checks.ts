import type { Bundle } from '../bundles.ts';
import { CODE_BUDGET, type CodeBench } from '../codeBench.ts';
import type { CommandBench } from '../commandBench.ts';
import { DRAWS_BUDGET, type DrawsBench } from '../drawsBench.ts';
import { GROWTH_BUDGET, type GrowthBench } from '../growthBench.ts';
import { HEAP_BUDGET, type HeapBench } from '../heapBench.ts';
import { IMPORT_BUDGET, type ImportBench } from '../importBench.ts';
import { EFFORT, TITLE } from '../keystrokes.ts';
import { LANGUAGE_BUDGET, type LanguageBench } from '../languageBench.ts';
import { MEASURES_BUDGET, type MeasuresBench } from '../measuresBench.ts';
import { PLAN_BUDGET, type PlanBench } from '../planBench.ts';
import { OPEN, type ReadingBench, rowOf, TREE, YAML_PARSE } from '../readingBench.ts';
import { type Check, check } from './check.ts';
import { count, digits, kilobytes, times } from './figures.ts';

/** The budgets of the design, section 10, one function for what is measured together. */

export function openCheck(reading: ReadingBench): Check {
	const { ratio } = rowOf(reading, OPEN);
	const peer = reading.rows.find(({ work }) => work === YAML_PARSE);
	return check({
		id: 'open',
		budget: `opening ${count(reading.items)} items: at most 10 × JSON.parse`,
		value: ratio,
		limit: 10,
		measured: times(ratio),
		...(peer ? { peer: `yaml’s parse: ${times(peer.ratio)}` } : {}),
	});
}

/** The budget is of the slowest of twenty; the baseline is of the median, as the slowest are the machine's as often as ours. */
function keystrokeCheck(id: string, place: string, work: string, reading: ReadingBench): Check {
	const [typed, parse] = [rowOf(reading, work), rowOf(reading, YAML_PARSE).median];
	return check({
		id,
		budget: `one keystroke in ${place}, ${count(reading.items)} items: p95 at most 1/300 of a full \`yaml\` parse`,
		value: typed.most / parse,
		limit: 1 / 300,
		measured: `1/${digits(parse / typed.most)}`,
		steady: typed.median / parse,
	});
}

export function keystrokeChecks(reading: ReadingBench): Check[] {
	return [keystrokeCheck('title', 'a title', TITLE, reading), keystrokeCheck('effort', 'an effort', EFFORT, reading)];
}

export function treeCheck(reading: ReadingBench): Check {
	const share = rowOf(reading, TREE).median / rowOf(reading, YAML_PARSE).median;
	return check({
		id: 'tree',
		budget: `YAML to a tree, ${count(reading.items)} items: faster than a full \`yaml\` parse`,
		value: share,
		limit: 1,
		measured: `${digits(1 / share)} times as fast`,
	});
}

export function growthCheck({ small, large, ratio }: GrowthBench): Check {
	return check({
		id: 'growth',
		budget: `one keystroke, ${count(large)} items: at most ${GROWTH_BUDGET} × that of ${count(small)}`,
		value: ratio,
		limit: GROWTH_BUDGET,
		measured: times(ratio),
	});
}

export function heapCheck({ items, textBytes, ratio, peer }: HeapBench): Check {
	const size = `${count(items)} items and ${count(items)} incidents`;
	return check({
		id: 'heap',
		budget: `V8 heap of ${size}: at most ${HEAP_BUDGET} × the text’s bytes`,
		value: ratio,
		limit: HEAP_BUDGET,
		measured: times(ratio),
		...(peer === undefined ? {} : { peer: `yaml’s document: ${times(peer / textBytes)}` }),
	});
}

export function bundleChecks(built: readonly Bundle[]): Check[] {
	return built
		.filter(({ file }) => file === 'extension.js')
		.map(({ minified }) =>
			check({
				id: 'activation',
				budget: 'bundle for activation: at most 120 kB',
				value: minified / 1000,
				limit: 120,
				measured: kilobytes(minified),
			}),
		);
}

export function drawsCheck({ items, draws, ratio }: DrawsBench): Check {
	return check({
		id: 'draws',
		budget: `rank probabilities, ${count(draws)} draws × ${count(items)} items: at most ${DRAWS_BUDGET} × drawing the numbers`,
		value: ratio,
		limit: DRAWS_BUDGET,
		measured: times(ratio),
	});
}

export function importChecks(measured: ImportBench): Check[] {
	const steady = measured.importing / measured.splitting;
	return pageChecks('import', `import of ${count(measured.rows)} pages`, { ...measured, steady });
}

/** The whole command in a process that has just begun, held against the budget of the import alone. */
export function commandChecks(measured: CommandBench): Check[] {
	return pageChecks('command', `lights-on measure of ${count(measured.rows)} pages`, measured);
}

/** Memory is given in pages and at whims of the allocator: a few megabytes more are not ours. */
const MEMORY_GRAIN = 4;

function pageChecks(
	id: string,
	work: string,
	{ ratio, megabytesAboveBase, steady }: (ImportBench | CommandBench) & { readonly steady?: number },
): Check[] {
	return [
		check({
			id,
			budget: `${work}: at most ${IMPORT_BUDGET.ratio} × reading the bytes`,
			value: ratio,
			limit: IMPORT_BUDGET.ratio,
			measured: times(ratio),
			...(steady === undefined ? {} : { steady }),
		}),
		check({
			id: `${id}Memory`,
			budget: `${work}: at most ${IMPORT_BUDGET.megabytesAboveBase} MB above the base`,
			value: megabytesAboveBase,
			limit: IMPORT_BUDGET.megabytesAboveBase,
			measured: `${digits(megabytesAboveBase)} MB`,
			grain: MEMORY_GRAIN,
		}),
	];
}

export function measuresCheck({ pages, weeks, ratio }: MeasuresBench): Check {
	return check({
		id: 'measures',
		budget: `${count(pages)} pages to all measures of ${weeks} weeks: at most ${MEASURES_BUDGET} × only summing them`,
		value: ratio,
		limit: MEASURES_BUDGET,
		measured: times(ratio),
	});
}

/** The budget is in milliseconds: the baseline is of multiples of what the peer takes. */
export function codeCheck({ globs, median, slow, peer }: CodeBench): Check {
	return check({
		id: 'code',
		budget: `a file of code against ${globs} globs, once they are compiled: at most ${CODE_BUDGET} ms`,
		value: slow,
		limit: CODE_BUDGET,
		measured: `${digits(slow)} ms (99 of 100)`,
		peer: `picomatch, median: ${digits(peer / median)} × ours`,
		steady: median / peer,
	});
}

export function languageCheck({ items, reading, works }: LanguageBench): Check {
	const slowest = Math.max(...works.filter(({ work }) => !work.startsWith('all')).map(({ median: time }) => time));
	return check({
		id: 'language',
		budget: `completion and hover in ${count(items)} items: at most ${LANGUAGE_BUDGET} × reading the file whole`,
		value: slowest / reading,
		limit: LANGUAGE_BUDGET,
		measured: `${times(slowest / reading)} (the slowest)`,
	});
}

export function planCheck({ items, ratio, together, gap }: PlanBench): Check {
	return check(
		{
			id: 'plan',
			budget: `plan of ${count(items)} items: a proven gap of ${100 * PLAN_BUDGET.gap}% within ${PLAN_BUDGET.ratio} × the solver’s own proof`,
			value: ratio,
			limit: PLAN_BUDGET.ratio,
			measured: `${times(ratio)}, ${digits(100 * gap)}%`,
			steady: together,
		},
		gap <= PLAN_BUDGET.gap,
	);
}
