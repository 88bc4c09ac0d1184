/** Places of the table that is looked at first: several times the people, services and incidents of most teams. */
const PLACES = 16_384;
/**
 * What a place holds, side by side, so that it is in one line of the processor's cache: where the bytes of a name start,
 * how many they are, its index, its hash.
 */
const WIDTH = 4;
/** Bytes of a name that its hash is made of, four at a time: byte by byte takes most of the time of a file of pages. */
const HASHED = 8;
/** All names are forgotten once their bytes take more than this: in a file in which hardly one recurs. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Names that recur, by their bytes: a text is made only when a name is new or the table has forgotten it. */
export class ByteNames {
	readonly #indexOf: (name: string) => number;
	readonly #places = new Int32Array(PLACES * WIDTH);
	/** The bytes of all names that the table knows, one behind the other: arrays of their own would lie far apart. */
	#bytes = new Uint8Array(16 * 1024);
	#known = viewOf(this.#bytes);
	#length = 0;
	/** What was looked into last, as whole numbers. */
	#looked: Uint8Array = new Uint8Array(0);
	#view = viewOf(this.#looked);

	constructor(indexOf: (name: string) => number) {
		this.#indexOf = indexOf;
	}

	/** Negative where the cell is empty. White space around a name does not count. */
	indexOf(bytes: Uint8Array, from: number, to: number): number {
		let start = from;
		let end = to;
		while (start < end && bytes[start]! <= 32) start++;
		while (end > start && bytes[end - 1]! <= 32) end--;
		const length = end - start;
		if (length === 0) return -1;
		if (bytes !== this.#looked) {
			this.#looked = bytes;
			this.#view = viewOf(bytes);
		}
		// The end of a name tells most names apart; where it does not, only time is lost.
		let hash = 0x811c9dc5 ^ length;
		if (length >= HASHED) {
			hash = Math.imul(hash ^ this.#view.getInt32(end - 8, true), 0x01000193);
			hash = Math.imul(hash ^ (hash >>> 15) ^ this.#view.getInt32(end - 4, true), 0x85ebca6b);
		} else for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
		const first = ((hash ^ (hash >>> 15)) & (PLACES - 1)) * WIDTH;
		if (this.#holds(first, hash, bytes, start, length)) return this.#places[first + 2]!;
		// Two names that want one place: the other is beside it, so that they do not drive each other out by turns.
		const second = first ^ WIDTH;
		if (this.#holds(second, hash, bytes, start, length)) return this.#places[second + 2]!;
		return this.#learn(first, second, hash, bytes.subarray(start, end));
	}

	#holds(place: number, hash: number, bytes: Uint8Array, start: number, length: number): boolean {
		const places = this.#places;
		if (places[place + 3] !== hash || places[place + 1] !== length) return false;
		const offset = places[place]!;
		let at = 0;
		for (; at + 4 <= length; at += 4)
			if (this.#known.getInt32(offset + at, true) !== this.#view.getInt32(start + at, true)) return false;
		for (; at < length; at++) if (this.#bytes[offset + at] !== bytes[start + at]) return false;
		return true;
	}

	#learn(first: number, second: number, hash: number, name: Uint8Array): number {
		const index = this.#indexOf(decoder.decode(name).trim());
		if (this.#length + name.length > MOST_BYTES) this.#forgetAll();
		// A longer name than the table takes is looked up each time.
		if (name.length > MOST_BYTES) return index;
		this.#reserve(this.#length + name.length);
		this.#bytes.set(name, this.#length);
		const places = this.#places;
		const place = places[first + 1] === 0 || places[second + 1] !== 0 ? first : second;
		places[place] = this.#length;
		places[place + 1] = name.length;
		places[place + 2] = index;
		places[place + 3] = hash;
		this.#length += name.length;
		return index;
	}

	#forgetAll(): void {
		this.#places.fill(0);
		this.#length = 0;
	}

	#reserve(length: number): void {
		if (length <= this.#bytes.length) return;
		const bytes = new Uint8Array(Math.max(length, this.#bytes.length * 2));
		bytes.set(this.#bytes.subarray(0, this.#length));
		this.#bytes = bytes;
		this.#known = viewOf(bytes);
	}
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
	return new DataView(buffer, byteOffset, byteLength);
}

const decoder = new TextDecoder();
