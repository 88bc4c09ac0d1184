/** Places of the table to begin with. It doubles when half of them are taken, so that a name is mostly in its own place. */
const PLACES = 1024;
/**
 * What a place holds, side by side, so that it is in one line of the processor's cache: the first eight and the last eight
 * bytes of a name, which are all of most names, how many it has, its index, and where all of them start.
 */
const WIDTH = 8;
const LENGTH = 4;
const INDEX = 5;
const OFFSET = 6;
/** Names are looked at four bytes at a time: byte by byte takes most of the time of a file of pages. */
const WORD = 4;
/** Of a name that is longer the bytes in its middle are in no word of its place. */
const IN_PLACE = 4 * WORD;
/** A name that finds so many places taken takes the first of them: there may be very many that end alike. */
const MOST_TRIED = 8;
/** All names are forgotten once they are more than these, or their bytes: in a file in which hardly one recurs. */
const MOST_NAMES = 128 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;

/** Names that recur, by their bytes: a text is made only when a name is new or the table has forgotten it. */
export class ByteNames {
	readonly #indexOf: (name: string) => number;
	#places = new Int32Array(PLACES * WIDTH);
	#count = 0;
	/** The bytes of all names that the table knows, one behind the other: arrays of their own would lie far apart. */
	#bytes = new Uint8Array(16 * 1024);
	#known = viewOf(this.#bytes);
	#length = 0;

	constructor(indexOf: (name: string) => number) {
		this.#indexOf = indexOf;
	}

	/** Negative where the cell is empty. White space around a name does not count. `view` is of the same bytes. */
	indexOf(bytes: Uint8Array, view: DataView, from: number, to: number): number {
		let start = from;
		let end = to;
		while (start < end && bytes[start]! <= 32) start++;
		while (end > start && bytes[end - 1]! <= 32) end--;
		const length = end - start;
		if (length === 0) return -1;
		// Words overlap where a name is shorter than all of them; one that adds nothing is 0.
		let first = 0;
		let second = 0;
		let third = 0;
		let last = 0;
		if (length >= WORD) {
			first = view.getInt32(start, true);
			last = view.getInt32(end - WORD, true);
			if (length > 2 * WORD) {
				second = view.getInt32(start + WORD, true);
				third = view.getInt32(end - 2 * WORD, true);
			}
		} else for (let at = start; at < end; at++) first = (first << 8) | bytes[at]!;
		const places = this.#places;
		const mask = places.length - 1;
		const home = placeOf(hashOf(first, second, third, last), mask);
		for (let place = home, tried = 0; tried < MOST_TRIED; place = (place + WIDTH) & mask, tried++) {
			const known = places[place + LENGTH]!;
			if (
				known === length &&
				places[place] === first &&
				places[place + 1] === second &&
				places[place + 2] === third &&
				places[place + 3] === last &&
				(length <= IN_PLACE || this.#holds(places[place + OFFSET]!, view, start, length))
			)
				return places[place + INDEX]!;
			if (known === 0) return this.#learn(place, bytes.subarray(start, end), first, second, third, last);
		}
		return this.#learn(home, bytes.subarray(start, end), first, second, third, last);
	}

	/** Whether the middle of a long name is that of one that is known. */
	#holds(offset: number, view: DataView, start: number, length: number): boolean {
		const known = this.#known;
		for (let at = 2 * WORD; at < length - 2 * WORD; at += WORD)
			if (known.getInt32(offset + at, true) !== view.getInt32(start + at, true)) return false;
		return true;
	}

	#learn(free: number, name: Uint8Array, ...words: readonly number[]): number {
		const index = this.#indexOf(decoder.decode(name).trim());
		// A longer name than the table takes is looked up each time.
		if (name.length > MOST_BYTES) return index;
		if (this.#length + name.length > MOST_BYTES || this.#count === MOST_NAMES) {
			this.#forgetAll();
			return index;
		}
		this.#reserve(this.#length + name.length);
		this.#bytes.set(name, this.#length);
		const places = this.#places;
		places.set(words, free);
		places[free + LENGTH] = name.length;
		places[free + INDEX] = index;
		places[free + OFFSET] = this.#length;
		this.#length += name.length;
		// One that is driven out counts as well: where there are many of those, a larger table holds more.
		this.#count++;
		if (this.#count * 2 * WIDTH > places.length) this.#grow();
		return index;
	}

	#grow(): void {
		const old = this.#places;
		const places = new Int32Array(old.length * 2);
		const mask = places.length - 1;
		for (let from = 0; from < old.length; from += WIDTH) {
			if (old[from + LENGTH] === 0) continue;
			const hash = hashOf(old[from]!, old[from + 1]!, old[from + 2]!, old[from + 3]!);
			let to = placeOf(hash, mask);
			for (let tried = 1; places[to + LENGTH] !== 0 && tried < MOST_TRIED; tried++) to = (to + WIDTH) & mask;
			if (places[to + LENGTH] !== 0) continue;
			for (let part = 0; part < WIDTH; part++) places[to + part] = old[from + part]!;
		}
		this.#places = places;
	}

	#forgetAll(): void {
		this.#places.fill(0);
		this.#length = 0;
		this.#count = 0;
	}

	#reserve(length: number): void {
		if (length <= this.#bytes.length) return;
		const bytes = new Uint8Array(Math.max(length, this.#bytes.length * 2));
		bytes.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = bytes;
		this.#known = viewOf(bytes);
	}
}

/** The products do not wait for each other. Names that differ in their middle alone are alike: there only time is lost. */
function hashOf(first: number, second: number, third: number, last: number): number {
	const mixed =
		Math.imul(first, 0x85ebca6b) ^
		Math.imul(second, 0x27d4eb2f) ^
		Math.imul(third, 0x165667b1) ^
		Math.imul(last, 0xc2b2ae35);
	return Math.imul(mixed ^ (mixed >>> 15), 0x01000193);
}

/** Where to look for a name first. `mask` is one less than the length of the table, a power of two. */
function placeOf(hash: number, mask: number): number {
	return ((hash ^ (hash >>> 16)) << 3) & mask;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
	return new DataView(buffer, byteOffset, byteLength);
}

const decoder = new TextDecoder();
