import { badMinutesCost, responseCost, responseHours } from './costQuantities.ts';
import {
	badMinutes,
	incidents,
	repeats,
	timeToAcknowledge,
	timeToAcknowledgeByPeople,
	timeToDetect,
	timeToDetectByPeople,
	timeToResolve,
	timeToResolveByPeople,
} from './incidentQuantities.ts';
import {
	businessInterruptions,
	disruptedHours,
	interruptions,
	offInterruptions,
	sleepInterruptions,
} from './pageQuantities.ts';
import type { WeekQuantity } from './quantity.ts';

/** All that is measured each week. A quantity is one line here; sections name those that they show. */
export const weekQuantities = {
	interruptions,
	sleep: sleepInterruptions,
	off: offInterruptions,
	business: businessInterruptions,
	disruptedHours,
	incidents,
	repeats,
	badMinutes,
	badMinutesCost,
	responseHours,
	responseCost,
	timeToDetect,
	timeToAcknowledge,
	timeToResolve,
	timeToDetectByPeople,
	timeToAcknowledgeByPeople,
	timeToResolveByPeople,
} as const satisfies Readonly<Record<string, WeekQuantity>>;

export type QuantityId = keyof typeof weekQuantities;

export function isQuantity(id: string): id is QuantityId {
	return Object.hasOwn(weekQuantities, id);
}
