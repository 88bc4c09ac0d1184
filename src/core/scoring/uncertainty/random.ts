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

/** The most strata of one block. All that an order reads is then small enough for the nearest cache. */
export const BLOCK = 1024;
const POOL = 64;
const pools = new Map<number, (Uint16Array | undefined)[]>();

/** One of 64 shuffles of 0 … size − 1 (Fisher–Yates), twice over, so that one can start anywhere in it; kept. */
function shuffleOf(size: number, index: number): Uint16Array {
	let pool = pools.get(size);
	if (!pool) {
		pool = new Array<undefined>(POOL).fill(undefined);
		pools.set(size, pool);
	}
	let shuffle = pool[index];
	if (!shuffle) {
		shuffle = new Uint16Array(2 * size);
		for (let position = 0; position < size; position++) shuffle[position] = position;
		putInOrder(shuffle.subarray(0, size), `shuffle ${index} of ${size}`);
		shuffle.copyWithin(size, 0, size);
		pool[index] = shuffle;
	}
	return shuffle;
}

/** Puts in an order that follows from a name (Fisher–Yates), in place. */
export function putInOrder(values: Uint16Array | Float64Array, name: string): void {
	const random = randomOf(name);
	for (let last = values.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		const moved = values[last]!;
		values[last] = values[other]!;
		values[other] = moved;
	}
}

const ordered = new Float64Array(BLOCK);

/**
 * Draws `count` numbers of a quantity, in an order that follows from its name: block after block of 1,024, and what is left
 * in smaller powers of two, each block a Latin hypercube of its own. `quantilesOf` gives the ascending values of so many
 * strata. `use` gets `size` values in order, which stand for the draws from `from` on; the next block overwrites them.
 *
 * Position `i` of a block holds stratum (factor × shuffle[i + turn] + shift) mod size, with an odd factor. Name and block
 * choose among 64 × 1,024 × 512 × 1,024 such orders; any two of them are as unrelated as two shuffles, and one costs a
 * fraction of what a shuffle of its own would.
 */
export function drawInBlocks(
	name: string,
	count: number,
	quantilesOf: (size: number) => Float64Array,
	use: (values: Float64Array, from: number, size: number) => void,
): void {
	const words = wordsOf(name);
	let size = BLOCK;
	for (let from = 0, block = 0; from < count; from += size, block++) {
		while (size > count - from) size >>= 1;
		const step = Math.imul(block, 0x9e3779b9);
		const choice = finish(words[0] + step);
		const shuffle = shuffleOf(size, choice & (POOL - 1));
		const turn = (choice >>> 16) & (size - 1);
		readInOrder(quantilesOf(size), shuffle, turn, finish(words[1] + step) | 1, finish(words[2] + step));
		use(ordered, from, size);
	}
}

function readInOrder(quantiles: Float64Array, shuffle: Uint16Array, turn: number, factor: number, shift: number): void {
	const size = quantiles.length;
	const mask = size - 1;
	for (let index = 0; index < size; index++)
		ordered[index] = quantiles[(Math.imul(factor, shuffle[index + turn]!) + shift) & mask]!;
}
