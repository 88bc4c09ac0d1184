import fs from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { SolverPort } from './planSolver.ts';

/** Threads of Node. `worker` is the path of their bundle, `wasm` that of the solver’s code. */
export function nodePort(worker: string, wasm: string): SolverPort {
	return {
		start: () => {
			const thread = new Worker(worker);
			return {
				post: (message) => thread.postMessage(message),
				listen: (onMessage, onError) => {
					thread.on('message', onMessage);
					thread.on('error', onError);
					thread.on('exit', (code) => {
						if (code !== 0) onError(new Error(`The solver ended by itself (${code})`));
					});
				},
				terminate: () => void thread.terminate(),
			};
		},
		wasm: async () => WebAssembly.compile(await fs.readFile(wasm)),
	};
}
