import type { Rates } from '../../backlog/model.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { PricingScope } from '../priceItems.ts';
import { type Calibration, calibrationOf, type RankChanges, rankChanges, ratesFileOf } from './calibration.ts';
import { outcomesOf } from './outcomes.ts';
import type { Answer } from './posterior.ts';
import { type Readiness, type TradeOffs, tradeOffsOf } from './tradeOffs.ts';

/** Rates that can be calibrated: those of one file, with all items that they price. */
export interface CalibrationTarget {
	/** The file that has the rates, or would have them. */
	readonly file: string;
	/** Absent where the file has none yet. */
	readonly rates?: Rates;
	readonly scopes: readonly PricingScope[];
	/** Some open item saves hours, and nothing says what an hour costs. */
	readonly lacksHour: boolean;
}

/** One target for each file whose rates price anything. */
export function calibrationTargets({ scopes = [], now }: Snapshot): readonly CalibrationTarget[] {
	const files = [...new Set(scopes.filter(({ items }) => items.length > 0).map(ratesFileOf))];
	return files.map((file) => {
		const priced = scopes.filter((scope) => ratesFileOf(scope) === file);
		const rates = priced[0]?.rates;
		const hoursCount = () => outcomesOf(priced, 1, now).some(({ plain }) => plain.hours > 0);
		return {
			file,
			scopes: priced,
			...(rates ? { rates } : {}),
			lacksHour: rates?.engineerHour === undefined && hoursCount(),
		};
	});
}

/** What the file does not say and somebody answered before the questions. */
export interface AddedRates {
	/** Three letters. */
	readonly currency?: string;
	readonly engineerHour?: number;
}

export function prepareCalibration(target: CalibrationTarget, added: AddedRates, now: number): Readiness {
	const engineerHour = target.rates?.engineerHour ?? added.engineerHour;
	return tradeOffsOf(outcomesOf(target.scopes, engineerHour, now), target.rates ?? {});
}

export interface CalibrationResult {
	readonly calibration: Calibration;
	readonly changes: RankChanges;
	readonly currency: string;
}

export function concludeCalibration(
	target: CalibrationTarget,
	added: AddedRates,
	tradeOffs: TradeOffs,
	answers: readonly Answer[],
	{ scopes = [], now, method }: Snapshot,
): CalibrationResult {
	const calibration = calibrationOf(tradeOffs, answers, target.rates ?? {});
	const currency = target.rates?.currency ?? added.currency ?? '';
	const rates: Rates = {
		currency,
		offHours: 1,
		sleepHours: 1,
		origin: { file: target.file, start: 0, end: 0 },
		...target.rates,
		...(added.engineerHour === undefined ? {} : { engineerHour: added.engineerHour }),
		...Object.fromEntries(calibration.rates.map(({ key, after }) => [key, after])),
	};
	return { calibration, changes: rankChanges(scopes, target.file, rates, now, method), currency };
}
