// Brings what the tests need from Debian's packages, where this machine has them and lets this user install.
import { spawnSync } from 'node:child_process';

/** Whether a package could be installed: on Debian, as root. */
export function installDebianPackage(name: string): boolean {
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'])) return false;
	console.log(`Installing ${name} (apt-get install ${name}) …`);
	const install = ['install', '--yes', '--quiet', '--no-install-recommends', name];
	if (succeeds('apt-get', install)) return true;
	// The package lists of a bare machine are empty or old.
	succeeds('apt-get', ['update', '--quiet']);
	return succeeds('apt-get', install, 'inherit');
}

function succeeds(program: string, args: readonly string[], stdio: 'ignore' | 'inherit' = 'ignore'): boolean {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	return spawnSync(program, args, { stdio, env }).status === 0;
}
