// Makes node_modules match package-lock.json. Node built-ins only: this is what runs right after a clone.
import fs from 'node:fs';
import path from 'node:path';
import { npm, runCommand } from './runCommand.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** Runs `npm ci` when node_modules is missing or is not what the lockfile says; otherwise does nothing. */
export async function installDependencies() {
	if (dependenciesAreCurrent()) return;
	console.log('Installing dependencies (npm ci) …');
	// No package's own scripts: whatever takes them is not needed for the build, and what it would run nobody has read.
	const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const code = await runCommand(npm('ci', ...options), { cwd: root });
	if (code !== 0) throw new Error(`Failed to install dependencies: npm ci ended with code ${code}`);
}

/** npm keeps a lockfile of what it installed; packages for other platforms are rightly missing from it. */
function dependenciesAreCurrent() {
	const wanted = readPackages(path.join(root, 'package-lock.json'));
	const installed = readPackages(path.join(root, 'node_modules/.package-lock.json'));
	if (!wanted || !installed) return false;
	return Object.entries(wanted)
		.filter(([location]) => location !== '')
		.every(([location, { version, optional }]) => {
			const present = installed[location];
			return present ? present.version === version : optional === true;
		});
}

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} undefined when there is no such file */
function readPackages(/** @type {string} */ lockfile) {
	if (!fs.existsSync(lockfile)) return undefined;
	return JSON.parse(fs.readFileSync(lockfile, 'utf8')).packages;
}
