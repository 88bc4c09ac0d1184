/** So long at a time the editor's own work may wait. Milliseconds. */
const slice = 12;

/**
 * Runs steps to their end with pauses in which everything else goes on: typing, other extensions, the way back from a
 * cancel button. `onStep` sees the part that is done, 0–1; undefined where it says stop.
 */
export async function inSlices<T>(steps: Generator<number, T>): Promise<T>;
export async function inSlices<T>(
	steps: Generator<number, T>,
	onStep: (part: number) => 'go on' | 'stop',
): Promise<T | undefined>;
export async function inSlices<T>(
	steps: Generator<number, T>,
	onStep: (part: number) => 'go on' | 'stop' = () => 'go on',
): Promise<T | undefined> {
	for (let started = performance.now(); ; ) {
		const step = steps.next();
		if (step.done) return step.value;
		if (onStep(step.value) === 'stop') return undefined;
		if (performance.now() - started < slice) continue;
		await new Promise((resolve) => setTimeout(resolve, 0));
		started = performance.now();
	}
}
