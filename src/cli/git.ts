import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { blameArguments, gitEnvironment, type LineDates, readBlame } from '../core/index.ts';

const LONGEST = 20_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** When each line of a file's text was written. Undefined where the file is in no commit, or there is no git. */
export function lineDatesOf(target: string, text: string): LineDates | undefined {
	const { status, stdout } = spawnSync('git', [...blameArguments(path.basename(target))], {
		cwd: path.dirname(target),
		input: text,
		env: { ...process.env, ...gitEnvironment },
		encoding: 'utf8',
		maxBuffer: MOST_BYTES,
		timeout: LONGEST,
		windowsHide: true,
	});
	return status === 0 ? readBlame(stdout, text) : undefined;
}
