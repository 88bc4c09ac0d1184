import type { Backlog, Item, Kind } from '../../backlog/model.ts';
import { DAY } from '../../backlog/quantities.ts';
import { zoneOf } from '../../incidents/calendar.ts';
import type { Balance, BalanceSide, Snapshot } from '../../snapshot.ts';
import { zoneOfMeasures } from '../measures.ts';
import { lastWeeks, type Week } from '../week.ts';
import { type Attribution, type AttributionScope, attributor } from './attribution.ts';
import type { Commit } from './commitLog.ts';

/** Commits of one repository, and where the backlogs lie in it. */
export interface RepositoryCommits {
	readonly commits: readonly Commit[];
	/** By the backlog's file: the place of its folder in the repository, empty or with `/` at its end. */
	readonly prefixes: ReadonlyMap<string, string>;
}

/** What a week's effort went into. Days are author-days. */
export interface EffortPart {
	readonly by: Attribution['by'];
	/** Absent where it is no item's. */
	readonly item?: Item;
	/** The conventional type, where the commits have one. */
	readonly type?: string;
	/** Absent: uncategorised. */
	readonly kind?: Kind;
	readonly days: number;
	/** The newest first. */
	readonly commits: readonly Commit[];
}

/** The effort of a week. */
export interface WeekOfEffort {
	readonly week: Week;
	/** Author-days by side, and the share of reliability work. */
	readonly side: BalanceSide;
	readonly people: number;
	readonly commits: number;
	/** The most days first. */
	readonly parts: readonly EffortPart[];
}

/** Planned, in progress and actual beside the floor: what a chart draws. */
export interface BalanceHistory extends Balance {
	/** Whole weeks, the oldest first. */
	readonly weeks: readonly WeekOfEffort[];
	/** All of them together. */
	readonly actual: BalanceSide;
	/** Commits of machines, which are nobody's effort and do not count. */
	readonly byMachines: number;
}

/** Dependabot, Renovate and the like call themselves so on GitHub and GitLab. */
const MACHINE = /\[bot\]|(^|[.+_-])bot@|noreply@github\.com$|^renovate@/i;

/**
 * The effort of the last `count` whole weeks by side, from the commits of the repositories. Its unit is the author-day: a
 * day on which somebody committed, shared equally by what they committed on it, so that many small commits weigh no more
 * than one. It is a proxy: it sees neither review nor meetings nor a night on call, and squashed commits hide days.
 */
export function effortByWeek(
	snapshot: Snapshot,
	repositories: readonly RepositoryCommits[],
	count: number,
): BalanceHistory {
	const zone = zoneOfMeasures(snapshot);
	const weeks = lastWeeks(snapshot.now, count, zone);
	const types = snapshot.backlogs.find(({ commitTypes }) => commitTypes)?.commitTypes;
	const sums = weeks.map(() => new WeekSum());
	let byMachines = 0;
	for (const { commits, prefixes } of repositories) {
		const scopes = scopesOf(snapshot.backlogs, prefixes);
		const attribute = attributor(scopes, types);
		const ofWeek = weekFinder(weeks);
		const days = new Map<string, { readonly week: number; readonly commits: Commit[] }>();
		for (const commit of commits) {
			const week = ofWeek(commit.at);
			if (week < 0 || !concerns(commit, scopes)) continue;
			if (MACHINE.test(commit.author)) {
				byMachines++;
				continue;
			}
			const day = Math.floor((commit.at + zoneOf(zone).offsetAt(commit.at) * 60_000) / DAY);
			const key = `${day} ${commit.author}`;
			const known = days.get(key);
			if (known) known.commits.push(commit);
			else days.set(key, { week, commits: [commit] });
		}
		for (const { week, commits: ofDay } of days.values())
			for (const commit of ofDay) sums[week]!.add(commit, attribute(commit), 1 / ofDay.length);
	}
	const counted = weeks.map((week, index) => sums[index]!.result(week));
	return { ...snapshot.balance, weeks: counted, actual: sumOfSides(counted.map(({ side }) => side)), byMachines };
}

function scopesOf(backlogs: readonly Backlog[], prefixes: ReadonlyMap<string, string>): AttributionScope[] {
	return backlogs.flatMap(({ file, items }) => {
		const prefix = prefixes.get(file);
		return prefix === undefined ? [] : [{ prefix, items }];
	});
}

/** A commit is the team's where it touches a folder for which one of its backlogs speaks. */
function concerns({ paths }: Commit, scopes: readonly AttributionScope[]): boolean {
	return scopes.some(({ prefix }) => prefix === '' || paths.some((path) => path.startsWith(prefix)));
}

function weekFinder(weeks: readonly Week[]): (instant: number) => number {
	const first = weeks[0]?.start ?? 0;
	return (instant) => {
		if (instant < first) return -1;
		for (let index = weeks.length - 1; index >= 0; index--) {
			const { start, end } = weeks[index]!;
			if (instant >= start) return instant < end ? index : -1;
		}
		return -1;
	};
}

class WeekSum {
	readonly #parts = new Map<string, { part: Omit<EffortPart, 'days' | 'commits'>; days: number; commits: Commit[] }>();
	readonly #people = new Set<string>();
	#commits = 0;

	add(commit: Commit, { items, by, type, kind }: Attribution, days: number): void {
		this.#commits++;
		this.#people.add(commit.author);
		if (items.length === 0)
			this.#addPart(`${by} ${type ?? ''}`, commit, days, {
				by,
				...(type === undefined ? {} : { type }),
				...(kind === undefined ? {} : { kind }),
			});
		for (const item of items)
			this.#addPart(`${by} ${item.key}`, commit, days / items.length, {
				by,
				item,
				...(item.kind === undefined ? {} : { kind: item.kind }),
			});
	}

	#addPart(key: string, commit: Commit, days: number, part: Omit<EffortPart, 'days' | 'commits'>): void {
		const known = this.#parts.get(key);
		if (known) {
			known.days += days;
			known.commits.push(commit);
		} else this.#parts.set(key, { part, days, commits: [commit] });
	}

	result(week: Week): WeekOfEffort {
		const parts = [...this.#parts.values()]
			.map(
				({ part, days, commits }): EffortPart => ({
					...part,
					days,
					commits: commits.sort((one, other) => other.at - one.at || (one.hash < other.hash ? -1 : 1)),
				}),
			)
			.sort((one, other) => other.days - one.days || (nameOf(one) < nameOf(other) ? -1 : 1));
		const days = { reliability: 0, product: 0, uncategorised: 0 };
		for (const part of parts) days[part.kind ?? 'uncategorised'] += part.days;
		return { week, side: withShare(days), people: this.#people.size, commits: this.#commits, parts };
	}
}

function nameOf({ item, type }: EffortPart): string {
	return item?.key ?? type ?? '';
}

/** What several weeks' effort went into, the most days first; the commits of each the newest first. */
export function partsOfWeeks(weeks: readonly WeekOfEffort[]): EffortPart[] {
	const parts = new Map<string, EffortPart>();
	for (const { parts: ofWeek } of [...weeks].reverse())
		for (const part of ofWeek) {
			const key = `${part.by} ${nameOf(part)}`;
			const known = parts.get(key);
			parts.set(
				key,
				known ? { ...known, days: known.days + part.days, commits: [...known.commits, ...part.commits] } : part,
			);
		}
	return [...parts.values()].sort((one, other) => other.days - one.days || (nameOf(one) < nameOf(other) ? -1 : 1));
}

/** Several sides together, with the share of them. */
export function sumOfSides(sides: readonly BalanceSide[]): BalanceSide {
	const days = { reliability: 0, product: 0, uncategorised: 0 };
	for (const side of sides)
		for (const kind of ['reliability', 'product', 'uncategorised'] as const) days[kind] += side[kind];
	return withShare(days);
}

function withShare(days: Omit<BalanceSide, 'share'>): BalanceSide {
	const all = days.reliability + days.product + days.uncategorised;
	return all > 0 ? { ...days, share: days.reliability / all } : days;
}
