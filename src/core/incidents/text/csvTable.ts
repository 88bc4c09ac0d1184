/**
 * CSV (RFC 4180) with the exact range of each record, which the libraries do not give: a figure leads to the line that
 * it came from. The delimiter is guessed from the header: comma, semicolon or tab.
 */
export interface CsvRow {
	readonly cells: readonly string[];
	/** UTF-16 offsets of the record, without its line end. */
	readonly start: number;
	readonly end: number;
}

const BYTE_ORDER_MARK = 0xfeff;
const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The records of a CSV text, the header first. Empty lines are left out; a quote that never closes runs to the end. */
export function csvRows(text: string): CsvRow[] {
	return [...eachCsvRow(text)];
}

/** The same, one after the other. */
export function* eachCsvRow(text: string): Generator<CsvRow, undefined, void> {
	const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
	const delimiter = delimiterOf(text, first);
	for (let at = first; at < text.length; ) {
		const row = readRow(text, at, delimiter);
		if (row.cells.length > 1 || row.cells[0]!.trim() !== '') yield row;
		at = row.end;
		if (text.charCodeAt(at) === CARRIAGE_RETURN) at++;
		if (text.charCodeAt(at) === LINE_FEED) at++;
	}
	return undefined;
}

/** The first record, for telling formats apart without reading the whole. */
export function csvHeader(text: string): readonly string[] {
	const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
	return headerNames(readRow(text.slice(0, 20_000), first, delimiterOf(text, first)).cells);
}

/** Names of columns by their letters alone: lower case, without spaces, `_` and `-`. */
export function headerNames(cells: readonly string[]): string[] {
	return cells.map((cell) =>
		cell
			.trim()
			.toLowerCase()
			.replace(/[\s_-]/g, ''),
	);
}

function delimiterOf(text: string, first: number): number {
	const line = text.slice(first, first + 10_000).split(/[\r\n]/, 1)[0] ?? '';
	const count = (delimiter: string) => line.split(delimiter).length;
	const [best] = [',', ';', '\t'].sort((a, b) => count(b) - count(a));
	return best!.charCodeAt(0);
}

/** The first record of a text, and the code of the character between its cells. */
export function readCsvRow(text: string): CsvRow & { readonly delimiter: number } {
	const first = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
	const delimiter = delimiterOf(text, first);
	return { ...readRow(text, first, delimiter), delimiter };
}

/** The cells of a text that is one record. */
export function readCsvCells(text: string, delimiter: number): readonly string[] {
	return readRow(text, 0, delimiter).cells;
}

/** Where each cell of a record stands, its quotes included. */
export function csvCellRanges(text: string, row: CsvRow, delimiter: number): readonly { start: number; end: number }[] {
	const ranges: { start: number; end: number }[] = [];
	for (let at = row.start; ; at++) {
		const start = at;
		if (text.charCodeAt(at) === QUOTE) at = readQuoted(text, at).end;
		while (at < row.end && text.charCodeAt(at) !== delimiter) at++;
		ranges.push({ start, end: at });
		if (at >= row.end) return ranges;
	}
}

function readRow(text: string, start: number, delimiter: number): CsvRow {
	const cells: string[] = [];
	let at = start;
	for (;;) {
		const cell = text.charCodeAt(at) === QUOTE ? readQuoted(text, at) : { value: '', end: at };
		let end = cell.end;
		for (; end < text.length; end++) {
			const unit = text.charCodeAt(end);
			if (unit === delimiter || unit === LINE_FEED || unit === CARRIAGE_RETURN) break;
		}
		// What stands behind a closing quote belongs to the cell: real exports do so.
		cells.push(cell.value + text.slice(cell.end, end));
		at = end;
		if (text.charCodeAt(at) !== delimiter || at >= text.length) return { cells, start, end: at };
		at++;
	}
}

function readQuoted(text: string, start: number): { value: string; end: number } {
	let value = '';
	let from = start + 1;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return { value: value + text.slice(from), end: text.length };
		value += text.slice(from, quote);
		if (text.charCodeAt(quote + 1) !== QUOTE) return { value, end: quote + 1 };
		value += '"';
		from = quote + 2;
	}
}
