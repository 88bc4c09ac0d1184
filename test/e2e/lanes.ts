// Goes through the journeys side by side, in lanes: each is a process with a server and a browser of its own, which takes
// the next journey when it is done with one. What the lanes print comes out test by test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import type { Tally } from '../host/report.ts';

/** More would make each other slow on two processors. */
export const LANES = 2;

/** What a lane says: that it is free, or how a journey went. */
type FromLane = 'free' | { readonly file: string; readonly tally: Tally };
/** The answer to one that is free. */
interface ToLane {
	/** None when all are taken. */
	readonly file?: string;
}

/** The files of a folder, the largest first: a long journey that begins last would keep all waiting. */
export function longestFirst(folder: string): string[] {
	const size = (file: string) => fs.statSync(path.join(folder, file)).size;
	const files = fs.readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
	return files.sort((one, other) => size(other) - size(one));
}

/** How a lane went: its tallies by the name of the file, and whether it ended before it could tell of one. */
export interface Outcome {
	readonly byFile: ReadonlyMap<string, Tally>;
	readonly isBrokenOff: boolean;
}

/** Runs a program as a lane, which takes from the files that wait until there are none. */
export async function runLane(
	program: string,
	args: readonly string[],
	waiting: string[],
	print: (line: string) => void,
): Promise<Outcome> {
	const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	const ended = once(child, 'exit');
	const end = () => child.kill();
	process.once('exit', end);
	const byFile = new Map<string, Tally>();
	const taken = new Set<string>();
	child.on('message', (message: FromLane) => {
		if (message !== 'free') {
			byFile.set(message.file, message.tally);
			return;
		}
		const file = waiting.shift();
		if (file !== undefined) taken.add(file);
		child.send((file === undefined ? {} : { file }) satisfies ToLane);
	});
	let test: string[] = [];
	const flush = () => {
		for (const line of test) print(line);
		test = [];
	};
	for await (const line of readline.createInterface({ input: child.stdout! })) {
		// What belongs to a test is indented deeper, and stays with it.
		if (!line.startsWith('      ')) flush();
		test.push(line);
		if (/^ {2}(ok|skip) /.test(line)) flush();
	}
	flush();
	const [code] = await ended;
	process.off('exit', end);
	const lost = [...taken].filter((file) => !byFile.has(file));
	const isBrokenOff = code !== 0 || lost.length > 0;
	if (isBrokenOff) print(`  FAIL  a lane of journeys broke off: ${lost.join(', ') || 'at its end'}`);
	return { byFile, isBrokenOff };
}

/** The files that this lane takes. */
export async function* takenFiles(): AsyncGenerator<string> {
	for (;;) {
		const answer = once(process, 'message') as Promise<[ToLane]>;
		tell('free');
		const [{ file }] = await answer;
		if (file === undefined) return;
		yield file;
	}
}

/** Tells whoever runs this lane how a journey went. */
export function tellOutcome(file: string, tally: Tally): void {
	tell({ file, tally });
}

function tell(message: FromLane): void {
	process.send?.(message);
}
