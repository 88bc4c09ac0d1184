import { assemble } from './assemble.ts';
import { readBacklog } from './backlog/readBacklog.ts';
import type { BacklogInput } from './backlogInput.ts';
import { type Place, placeNow } from './place.ts';
import type { Measurement } from './slos/prometheus/measuredObjectives.ts';
import type { Snapshot } from './snapshot.ts';

/** What is not shown: trees, the histories behind the prices, and what is worked out when somebody asks. */
const behind: ReadonlySet<string> = new Set(['node', 'history', 'ownerSources', 'inquiry', 'files', 'written']);

/** All that a snapshot says, with its places where they stand now. */
export function said({ files, ...snapshot }: Snapshot): string {
	const copies = new Map<object, unknown>();
	// A copy is written out ten times as fast as `JSON.stringify` asks a function about each value; most are there often.
	const shown = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		if (!copies.has(value)) copies.set(value, copyOf(value));
		return copies.get(value);
	};
	const copyOf = (held: object): unknown => {
		const value: object = 'toJSON' in held ? (held as { toJSON(): object }).toJSON() : held;
		if (Array.isArray(value)) return value.map(shown);
		const view = isPlace(value) ? files.get(value.file) : undefined;
		const now = view && !view.stale ? placeNow(view.lines, value as Place) : value;
		const copy: Record<string, unknown> = {};
		for (const [key, each] of Object.entries(now)) if (!behind.has(key)) copy[key] = shown(each);
		return copy;
	};
	return JSON.stringify(copyOf(snapshot));
}

function isPlace(value: object): value is Place {
	return 'start' in value && 'file' in value && typeof value.file === 'string';
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
