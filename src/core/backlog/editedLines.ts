import { type LineStarts, lineStarts, linesOf, type Position, positionAt, type TextLines } from '../place.ts';

/** Whole lines that were written anew since the text was read whole. */
interface Stretch {
	/** Offsets of the reading. */
	readonly from: number;
	readonly to: number;
	/** As it stands now. */
	readonly text: string;
}

/** A stretch with all that is in front of it. */
interface Standing extends Stretch {
	/** Its offset in the text as it is now. */
	readonly start: number;
	/** By how much what stands behind it has moved. */
	readonly shift: number;
}

interface Counted {
	/** Where its lines start, from its own start. */
	readonly starts: LineStarts;
	/** The line that it starts on now. */
	readonly line: number;
	/** By how many lines what stands behind it has moved. */
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
	#counted: readonly Counted[] | undefined;

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
		const kept = this.#stretches.filter((one) => one.to <= from || one.from >= to);
		const at = kept.findIndex((one) => one.from >= to);
		const index = at < 0 ? kept.length : at;
		let shift = 0;
		const standing = [...kept.slice(0, index), { from, to, text }, ...kept.slice(index)].map((stretch) => {
			const start = stretch.from + shift;
			shift += stretch.text.length - (stretch.to - stretch.from);
			return { from: stretch.from, to: stretch.to, text: stretch.text, start, shift };
		});
		return new EditedLines(this.#whole, standing);
	}

	/** Whether an offset of the reading lies within a stretch, and not at one of its ends. */
	isWithin(offset: number): boolean {
		const stretch = this.#stretches[this.#lastBefore(offset)];
		return stretch !== undefined && offset > stretch.from && offset < stretch.to;
	}

	/** The start of the stretch that an offset of the reading lies within; the offset itself where it lies in none. */
	startOf(offset: number): number {
		return this.isWithin(offset) ? this.#stretches[this.#lastBefore(offset)]!.from : offset;
	}

	positionAt(offset: number): Position {
		const index = this.#lastBefore(offset);
		const stretch = this.#stretches[index];
		if (!stretch) return this.#whole.positionAt(offset);
		this.#counted ??= this.#count();
		const { starts, line: first, shift } = this.#counted[index]!;
		if (offset <= stretch.to) {
			const { line, character } = positionAt(starts, withinNow(stretch, offset));
			return { line: first + line, character };
		}
		const { line, character } = this.#whole.positionAt(offset);
		return { line: line + shift, character };
	}

	offsetNow(offset: number): number {
		const stretch = this.#stretches[this.#lastBefore(offset)];
		if (!stretch) return offset;
		return offset <= stretch.to ? stretch.start + withinNow(stretch, offset) : offset + stretch.shift;
	}

	offsetRead(offset: number): number {
		let stretch: Standing | undefined;
		for (const one of this.#stretches) {
			if (one.start > offset) break;
			stretch = one;
		}
		if (!stretch) return offset;
		const { from, to, start, text, shift } = stretch;
		return offset <= start + text.length ? from + ((offset - start) / text.length) * (to - from) : offset - shift;
	}

	/** The last stretch that begins at an offset of the reading or before. */
	#lastBefore(offset: number): number {
		let low = 0;
		let high = this.#stretches.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#stretches[middle]!.from <= offset) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	#count(): Counted[] {
		let shift = 0;
		return this.#stretches.map(({ from, to, text }) => {
			const starts = lineStarts(text);
			const line = this.#whole.positionAt(from).line;
			const lines = this.#whole.positionAt(to).line - line;
			const counted = { starts, line: line + shift, shift: shift + starts.length - 1 - lines };
			shift = counted.shift;
			return counted;
		});
	}
}

/** From the start of a stretch, as it stands now. */
function withinNow({ from, to, text }: Stretch, offset: number): number {
	return Math.round(((offset - from) / (to - from)) * text.length);
}
