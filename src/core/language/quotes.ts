/** What a key or value says, whether in quotes or not. A closing quote may be missing. */
export function unquoted(written: string): string {
	const quote = written[0];
	if (quote !== '"' && quote !== "'") return written;
	const inner = written.length > 1 && written.endsWith(quote) ? written.slice(1, -1) : written.slice(1);
	return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(.)/g, '$1');
}

/** Behind the closing quote; undefined where there is none. */
export function quotedEnd(text: string, at: number, end: number): number | undefined {
	const quote = text[at];
	for (let next = at + 1; next < end; next++) {
		if (quote === '"' && text[next] === '\\') next++;
		else if (text[next] === quote) {
			if (quote === "'" && text[next + 1] === "'") next++;
			else return next + 1;
		}
	}
	return undefined;
}
