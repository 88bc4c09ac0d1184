// The processes in which an editor runs its extensions, to end one as a crash would. Linux only, as the journeys are.
import fs from 'node:fs';

interface Process {
	readonly pid: number;
	/** In ticks since the machine has started. */
	readonly started: number;
}

/** The youngest extension host of a server: that of the window that was opened last. */
export function youngestExtensionHost(server: number): number {
	const hosts = fs
		.readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => hostOf(Number(name), server))
		.sort((one, other) => other.started - one.started);
	if (!hosts[0]) throw new Error('The server runs no extension host.');
	return hosts[0].pid;
}

/** A process may end while it is looked at. */
function hostOf(pid: number, server: number): Process[] {
	try {
		if (!fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost')) return [];
		// The name in parentheses may hold anything; what follows it are numbers.
		const fields = fs
			.readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /, '')
			.split(' ');
		return Number(fields[1]) === server ? [{ pid, started: Number(fields[19]) }] : [];
	} catch {
		return [];
	}
}
