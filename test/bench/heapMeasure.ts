// Measures what heap a backlog takes, and prints it. `heapBench.ts` runs it, with the garbage collector at hand.
import { parseDocument } from 'yaml';
import { assembleAfter, readBacklogAfter } from '../../src/core/index.ts';
import { backlogText, NOW } from './generate.ts';
import type { HeapBench } from './heapBench.ts';

/** What must be there when the heap is measured. */
let held: unknown[] = [];

function measure(items: number, withPeer: boolean): HeapBench {
	const start = heap();
	const text = backlogText({ items, incidents: items });
	held = [text];
	const withText = heap();
	const file = 'reliability.yaml';
	const reading = readBacklogAfter(undefined, file, text);
	if (reading.broken) throw new Error('Failed to generate a sound backlog');
	held = [text, reading];
	const withReading = heap();
	held.push(assembleAfter(undefined, [{ file, text, reading, sources: [] }], NOW));
	const whole = heap();
	const textBytes = Buffer.byteLength(text);
	const above = ({ used }: Heap, { used: before }: Heap = start) => used - before;
	return {
		items,
		textBytes,
		text: above(withText),
		read: above(withReading),
		assembled: above(whole),
		outside: whole.outside - start.outside,
		...(withPeer ? { peer: peerOf(text) } : {}),
		ratio: above(whole) / textBytes,
	};
}

/** Above a heap in which nothing is held but the text. */
function peerOf(text: string): number {
	held = [text];
	const before = heap().used;
	held.push(parseDocument(text));
	return heap().used - before + Buffer.byteLength(text);
}

interface Heap {
	/** Bytes. */
	readonly used: number;
	readonly outside: number;
}

/** Twice: what is only weakly held goes at the second time. */
function heap(): Heap {
	globalThis.gc!();
	globalThis.gc!();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return { used: heapUsed, outside: arrayBuffers };
}

const measured = measure(Number(process.argv[2]), process.argv[3] === 'peer');
// Used, so that the compiler may not let go of it.
if (held.length === 0) throw new Error('Failed to hold what is measured');
process.stdout.write(JSON.stringify(measured));
