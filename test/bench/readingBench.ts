import { parseDocument } from 'yaml';
import { readYaml } from '../../src/core/backlog/readYaml.ts';
import { plain } from '../../src/core/backlog/sourceTree.ts';
import { assemble, readBacklog } from '../../src/core/index.ts';
import { backlogText, NOW } from './generate.ts';
import { EFFORT, effortKeystroke, type Keystroke, TITLE, titleKeystroke } from './keystrokes.ts';
import { median, mostOf } from './medians.ts';
import { processorTime } from './processorTime.ts';

/** How long the main work takes on backlogs of one size, as multiples of JSON.parse of the same data. */
export interface ReadingBench {
	readonly items: number;
	readonly rounds: number;
	readonly rows: readonly ReadingRow[];
}

export interface ReadingRow {
	readonly work: string;
	/** Milliseconds. */
	readonly median: number;
	/** What 19 of 20 stay within. */
	readonly most: number;
	/** Multiples of JSON.parse, of the medians. */
	readonly ratio: number;
}

export const JSON_PARSE = 'JSON.parse';
export const YAML_PARSE = 'yaml: its full parse';
export const TREE = 'YAML to a tree';
const READ = 'read: to items and problems';
export const OPEN = 'open: read, price and rank';

/** All that is measured, in the order in which it takes turns. */
const EVERYTHING: readonly string[] = [JSON_PARSE, YAML_PARSE, TREE, READ, OPEN, TITLE, EFFORT];

/** Keystrokes in a row: enough for the garbage that they make themselves. */
const TYPED = 40;

type Work = readonly (readonly [name: string, run: (() => unknown) | Keystroke])[];

export function readingBench(items: number, rounds: number, works = EVERYTHING): ReadingBench {
	const times = measure(workOn(items, works), rounds);
	const base = median(times.get(JSON_PARSE)!);
	const rows = [...times].map(([work, all]) => ({
		work,
		median: median(all),
		most: mostOf(all, 0.95),
		ratio: median(all) / base,
	}));
	return { items, rounds, rows };
}

/** The row of a work; it must have been measured. */
export function rowOf({ rows, items }: ReadingBench, work: string): ReadingRow {
	const row = rows.find((each) => each.work === work);
	if (!row) throw new Error(`Failed to find what was measured of ${items} items: ${work}`);
	return row;
}

function workOn(items: number, works: readonly string[]): Work {
	const text = backlogText({ items, incidents: items });
	const json = JSON.stringify(plain(readYaml(text).root!));
	let opened = 0;
	// A file and a minute of its own, so that nothing is kept of a reading before.
	const read = () => {
		const file = `${++opened}/reliability.yaml`;
		const reading = readBacklog(file, text);
		if (reading.broken || reading.problems.some((problem) => problem.severity === 'error'))
			throw new Error('Failed to generate a sound backlog');
		return { file, text, reading, sources: [] };
	};
	const known: Readonly<Record<string, () => unknown>> = {
		[JSON_PARSE]: () => JSON.parse(json),
		[YAML_PARSE]: () => parseDocument(text),
		[TREE]: () => readYaml(text),
		[READ]: read,
		[OPEN]: () => assemble([read()], NOW + opened * 60_000),
	};
	// They open the file to begin with, so they are made only where they are measured.
	const typing: Readonly<Record<string, (text: string) => Keystroke>> = {
		[TITLE]: titleKeystroke,
		[EFFORT]: effortKeystroke,
	};
	return works.map((name) => [name, known[name] ?? typing[name]!(text)]);
}

/** All kinds of work take turns, so that a slow moment of the machine strikes each of them alike. */
function measure(work: Work, rounds: number): Map<string, readonly number[]> {
	const times = new Map<string, number[]>(work.map(([name]) => [name, []]));
	for (let round = -1; round < rounds; round++)
		for (const [name, run] of work) {
			const typing = 'type' in run ? run : undefined;
			for (let turn = typing ? TYPED : 1; turn > 0; turn--) {
				typing?.type();
				const time = timed(run, name === JSON_PARSE ? 5 : 1);
				if (round >= 0) times.get(name)!.push(time);
			}
		}
	return times;
}

function timed(run: () => unknown, turns: number): number {
	const start = processorTime();
	for (let turn = 0; turn < turns; turn++) run();
	return (processorTime() - start) / turns;
}
