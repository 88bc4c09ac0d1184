import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { run, type Surroundings } from '../../src/cli/run.ts';

const require = createRequire(import.meta.url);

/** The command line as users run it: bundled from what is in the sources now, in a process of its own. */

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lights-on-cli-'));
const bundle = path.join(folder, 'cli.js');
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));

function bundled(): string {
	if (!fs.existsSync(bundle)) {
		buildSync({
			entryPoints: { cli: 'src/cli/main.ts', solver: 'src/solver/nodeWorker.ts' },
			alias: { highs: require.resolve('highs') },
			outdir: folder,
			bundle: true,
			platform: 'node',
			target: 'node20',
			format: 'cjs',
			logLevel: 'error',
		});
		fs.copyFileSync(require.resolve('highs/runtime'), path.join(folder, 'highs.wasm'));
	}
	return bundle;
}

/** The program's file, for who starts it otherwise. */
export const lightsOnBundle = bundled;

export interface Outcome {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

export function lightsOn(
	args: readonly string[],
	from: string = process.cwd(),
	env: Readonly<Record<string, string>> = {},
): Outcome {
	const done = spawnSync(process.execPath, [bundled(), ...args], {
		cwd: from,
		encoding: 'utf8',
		env: { ...process.env, ...env },
	});
	return { status: done.status, out: done.stdout, err: done.stderr };
}

/**
 * The same within this process, where what is printed matters and not the process: it need not start and warm up each
 * time.
 */
export async function lightsOnHere(
	args: readonly string[],
	from: string = process.cwd(),
	env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
	let [out, err] = ['', ''];
	const around: Surroundings = {
		write: (text) => {
			out += text;
		},
		complain: (sentence) => {
			err += `lights-on: ${sentence}\n`;
		},
		colours: false,
		program: path.dirname(bundled()),
	};
	const before = { folder: process.cwd(), env: process.env };
	process.chdir(from);
	process.env = { ...process.env, ...env };
	try {
		const status = await run(args, around);
		return { status, out, err };
	} finally {
		process.chdir(before.folder);
		process.env = before.env;
	}
}

export function startLightsOn(args: readonly string[]): ChildProcess {
	return spawn(process.execPath, [bundled(), ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

/** A folder with these files, by their names with `/`. It goes when the tests are over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
	const root = fs.mkdtempSync(path.join(folder, 'workspace-'));
	for (const [name, text] of Object.entries(files)) {
		fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		fs.writeFileSync(path.join(root, name), text);
	}
	return root;
}

/** Commits all of a folder as of a moment, in a repository of its own that no setting of this machine reaches. */
export function commitAll(root: string, at: string, message = 'As it stands'): void {
	const git = (...args: string[]) => {
		const done = spawnSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
			cwd: root,
			env: {
				...process.env,
				...{ GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
				...{ GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at },
			},
			encoding: 'utf8',
		});
		if (done.status !== 0) throw new Error(`Failed to run git ${args[0]}: ${done.stderr}`);
	};
	git('init', '--quiet');
	git('add', '--all');
	git('commit', '--quiet', '--allow-empty', '--message', message);
}
