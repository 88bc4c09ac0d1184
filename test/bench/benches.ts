import { bundles } from './bundles.ts';
import { codeBench } from './codeBench.ts';
import { commandBench } from './commandBench.ts';
import { drawsBench } from './drawsBench.ts';
import { growthBench } from './growthBench.ts';
import { heapBench } from './heapBench.ts';
import { importBench } from './importBench.ts';
import { EFFORT, TITLE } from './keystrokes.ts';
import { languageBench } from './languageBench.ts';
import { logBench } from './logBench.ts';
import { measuresBench } from './measuresBench.ts';
import { peerBench } from './peerBench.ts';
import { planBench } from './planBench.ts';
import type { Check } from './proof/check.ts';
import * as checks from './proof/checks.ts';
import * as tables from './proof/tables.ts';
import { JSON_PARSE, OPEN, readingBench, TREE, YAML_PARSE } from './readingBench.ts';

/** What is measured together, and can be measured again alone. */
export interface Bench {
	readonly name: string;
	readonly measure: () => Promise<Measured>;
}

export interface Measured {
	readonly figures: unknown;
	readonly checks: readonly Check[];
	readonly table: string;
}

/** All budgets at the sizes that they speak of. */
export function fullBenches(): readonly Bench[] {
	return [
		bench('reading 100', () => readingBench(100, 15), tables.readingTable),
		bench('reading 1,000', () => readingBench(1000, 15), tables.readingTable, checks.keystrokeChecks),
		bench(
			'reading 10,000',
			() => readingBench(10_000, 15),
			tables.readingTable,
			(reading) => [checks.openCheck(reading), checks.treeCheck(reading)],
		),
		bench('growth', () => growthBench(), tables.growthTable, one(checks.growthCheck)),
		bench('peer', () => peerBench(), tables.peerTable),
		bench('heap', () => heapBench(10_000), tables.heapTable, one(checks.heapCheck)),
		bench('draws', () => drawsBench(), tables.drawsTable, one(checks.drawsCheck)),
		bench('import', () => importBench(), tables.importTable, checks.importChecks),
		bench('measures', () => measuresBench(), tables.measuresTable, one(checks.measuresCheck)),
		bench('command', () => commandBench(), tables.commandTable, checks.commandChecks),
		bench('log', () => logBench(), tables.logTable),
		bench('code', () => codeBench(), tables.codeTable, one(checks.codeCheck)),
		bench('language', () => languageBench(), tables.languageTable, one(checks.languageCheck)),
		bench('plan', () => planBench(), tables.planTable, one(checks.planCheck)),
		bench('bundles', () => bundles('dist'), tables.bundleTable, checks.bundleChecks),
	];
}

/** What a minute is enough for, beside other work: the same checks at sizes that are as telling for a loss. */
export function quickBenches(): readonly Bench[] {
	const typing = [JSON_PARSE, YAML_PARSE, TREE, TITLE, EFFORT];
	return [
		bench(
			'reading 1,000',
			() => readingBench(1000, 15, typing),
			tables.readingTable,
			(reading) => [...checks.keystrokeChecks(reading), checks.treeCheck(reading)],
		),
		bench(
			'reading 10,000',
			() => readingBench(10_000, 3, [JSON_PARSE, OPEN]),
			tables.readingTable,
			one(checks.openCheck),
		),
		bench('growth', () => growthBench(), tables.growthTable, one(checks.growthCheck)),
		bench('peer', () => peerBench(100), tables.peerTable),
		bench('heap', () => heapBench(3000, false), tables.heapTable, one(checks.heapCheck)),
		bench('draws', () => drawsBench(200), tables.drawsTable, one(checks.drawsCheck)),
		bench('import', () => importBench(200_000), tables.importTable, checks.importChecks),
		bench('measures', () => measuresBench(), tables.measuresTable, one(checks.measuresCheck)),
		bench('code', () => codeBench(), tables.codeTable, one(checks.codeCheck)),
		bench('language', () => languageBench(), tables.languageTable, one(checks.languageCheck)),
		bench('plan', () => planBench(300, true), tables.planTable, one(checks.planCheck)),
		bench('bundles', () => bundles('dist'), tables.bundleTable, checks.bundleChecks),
	];
}

/** What the quick benches do not say, for whoever reads their figures. */
export const LEFT_OUT: readonly string[] = [
	'100 items',
	'of 10,000 items all but opening, which is the median of 3 rounds instead of 15',
	'yaml’s parse and document of 10,000 items',
	'lights-on measure, and the log of git',
	'smaller: the peer 100 items for 1,000, the heap 3,000 for 10,000, draws 200 for 1,000, import 200,000 pages for 1,000,000, plan 300 items of three instances for 1,000 of five, YAML to a tree 1,000 items for 10,000',
];

function bench<T>(
	name: string,
	work: () => T | Promise<T>,
	table: (figures: T) => string,
	checksOf: (figures: T) => readonly Check[] = () => [],
): Bench {
	return {
		name,
		measure: async () => {
			const figures = await work();
			return { figures, checks: checksOf(figures), table: table(figures) };
		},
	};
}

function one<T>(checkOf: (figures: T) => Check): (figures: T) => readonly Check[] {
	return (figures) => [checkOf(figures)];
}
