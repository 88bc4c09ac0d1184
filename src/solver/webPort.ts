import type { SolverPort } from './planSolver.ts';

/**
 * Workers of the browser. They start from a copy of their script that this page holds itself: the policy of an editor need
 * not let scripts load from where extensions lie.
 *
 * @param read The bundle of the workers, and the solver’s code. Fails with an error.
 */
export function webPort(read: {
	readonly script: () => PromiseLike<Uint8Array>;
	readonly wasm: () => PromiseLike<Uint8Array>;
}): SolverPort {
	let address: string | undefined;
	return {
		start: () => {
			if (address === undefined) throw new Error('Failed to start the solver: it is not loaded');
			const started = new Worker(address, { name: 'Lights On: solver' });
			return {
				post: (message) => started.postMessage(message),
				listen: (onMessage, onError) => {
					started.addEventListener('message', ({ data }) => onMessage(data));
					started.addEventListener('error', (event) => {
						// It is dealt with here: whoever else listens need not be told, such as of a worker that was ended while it loaded.
						event.preventDefault();
						onError(new Error(event.message || 'The solver cannot run here'));
					});
				},
				terminate: () => started.terminate(),
			};
		},
		wasm: async () => {
			const [script, wasm] = await Promise.all([read.script(), read.wasm()]);
			address ??= URL.createObjectURL(new Blob([Uint8Array.from(script)], { type: 'text/javascript' }));
			return WebAssembly.compile(Uint8Array.from(wasm));
		},
	};
}
