import { assemble } from './assemble.ts';
import { readBacklog } from './backlog/readBacklog.ts';
import type { BacklogInput } from './backlogInput.ts';
import { placeNow } from './place.ts';
import type { Measurement } from './slos/prometheus/measuredObjectives.ts';
import type { Snapshot } from './snapshot.ts';

/** What is not shown: trees, the histories behind the prices, and what is worked out when somebody asks. */
const behind: ReadonlySet<string> = new Set(['node', 'history', 'ownerSources', 'inquiry', 'files', 'written']);

/** All that a snapshot says, with its places where they stand now. */
export function said({ files, ...snapshot }: Snapshot): string {
	return JSON.stringify(snapshot, (key, value) => {
		if (behind.has(key)) return undefined;
		const view = typeof value?.file === 'string' && 'start' in value ? files.get(value.file) : undefined;
		return view && !view.stale ? placeNow(view.lines, value) : value;
	});
}

/**
 * Holds a snapshot that was brought up to date against one of the whole: what is said where they first differ. Undefined
 * where they say the same. It costs what the files cost, and is for builds that are tried, not for those that are used.
 */
export function shadowDifference(
	snapshot: Snapshot,
	inputs: readonly BacklogInput[],
	measurements: readonly Measurement[],
): string | undefined {
	const whole = assemble(
		inputs.map((input) => (input.lastGood ? input : { ...input, reading: readBacklog(input.file, input.text) })),
		snapshot.now,
		measurements,
	);
	const [one, other] = [said(snapshot), said(whole)];
	if (one === other) return undefined;
	let at = 0;
	while (one[at] === other[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
	return `${around(one)}\n\ninstead of\n\n${around(other)}`;
}
