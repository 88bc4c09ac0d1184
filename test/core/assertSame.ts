import assert from 'node:assert/strict';

/** That two long texts are the same; shows no more than where they first differ, and after what. */
export function assertSame(actual: string, expected: string, after: () => string): void {
	if (actual === expected) return;
	let at = 0;
	while (actual[at] === expected[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 300), at + 200);
	assert.fail(`${around(actual)}\n\ninstead of\n\n${around(expected)}\n\nafter ${after()}`);
}
