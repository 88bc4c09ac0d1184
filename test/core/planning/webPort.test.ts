import assert from 'node:assert/strict';
import { webPort } from '../../../src/solver/webPort.ts';

/** A worker of a browser whose script does not load. */
class Unloaded extends EventTarget {
	static readonly started: Unloaded[] = [];
	constructor() {
		super();
		Unloaded.started.push(this);
	}
}

/** A module without anything in it. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

describe('workers of the browser', () => {
	const real = globalThis.Worker;
	before(() => {
		globalThis.Worker = Unloaded as never;
	});
	after(() => {
		globalThis.Worker = real;
	});

	it('tell their owner what is wrong, and nobody else: the editor would take it for a fault of the whole extension', async () => {
		const port = webPort({ script: async () => EMPTY, wasm: async () => EMPTY });
		await port.wasm();
		const told: string[] = [];
		port.start().listen(
			() => assert.fail('It says nothing.'),
			(error) => told.push(error.message),
		);
		const [worker] = Unloaded.started;
		const silent = new Event('error', { cancelable: true });
		worker!.dispatchEvent(silent);
		assert.ok(silent.defaultPrevented);
		worker!.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'The script is gone' }));
		assert.deepEqual(told, ['The solver cannot run here', 'The script is gone']);
	});
});
