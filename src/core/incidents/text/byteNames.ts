/** Slots of the table that is looked at first: several times the people, services and incidents of most teams. */
const SLOTS = 32_768;

/** Names that recur, by their bytes: a text is made only when a name is new or the table has forgotten it. */
export class ByteNames {
	readonly #indexOf: (name: string) => number;
	readonly #bytes: (Uint8Array | undefined)[] = new Array(SLOTS).fill(undefined);
	readonly #index = new Int32Array(SLOTS);

	constructor(indexOf: (name: string) => number) {
		this.#indexOf = indexOf;
	}

	/** Negative where the cell is empty. White space around a name does not count. */
	indexOf(bytes: Uint8Array, from: number, to: number): number {
		let start = from;
		let end = to;
		while (start < end && bytes[start]! <= 32) start++;
		while (end > start && bytes[end - 1]! <= 32) end--;
		if (start === end) return -1;
		let hash = 0x811c9dc5;
		for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
		const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
		const kept = this.#bytes[slot];
		if (kept && same(kept, bytes, start, end)) return this.#index[slot]!;
		const name = bytes.slice(start, end);
		const index = this.#indexOf(decoder.decode(name).trim());
		this.#bytes[slot] = name;
		this.#index[slot] = index;
		return index;
	}
}

const decoder = new TextDecoder();

function same(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
	if (name.length !== end - start) return false;
	for (let at = 0; at < name.length; at++) if (name[at] !== bytes[start + at]) return false;
	return true;
}
