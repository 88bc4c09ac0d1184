// Runs the journeys side by side, each lane in a process with a server and a browser of its own: they mostly wait for the
// editor. What the lanes print comes out test by test, and their tallies are added up.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { type Tally, tallied } from '../host/report.ts';

/** More would make each other slow on two processors. */
const LANES = 2;

/** Splits the files of a folder into lanes of about the same length, by their size: the longest first, to the shortest lane. */
export function lanesOf(folder: string, files: readonly string[]): readonly (readonly string[])[] {
	const sizes = new Map(files.map((file) => [file, fs.statSync(path.join(folder, file)).size]));
	const lanes = Array.from({ length: LANES }, () => ({ size: 0, files: [] as string[] }));
	for (const file of [...files].sort((one, other) => sizes.get(other)! - sizes.get(one)!)) {
		const shortest = lanes.reduce((least, lane) => (lane.size < least.size ? lane : least));
		shortest.files.push(file);
		shortest.size += sizes.get(file)!;
	}
	return lanes.map((lane) => lane.files.sort()).filter((lane) => lane.length > 0);
}

/** How a lane went: its tallies by the name of the file, and whether it ended before it could tell. */
export interface Outcome {
	readonly byFile: ReadonlyMap<string, Tally>;
	readonly isBrokenOff: boolean;
}

const OUTCOME = 'by file: ';

/** The line by which a lane tells how it went. */
export function sayOutcome(byFile: ReadonlyMap<string, Tally>): string {
	return `${OUTCOME}${JSON.stringify([...byFile])}`;
}

/** Runs this program again for the files of a lane. */
export async function runLane(
	program: string,
	args: readonly string[],
	print: (line: string) => void,
): Promise<Outcome> {
	const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	const end = () => child.kill();
	process.once('exit', end);
	let byFile: ReadonlyMap<string, Tally> | undefined;
	let test: string[] = [];
	const flush = () => {
		for (const line of test) print(line);
		test = [];
	};
	for await (const line of readline.createInterface({ input: child.stdout })) {
		if (line.startsWith(OUTCOME)) byFile = new Map(JSON.parse(line.slice(OUTCOME.length)));
		else if (!tallied(line)) {
			// What belongs to a test is indented deeper, and stays with it.
			if (!line.startsWith('      ')) flush();
			test.push(line);
			if (/^ {2}(ok|skip) /.test(line)) flush();
		}
	}
	flush();
	const [code] = await ended;
	process.off('exit', end);
	const isBrokenOff = byFile === undefined || (code !== 0 && ![...byFile.values()].some(({ failed }) => failed > 0));
	if (isBrokenOff) print(`  FAIL  a lane of journeys broke off: ${args.join(' ')}`);
	return { byFile: byFile ?? new Map(), isBrokenOff };
}
