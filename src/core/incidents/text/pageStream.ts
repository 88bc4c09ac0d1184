import { message } from '../../text.ts';
import { type PageBuilder, pageFields } from '../pages.ts';
import type { Tally } from '../readers/tally.ts';
import { instant, millisecondsOf } from '../readers/values.ts';
import { ByteNames } from './byteNames.ts';
import { readCsvCells } from './csvTable.ts';
import { InstantBytes } from './instantBytes.ts';
import type { PageLayout } from './pageLayout.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
/**
 * What is read at a time: little enough for the cache of a processor, and for every way through the loops to be gone before
 * they are compiled, which is half of the time of a short file.
 */
const SLICE = 16 * 1024;
/** A row longer than this holds a quote that never closes. */
const MOST_ROW = 1024 * 1024;

/** Why a row is left out: where its place can be shown, and where a line must do. */
const reasons = {
	noTime: {
		here: message('This row does not say when somebody was paged. It is left out.'),
		line: (line: number) => message('Line {0} does not say when somebody was paged. It is left out.', line),
	},
	unclosed: {
		here: message('A quote that opens here never closes. The row is left out.'),
		line: (line: number) => message('A quote that opens in line {0} never closes. The row is left out.', line),
	},
	tooLong: {
		here: message('This row is longer than any row of pages. It is left out.'),
		line: (line: number) => message('Line {0} is longer than any row of pages. It is left out.', line),
	},
} as const;

export interface PageStreamOptions {
	readonly layout: PageLayout;
	/** The zone of times without one. */
	readonly zone: string;
	/** Of the first byte that will come: the header is read already. */
	readonly offset: number;
	/** The number of the first line that will come, where problems must name their lines themselves. */
	readonly line?: number;
	/** Keep where each row starts: for readers who may want to see it. */
	readonly places?: boolean;
}

/**
 * Rows of pages from the bytes of a CSV (UTF-8), in pieces of any size. Works on the bytes: a text a row would take
 * several times as long. Offsets that it tells are those of bytes.
 */
export class PageStream {
	readonly #layout: PageLayout;
	readonly #builder: PageBuilder;
	readonly #tally: Tally;
	readonly #zone: string;
	/** Those that the layout has. */
	readonly #fields: readonly { readonly number: number; readonly column: number; readonly names: ByteNames }[];
	readonly #starts: Int32Array;
	readonly #ends: Int32Array;
	/** The start of a row whose end has not come, and how long it is. */
	#buffer = new Uint8Array(64 * 1024);
	#length = 0;
	/** Long enough for every time that is written in the usual way. */
	readonly #cell = new Uint8Array(64);
	readonly #cellView = new DataView(this.#cell.buffer);
	readonly #instants = new InstantBytes();
	/** Of the first byte of the buffer, in the file. */
	#offset: number;

	/** Undefined where problems need no lines. */
	readonly #firstLine: number | undefined;
	#lines = 0;
	readonly #places: boolean;

	constructor({ layout, zone, offset, line, places }: PageStreamOptions, builder: PageBuilder, tally: Tally) {
		this.#layout = layout;
		this.#builder = builder;
		this.#tally = tally;
		this.#zone = zone;
		this.#offset = offset;
		this.#firstLine = line;
		this.#places = places === true;
		this.#starts = new Int32Array(layout.width);
		this.#ends = new Int32Array(layout.width);
		this.#fields = pageFields.flatMap((field, number) => {
			const column = layout.columns[field];
			return column === undefined
				? []
				: [{ number, column, names: new ByteNames((name) => builder.nameOf(number, name)) }];
		});
	}

	push(chunk: Uint8Array): void {
		let at = 0;
		while (at < chunk.length) {
			// As much again as is left of a long row, which is looked at from its start each time.
			const slice = chunk.subarray(at, at + Math.max(SLICE, this.#length));
			at += slice.length;
			this.#keep(slice);
			const end = this.#read(this.#buffer.subarray(0, this.#length), false);
			this.#buffer.copyWithin(0, end, this.#length);
			this.#length -= end;
			this.#offset += end;
		}
	}

	finish(): void {
		this.#offset += this.#read(this.#buffer.subarray(0, this.#length), true);
		this.#length = 0;
	}

	/** One buffer for all pieces: a new one for each would be garbage as large as the file. */
	#keep(chunk: Uint8Array): void {
		const length = this.#length + chunk.length;
		if (length > this.#buffer.length) {
			const buffer = new Uint8Array(Math.max(length, this.#buffer.length * 2));
			buffer.set(this.#buffer.subarray(0, this.#length));
			this.#buffer = buffer;
		}
		this.#buffer.set(chunk, this.#length);
		this.#length = length;
	}

	/** Reads whole rows; gives the offset of the first byte that is not read yet. */
	#read(bytes: Uint8Array, last: boolean): number {
		const { delimiter, width } = this.#layout;
		const starts = this.#starts;
		const ends = this.#ends;
		const length = bytes.length;
		const view = new DataView(bytes.buffer, bytes.byteOffset, length);
		let row = 0;
		while (row < length) {
			let cells = 0;
			let at = row;
			let quoted = false;
			for (;;) {
				let start = at;
				let end: number;
				if (at < length && bytes[at] === QUOTE) {
					end = plainQuoteEnd(bytes, at, delimiter);
					if (end < 0) {
						quoted = true;
						break;
					}
					start++;
					at = end + 1;
				} else {
					end = cellEnd(bytes, view, at, delimiter);
					at = end;
				}
				if (cells < width) {
					starts[cells] = start;
					ends[cells] = end;
				}
				cells++;
				if (at >= length || bytes[at] !== delimiter) break;
				at++;
			}
			if (quoted) {
				const end = quotedRowEnd(bytes, row, delimiter);
				if (end < 0) {
					if (!last && length - row < MOST_ROW) return row;
					this.#reject('unclosed', row, length);
					return length;
				}
				if (isUncertain(bytes, end) && !last) return row;
				this.#quotedRow(bytes, row, end);
				this.#lines += this.#firstLine === undefined ? 1 : linesIn(bytes, row, end);
				row = next(bytes, end);
				continue;
			}
			if (isUncertain(bytes, at) && !last) {
				if (length - row < MOST_ROW) return row;
				this.#reject('tooLong', row, length);
				return length;
			}
			if (at > row) this.#plainRow(bytes, view, Math.min(cells, width), row, at);
			this.#lines++;
			row = next(bytes, at);
		}
		return length;
	}

	#plainRow(bytes: Uint8Array, view: DataView, cells: number, row: number, end: number): void {
		const starts = this.#starts;
		const ends = this.#ends;
		const { at: when } = this.#layout.columns;
		if (when >= cells) {
			this.#reject('noTime', row, end);
			return;
		}
		const from = starts[when]!;
		const to = ends[when]!;
		let at = this.#instants.read(bytes, view, from, to, this.#zone === 'UTC');
		if (Number.isNaN(at)) at = this.#instant(decoded(bytes, from, to)) ?? Number.NaN;
		if (Number.isNaN(at)) {
			this.#reject('noTime', row, end);
			return;
		}
		const page = this.#builder.add(at);
		if (this.#places) this.#builder.place(page, this.#offset + row);
		for (let index = 0; index < this.#fields.length; index++) {
			const { number, column, names } = this.#fields[index]!;
			if (column >= cells) continue;
			const name = names.indexOf(bytes, view, starts[column]!, ends[column]!);
			if (name >= 0) this.#builder.set(page, number, name);
		}
	}

	#quotedRow(bytes: Uint8Array, row: number, end: number): void {
		const { columns, delimiter } = this.#layout;
		const cells = readCsvCells(decoded(bytes, row, end), delimiter);
		const at = this.#instant(cells[columns.at]);
		if (at === undefined) {
			this.#reject('noTime', row, end);
			return;
		}
		const page = this.#builder.add(at);
		if (this.#places) this.#builder.place(page, this.#offset + row);
		for (const { number, column } of this.#fields) {
			const name = cells[column]?.trim();
			if (name) this.#builder.set(page, number, this.#builder.nameOf(number, name));
		}
	}

	#instant(cell: string | undefined): number | undefined {
		if (cell === undefined) return undefined;
		const { written } = encoder.encodeInto(cell, this.#cell);
		const at = this.#instants.read(this.#cell, this.#cellView, 0, written, this.#zone === 'UTC');
		if (!Number.isNaN(at)) return at;
		return millisecondsOf(instant(cell, this.#zone));
	}

	#reject(why: keyof typeof reasons, start: number, end: number): void {
		const { here, line } = reasons[why];
		this.#tally.reject(
			{ start: this.#offset + start, end: this.#offset + end },
			this.#firstLine === undefined ? here : line(this.#firstLine + this.#lines),
		);
	}
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

function decoded(bytes: Uint8Array, start: number, end: number): string {
	return decoder.decode(bytes.subarray(start, end));
}

/**
 * Where a cell without quotes ends: at a delimiter, a line end, or the end of the bytes. Four bytes at a time, as most are
 * above all that end a cell. Whether one of four is below a number tells a subtraction (Anderson, Bit Twiddling Hacks,
 * “Determine if a word has a byte less than n”); the lowest that it tells is surely one.
 */
function cellEnd(bytes: Uint8Array, view: DataView, start: number, delimiter: number): number {
	const length = bytes.length;
	const above = Math.imul(Math.max(delimiter, CARRIAGE_RETURN) + 1, 0x01010101);
	let at = start;
	while (at + 4 <= length) {
		const four = view.getInt32(at, true);
		const low = (four - above) & ~four & 0x80808080;
		if (low === 0) {
			at += 4;
			continue;
		}
		at += (31 - Math.clz32(low & -low)) >> 3;
		const byte = bytes[at]!;
		if (byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN) return at;
		at++;
	}
	for (; at < length; at++) {
		const byte = bytes[at]!;
		if (byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN) return at;
	}
	return at;
}

/** The closing quote of a cell that holds nothing but text; negative where quotes, lines or what is behind need a closer look. */
function plainQuoteEnd(bytes: Uint8Array, start: number, delimiter: number): number {
	for (let at = start + 1; at + 1 < bytes.length; at++) {
		const byte = bytes[at]!;
		if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return -1;
		if (byte !== QUOTE) continue;
		const behind = bytes[at + 1]!;
		return behind === delimiter || behind === LINE_FEED || behind === CARRIAGE_RETURN ? at : -1;
	}
	return -1;
}

/** The row may go on: nothing stands here yet, or a carriage return whose line feed may come. */
function isUncertain(bytes: Uint8Array, end: number): boolean {
	return end >= bytes.length || (bytes[end] === CARRIAGE_RETURN && end + 1 === bytes.length);
}

/** Lines of a row whose cells may hold line ends. */
function linesIn(bytes: Uint8Array, start: number, end: number): number {
	let lines = 1;
	for (let at = start; at < end; at++)
		if (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) lines++;
	return lines;
}

/** Behind the line end that stands here. */
function next(bytes: Uint8Array, at: number): number {
	return bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
}

/** Where a row with quoted cells ends; negative where a quote does not close. */
function quotedRowEnd(bytes: Uint8Array, row: number, delimiter: number): number {
	let at = row;
	for (;;) {
		if (bytes[at] === QUOTE) {
			at++;
			for (;;) {
				at = bytes.indexOf(QUOTE, at);
				if (at < 0) return -1;
				if (bytes[at + 1] !== QUOTE) break;
				at += 2;
			}
			at++;
		}
		while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN)
			at++;
		if (at >= bytes.length || bytes[at] !== delimiter) return Math.min(at, bytes.length);
		at++;
	}
}
