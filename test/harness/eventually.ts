/**
 * Repeats an assertion until it holds, for what an editor shows a moment after it was asked; fails with the assertion's
 * own last error. It knows neither Node nor the editor, so that suites in every host can use it.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, limitMilliseconds = 10_000): Promise<T> {
	const limit = Date.now() + limitMilliseconds;
	for (;;) {
		try {
			return await assertion();
		} catch (error) {
			if (Date.now() > limit) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
