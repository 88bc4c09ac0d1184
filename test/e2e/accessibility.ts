import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What axe-core, run inside a frame, finds against WCAG 2.2 A and AA and its own best practices. */
export async function accessibilityProblems(frame: Frame): Promise<string[]> {
	await frame.evaluate(axe.source);
	const results = await frame.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
	return results.violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary ?? ''}`.trim()),
	);
}
