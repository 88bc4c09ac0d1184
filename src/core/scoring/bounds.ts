import type { Item, Rates, Service } from '../backlog/model.ts';
import { type Estimate, mapEstimate } from '../backlog/quantities.ts';

/**
 * A file may say any number, also one that no business has. Within these bounds every sum, product and quotient of
 * pricing stays finite; what lies within them passes unchanged.
 */
const MOST = 1e15;
const MOST_RATE = 1e12;

/** Money a week that can be the greatest of a relative scale; less is nothing, and nothing can be set against it. */
export const LEAST_WORTH = 1e-9;

/** Within ± 10¹⁵; what is no number counts as zero. */
export function finite(value: number): number {
	return Number.isNaN(value) ? 0 : Math.min(MOST, Math.max(-MOST, value));
}

function boundedRate(rate: number): number {
	return Math.min(MOST_RATE, finite(rate));
}

export function boundedRates(rates: Rates): Rates {
	const { engineerHour, badMinute, reachPoint } = rates;
	return {
		...rates,
		...(engineerHour === undefined ? {} : { engineerHour: boundedRate(engineerHour) }),
		...(badMinute === undefined ? {} : { badMinute: boundedRate(badMinute) }),
		...(reachPoint === undefined ? {} : { reachPoint: boundedRate(reachPoint) }),
		offHours: boundedRate(rates.offHours),
		sleepHours: boundedRate(rates.sleepHours),
	};
}

export function boundedService(service: Service): Service {
	return service.badMinute === undefined ? service : { ...service, badMinute: boundedRate(service.badMinute) };
}

function isBounded(estimate: Estimate | undefined): boolean {
	return !estimate || (estimate.low >= -MOST && estimate.high <= MOST);
}

/** The item itself, or where one of its figures is out of bounds a copy with bounded ones. */
export function boundedItem(item: Item): Item {
	const { effort, toil, value, rice, risk, deadline } = item;
	const within =
		isBounded(effort) &&
		isBounded(toil) &&
		isBounded(value) &&
		isBounded(deadline?.loss) &&
		(!rice || (isBounded(rice.reachPerWeek) && rice.impact <= MOST)) &&
		(!risk || (isBounded(risk.detect) && isBounded(risk.repair) && isBounded(risk.every)));
	if (within) return item;
	const bounded = (estimate: Estimate) => mapEstimate(estimate, finite);
	return {
		...item,
		...(effort ? { effort: bounded(effort) } : {}),
		...(toil ? { toil: bounded(toil) } : {}),
		...(value ? { value: bounded(value) } : {}),
		...(deadline ? { deadline: { ...deadline, loss: bounded(deadline.loss) } } : {}),
		...(rice ? { rice: { ...rice, reachPerWeek: bounded(rice.reachPerWeek), impact: finite(rice.impact) } } : {}),
		...(risk
			? {
					risk: {
						...risk,
						detect: bounded(risk.detect),
						repair: bounded(risk.repair),
						every: bounded(risk.every),
					},
				}
			: {}),
	};
}
