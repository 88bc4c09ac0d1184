import { modeKey } from '../../../src/core/scoring/evidence/failureMode.ts';
import type { ModeEstimates } from '../../../src/core/scoring/evidence/modes.ts';
import { predictCount, predictMinutes } from '../../../src/core/scoring/prediction.ts';
import { type Cut, minutesOf, serviceOf } from './cuts.ts';

/** How well the 80 % intervals of what came fit: one failure mode at one cut. */
export interface Cover {
	/**
	 * The part of what came that the middle 80 % hold. A count is a step of the distribution, not a point: where the step
	 * crosses the edge of the interval, it counts by the part that lies within (Czado, Gneiting and Held 2009).
	 */
	readonly fair: number;
	/** Whether it lies in the interval that is shown, both ends included. */
	readonly closed: boolean;
	/** Expected to occur at least once a year: what is rarer foretells zero, and whole numbers cannot say that at 80 %. */
	readonly yearly: boolean;
}

const DRAWS = 400;

export function coverage(
	cut: Cut,
	{ modes, dispersion, lengths }: ModeEstimates,
	horizonDays: number,
): { readonly counts: Cover[]; readonly minutes: Cover[] } {
	const came = new Map<string, { count: number; minutes: number }>();
	for (const incident of cut.next) {
		const key = modeKey(serviceOf(incident), incident.cause);
		const sum = came.get(key) ?? { count: 0, minutes: 0 };
		came.set(key, { count: sum.count + 1, minutes: sum.minutes + minutesOf(incident) });
	}
	const counts: Cover[] = [];
	const minutes: Cover[] = [];
	const weeks = horizonDays / 7;
	for (const mode of modes) {
		const seen = came.get(mode.key) ?? { count: 0, minutes: 0 };
		const predicted = predictCount(mode, dispersion, weeks);
		const yearly = predicted.mean >= horizonDays / 365.25;
		counts.push({
			fair: middlePart(predicted.chanceUpTo(seen.count - 1), predicted.chanceUpTo(seen.count)),
			closed: seen.count >= predicted.low && seen.count <= predicted.high,
			yearly,
		});
		const draws = predictMinutes(mode, lengths, dispersion, weeks, DRAWS);
		const below = draws.findIndex((value) => value >= seen.minutes);
		const above = draws.findIndex((value) => value > seen.minutes);
		const to = (above < 0 ? DRAWS : above) / DRAWS;
		const from = (below < 0 ? DRAWS : below) / DRAWS;
		minutes.push({
			fair: middlePart(from, to),
			closed: seen.minutes >= draws[Math.floor(0.1 * DRAWS)]! && seen.minutes <= draws[Math.floor(0.9 * DRAWS)]!,
			yearly,
		});
	}
	return { counts, minutes };
}

/** The part of a step from one chance to another that lies within 0.1–0.9. */
function middlePart(from: number, to: number): number {
	if (!(to > from)) return from >= 0.1 && from <= 0.9 ? 1 : 0;
	return Math.max(0, Math.min(to, 0.9) - Math.max(from, 0.1)) / (to - from);
}
