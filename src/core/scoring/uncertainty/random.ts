/**
 * Reproducible randomness. Each random quantity has a name, and its numbers follow from that name alone: what is added
 * beside it changes nothing, and what shares a name shares its numbers.
 */

/** Four 32-bit words from a name (FNV-1a in four lanes with murmur3's finaliser). */
function wordsOf(name: string): [number, number, number, number] {
	const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
	for (let index = 0; index < name.length; index++) {
		const unit = name.charCodeAt(index);
		words[0] = Math.imul(words[0] ^ unit, 0x01000193);
		words[1] = Math.imul(words[1] ^ unit, 0x01000197);
		words[2] = Math.imul(words[2] ^ unit, 0x010001a7);
		words[3] = Math.imul(words[3] ^ unit, 0x010001b1);
	}
	return [finish(words[0]), finish(words[1]), finish(words[2]), finish(words[3])];
}

function finish(word: number): number {
	let mixed = word ^ (word >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	mixed ^= mixed >>> 13;
	mixed = Math.imul(mixed, 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}

/** Numbers in [0, 1) that follow from a name: the generator sfc32 (PractRand). */
export function randomOf(name: string): () => number {
	let [a, b, c, counter] = wordsOf(name);
	const next = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + sum) | 0;
		return (sum >>> 0) / 4_294_967_296;
	};
	for (let warm = 0; warm < 12; warm++) next();
	return next;
}

const POOL = 64;
const pools = new Map<number, (Uint32Array | undefined)[]>();

/** One of 64 shuffles of 0 … count − 1 (Fisher–Yates), kept. Those of an unusual count are forgotten with the next one. */
function shuffleOf(count: number, index: number): Uint32Array {
	let pool = pools.get(count);
	if (!pool) {
		if (pools.size > 1) pools.clear();
		pool = new Array(POOL).fill(undefined);
		pools.set(count, pool);
	}
	let shuffle = pool[index];
	if (!shuffle) {
		const random = randomOf(`shuffle ${index} of ${count}`);
		shuffle = Uint32Array.from({ length: count }, (_, position) => position);
		for (let last = count - 1; last > 0; last--) {
			const other = Math.floor(random() * (last + 1));
			const moved = shuffle[last]!;
			shuffle[last] = shuffle[other]!;
			shuffle[other] = moved;
		}
		pool[index] = shuffle;
	}
	return shuffle;
}

/**
 * An order of 0 … count − 1 that follows from a name: one shuffle, turned by some steps, read through another. Position
 * `i` holds `second[(first[i] + turn) mod count]`. The name chooses among 64 × 64 × count such orders; any two of them are
 * as unrelated as two shuffles, and one costs a fraction of what a shuffle of its own would.
 */
export interface Order {
	readonly first: Uint32Array;
	readonly second: Uint32Array;
	readonly turn: number;
}

export function orderOf(name: string, count: number): Order {
	const words = wordsOf(name);
	return {
		first: shuffleOf(count, words[0] & (POOL - 1)),
		second: shuffleOf(count, words[1] & (POOL - 1)),
		turn: (words[2] >>> 0) % count,
	};
}

/** `from + by × value` for values in the order of the name. */
export function shuffled(values: Float64Array, name: string, from = 0, by = 1): Float64Array {
	const count = values.length;
	const { first, second, turn } = orderOf(name, count);
	const out = new Float64Array(count);
	for (let index = 0; index < count; index++) {
		let at = first[index]! + turn;
		if (at >= count) at -= count;
		out[index] = from + by * values[second[at]!]!;
	}
	return out;
}
