import { HOUR } from '../backlog/quantities.ts';
import type { CountedPages } from './countedPages.ts';
import {
	calendarOf,
	type Interruptions,
	ONE_INTERRUPTION,
	type PagesOfTeam,
	type PersonInterruptions,
} from './interruptions.ts';
import { bands, clocksBy, LocalClock } from './localHours.ts';
import type { PageRun, People } from './personPages.ts';
import type { Week } from './week.ts';

const HOURS_PER_WEEK = 168;
const SLEEP = bands.indexOf('sleep');
/** Zones are up to 15 hours off UTC, and a day may be missing or come twice: so much earlier than its own start a week's hours may begin. */
const HOURS_BEFORE = 40;
/** A bit for each local hour that a week may have somewhere on earth: 8 × 32 hours. */
const WORDS = 8;

/**
 * Counts the interruptions of weeks: numbers in tables, nothing made for a page, for there may be a million of them. Weeks
 * must be in order and not overlap.
 */
export class InterruptionTally {
	readonly #weeks: readonly Week[];
	readonly #people: People;
	/** The people in the order of their names, and room to sort them by their counts: one number each, as that is quick. */
	readonly #byName: Readonly<Int32Array>;
	readonly #keys: Float64Array;
	/** By person: the clock where they are, and when their last interruption began. */
	readonly #clocks: readonly LocalClock[];
	readonly #open: Float64Array;
	/** By person, the hours of one week in which they were interrupted, and which week that is. */
	readonly #hours: Uint32Array;
	readonly #weekOfHours: Int32Array;
	/** By week and person. */
	readonly #counts: Uint32Array;
	readonly #sleep: Uint32Array;
	/** By week, and band or hour. */
	readonly #byBand: Uint32Array;
	readonly #byHour: Uint32Array;
	/** By week. */
	readonly #disrupted: Uint32Array;
	readonly #fromCounts: Uint32Array;
	readonly #countedHours = new Set<string>();
	readonly #teamClock: LocalClock;
	/** The week that the last page was in, or the time between two: -1. */
	#week = -1;
	#from = 1;
	#to = 0;
	#firstHour = 0;

	constructor(weeks: readonly Week[], people: People, team: Pick<PagesOfTeam, 'calendar' | 'zones' | 'hours'>) {
		this.#weeks = weeks;
		this.#people = people;
		const name = (person: number) => people[person] ?? '';
		this.#byName = Int32Array.from(people.keys()).sort((one, other) => (name(one) < name(other) ? -1 : 1));
		this.#keys = new Float64Array(people.length);
		const clockOf = clocksBy((calendar) => new LocalClock(calendar));
		this.#clocks = people.map((person) => clockOf(calendarOf(person, team)));
		this.#teamClock = clockOf(team.calendar);
		this.#open = new Float64Array(people.length).fill(Number.NEGATIVE_INFINITY);
		this.#hours = new Uint32Array(people.length * WORDS);
		this.#weekOfHours = new Int32Array(people.length).fill(-1);
		this.#counts = new Uint32Array(weeks.length * people.length);
		this.#sleep = new Uint32Array(weeks.length * people.length);
		this.#byBand = new Uint32Array(weeks.length * bands.length);
		this.#byHour = new Uint32Array(weeks.length * HOURS_PER_WEEK);
		this.#disrupted = new Uint32Array(weeks.length);
		this.#fromCounts = new Uint32Array(weeks.length);
	}

	/** Pages before an instant; runs must come so that those of one person are in the order of time. */
	run({ at, count, backwards, person: persons, people, channel, quiet }: PageRun, until: number): void {
		const open = this.#open;
		for (let step = 0; step < count; step++) {
			const row = backwards ? count - 1 - step : step;
			const time = at[row]!;
			if (time >= until || (channel && quiet[channel[row]! + 1] === 1)) continue;
			const person = people[persons ? persons[row]! + 1 : 0]!;
			if (time - open[person]! < ONE_INTERRUPTION) continue;
			open[person] = time;
			if (!(time >= this.#from && time < this.#to)) this.#seek(time);
			if (this.#week >= 0) this.#interrupt(person, this.#clocks[person]!.minutesAt(time));
		}
	}

	/** Counts that somebody was interrupted, at a time of their own clock. */
	#interrupt(person: number, minutes: number): void {
		const week = this.#week;
		const clock = this.#clocks[person]!;
		const minute = clock.minuteOfWeek(minutes);
		const band = clock.bandOf[minute]!;
		this.#byBand[week * bands.length + band]!++;
		this.#byHour[week * HOURS_PER_WEEK + Math.floor(minute / 60)]!++;
		const cell = week * this.#people.length + person;
		this.#counts[cell]!++;
		if (band === SLEEP) this.#sleep[cell]!++;
		if (this.#weekOfHours[person] !== week) {
			this.#weekOfHours[person] = week;
			this.#hours.fill(0, person * WORDS, (person + 1) * WORDS);
		}
		const hour = Math.floor(minutes / 60) - this.#firstHour;
		const word = person * WORDS + (hour >> 5);
		const bit = 1 << (hour & 31);
		if ((this.#hours[word]! & bit) !== 0) return;
		this.#hours[word]! |= bit;
		this.#disrupted[week]!++;
	}

	/** Pages of which no more than their number is known: nobody knows whom they reached. */
	counted({ at, pages, bands: known }: CountedPages): void {
		this.#seek(at);
		const week = this.#week;
		if (week < 0) return;
		const clock = this.#teamClock;
		const minutes = clock.minutesAt(at);
		const minute = clock.minuteOfWeek(minutes);
		if (known) for (const [band, name] of bands.entries()) this.#byBand[week * bands.length + band]! += known[name];
		else this.#byBand[week * bands.length + clock.bandOf[minute]!]! += pages;
		this.#byHour[week * HOURS_PER_WEEK + Math.floor(minute / 60)]! += pages;
		this.#fromCounts[week]! += pages;
		const hour = `${week}/${Math.floor(minutes / 60)}`;
		if (this.#countedHours.has(hour)) return;
		this.#countedHours.add(hour);
		this.#disrupted[week]!++;
	}

	/** What was counted of one of the weeks. */
	week(week: number): Interruptions {
		const [business, off, sleep] = this.#byBand.subarray(week * bands.length) as unknown as [number, number, number];
		return {
			total: business + off + sleep,
			business,
			off,
			sleep,
			disruptedHours: this.#disrupted[week]!,
			byHour: this.#byHour.slice(week * HOURS_PER_WEEK, (week + 1) * HOURS_PER_WEEK),
			perPerson: this.#perPerson(week),
			fromCounts: this.#fromCounts[week]!,
		};
	}

	#perPerson(week: number): PersonInterruptions[] {
		const people = this.#people;
		const first = week * people.length;
		const keys = this.#keys;
		let found = 0;
		for (let place = 0; place < people.length; place++) {
			const count = this.#counts[first + this.#byName[place]!]!;
			if (count > 0) keys[found++] = count * people.length - place;
		}
		const list = new Array<PersonInterruptions>(found);
		for (const key of keys.subarray(0, found).sort()) {
			const count = Math.ceil(key / people.length);
			const index = this.#byName[count * people.length - key]!;
			const person = people[index];
			const sleep = this.#sleep[first + index]!;
			list[--found] = person === undefined ? { count, sleep } : { person, count, sleep };
		}
		return list;
	}

	/** Finds the week of an instant. */
	#seek(at: number): void {
		const weeks = this.#weeks;
		let [low, high] = [0, weeks.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (weeks[middle]!.end <= at) low = middle + 1;
			else high = middle;
		}
		const next = weeks[low];
		const inside = next !== undefined && at >= next.start;
		this.#week = inside ? low : -1;
		this.#from = inside ? next.start : (weeks[low - 1]?.end ?? Number.NEGATIVE_INFINITY);
		this.#to = inside ? next.end : (next?.start ?? Number.POSITIVE_INFINITY);
		this.#firstHour = Math.floor(this.#from / HOUR) - HOURS_BEFORE;
	}
}
