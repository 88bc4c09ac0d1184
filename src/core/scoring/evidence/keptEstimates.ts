import type { Incident } from '../../backlog/model.ts';
import { estimateModes, type ModeEstimates } from './modes.ts';

interface Kept {
	readonly incidents: readonly Incident[];
	readonly now: number;
	readonly estimates: ModeEstimates;
}

/** One a backlog file, for as many as are edited at a time. */
const MOST_KEPT = 8;
let kept: readonly Kept[] = [];

/**
 * What `estimateModes` gives, not made anew where nothing of it has changed: while somebody types in the backlog, the same
 * history of its sources comes again and again, and of the incidents in the file itself only the places move.
 */
export function keptEstimates(incidents: readonly Incident[], now: number): ModeEstimates {
	const known = kept.find((one) => one.now === now && isSameHistory(one.incidents, incidents));
	const estimates = known ? withIncidents(known, incidents) : estimateModes(incidents, now);
	kept = [{ incidents, now, estimates }, ...kept.filter((one) => one !== known)].slice(0, MOST_KEPT);
	return estimates;
}

function isSameHistory(one: readonly Incident[], other: readonly Incident[]): boolean {
	return one.length === other.length && one.every((incident, index) => isSameEvent(incident, other[index]!));
}

/** All that an estimate takes from an incident. */
function isSameEvent(one: Incident, other: Incident): boolean {
	return (
		one === other ||
		(one.id === other.id &&
			one.started === other.started &&
			one.resolved === other.resolved &&
			one.cause === other.cause &&
			one.services.length === other.services.length &&
			one.services.every(({ service, impact }, index) => {
				const struck = other.services[index]!;
				return struck.service === service && struck.impact === impact;
			}))
	);
}

/** The same estimates of incidents that stand elsewhere in their file now. */
function withIncidents({ incidents: before, estimates }: Kept, after: readonly Incident[]): ModeEstimates {
	const moved = new Map<Incident, Incident>();
	for (const [index, incident] of after.entries()) if (incident !== before[index]) moved.set(before[index]!, incident);
	if (moved.size === 0) return estimates;
	const modes = estimates.modes.map((mode) => {
		if (!mode.occurrences.some(({ incident }) => moved.has(incident))) return mode;
		const occurrences = mode.occurrences.map((occurrence) => {
			const incident = moved.get(occurrence.incident);
			return incident ? { ...occurrence, incident } : occurrence;
		});
		return { ...mode, occurrences };
	});
	return { ...estimates, modes };
}
