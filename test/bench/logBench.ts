import { CommitReader } from '../../src/core/measures/effort/commitLog.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

/** What `git log` of a long history costs to read once, and what it costs once only its newest commits are new. */
export interface LogBench {
	readonly commits: number;
	readonly fresh: number;
	readonly megabytes: number;
	/** Median milliseconds: of splitting the text alone, of reading all of it, and of reading what is new. */
	readonly splitting: number;
	readonly once: number;
	readonly afterwards: number;
}

const ROUNDS = 15;
/** Git's output comes in pieces like this. */
const PIECE = 65_536;

export function logBench(commits = 50_000, fresh = 9): LogBench {
	const all = logText(commits, 0);
	const added = logText(fresh, commits);
	const times: [number[], number[], number[]] = [[], [], []];
	const works = [() => all.split('\0').length, () => readCommits(all, commits), () => readCommits(added, fresh)];
	for (let round = -2; round < ROUNDS; round++)
		works.forEach((work, index) => {
			const start = processorTime();
			work();
			if (round >= 0) times[index]!.push(processorTime() - start);
		});
	const [splitting, once, afterwards] = times.map(median);
	const megabytes = all.length / 1e6;
	return { commits, fresh, megabytes, splitting: splitting!, once: once!, afterwards: afterwards! };
}

function readCommits(text: string, commits: number): number {
	const reader = new CommitReader();
	for (let at = 0; at < text.length; at += PIECE) reader.push(text.slice(at, at + PIECE));
	reader.end();
	if (reader.seen !== commits) throw new Error(`Failed to read all commits: ${reader.seen} of ${commits}`);
	return reader.seen;
}

/** As git prints it: the newest first, every twentieth a merge, three files each. */
function logText(commits: number, first: number): string {
	const hash = (number: number) => number.toString(16).padStart(40, '0');
	const records: string[] = [];
	for (let number = first + commits; number > first; number--) {
		const merge = number % 20 === 0;
		const parents = merge ? `${hash(number - 1)} ${hash(number - 2)}` : hash(number - 1);
		const subject = merge ? `Merge branch 'REL-${number % 300}-retry'` : `feat(checkout): change number ${number}`;
		const fields = [hash(number), parents, `person-${number % 40}@example.com`, `${1_700_000_000 + number * 600}`];
		const head = [...fields, subject, number % 7 === 0 ? `REL-${number % 300}` : ''].join('\x1f');
		const paths = [0, 1, 2].map((file) => `services/service-${number % 12}/src/file${(number + file) % 400}.ts`);
		records.push(`\x02${head}\x03${merge ? '' : `\0\n${paths.join('\0')}\0`}`);
	}
	return records.join('');
}
