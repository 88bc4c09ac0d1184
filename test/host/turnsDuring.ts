/**
 * How often the event loop goes round while something is done. The clock goes on by a millisecond each time
 * that it is read meanwhile, as it would on a slow machine: what is counted is how finely the work may be cut, not how
 * fast this machine is.
 */
export async function turnsDuring<T>(
	work: () => PromiseLike<T>,
): Promise<{ readonly outcome: T; readonly turns: number }> {
	let turns = 0;
	let working = true;
	const turn = () => {
		turns++;
		if (working) setTimeout(turn, 0);
	};
	setTimeout(turn, 0);
	const { now } = performance;
	let calls = 0;
	performance.now = () => now.call(performance) + ++calls;
	try {
		return { outcome: await work(), turns };
	} finally {
		working = false;
		performance.now = now;
	}
}
