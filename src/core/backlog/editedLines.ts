import { firstWhere } from '../firstWhere.ts';
import { type LineStarts, lineStarts, linesOf, type Position, positionAt, type TextLines } from '../place.ts';

/** Whole lines that were written anew since the text was read whole. */
class Stretch {
	/** As it stands now. */
	readonly text: string;
	#starts: LineStarts | undefined;
	#line: number | undefined;
	#replaced: number | undefined;

	/**
	 * @param from Where it begins: an offset of the reading.
	 * @param to Where it ends, likewise.
	 */
	constructor(
		private readonly whole: TextLines,
		readonly from: number,
		readonly to: number,
		text: string,
	) {
		this.text = text;
	}

	/** Where its lines start, from its own start. */
	get starts(): LineStarts {
		this.#starts ??= lineStarts(this.text);
		return this.#starts;
	}

	/** The line on which it began in the text that was read whole. */
	get line(): number {
		this.#line ??= this.whole.positionAt(this.from).line;
		return this.#line;
	}

	/** How many lines it stands in the place of. */
	get replaced(): number {
		this.#replaced ??= this.whole.positionAt(this.to).line - this.line;
		return this.#replaced;
	}
}

/** A stretch with all that is in front of it. */
interface Standing {
	readonly stretch: Stretch;
	/** Its offset in the text as it is now. */
	readonly start: number;
	/** By how much what stands behind it has moved. */
	readonly shift: number;
}

/**
 * The lines of a text of which some stretches were read anew. Offsets outside of them stay those of the text that was
 * read whole. Within a stretch they are spread evenly over the room that it had: between those in front and those behind,
 * in their order, and therefore not whole numbers.
 */
export class EditedLines implements TextLines {
	readonly #whole: TextLines;
	readonly #stretches: readonly Standing[];
	/** By how many lines what stands behind each has moved. */
	#moved: readonly number[] | undefined;

	/** @param stretches In their order; none reaches into another. */
	private constructor(whole: TextLines, stretches: readonly Standing[]) {
		this.#whole = whole;
		this.#stretches = stretches;
	}

	static ofText(text: string): EditedLines {
		return new EditedLines(linesOf(text), []);
	}

	/** How many stretches were read anew. */
	get edited(): number {
		return this.#stretches.length;
	}

	/** The same with the lines between two offsets of the reading written anew. Stretches within it are part of it. */
	with(from: number, to: number, text: string): EditedLines {
		const stood = this.#stretches;
		// What is in front of it stays as it is.
		const first = firstWhere(stood, ({ stretch }) => stretch.to > from);
		const behind = firstWhere(stood, ({ stretch }) => stretch.from >= to);
		const standing = stood.slice(0, first);
		let shift = standing[first - 1]?.shift ?? 0;
		const put = (stretch: Stretch) => {
			const start = stretch.from + shift;
			shift += stretch.text.length - (stretch.to - stretch.from);
			standing.push({ stretch, start, shift });
		};
		put(new Stretch(this.#whole, from, to, text));
		for (let index = behind; index < stood.length; index++) put(stood[index]!.stretch);
		return new EditedLines(this.#whole, standing);
	}

	/** Whether an offset of the reading lies within a stretch, and not at one of its ends. */
	isWithin(offset: number): boolean {
		const stretch = this.#lastBefore(offset)?.stretch;
		return stretch !== undefined && offset > stretch.from && offset < stretch.to;
	}

	/** The start of the stretch that an offset of the reading lies within; the offset itself where it lies in none. */
	startOf(offset: number): number {
		return this.isWithin(offset) ? this.#lastBefore(offset)!.stretch.from : offset;
	}

	positionAt(offset: number): Position {
		const index = this.#indexBefore(offset);
		const stretch = this.#stretches[index]?.stretch;
		if (!stretch) return this.#whole.positionAt(offset);
		this.#moved ??= movedBehind(this.#stretches);
		if (offset > stretch.to) {
			const { line, character } = this.#whole.positionAt(offset);
			return { line: line + this.#moved[index]!, character };
		}
		const { line, character } = positionAt(stretch.starts, withinNow(stretch, offset));
		return { line: stretch.line + (this.#moved[index - 1] ?? 0) + line, character };
	}

	offsetNow(offset: number): number {
		const standing = this.#lastBefore(offset);
		if (!standing) return offset;
		const { stretch, start, shift } = standing;
		return offset <= stretch.to ? start + withinNow(stretch, offset) : offset + shift;
	}

	offsetRead(offset: number): number {
		const standing = this.#stretches[firstWhere(this.#stretches, ({ start }) => start > offset) - 1];
		if (!standing) return offset;
		const { stretch, start, shift } = standing;
		const { from, to, text } = stretch;
		return offset <= start + text.length ? from + ((offset - start) / text.length) * (to - from) : offset - shift;
	}

	/** The last stretch that begins at an offset of the reading or before. */
	#lastBefore(offset: number): Standing | undefined {
		return this.#stretches[this.#indexBefore(offset)];
	}

	#indexBefore(offset: number): number {
		return firstWhere(this.#stretches, ({ stretch }) => stretch.from > offset) - 1;
	}
}

function movedBehind(stretches: readonly Standing[]): number[] {
	let moved = 0;
	return stretches.map(({ stretch }) => {
		moved += stretch.starts.length - 1 - stretch.replaced;
		return moved;
	});
}

/** From the start of a stretch, as it stands now. */
function withinNow({ from, to, text }: Stretch, offset: number): number {
	return Math.round(((offset - from) / (to - from)) * text.length);
}
