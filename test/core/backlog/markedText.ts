/** A text with the problems that it should have written into it: `[[code|what it is about]]`. Marks may nest. */
export interface MarkedText {
	readonly text: string;
	readonly expected: readonly Marked[];
}

export interface Marked {
	readonly code: string;
	readonly start: number;
	readonly end: number;
}

const opening = /\[\[([a-z]+\.[a-zA-Z]+)\|/y;

export function readMarks(marked: string): MarkedText {
	const open: { code: string; start: number }[] = [];
	const expected: Marked[] = [];
	let text = '';
	for (let at = 0; at < marked.length; ) {
		opening.lastIndex = at;
		const found = opening.exec(marked);
		if (found) {
			open.push({ code: found[1]!, start: text.length });
			at += found[0].length;
		} else if (open.length > 0 && marked.startsWith(']]', at)) {
			const { code, start } = open.pop()!;
			expected.push({ code, start, end: text.length });
			at += 2;
		} else text += marked[at++];
	}
	if (open.length > 0) throw new Error(`A mark is not closed: ${open[0]!.code}`);
	return { text, expected: expected.sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1)) };
}
