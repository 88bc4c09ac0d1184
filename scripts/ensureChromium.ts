// Finds a Chromium-based browser for the tests; on Debian as root, installs the distribution's.
// Run by itself: `npx tsx scripts/ensureChromium.ts`
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const ADVICE =
	'No Chromium was found. Install one (Debian: `apt-get install chromium`), ' +
	'or name an executable in the environment variable CHROMIUM.';

/** The path of a browser's executable. Fails, and says what to do, where there is none and none can be installed. */
export function ensureChromium(): string {
	const named = process.env.CHROMIUM;
	if (named) {
		if (!fs.existsSync(named)) throw new Error(`CHROMIUM names ${named}, which does not exist.`);
		return named;
	}
	const present = findOnPath();
	if (present) return present;
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'])) {
		throw new Error(ADVICE);
	}
	console.log('Installing Chromium (apt-get install chromium) …');
	const install = ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'];
	// The package lists of a bare machine are empty or old.
	if (!succeeds('apt-get', install)) {
		succeeds('apt-get', ['update', '--quiet']);
		succeeds('apt-get', install, 'inherit');
	}
	const installed = findOnPath();
	if (!installed) throw new Error(`Failed to install Chromium with apt-get. ${ADVICE}`);
	return installed;
}

function findOnPath(): string | undefined {
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
		.find((file) => fs.existsSync(file));
}

function succeeds(program: string, args: readonly string[], stdio: 'ignore' | 'inherit' = 'ignore'): boolean {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return spawnSync(program, args, { stdio, env }).status === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(`Chromium is ${ensureChromium()}`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
