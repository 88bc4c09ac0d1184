import type { Risk } from '../backlog/model.ts';
import { DAY, MINUTE, MINUTES_PER_YEAR, pertMean } from '../backlog/quantities.ts';

/** Google's risk catalogue (design, section 5.3; “Know thy enemy”, Google CRE, and the SRE workbook's art of SLOs). */

const DAYS_PER_YEAR = 365.25;
/** A risk of more than this part of the budget is high; of more than 80 % of that part, medium. */
export const HIGH_RISK_SHARE = 0.25;
const MEDIUM_RISK_SHARE = 0.8 * HIGH_RISK_SHARE;

/** Bad minutes a year = (detect + repair) × impact × 365.25 / every in days. By the means of the estimates. */
export function riskBadMinutesPerYear(risk: Risk): number {
	const days = Math.max(pertMean(risk.every), 1) / (DAY / MINUTE);
	return ((pertMean(risk.detect) + pertMean(risk.repair)) * pertMean(risk.impact) * DAYS_PER_YEAR) / days;
}

/** Minutes a year that an objective leaves: (1 − target) × 525,960. `target` is a share, 0–1. */
export function errorBudgetPerYear(target: number): number {
	return (1 - target) * MINUTES_PER_YEAR;
}

export type RiskSize = 'high' | 'medium' | 'low';

/** How much of a yearly budget (minutes) one risk (bad minutes a year) takes. Any risk is high where there is no budget. */
export function riskSize(badMinutesPerYear: number, budgetPerYear: number): RiskSize {
	if (badMinutesPerYear > HIGH_RISK_SHARE * budgetPerYear) return 'high';
	if (badMinutesPerYear > MEDIUM_RISK_SHARE * budgetPerYear) return 'medium';
	return 'low';
}
