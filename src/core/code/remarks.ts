/** A comment in code that says that something is left to be done. */
export interface Remark {
	readonly word: 'TODO' | 'FIXME' | 'HACK';
	/** What stands behind it; may be empty. */
	readonly text: string;
	/** In brackets behind the word: mostly a person or an id. */
	readonly of?: string;
}

/** What comments of common languages start with, also within a block of them. */
const LEAD = /(?:\/\/|\/\*|^\s*\*|#|--|<!--|;|%|"""|''')/;
const REMARK = /\b(TODO|FIXME|HACK)\b(?:\(([^()]{0,80})\))?[\s:,.-]*(.*)$/;
/** Longer lines are not written by people. */
const MOST_LINE = 2000;

/** The remark of a line; undefined where the word does not stand in a comment. */
export function remarkIn(line: string): Remark | undefined {
	if (line.length > MOST_LINE) return undefined;
	const found = REMARK.exec(line);
	if (!found || !LEAD.test(line.slice(0, found.index))) return undefined;
	const text = found[3]!.replace(/\s*(?:\*\/|-->|"""|''')\s*$/, '').trim();
	const word = found[1] as Remark['word'];
	return { word, text, ...(found[2] ? { of: found[2].trim() } : {}) };
}
