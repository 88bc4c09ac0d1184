import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What axe-core, run inside a frame, finds against WCAG 2.2 A and AA and its own best practices. */
export async function accessibilityProblems(frame: Frame): Promise<string[]> {
	// It stays in the page as long as that is not loaded anew.
	if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axe.source);
	// What passes is not asked for: describing it takes axe longer than finding what does not.
	const results = await frame.evaluate(() =>
		(globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
	);
	return results.violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary ?? ''}`.trim()),
	);
}
