const DAY = 86_400_000;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads `2026-09-14T02:11:05.123Z` from its bytes. Keeps the day that it read last: rows of one day mostly stand together,
 * and a day is most of the work of an instant.
 */
export class InstantBytes {
	/** The ten bytes of that day, four at a time, the last four of them across those before. */
	#first = 0;
	#middle = 0;
	#last = 0;
	/** Its start, milliseconds since 1970; NaN where it is none. */
	#start = Number.NaN;

	/**
	 * Milliseconds since 1970; NaN for any other way of writing, which is for the slow way to understand. A time without a
	 * zone counts as UTC only where `isUtc` says so. `view` is of the same bytes.
	 */
	read(bytes: Uint8Array, view: DataView, from: number, to: number, isUtc: boolean): number {
		if (to - from < 19) return Number.NaN;
		const first = view.getInt32(from, true);
		const middle = view.getInt32(from + 4, true);
		const last = view.getInt32(from + 6, true);
		if (last !== this.#last || middle !== this.#middle || first !== this.#first) {
			this.#first = first;
			this.#middle = middle;
			this.#last = last;
			this.#start = startOfDay(bytes, from);
		}
		return this.#start + timeOfDay(bytes, view, from + 10, to, isUtc);
	}
}

/** Of `2026-09-14`. */
function startOfDay(bytes: Uint8Array, from: number): number {
	if (bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return Number.NaN;
	const year = two(bytes, from) * 100 + two(bytes, from + 2);
	const month = two(bytes, from + 5);
	const day = two(bytes, from + 8);
	// A part that is no number is NaN, and every comparison with it is false.
	if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
	if (day > lengths[month - 1]! && !(month === 2 && day === 29 && isLeap(year))) return Number.NaN;
	return daysOf(year, month, day) * DAY;
}

/** `00:0` and `0:00` as numbers of four bytes. */
const HOURS = 0x303a3030;
const SECONDS = 0x30303a30;

/** Of `T02:11:05.123Z`, in milliseconds of UTC since the start of the day that is written; NaN where it is none. */
function timeOfDay(bytes: Uint8Array, view: DataView, from: number, to: number, isUtc: boolean): number {
	if (bytes[from] !== 84 && bytes[from] !== 32) return Number.NaN;
	// What is left of a digit is its value, and of a colon nothing. More than 9 shows once 6 is added.
	const hours = view.getInt32(from + 1, true) ^ HOURS;
	const seconds = view.getInt32(from + 5, true) ^ SECONDS;
	const isTime =
		((hours | (hours + 0x06000606)) & 0xf0fff0f0) === 0 && ((seconds | (seconds + 0x06060006)) & 0xf0f0fff0) === 0;
	if (!isTime) return Number.NaN;
	const hour = (hours & 15) * 10 + ((hours >> 8) & 15);
	const minute = (hours >> 24) * 10 + (seconds & 15);
	const second = ((seconds >> 16) & 15) * 10 + (seconds >> 24);
	if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
	let at = from + 9;
	let fraction = 0;
	if (bytes[at] === 46) {
		const digits = at + 1;
		for (at++; at < to && bytes[at]! >= 48 && bytes[at]! <= 57; at++)
			if (at - digits < 3) fraction += (bytes[at]! - 48) * [100, 10, 1][at - digits]!;
		if (at === digits || at - digits > 9) return Number.NaN;
	}
	const instant = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
	if (at === to) return isUtc ? instant : Number.NaN;
	if (at + 1 === to) return bytes[at] === 90 ? instant : Number.NaN;
	const sign = bytes[at] === 43 ? 1 : bytes[at] === 45 ? -1 : 0;
	const colon = bytes[at + 3] === 58 ? 1 : 0;
	if (sign === 0 || to - at !== 5 + colon) return Number.NaN;
	const ahead = two(bytes, at + 1) * 60 + two(bytes, at + 3 + colon);
	return ahead <= 18 * 60 ? instant - sign * ahead * 60_000 : Number.NaN;
}

function two(bytes: Uint8Array, at: number): number {
	const tens = bytes[at]! - 48;
	const ones = bytes[at + 1]! - 48;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 1970 in the Gregorian calendar, counted in years that start in March. */
function daysOf(year: number, month: number, day: number): number {
	const years = month <= 2 ? year - 1 : year;
	const era = Math.floor(years / 400);
	const ofEra = years - era * 400;
	const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}
