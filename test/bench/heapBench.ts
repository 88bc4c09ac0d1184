import { measureAlone } from './measureAlone.ts';

/**
 * The heap that a large backlog takes, above the core without any: read and assembled as the editor does, text
 * included. As multiples of the text's size in bytes, after garbage collection. The peer beside it is the document that
 * `yaml` makes of the same text.
 */
export interface HeapBench {
	readonly items: number;
	/** Bytes, of the text as UTF-8. */
	readonly textBytes: number;
	/** Bytes of V8's heap above the start: of the text alone, with its reading, and with the snapshot too. */
	readonly text: number;
	readonly read: number;
	readonly assembled: number;
	/** Bytes of typed arrays, which are not in V8's heap. */
	readonly outside: number;
	/** Bytes of the heap that the peer's document takes, with the text. */
	readonly peer?: number;
	readonly ratio: number;
}

/** Multiples of the text's size. */
export const HEAP_BUDGET = 6;

export function heapBench(items: number, withPeer = true): HeapBench {
	return measureAlone<HeapBench>('heapMeasure.ts', [`${items}`, ...(withPeer ? ['peer'] : [])], ['--expose-gc']);
}
