// Lets a script end when npm is told to end. Node built-ins only.
import process from 'node:process';

/**
 * npm passes a signal on to the shell that runs its script, and the shell dies of it without telling the script. What the
 * script then sees is another parent.
 */
export function endWithNpm() {
	if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 250);
	watch.unref();
}
