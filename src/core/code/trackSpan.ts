/** A stretch of a text: half-open, UTF-16 offsets. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** A change of a text: what stood from `start` to `end` gave way to `length` units. */
export interface Change extends Stretch {
	readonly length: number;
}

/**
 * Where a stretch of whole lines stands after a change. What is put in at its start or behind its end does not belong to
 * it; what is put in between does. Undefined where nothing of it is left.
 */
export function trackSpan({ start, end }: Stretch, change: Change): Stretch | undefined {
	const grown = change.length - (change.end - change.start);
	const from = change.end <= start ? start + grown : change.start >= start ? start : change.start + change.length;
	const to = change.start >= end ? end : change.end <= end ? end + grown : change.start;
	return to > from || start === end ? { start: from, end: Math.max(from, to) } : undefined;
}
