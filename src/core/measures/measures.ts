import type { Backlog, Rates, Service } from '../backlog/model.ts';
import { isOpen } from '../backlog/model.ts';
import { pertMean } from '../backlog/quantities.ts';
import { type BandHours, type Calendar, defaultCalendar, type Hours } from '../incidents/calendar.ts';
import type { FollowUp } from '../incidents/followUp.ts';
import { badMinutePrice } from '../scoring/evidence/modeCost.ts';
import type { Snapshot } from '../snapshot.ts';
import { type ErrorBudget, errorBudgets } from './budgets.ts';
import { countedPages } from './countedPages.ts';
import { incidentMeasures, type WeekOfIncidents } from './incidentMeasures.ts';
import {
	type Distribution,
	distributionOf,
	type Interruptions,
	interruptionsOf,
	type PagesOfTeam,
	PERSON_LINE,
} from './interruptions.ts';
import { commitmentInForce, type PolicyStanding, policyStanding } from './policy.ts';
import { isWhollyRecorded, type RecordedSince, type RecordKind, recordedSince } from './recorded.ts';
import { type Trend, trendOf } from './trend.ts';
import { lastWeeks, type Week } from './week.ts';

/** What being on call was like in one week. */
export interface WeekMeasures extends WeekOfIncidents {
	readonly week: Week;
	readonly interruptions: Interruptions;
	/** Over the people of the team, if it lists them, and else over those who were interrupted. */
	readonly distribution?: Distribution;
	/** Currency; absent without a price of an engineer's hour, or of a bad minute. */
	readonly responseCost?: number;
	readonly badMinutesCost?: number;
}

/** All measures of the last whole weeks, and how things stand now. */
export interface Measures {
	/** As of when: milliseconds since 1970. */
	readonly now: number;
	readonly zone: string;
	/** The oldest first. */
	readonly weeks: readonly WeekMeasures[];
	readonly trends: readonly MeasuredTrend[];
	readonly since: RecordedSince;
	readonly services: readonly Service[];
	readonly budgets: readonly ErrorBudget[];
	/** Absent where no commitment with a policy is in force, or no service has a budget. */
	readonly policy?: PolicyStanding;
	readonly followUps: FollowUpMeasures;
	/** Hours a week that open items say they would end: stated, not measured. */
	readonly toilHours: number;
	readonly currency?: string;
}

export type TrendSubject = 'interruptions' | 'sleep' | 'incidents' | 'repeats';

/** The last week beside the four and the thirteen before it. */
export interface MeasuredTrend {
	readonly subject: TrendSubject;
	readonly last: number;
	readonly short: Trend;
	readonly long: Trend;
}

export interface FollowUpMeasures {
	readonly open: number;
	readonly overdue: number;
	readonly done: number;
	/** done ÷ (done + open), 0–1; absent where there are none. */
	readonly completedShare?: number;
}

const SHORT = 4;
const LONG = 13;

/**
 * The measures of the `count` whole weeks before the snapshot's moment, in the zone of the team that the first backlog
 * names. Trends look back up to 13 weeks further, so that the first of the weeks is not the first that is known.
 */
export function measuresOf(snapshot: Snapshot, count: number): Measures {
	const { now, backlogs, incidents } = snapshot;
	const team = teamOf(backlogs);
	const all = weeksMeasured(snapshot, lastWeeks(now, Math.max(count, LONG + 1), team.calendar.zone));
	const since = recordedSince(pagesOfTeam(snapshot), incidents);
	const budgets = errorBudgets(team.services, incidents, now);
	const commitment = commitmentInForce(backlogs, now);
	const policy = commitment && policyStanding(commitment, budgets);
	return {
		now,
		zone: team.calendar.zone,
		weeks: count < all.length ? all.slice(all.length - count) : all,
		trends: trendsOf(all, since),
		since,
		services: team.services,
		budgets,
		...(policy ? { policy } : {}),
		followUps: followUpMeasures(snapshot.followUps ?? [], now),
		toilHours: toilOf(backlogs),
		...(team.rates ? { currency: team.rates.currency } : {}),
	};
}

/** The zone in which the weeks of the workspace run. */
export function zoneOfMeasures({ backlogs }: Pick<Snapshot, 'backlogs'>): string {
	return teamOf(backlogs).calendar.zone;
}

/** The measures of weeks, which must be in order and may have others between them. */
export function weeksMeasured(snapshot: Snapshot, weeks: readonly Week[]): WeekMeasures[] {
	const { now, incidents } = snapshot;
	const team = teamOf(snapshot.backlogs);
	const interruptions = interruptionsOf(weeks, pagesOfTeam(snapshot));
	return incidentMeasures(weeks, incidents, team.calendar, now).map((happened, index): WeekMeasures => {
		const distribution = distributionFor(interruptions[index]!, team);
		return {
			week: weeks[index]!,
			...happened,
			interruptions: interruptions[index]!,
			...(distribution ? { distribution } : {}),
			...costsOf(happened, team),
		};
	});
}

/** What the interruptions of the snapshot are counted by. */
export function pagesOfTeam({ backlogs, incidents, pages = [] }: Snapshot): PagesOfTeam {
	const { calendar, zones, hours } = teamOf(backlogs);
	return { pages, counted: countedPages(incidents, pages, calendar), calendar, zones, hours };
}

export interface TeamOfMeasures {
	readonly calendar: Calendar;
	readonly zones: ReadonlyMap<string, string>;
	readonly hours: ReadonlyMap<string, Hours>;
	/** Interruptions of one person a week past which somebody should ask why: the team's own number, else the book's. */
	readonly line: number;
	readonly isOwnLine: boolean;
	/** Those whom the file lists. */
	readonly people: readonly string[];
	readonly services: readonly Service[];
	readonly rates?: Rates;
}

/** The workspace is measured as one team: calendar, people and rates of the first backlog that has them. */
export function teamOf(backlogs: readonly Backlog[]): TeamOfMeasures {
	const { calendar, team } = backlogs.find((backlog) => backlog.team) ?? { calendar: defaultCalendar };
	const rates = backlogs.find((backlog) => backlog.rates)?.rates;
	const services = new Map<string, Service>();
	for (const backlog of backlogs)
		for (const service of backlog.services) if (!services.has(service.id)) services.set(service.id, service);
	const people = team?.people ?? [];
	return {
		calendar,
		zones: new Map(people.flatMap(({ id, timezone }) => (timezone === undefined ? [] : [[id, timezone] as const]))),
		hours: new Map(people.flatMap(({ id, hours }) => (hours === undefined ? [] : [[id, hours] as const]))),
		line: team?.line ?? PERSON_LINE,
		isOwnLine: team?.line !== undefined,
		people: people.map(({ id }) => id),
		services: [...services.values()],
		...(rates ? { rates } : {}),
	};
}

function distributionFor({ perPerson }: Interruptions, { people, line }: TeamOfMeasures): Distribution | undefined {
	const counts: number[] = [];
	for (const { person, count } of perPerson) if (person !== undefined) counts.push(count);
	if (counts.length === 0) return undefined;
	return distributionOf(counts, line, Math.max(0, people.length - counts.length));
}

function costsOf({ responseHours, badMinutes }: WeekOfIncidents, { rates, services }: TeamOfMeasures) {
	if (!rates) return {};
	const priced = new Map(services.map((service) => [service.id, service]));
	let minutes = 0;
	let known = true;
	for (const [service, bad] of badMinutes) {
		const price = badMinutePrice(service, priced, rates)?.price;
		if (price === undefined) known = false;
		else minutes += bad * price;
	}
	return {
		...(rates.engineerHour === undefined ? {} : { responseCost: weighted(responseHours, rates) * rates.engineerHour }),
		...(known ? { badMinutesCost: minutes } : {}),
	};
}

function weighted(hours: BandHours, rates: Rates): number {
	return hours.business + hours.off * rates.offHours + hours.sleep * rates.sleepHours;
}

function trendsOf(weeks: readonly WeekMeasures[], since: RecordedSince): MeasuredTrend[] {
	const last = weeks.at(-1);
	return (Object.keys(subjects) as TrendSubject[]).map((subject) => {
		const { of, count } = subjects[subject];
		const counts = weeks.filter(({ week }) => isWhollyRecorded(week, of, since)).map(count);
		return { subject, last: last ? count(last) : 0, short: trendOf(counts, SHORT), long: trendOf(counts, LONG) };
	});
}

const subjects: Readonly<
	Record<TrendSubject, { readonly of: RecordKind; readonly count: (week: WeekMeasures) => number }>
> = {
	interruptions: { of: 'pages', count: ({ interruptions }) => interruptions.total },
	sleep: { of: 'pages', count: ({ interruptions }) => interruptions.sleep },
	incidents: { of: 'incidents', count: ({ incidents }) => incidents.length },
	repeats: { of: 'incidents', count: ({ repeats }) => repeats.length },
};

function followUpMeasures(followUps: readonly FollowUp[], now: number): FollowUpMeasures {
	const open = followUps.filter(({ status }) => status === 'open');
	const done = followUps.filter(({ status }) => status === 'done').length;
	return {
		open: open.length,
		overdue: open.filter(({ due }) => due !== undefined && due < now).length,
		done,
		...(open.length + done > 0 ? { completedShare: done / (open.length + done) } : {}),
	};
}

function toilOf(backlogs: readonly Backlog[]): number {
	let hours = 0;
	for (const { items } of backlogs)
		for (const item of items) if (isOpen(item) && item.toil) hours += pertMean(item.toil);
	return hours;
}
