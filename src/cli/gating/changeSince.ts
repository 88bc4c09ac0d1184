import { spawnSync } from 'node:child_process';
import { type Backlog, type Change, gitEnvironment, readBacklog } from '../../core/index.ts';

const LONGEST = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What the folder, as it stands, changes against where its branch left another one. Throws an error of one plain line
 * where git cannot tell.
 *
 * @param base A branch, tag or commit.
 * @param backlogs The backlog files that are there now, relative to the folder.
 */
export function changeSince(root: string, base: string, backlogs: readonly string[]): Change {
	const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`])?.trim();
	if (!commit)
		throw new Error(
			`There is no commit “${base}” here. Fetch it first, such as with “fetch-depth: 0” of GitHub's actions/checkout.`,
		);
	// A shallow clone may not know where the two parted: then the other branch's own changes count too.
	const start = git(root, ['merge-base', commit, 'HEAD'])?.trim() || commit;
	const listed = git(root, [
		...['diff', '--name-status', '-z', '--relative', '--find-renames', '--no-ext-diff', '--no-textconv'],
		...['--end-of-options', start, '--', '.'],
	]);
	if (listed === undefined) throw new Error(`Git cannot compare this folder with “${base}”.`);
	const paths = pathsOf(listed);
	const files = new Set([...backlogs, ...paths.filter(isBacklog)]);
	const before = [...files].sort().flatMap((file): Backlog[] => {
		const text = git(root, ['cat-file', 'blob', `${start}:./${file}`]);
		return text === undefined ? [] : [readBacklog(file, text).backlog];
	});
	return { paths, before };
}

function isBacklog(file: string): boolean {
	return file === 'reliability.yaml' || file.endsWith('/reliability.yaml');
}

/** The names in what git printed, each once, in order. */
function pathsOf(printed: string): string[] {
	const fields = printed.split('\0');
	const paths = new Set<string>();
	for (let at = 0; at + 1 < fields.length; ) {
		const count = /^[RC]/.test(fields[at]!) ? 2 : 1;
		for (const path of fields.slice(at + 1, at + 1 + count)) paths.add(path);
		at += count + 1;
	}
	return [...paths].sort();
}

/** Undefined where git fails or is not there. */
function git(root: string, args: readonly string[]): string | undefined {
	const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args], {
		cwd: root,
		env: { ...process.env, ...gitEnvironment },
		encoding: 'utf8',
		maxBuffer: MOST_BYTES,
		timeout: LONGEST,
		windowsHide: true,
	});
	return status === 0 ? stdout : undefined;
}
