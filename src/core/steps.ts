/**
 * Work in small steps, so that who does it may stop between two of them, let others have their turn, tell how far it is,
 * or leave it. Each step yields the share that is done, 0–1.
 */
export type Steps<T> = Generator<number, T, void>;

/** Does all steps at once. */
export function finished<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** The steps of a part of some work, which begins and ends at these shares of the whole. */
export function* between<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		yield from + step.value * (to - from);
	}
}
