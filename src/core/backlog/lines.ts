/** Where the lines of a text start and end, by offsets; `\n`, `\r\n` and a lone `\r` end a line. */

export function lineStart(text: string, offset: number): number {
	let at = offset;
	while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
	return at;
}

/** Where the line's own text ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
	let at = offset;
	while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
	return at;
}

/** Behind the line break; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
	const end = lineEnd(text, offset);
	return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** Characters before an offset on its line; a byte order mark counts as none. */
export function column(text: string, offset: number): number {
	const start = lineStart(text, offset);
	return offset - start - (text.charCodeAt(start) === 0xfeff && offset > start ? 1 : 0);
}

/** Nothing but white space stands before it on its line. */
export function startsLine(text: string, offset: number): boolean {
	return text.slice(lineStart(text, offset), offset).trim() === '';
}
