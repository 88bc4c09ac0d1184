// Finds a Chromium-based browser for the tests; on Debian as root, installs the distribution's.
// Run by itself: `npx tsx scripts/ensureChromium.ts`
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDebianPackage } from './debianPackage.ts';

const NAMES = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
];

const ADVICE =
	'No Chromium was found. Install one (Debian: `apt-get install chromium-headless-shell`, or `chromium`), ' +
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
	// The small one takes a tenth less time; an older Debian has only the other.
	let tried = false;
	for (const name of ['chromium-headless-shell', 'chromium']) {
		tried = installDebianPackage(name) || tried;
		const installed = findOnPath();
		if (installed) return installed;
	}
	throw new Error(tried ? `The package holds no Chromium. ${ADVICE}` : ADVICE);
}

function findOnPath(): string | undefined {
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
		.find((file) => fs.existsSync(file));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(`Chromium is ${ensureChromium()}`);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
