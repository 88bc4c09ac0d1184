import { placeAt } from '../../backlog/sourceTree.ts';
import type { Place } from '../../place.ts';
import { type Difference, differenceOf } from '../../planning/frontier.ts';
import { capacityDays } from '../../planning/model/planModel.ts';
import { message } from '../../text.ts';
import { counts } from '../../views/counts.ts';
import { formatNumber } from '../../views/figures.ts';
import { type PlanStyle, type PlanWords, planWords } from '../../views/plan/planWords.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection } from '../report.ts';
import type { BriefPlan } from './executiveBrief.ts';

export interface AskFigures {
	/** 0–1. */
	readonly floor: number;
	/** Engineer-days. */
	readonly asked: number;
	readonly capacity: number;
	/** Against no floor, a quarter; absent where the frontier is not known. */
	readonly declined?: Difference;
}

export function askFigures({ ready, points }: BriefPlan): AskFigures {
	const floor = ready.floor.share;
	const capacity = capacityDays(ready.model);
	const none = points.find((point) => point.floor === 0);
	const held = [...points].sort((one, other) => other.floor - one.floor).find((point) => point.floor <= floor + 1e-9);
	return {
		floor,
		asked: floor * capacity,
		capacity,
		...(none && held && floor > 0 ? { declined: differenceOf(held, none) } : {}),
	};
}

/** The language and the money of a brief. */
export function briefStyle({ options: { translate, locale }, current: { currency } }: ReportGiven): PlanStyle {
	return {
		translate,
		...(locale === undefined ? {} : { locale }),
		...(currency === undefined ? {} : { currency }),
	};
}

export function briefWords(given: ReportGiven): PlanWords {
	return planWords(briefStyle(given));
}

/** What is asked, what it brings and what it costs. */
export function askHeadline(given: ReportGiven, plan: BriefPlan, { floor, declined }: AskFigures): Line {
	const words = briefWords(given);
	const period = periodOf(given, plan);
	const share = words.share(floor);
	if (floor === 0)
		return given.line(
			message('No share of capacity is promised to reliability work, so nothing is asked for {0}.', period),
		);
	const number = (value: number) => formatNumber(value, words.style);
	const places = floorPlaces(plan);
	if (!declined || Math.abs(declined.earned) + Math.abs(declined.saved) < 1e-6)
		return given.line(
			declined
				? message(
						'Keep {0} of the team’s engineering time in {1} for reliability work. The best plan holds that much anyway, so it costs nothing.',
						share,
						period,
					)
				: message('Keep {0} of the team’s engineering time in {1} for reliability work.', share, period),
			places,
		);
	return given.line(
		message(
			'Keep {0} of the team’s engineering time in {1} for reliability work. Each quarter, that avoids {2} incidents and {3} minutes of outage that come otherwise, and saves {4}. In exchange, product work worth {5} a quarter waits.',
			share,
			period,
			number(declined.incidents),
			number(declined.badMinutes),
			words.money(declined.saved),
			words.money(declined.earned),
		),
		[...places, ...capacityPlaces(given), ...reliabilityPlaces(given, plan)],
	);
}

/** People, weeks, floor. */
export function askSection(given: ReportGiven, plan: BriefPlan): ReportSection {
	const { ready } = plan;
	const words = briefWords(given);
	const { floor, asked, capacity } = askFigures(plan);
	const commitment = given.current.backlogs.find((backlog) => backlog.commitment)?.commitment;
	const lines: Line[] = [];
	if (floor > 0)
		lines.push({
			...given.line(
				message(
					'{0} of {1} in {2} ({3} to {4}, {5}). This least share is called the floor.',
					formatNumber(asked, words.style),
					counts.engineerDays(formatNumber(capacity, words.style)),
					periodOf(given, plan),
					given.date(ready.start),
					given.date(ready.end - 1),
					counts.weeks(formatNumber(ready.model.weeks, words.style)),
				),
				[...floorPlaces(plan), ...capacityPlaces(given)],
			),
			lead: given.say(message('{0} of engineering time.', words.share(floor))),
		});
	const { raisedBy, committed } = ready.floor;
	if (raisedBy)
		lines.push({
			...given.line(
				message(
					'The promise is {0}. A rule of the promise raises it to {1} now: {2} has only {3} left of the outage that it may have in {4} days.',
					words.share(committed ?? 0),
					words.share(floor),
					raisedBy.service.id,
					words.share(Math.max(0, raisedBy.left)),
					formatNumber(raisedBy.windowMinutes / 1440, words.style),
				),
				[...floorPlaces(plan), ...raisedBy.incidents.map(({ incident }) => incident.origin)],
			),
			lead: given.say(message('Why more than was promised.')),
		});
	if (commitment?.people !== undefined)
		lines.push({
			...given.line(
				commitment.until === undefined
					? message('They stay on reliability work.')
					: message('They stay on reliability work until {0}.', dayIn(given, commitment.until)),
				[placeAt(commitment.origin, ['people'])],
			),
			lead: given.say(commitment.people === 1 ? message('1 engineer.') : message('{0} engineers.', commitment.people)),
		});
	if (commitment?.approvedBy !== undefined)
		lines.push({
			...given.line(
				commitment.policy.length > 0
					? message(
							'{0} approved {1} and the rule that raises it.',
							commitment.approvedBy,
							words.share(commitment.floor),
						)
					: message('{0} approved {1}.', commitment.approvedBy, words.share(commitment.floor)),
				[placeAt(commitment.origin, ['approvedBy'])],
			),
			lead: given.say(message('Agreed already.')),
		});
	if (lines.length === 0) lines.push(given.line(message('Nothing: no file promises a share of the capacity.')));
	return { id: 'ask', title: given.say(message('What is asked')), blocks: [{ kind: 'list', lines }] };
}

/** A day as it stands in the file, such as `2027-03-31`, in the reader's words. */
function dayIn({ date }: ReportGiven, day: string): string {
	const noon = Date.parse(`${day}T12:00Z`);
	return Number.isNaN(noon) ? day : date(noon);
}

function periodOf(given: ReportGiven, { ready }: BriefPlan): string {
	return ready.period ?? given.say(message('the quarter from {0}', given.date(ready.start)));
}

export function floorPlaces({ ready }: BriefPlan): Place[] {
	return ready.floor.place ? [ready.floor.place] : [];
}

export function capacityPlaces({ current }: ReportGiven): Place[] {
	return current.backlogs.flatMap(({ plan }) => (plan ? [placeAt(plan.origin, ['capacity'])] : []));
}

/** Of the reliability work that the plan may choose from: what its savings are counted from. */
export function reliabilityPlaces({ current }: ReportGiven, { ready }: BriefPlan): Place[] {
	const keys = new Set(ready.model.items.flatMap(({ key, kind }) => (kind === 'reliability' ? [key] : [])));
	return current.items.flatMap(({ item }) => (keys.has(item.key) ? [item.origin] : []));
}
