/** A replacement of what stands between two UTF-16 offsets. */
export interface TextEdit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** Edits refer to the text as it was, in any order; those at one place apply in the order given. They must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let at = 0;
	for (const edit of inOrder(edits)) {
		result += text.slice(at, edit.start) + edit.text;
		at = Math.max(at, edit.end);
	}
	return result + text.slice(at);
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
	return [...edits].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Sorted, with touching ones joined and empty ones left out; undefined where two overlap. */
export function joined(edits: readonly TextEdit[]): TextEdit[] | undefined {
	const result: TextEdit[] = [];
	for (const edit of inOrder(edits)) {
		const last = result.at(-1);
		if (last && edit.start < last.end) return undefined;
		if (last && edit.start === last.end)
			result[result.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
		else result.push(edit);
	}
	return result.filter((edit) => edit.end > edit.start || edit.text !== '');
}

/** A stretch of the first text that stays, or new text. */
type Piece = { readonly from: number; readonly to: number } | { readonly put: string };

/** The edits of a text, and those of what they make of it, as edits of the first text. */
export function composed(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
	let pieces: Piece[] = [];
	let at = 0;
	for (const edit of inOrder(first)) {
		pieces.push({ from: at, to: edit.start }, { put: edit.text });
		at = edit.end;
	}
	pieces.push({ from: at, to: length });
	for (const edit of inOrder(second).reverse()) {
		const [before, rest] = cut(pieces, edit.start);
		const [, after] = cut(rest, edit.end - edit.start);
		pieces = [...before, { put: edit.text }, ...after];
	}
	return asEdits(pieces, length);
}

const lengthOf = (piece: Piece): number => ('put' in piece ? piece.put.length : piece.to - piece.from);

function cut(pieces: readonly Piece[], offset: number): [Piece[], Piece[]] {
	const before: Piece[] = [];
	let left = offset;
	for (const [index, piece] of pieces.entries()) {
		if (left < lengthOf(piece)) {
			const [head, tail] =
				'put' in piece
					? [{ put: piece.put.slice(0, left) }, { put: piece.put.slice(left) }]
					: [
							{ from: piece.from, to: piece.from + left },
							{ from: piece.from + left, to: piece.to },
						];
			return [
				[...before, head],
				[tail, ...pieces.slice(index + 1)],
			];
		}
		left -= lengthOf(piece);
		before.push(piece);
	}
	return [before, []];
}

function asEdits(pieces: readonly Piece[], length: number): TextEdit[] {
	const edits: TextEdit[] = [];
	let at = 0;
	let put = '';
	const close = (to: number) => {
		if (to > at || put !== '') edits.push({ start: at, end: to, text: put });
		put = '';
	};
	for (const piece of pieces) {
		if ('put' in piece) put += piece.put;
		else if (piece.to > piece.from) {
			close(piece.from);
			at = piece.to;
		}
	}
	close(length);
	return edits;
}
