/** The one stretch in which two texts differ. Offsets in UTF-16 units. */
export interface TextDifference {
	/** Where it starts in both. */
	readonly start: number;
	/** Where it ends in the text before. */
	readonly end: number;
}

/** What an editor tells of its changes since a text: they all lie between two offsets of it. */
export interface KnownEdit extends TextDifference {
	/** By how many UTF-16 units the text has become longer. */
	readonly grown: number;
}

/** One change of a text: what it puts in the place of so many UTF-16 units from an offset. */
export interface TextChange {
	readonly rangeOffset: number;
	readonly rangeLength: number;
	readonly text: string;
}

/** Long pieces are compared at once. */
const LONGEST = 1 << 16;
/** So much in front of a known edit and behind it is compared all the same. */
const CHECKED = 256;

/**
 * The shortest stretch of `before` outside of which nothing differs from `after`, or a known edit, where it can be one.
 * Only where none is known does the time that it takes grow with the texts.
 */
export function differenceOf(before: string, after: string, edit?: KnownEdit): TextDifference {
	if (edit && isPlausible(before, after, edit)) return { start: edit.start, end: edit.end };
	const start = sharedStart(before, after);
	return { start, end: before.length - sharedEnd(before, after, start) };
}

function isPlausible(before: string, after: string, { start, end, grown }: KnownEdit): boolean {
	if (start < 0 || end < start || end > before.length) return false;
	if (end + grown < start || before.length + grown !== after.length) return false;
	const from = Math.max(0, start - CHECKED);
	return (
		before.slice(from, start) === after.slice(from, start) &&
		before.slice(end, end + CHECKED) === after.slice(end + grown, end + grown + CHECKED)
	);
}

function sharedStart(one: string, other: string): number {
	const most = Math.min(one.length, other.length);
	let shared = 0;
	for (let step = LONGEST; step > 0; step >>= 4)
		while (shared + step <= most && one.slice(shared, shared + step) === other.slice(shared, shared + step))
			shared += step;
	return shared;
}

/** How many of the last characters are the same, beside those that are shared from the start. */
function sharedEnd(one: string, other: string, start: number): number {
	const most = Math.min(one.length, other.length) - start;
	let shared = 0;
	for (let step = LONGEST; step > 0; step >>= 4)
		while (
			shared + step <= most &&
			one.slice(one.length - shared - step, one.length - shared) ===
				other.slice(other.length - shared - step, other.length - shared)
		)
			shared += step;
	return shared;
}

/**
 * What is known of a text after further changes.
 *
 * @param edit Undefined where nothing had changed yet.
 * @param changes Each of the text as the one before it has left it.
 */
export function withChanges(edit: KnownEdit | undefined, changes: readonly TextChange[]): KnownEdit | undefined {
	let known = edit;
	for (const { rangeOffset, rangeLength, text } of changes) {
		const { start, end, grown } = known ?? { start: rangeOffset, end: rangeOffset, grown: 0 };
		known = {
			start: Math.min(start, rangeOffset),
			// What lies behind all earlier changes has only moved.
			end: Math.max(end, rangeOffset + rangeLength - grown),
			grown: grown + text.length - rangeLength,
		};
	}
	return known;
}
