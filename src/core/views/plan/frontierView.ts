import { differenceOf, type FrontierPoint } from '../../planning/frontier.ts';
import type { ReadyPlan } from '../../planning/model/buildPlan.ts';
import { message } from '../../text.ts';
import { formatNumber } from '../figures.ts';
import { type PlanStyle, planWords } from './planWords.ts';

/** What each floor costs and saves, as shown: plain JSON. All figures are a quarter of 13 weeks. */
export interface FrontierView {
	readonly title: string;
	/** What to take away. */
	readonly sentence: string;
	readonly heads: readonly string[];
	readonly rows: readonly FrontierRow[];
	/** Where something lies on the axis of floors. */
	readonly marks: readonly FrontierMark[];
	readonly labels: { readonly earned: string; readonly saved: string; readonly axis: string };
	readonly unfilled?: string;
	/** The highest floor that the items can fill, 0–1, where that is not every floor. */
	readonly filled?: number;
}

export interface FrontierMark {
	readonly id: 'committed' | 'planned' | 'actual';
	/** 0–1. */
	readonly share: number;
	readonly text: string;
}

export interface FrontierRow {
	/** 0–1. */
	readonly floor: number;
	readonly floorText: string;
	/** Money. */
	readonly earned: number;
	readonly saved: number;
	readonly cells: readonly string[];
	readonly short: boolean;
}

const WEEKS = 13;

/**
 * @param points One a floor; those that are not there yet are left out.
 * @param planned Share of the capacity that is reliability work among what is planned now, 0–1.
 * @param actual Share of what was worked on in the last quarter, by commits, 0–1.
 */
export function frontierView(
	ready: ReadyPlan,
	points: readonly FrontierPoint[],
	planned: number | undefined,
	style: PlanStyle,
	actual?: number,
): FrontierView {
	const words = planWords(style);
	const sorted = [...points].sort((one, other) => one.floor - other.floor);
	const pages = ready.pagesPerIncident;
	const number = (value: number) => formatNumber(value, words.style);
	const rows = sorted.map((point, index): FrontierRow => {
		const { floor, gain, short } = point;
		const above = sorted[index + 1];
		const step = above && !above.short ? differenceOf(above, point) : undefined;
		return {
			floor,
			floorText: words.share(floor),
			earned: WEEKS * gain.earns,
			saved: WEEKS * gain.saves,
			short,
			cells: [
				words.share(floor),
				words.money(WEEKS * gain.earns),
				words.money(WEEKS * gain.saves),
				number(WEEKS * gain.incidents),
				number(WEEKS * gain.badMinutes),
				...(pages === undefined ? [] : [number(WEEKS * gain.incidents * pages)]),
				words.money(WEEKS * (gain.earns + gain.saves)),
				step ? words.money(step.earned - step.saved) : '–',
			],
		};
	});
	const highest = sorted.filter(({ short }) => !short).at(-1);
	const filled = highest && sorted.some(({ short }) => short) ? highest.share : undefined;
	const { committed } = ready.floor;
	return {
		title: words.say(message('What each floor costs and saves, a quarter')),
		sentence: sentenceOf(ready, sorted, style),
		heads: [
			message('Floor'),
			message('Product value'),
			message('Saved by reliability work'),
			message('Incidents avoided'),
			message('Bad minutes avoided'),
			...(pages === undefined ? [] : [message('Pages avoided')]),
			message('In all'),
			message('Price of the next 5%'),
		].map(words.say),
		rows,
		marks: [
			...(committed === undefined
				? []
				: [
						{
							id: 'committed' as const,
							share: committed,
							text: words.say(message('Commitment {0}', words.share(committed))),
						},
					]),
			...(planned === undefined
				? []
				: [
						{
							id: 'planned' as const,
							share: planned,
							text: words.say(message('Planned now {0}', words.share(planned))),
						},
					]),
			...(actual === undefined
				? []
				: [
						{
							id: 'actual' as const,
							share: actual,
							text: words.say(message('Last quarter, by commits {0}', words.share(actual))),
						},
					]),
		],
		labels: {
			earned: words.say(message('Product value')),
			saved: words.say(message('Saved by reliability work')),
			axis: words.say(message('Floor: share of the capacity for reliability work')),
		},
		...(filled === undefined
			? {}
			: { unfilled: words.say(message('The items fill a floor of {0} at most.', words.share(filled))), filled }),
	};
}

/** What it would change to have no floor, in one sentence. */
function sentenceOf(ready: ReadyPlan, points: readonly FrontierPoint[], style: PlanStyle): string {
	const words = planWords(style);
	const share = ready.floor.share;
	const none = points.find(({ floor }) => floor === 0);
	const held = [...points].reverse().find(({ floor }) => floor <= share + 1e-9);
	if (!none || !held) return words.say(message('The frontier is being worked out.'));
	if (share === 0) return words.say(message('There is no floor. The chart shows what one would cost and save.'));
	const { earned, saved, incidents, badMinutes } = differenceOf(held, none);
	const floor = words.share(share);
	if (Math.abs(earned) + Math.abs(saved) < 1e-6)
		return words.say(message('Declining the floor of {0} changes nothing: the best plan holds it anyway.', floor));
	const number = (value: number) => formatNumber(value, words.style);
	return words.say(
		message(
			'Declining the floor of {0} costs {1} more incidents and {2} more bad minutes a quarter, {3} in all, for {4} more of product value.',
			floor,
			number(incidents),
			number(badMinutes),
			words.money(saved),
			words.money(earned),
		),
	);
}
