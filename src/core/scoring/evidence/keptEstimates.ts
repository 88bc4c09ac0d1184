import type { Incident } from '../../backlog/model.ts';
import { type EstimatedMode, estimateModes, type ModeEstimates } from './modes.ts';

interface Kept {
	readonly incidents: readonly Incident[];
	readonly now: number;
	readonly estimates: ModeEstimates;
}

/** One a backlog file, for as many as are edited at a time. */
const MOST_KEPT = 8;
let kept: readonly Kept[] = [];

const behind = new WeakMap<ModeEstimates, object>();
/** Of modes whose incidents only stand elsewhere: those that they were made from, until they are asked for. */
const modesBefore = new WeakMap<EstimatedMode, EstimatedMode>();

/** The same object for all estimates of the same history, wherever its incidents stand in their files. */
export function historyBehind(estimates: ModeEstimates): object {
	const known = behind.get(estimates) ?? {};
	behind.set(estimates, known);
	return known;
}

/** The mode with the same figures whose incidents stood elsewhere; undefined where there was none. It is told once, or all that ever was would be kept. */
export function takeModeBefore(mode: EstimatedMode): EstimatedMode | undefined {
	const before = modesBefore.get(mode);
	modesBefore.delete(mode);
	return before;
}

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
function withIncidents({ incidents: stood, estimates }: Kept, after: readonly Incident[]): ModeEstimates {
	const moved = new Map<Incident, Incident>();
	for (const [index, incident] of after.entries()) if (incident !== stood[index]) moved.set(stood[index]!, incident);
	if (moved.size === 0) return estimates;
	const modes = estimates.modes.map((mode) => {
		if (!mode.occurrences.some(({ incident }) => moved.has(incident))) return mode;
		const occurrences = mode.occurrences.map((occurrence) => {
			const incident = moved.get(occurrence.incident);
			return incident ? { ...occurrence, incident } : occurrence;
		});
		const elsewhere = { ...mode, occurrences };
		modesBefore.set(elsewhere, mode);
		return elsewhere;
	});
	const elsewhere = { ...estimates, modes };
	behind.set(elsewhere, historyBehind(estimates));
	return elsewhere;
}
