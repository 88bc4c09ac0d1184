import {
	availabilities,
	type ErrorBudget,
	isRecorded,
	type MeasuredTrend,
	type Measures,
	say,
	type Times,
	type Trend,
	type WeekMeasures,
} from '../../core/index.ts';

/** Measures as plain data: what `lights-on measure --format json` prints. Times are minutes unless they say otherwise. */
export function measureReport(measures: Measures) {
	return {
		zone: measures.zone,
		currency: measures.currency ?? null,
		weeks: measures.weeks.map((week) => weekReport(week, measures)),
		trends: measures.trends.map(trendReport),
		recordedSince: { pages: instant(measures.since.pages), incidents: instant(measures.since.incidents) },
		budgets: measures.budgets.map(budgetReport),
		policy: measures.policy?.holds
			? {
					budgetBelow: measures.policy.holds.rule.budgetBelow,
					floor: measures.policy.holds.rule.floor,
					service: measures.policy.worst.service.id,
				}
			: null,
		policyClauses: (measures.policy?.clauses ?? []).map(({ rule, fires }) => ({
			budgetBelow: rule.budgetBelow,
			floor: rule.floor,
			fires,
		})),
		followUps: { ...measures.followUps, completedShare: measures.followUps.completedShare ?? null },
		toilHoursPerWeek: figure(measures.toilHours),
	};
}

function weekReport(week: WeekMeasures, { services, since }: Measures) {
	const { interruptions } = week;
	return {
		week: week.week.name,
		from: new Date(week.week.start).toISOString(),
		to: new Date(week.week.end).toISOString(),
		interruptions: {
			total: interruptions.total,
			business: interruptions.business,
			off: interruptions.off,
			sleep: interruptions.sleep,
			disruptedHours: interruptions.disruptedHours,
			fromIncidentCounts: interruptions.fromCounts,
			byHourOfWeek: [...interruptions.byHour],
		},
		perPerson: week.distribution ?? null,
		incidents: {
			total: week.incidents.length,
			repeats: week.repeats.length,
			bySeverity: namedCounts(week.bySeverity),
			byService: namedCounts(week.byService),
			byCause: namedCounts(week.byCause),
		},
		minutesTo: timesReport(week.times),
		minutesToClosedByPeople: week.timesByPeople ? timesReport(week.timesByPeople) : null,
		badMinutes: Object.fromEntries([...week.badMinutes].map(([service, minutes]) => [service, figure(minutes)])),
		availability: isRecorded(week.week, 'incidents', since)
			? Object.fromEntries(availabilities([week], services).map(({ service, share }) => [service, figure(share)]))
			: null,
		responseHours: {
			business: figure(week.responseHours.business),
			off: figure(week.responseHours.off),
			sleep: figure(week.responseHours.sleep),
		},
		responseCost: week.responseCost === undefined ? null : figure(week.responseCost),
		badMinutesCost: week.badMinutesCost === undefined ? null : figure(week.badMinutesCost),
	};
}

function instant(at: number | undefined): string | null {
	return at === undefined ? null : new Date(at).toISOString();
}

function namedCounts(counts: WeekMeasures['byCause']) {
	return counts.map(([name, count]) => ({ name: name === '' ? null : name, count }));
}

function timesReport({ detect, acknowledge, resolve }: Times) {
	return { detect: detect ?? null, acknowledge: acknowledge ?? null, resolve: resolve ?? null };
}

function trendReport({ subject, last, short, long }: MeasuredTrend) {
	return { subject, last, short: ratioReport(short), long: ratioReport(long) };
}

/** JSON has no infinity: an end that is not known is null. */
function ratioReport({ ratio, low, high, direction, weeks, events }: Trend) {
	return {
		direction,
		weeks,
		events,
		ratio: ratio === undefined ? null : figure(ratio),
		low: figure(low),
		high: Number.isFinite(high) ? figure(high) : null,
	};
}

function budgetReport({ service, target, windowMinutes, source, exhausted, incidents, ...budget }: ErrorBudget) {
	const { measured, byIncidents } = budget;
	return {
		service: service.id,
		target,
		windowDays: figure(windowMinutes / 1440),
		from: source ? { path: source.path, slo: source.name } : null,
		basis: budget.basis,
		availability: figure(budget.availability),
		budgetMinutes: figure(budget.budgetMinutes),
		spentMinutes: figure(budget.spentMinutes),
		left: Number.isFinite(budget.left) ? figure(budget.left) : null,
		burnDays: figure(budget.burnMinutes / 1440),
		burnRate: Number.isFinite(budget.burnRate) ? figure(budget.burnRate) : null,
		exhausted: exhausted === undefined ? null : new Date(Math.round(exhausted)).toISOString(),
		measured: measured
			? {
					at: new Date(measured.at).toISOString(),
					good: figure(measured.good),
					lately: measured.lately === undefined ? null : figure(measured.lately),
					days:
						measured.days?.map(({ at, good }) => ({
							at: new Date(at).toISOString(),
							good: figure(good),
							left: target < 1 ? figure(1 - (1 - good) / (1 - target)) : null,
						})) ?? null,
					withoutDays: measured.withoutDays ? say(measured.withoutDays) : null,
				}
			: null,
		byIncidents: {
			spentMinutes: figure(byIncidents.spentMinutes),
			left: Number.isFinite(byIncidents.left) ? figure(byIncidents.left) : null,
		},
		incidents: incidents.map(({ incident, badMinutes }) => ({ id: incident.id, badMinutes: figure(badMinutes) })),
	};
}

function figure(value: number): number {
	return Number(value.toPrecision(10));
}
