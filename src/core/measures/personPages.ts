import type { PageColumns } from '../incidents/pages.ts';
import { ONE_INTERRUPTION, QUIET_CHANNEL } from './interruptions.ts';

/** Those whom pages reached, each once. The first is nobody known: pages whose source does not say whom they reached. */
export type People = readonly [undefined, ...(readonly string[])];

export function peopleOf(pages: readonly PageColumns[]): People {
	return [undefined, ...new Set(pages.flatMap(({ names }) => names.person))];
}

/** Pages to go through, those of one person in the order of time. */
export interface PageRun {
	readonly count: number;
	readonly at: Readonly<Float64Array>;
	/** Whether the last one is the oldest. */
	readonly backwards: boolean;
	/** By row, an index into `people`, of which -1, nobody, is the first; absent where all reached the first. */
	readonly person?: Readonly<Int32Array> | undefined;
	/** Indices into the `People`. */
	readonly people: Readonly<Int32Array>;
	/** By row, an index into `quiet`, of which -1 is the first; absent where no page is a mail. */
	readonly channel?: Readonly<Int32Array> | undefined;
	readonly quiet: Readonly<Uint8Array>;
}

/**
 * The pages from one instant up to another, some after and before them among them, so that those of each person come in
 * the order of time. Of those before, all that may tell where an interruption begins: in a storm it depends on its very
 * first page.
 */
export function pageRuns(
	pages: readonly PageColumns[],
	people: People,
	from: number,
	until: number,
): readonly PageRun[] {
	const numbers = new Map(people.map((name, number) => [name, number]));
	const sources = pages.filter(({ count }) => count > 0);
	const order = sources.map(orderOf);
	const runs = sources.map((source, index) => runOf(source, numbers, order[index] === 'newestFirst'));
	if (order.includes(undefined)) return sorted(runs, people.length, until);
	const ends = runs
		.map((run) => {
			const [one, other] = [run.at[0]!, run.at[run.count - 1]!];
			return { run, first: Math.min(one, other), last: Math.max(one, other) };
		})
		.sort((one, other) => one.first - other.first || one.last - other.last);
	return ends.some(({ first }, index) => index > 0 && first < ends[index - 1]!.last)
		? sorted(runs, people.length, until)
		: since(
				from,
				ends.map(({ run }) => run),
			);
}

/**
 * Runs that follow each other, without what lies before a pause of one interruption that nobody was paged in: behind it
 * whoever is paged is interrupted anew. Of years of pages a week needs few.
 */
function since(from: number, runs: readonly PageRun[]): PageRun[] {
	let needed = from;
	const kept = [...runs].reverse().map((run): PageRun => {
		const { at, count, backwards } = run;
		const timeOf = (place: number) => at[backwards ? count - 1 - place : place]!;
		let [low, high] = [0, count];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (timeOf(middle) < needed) low = middle + 1;
			else high = middle;
		}
		while (low > 0 && needed - timeOf(low - 1) < ONE_INTERRUPTION) needed = timeOf(--low);
		const rows = backwards ? ([0, count - low] as const) : ([low, count] as const);
		return {
			...run,
			count: count - low,
			at: at.subarray(...rows),
			person: run.person?.subarray(...rows),
			channel: run.channel?.subarray(...rows),
		};
	});
	return kept.reverse();
}

function runOf(
	{ at, count, index, names }: PageColumns,
	numbers: ReadonlyMap<string | undefined, number>,
	backwards: boolean,
): PageRun {
	const quiet = Uint8Array.from([undefined, ...names.channel], (name) =>
		name !== undefined && QUIET_CHANNEL.test(name) ? 1 : 0,
	);
	return {
		count,
		at,
		backwards,
		person: index.person,
		people: Int32Array.from([undefined, ...names.person], (name) => numbers.get(name)!),
		channel: quiet.includes(1) ? index.channel : undefined,
		quiet,
	};
}

/** Exports mostly are in order, and sorting is what would cost most. */
function orderOf({ at, count }: PageColumns): 'oldestFirst' | 'newestFirst' | undefined {
	if (isSorted(at.subarray(0, count))) return 'oldestFirst';
	let row = 1;
	while (row < count && at[row]! <= at[row - 1]!) row++;
	return row >= count ? 'newestFirst' : undefined;
}

/** Where a source is in no order, or several run side by side: the times of each person, sorted by themselves. */
function sorted(runs: readonly PageRun[], people: number, until: number): PageRun[] {
	const first = new Int32Array(people + 1);
	for (const run of runs)
		for (let row = 0; row < run.count; row++) if (counts(run, row, until)) first[personOf(run, row) + 1]!++;
	for (let person = 0; person < people; person++) first[person + 1]! += first[person]!;
	const times = new Float64Array(first[people]!);
	const next = first.slice();
	for (const run of runs)
		for (let row = 0; row < run.count; row++)
			if (counts(run, row, until)) times[next[personOf(run, row)]!++] = run.at[row]!;
	return Array.from({ length: people }, (_, person) => {
		const at = times.subarray(first[person], first[person + 1]);
		if (!isSorted(at)) at.sort();
		return { count: at.length, at, backwards: false, people: Int32Array.of(person), quiet: NONE };
	});
}

/** Where each of several sources is in order, and reached people of its own, nothing is left to sort. */
function isSorted(times: Readonly<Float64Array>): boolean {
	let at = 1;
	while (at < times.length && times[at]! >= times[at - 1]!) at++;
	return at >= times.length;
}

const NONE = new Uint8Array();

function counts({ at, channel, quiet }: PageRun, row: number, until: number): boolean {
	return at[row]! < until && !(channel && quiet[channel[row]! + 1] === 1);
}

function personOf({ person, people }: PageRun, row: number): number {
	return people[person ? person[row]! + 1 : 0]!;
}
