import { type Calendar, defaultCalendar, type Hours, hoursPresets, weekdays } from '../incidents/calendar.ts';
import { workingDaysOf } from '../planning/model/period.ts';
import type {
	Commitment,
	Forecast,
	Item,
	PeopleCapacity,
	Plan,
	Rates,
	Scoring,
	Service,
	Slo,
	SourceEntry,
	Team,
} from './model.ts';
import type {
	CommitmentInput,
	ItemInput,
	PlanInput,
	RatesInput,
	ScoringInput,
	ServiceInput,
	SourceEntryInput,
	TeamInput,
} from './schema.ts';
import type { Origin } from './sourceTree.ts';
import { endOfDay } from './times.ts';

/** From what the schema read to the model. Nothing is decided here but defaults that the design names. */

function itemKey(file: string, id: string): string {
	return `${file}#${id}`;
}

export function toItem(file: string, input: ItemInput, origin: Origin, calendar: Calendar): Item {
	const { avoids, risk, rice, ice, wsjf, deadline, forecast } = input;
	return {
		id: input.id,
		key: itemKey(file, input.id),
		title: input.title,
		status: input.status ?? 'proposed',
		dependsOn: input.dependsOn ?? [],
		paths: input.paths ?? [],
		labels: input.labels ?? [],
		links: input.links ?? [],
		origin,
		...given({
			kind: input.kind,
			owner: input.owner,
			service: input.service,
			effort: input.effort,
			toil: input.toil,
			value: input.value,
			confidence: input.confidence,
			followUps: input.followUps,
		}),
		...(avoids
			? {
					avoids: { causes: avoids.causes ?? [], incidents: avoids.incidents ?? [], ...given({ share: avoids.share }) },
				}
			: {}),
		...(risk
			? {
					risk: {
						detect: risk.detect,
						repair: risk.repair,
						impact: risk.impact,
						every: risk.every,
						...given({ cause: risk.cause, share: risk.share, accepted: risk.accepted }),
					},
				}
			: {}),
		...(rice ? { rice: { reachPerWeek: rice.reach, impact: rice.impact, confidence: rice.confidence ?? 1 } } : {}),
		...(ice ? { ice: given(ice) } : {}),
		...(wsjf ? { wsjf: given(wsjf) } : {}),
		...(forecast ? { forecast: toForecast(forecast, calendar) } : {}),
		...(deadline ? { deadline: { at: endOfDay(deadline.date, calendar.zone), loss: deadline.loss } } : {}),
	};
}

function toForecast(input: NonNullable<ItemInput['forecast']>, calendar: Calendar): Forecast {
	const promised = (value: typeof input.incidents) =>
		typeof value === 'number' ? { p10: value, mean: value, p90: value } : value;
	return {
		date: input.date,
		at: endOfDay(input.date, calendar.zone),
		...given({
			incidents: promised(input.incidents),
			badMinutes: promised(input.badMinutes),
			hours: promised(input.hours),
			without: input.without,
		}),
	};
}

export function toCalendar(team: TeamInput | undefined): Calendar {
	if (!team) return defaultCalendar;
	return {
		zone: team.timezone ?? defaultCalendar.zone,
		holidays: team.holidays ?? [],
		hours: team.hours === undefined ? defaultCalendar.hours : toHours(team.hours),
	};
}

function toHours(hours: NonNullable<TeamInput['hours']>): Hours {
	if (typeof hours === 'string') return hoursPresets[hours];
	return {
		businessDays: (hours.business.days ?? weekdays.slice(0, 5)).map((day) => weekdays.indexOf(day) + 1),
		businessFrom: hours.business.from,
		businessTo: hours.business.to,
		sleepFrom: hours.sleep.from,
		sleepTo: hours.sleep.to,
	};
}

export function toTeam(input: TeamInput, origin: Origin): Team {
	return {
		people: (input.people ?? []).map(({ id, timezone, hours }) => ({
			id,
			...given({ timezone, hours: hours === undefined ? undefined : toHours(hours) }),
		})),
		origin,
		...given({ name: input.name, line: input.line }),
	};
}

export function toRates(input: RatesInput, origin: Origin): Rates {
	return {
		currency: input.currency,
		offHours: input.offHours ?? 1,
		sleepHours: input.sleepHours ?? 1,
		origin,
		...given({ engineerHour: input.engineerHour, badMinute: input.badMinute, reachPoint: input.reachPoint }),
	};
}

export function toScoring(input: ScoringInput, origin: Origin): Scoring {
	return { method: input.method, origin };
}

export function toCommitment(input: CommitmentInput, origin: Origin): Commitment {
	return {
		floor: input.floor,
		policy: (input.policy ?? []).map((rule) => ({ budgetBelow: rule.when, floor: rule.floor })),
		exemptions: (input.exemptions ?? []).map(({ paths, items, floor, reason, until }) => ({
			paths: paths ?? [],
			items: items ?? [],
			floor: floor ?? false,
			reason,
			until,
		})),
		origin,
		...given({ people: input.people, from: input.from, until: input.until, approvedBy: input.approvedBy }),
	};
}

export function toService(input: ServiceInput, origin: Origin): Service {
	const { slo } = input;
	return {
		id: input.id,
		paths: input.paths ?? [],
		origin,
		...given({
			owner: input.owner,
			badMinute: input.badMinute,
			aliases: input.aliases,
			acceptedRisks: input.acceptedRisks,
		}),
		...(slo ? { slo: toSlo(slo) } : {}),
	};
}

function toSlo(slo: NonNullable<ServiceInput['slo']>): Slo {
	const { prometheus } = slo;
	if (!('from' in slo)) return { target: slo.target, windowMinutes: slo.window, ...given({ prometheus }) };
	return { from: slo.from, ...given({ name: slo.name, windowMinutes: slo.window, prometheus }) };
}

/** An entry without a path, which only tells how to read, has an empty glob. */
export function toSource(input: SourceEntryInput, origin: Origin): SourceEntry {
	if (typeof input === 'string') return { glob: input, origin };
	const columns = Object.entries(input.columns ?? {}).filter(
		(entry): entry is [string, string] => entry[1] !== undefined,
	);
	return {
		glob: input.path ?? '',
		origin,
		...given({ zone: input.zone }),
		...(columns.length > 0 ? { columns: Object.fromEntries(columns) } : {}),
	};
}

export function toPlan(input: PlanInput, origin: Origin, calendar: Calendar): Plan {
	const capacity: Record<string, number> = {};
	const people: Record<string, PeopleCapacity> = {};
	for (const [owner, given] of Object.entries(input.capacity ?? {})) {
		if (given === undefined) continue;
		if (typeof given === 'number') {
			capacity[owner] = given;
			continue;
		}
		const onCall = given.onCall ?? 0;
		const workingDays = workingDaysOf(input.period, calendar);
		people[owner] = { people: given.people, workingDays, onCall };
		capacity[owner] = given.people * workingDays * (1 - onCall);
	}
	return {
		capacity,
		include: input.include ?? [],
		exclude: input.exclude ?? [],
		origin,
		...given({ period: input.period }),
		...(Object.keys(people).length > 0 ? { people } : {}),
	};
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only the fields that have a value. */
export function given<T extends Record<string, unknown>>(fields: T): Given<T> {
	const found: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(fields)) if (value !== undefined) found[key] = value;
	return found as Given<T>;
}
