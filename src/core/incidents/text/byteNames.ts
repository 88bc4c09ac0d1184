/** Places of the table to begin with. It doubles when half of them are taken, so that a name is mostly in its own place. */
const PLACES = 1024;
/**
 * What a place holds, side by side, so that it is in one line of the processor's cache: where the bytes of a name start,
 * how many they are, its index, its hash.
 */
const WIDTH = 4;
/** Names from so many bytes on are looked at four bytes at a time: byte by byte takes most of the time of a file of pages. */
const WORD = 4;
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
		// The end of a name tells most names apart; where it does not, only time is lost.
		let hash = 0x811c9dc5 ^ length;
		if (length >= WORD) {
			hash = Math.imul(hash ^ view.getInt32(length >= 2 * WORD ? end - 2 * WORD : start, true), 0x01000193);
			hash = Math.imul(hash ^ (hash >>> 15) ^ view.getInt32(end - WORD, true), 0x85ebca6b);
			hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
		} else for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
		const places = this.#places;
		const mask = places.length - 1;
		const first = placeOf(hash, mask);
		for (let place = first, tried = 0; tried < MOST_TRIED; place = (place + WIDTH) & mask, tried++) {
			if (places[place + 1] === 0) return this.#learn(place, hash, bytes.subarray(start, end));
			if (this.#holds(place, hash, bytes, view, start, length)) return places[place + 2]!;
		}
		return this.#learn(first, hash, bytes.subarray(start, end));
	}

	#holds(place: number, hash: number, bytes: Uint8Array, view: DataView, start: number, length: number): boolean {
		const places = this.#places;
		if (places[place + 3] !== hash || places[place + 1] !== length) return false;
		const offset = places[place]!;
		if (length < WORD) {
			for (let at = 0; at < length; at++) if (this.#bytes[offset + at] !== bytes[start + at]) return false;
			return true;
		}
		const known = this.#known;
		// The last four overlap those before them where the length is no multiple of four.
		const last = length - WORD;
		for (let at = 0; at < last; at += WORD)
			if (known.getInt32(offset + at, true) !== view.getInt32(start + at, true)) return false;
		return known.getInt32(offset + last, true) === view.getInt32(start + last, true);
	}

	#learn(free: number, hash: number, name: Uint8Array): number {
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
		places[free] = this.#length;
		places[free + 1] = name.length;
		places[free + 2] = index;
		places[free + 3] = hash;
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
			if (old[from + 1] === 0) continue;
			let to = placeOf(old[from + 3]!, mask);
			for (let tried = 1; places[to + 1] !== 0 && tried < MOST_TRIED; tried++) to = (to + WIDTH) & mask;
			if (places[to + 1] !== 0) continue;
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

/** Where to look for a name first. `mask` is one less than the length of the table, a power of two. */
function placeOf(hash: number, mask: number): number {
	return ((hash ^ (hash >>> 16)) << 2) & mask;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
	return new DataView(buffer, byteOffset, byteLength);
}

const decoder = new TextDecoder();
