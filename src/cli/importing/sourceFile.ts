import fs from 'node:fs';
import {
	type Calendar,
	decodeText,
	encodingOf,
	PageReading,
	pageLayoutOf,
	readSource,
	type SourceMapping,
	type SourceReading,
} from '../../core/index.ts';

export interface SourceFile {
	/** Empty where the file is too large to be held: its problems then name lines themselves. */
	readonly text: string;
	readonly reading: SourceReading;
}

export interface Limits {
	/** Past this a file of pages is read in pieces and never held whole. In bytes. */
	readonly mostHeld?: number;
	/** Past this any other file is not read at all. In bytes. */
	readonly mostBytes?: number;
}

const MOST_HELD = 8 * 1024 * 1024;
const PIECE = 256 * 1024;

/**
 * Reads a file of incidents or pages, whatever its encoding; undefined where it is too large to. Throws what the file
 * system throws.
 */
export function readSourceFile(
	target: string,
	name: string,
	calendar: Calendar,
	mapping: SourceMapping = {},
	{ mostHeld = MOST_HELD, mostBytes = Number.POSITIVE_INFINITY }: Limits = {},
): SourceFile | undefined {
	// A pipe or a device would never end.
	if (!fs.statSync(target).isFile()) throw new Error('it is not a file');
	const descriptor = fs.openSync(target, 'r');
	try {
		const { size } = fs.fstatSync(descriptor);
		if (size > mostHeld) {
			const reading = streamPages(descriptor, name, mapping);
			if (reading) return { text: '', reading };
		}
		if (size > mostBytes) return undefined;
	} finally {
		fs.closeSync(descriptor);
	}
	const { text } = decodeText(fs.readFileSync(target));
	return { text, reading: readSource(name, text, calendar, mapping) };
}

/** Pages from a file of any size, within a few pieces of memory; undefined where it is no CSV of pages. */
export function streamPages(descriptor: number, name: string, mapping: SourceMapping = {}): SourceReading | undefined {
	const piece = new Uint8Array(PIECE);
	let filled = fs.readSync(descriptor, piece, 0, PIECE, 0);
	const encoding = encodingOf(piece.subarray(0, Math.min(filled, 4096)));
	// A mark is no part of the header; what is not UTF-8 is made so, piece by piece.
	const recode = encoding.name === 'utf-8' ? undefined : recoder(encoding.name);
	const start = encoding.mark ? (encoding.name === 'utf-8' ? 3 : 2) : 0;
	let position = filled;
	let bytes = recode ? recode(piece.subarray(start, filled), false) : piece.subarray(start, filled);
	const head = new TextDecoder().decode(bytes.subarray(0, 64 * 1024));
	const layout = pageLayoutOf(head, mapping);
	if (!layout) return undefined;
	const bodyStart = new TextEncoder().encode(head.slice(0, layout.bodyStart)).length;
	const pages = new PageReading(
		name,
		{ layout, zone: mapping.zone ?? 'UTC', offset: start + bodyStart, line: 2 },
		fs.fstatSync(descriptor).size,
	);
	bytes = bytes.subarray(bodyStart);
	while (filled > 0) {
		pages.push(bytes);
		filled = fs.readSync(descriptor, piece, 0, PIECE, position);
		position += filled;
		bytes = recode ? recode(piece.subarray(0, filled), filled === 0) : piece.subarray(0, filled);
	}
	return pages.finish();
}

function recoder(name: 'utf-16le' | 'utf-16be'): (bytes: Uint8Array, last: boolean) => Uint8Array {
	const decoder = new TextDecoder(name);
	const encoder = new TextEncoder();
	return (bytes, last) => encoder.encode(decoder.decode(bytes, { stream: !last }));
}
