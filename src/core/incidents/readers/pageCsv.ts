import type { Place } from '../../place.ts';
import type { Steps } from '../../steps.ts';
import { message } from '../../text.ts';
import { PageBuilder } from '../pages.ts';
import type { SourceMapping, SourceReading } from '../sourceReading.ts';
import { type PageLayout, pageLayoutOf } from '../text/pageLayout.ts';
import { PageStream, type PageStreamOptions } from '../text/pageStream.ts';
import type { SourceText } from '../text/sourceText.ts';
import { withoutRepeats } from './pageRepeats.ts';
import type { Reader } from './reader.ts';
import { Tally } from './tally.ts';

/** PagerDuty's team report of notifications, and this project's own CSV of pages. Each row is one page. */
export const pageCsv: Reader = {
	id: 'pages',
	name: 'PagerDuty team report, or CSV of pages with the columns at, person, incident, service, channel',
	detects: (source) => source.csvHeader().length > 1 && layoutOf(source) !== undefined,
	read: (source, { zone }) => readPageText(source, layoutOf(source)!, zone ?? 'UTC'),
};

function layoutOf(source: SourceText, mapping?: SourceMapping): PageLayout | undefined {
	return pageLayoutOf(source.text.slice(0, 20_000), mapping);
}

/** In UTF-16 units. */
const PIECE = 64 * 1024;
const ROWS_A_STEP = 4096;

export function* readPageText(
	{ text, file }: Pick<SourceText, 'text' | 'file'>,
	layout: PageLayout,
	zone: string,
): Steps<SourceReading> {
	const reading = new PageReading(file, { layout, zone, offset: 0, places: true });
	const encoder = new TextEncoder();
	for (let at = layout.bodyStart; at < text.length; ) {
		let end = Math.min(at + PIECE, text.length);
		// Half a pair of surrogates would not come out as it went in.
		if (end < text.length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end--;
		reading.push(encoder.encode(text.slice(at, end)));
		at = end;
		yield at / text.length;
	}
	return yield* inUnits(reading.finish(), text, layout.bodyStart);
}

/** A hint is not believed beyond so many rows. */
const MOST_RESERVED = 8_000_000;

/** Pages as they come, piece by piece: what a host that must not block, or must not hold a whole file, reads them with. */
export class PageReading {
	readonly #builder = new PageBuilder();
	readonly #tally: Tally;
	readonly #stream: PageStream;
	#expected: number;
	#seen = 0;

	/** @param expected Bytes that will come, where that is known. */
	constructor(file: string, options: PageStreamOptions, expected = 0) {
		this.#expected = expected;
		this.#tally = new Tally(file, options.layout.format);
		this.#stream = new PageStream(options, this.#builder, this.#tally);
	}

	/** The bytes of rows, in UTF-8. */
	push(bytes: Uint8Array): void {
		this.#stream.push(bytes);
		this.#seen += bytes.length;
		// By the rows of the first piece: a little more than there will be.
		if (this.#expected > this.#seen && this.#builder.count > 0)
			this.#builder.reserve(
				Math.min(MOST_RESERVED, Math.ceil(((this.#expected * 1.02) / this.#seen) * this.#builder.count)),
			);
		this.#expected = 0;
	}

	/** Offsets of its problems are those of bytes. */
	finish(): SourceReading {
		this.#stream.finish();
		const { pages, repeats } = withoutRepeats(this.#builder.columns());
		this.#tally.use(pages.count);
		if (repeats > 0)
			this.#tally.leaveOutMany(
				{ start: 0, end: 0 },
				message('A page that stands in this file more than once counts once. Left out: {0}.', repeats),
				repeats,
			);
		return this.#tally.reading({ pages });
	}
}

/** Offsets of bytes to those of UTF-16 units; the same where all is ASCII. */
function* inUnits(reading: SourceReading, text: string, bodyStart: number): Steps<SourceReading> {
	const { pages } = reading;
	if (pages?.start) yield* moveStarts(pages.start.subarray(0, pages.count), text, bodyStart);
	const offsets = new Set<number>();
	const related = reading.problems.flatMap((problem) => problem.related ?? []);
	for (const { place } of [...reading.problems, ...related, ...(reading.rejections ?? [])]) {
		offsets.add(place.start);
		offsets.add(place.end);
	}
	const units = new Map<number, number>();
	let bytes = 0;
	let at = bodyStart;
	for (const wanted of [...offsets].sort((one, other) => one - other)) {
		while (bytes < wanted && at < text.length) {
			const point = text.codePointAt(at)!;
			bytes += bytesOf(point);
			at += point < 0x10000 ? 1 : 2;
		}
		units.set(wanted, at);
	}
	const moved = <T extends { readonly place: Place }>(entry: T): T =>
		entry.place.end === 0
			? entry
			: { ...entry, place: { ...entry.place, start: units.get(entry.place.start)!, end: units.get(entry.place.end)! } };
	const problems = reading.problems.map(moved).map((problem) => ({
		...problem,
		...(problem.related ? { related: problem.related.map(moved) } : {}),
	}));
	return { ...reading, problems, rejections: (reading.rejections ?? []).map(moved) };
}

/** Where rows start, in place: the columns belong to this reading alone. Rows stand in the order of the file. */
function* moveStarts(starts: Int32Array, text: string, bodyStart: number): Steps<void> {
	let bytes = 0;
	let at = bodyStart;
	for (let row = 0; row < starts.length; row++) {
		if (row % ROWS_A_STEP === 0) yield 1;
		while (bytes < starts[row]! && at < text.length) {
			const point = text.codePointAt(at)!;
			bytes += bytesOf(point);
			at += point < 0x10000 ? 1 : 2;
		}
		starts[row] = at;
	}
}

/** Of a code point in UTF-8. */
function bytesOf(point: number): number {
	return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
