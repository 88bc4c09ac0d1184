/**
 * Where a range of an old text stands in a new one, when one stretch between them was changed: places before it stay,
 * places after it move along, places in it shrink to what is left. Offsets are UTF-16.
 */
export function carriedOver<P extends { readonly start: number; readonly end: number }>(
	oldText: string,
	newText: string,
	place: P,
): P {
	if (oldText === newText) return place;
	const shorter = Math.min(oldText.length, newText.length);
	let head = 0;
	while (head < shorter && oldText.charCodeAt(head) === newText.charCodeAt(head)) head++;
	let tail = 0;
	while (
		tail < shorter - head &&
		oldText.charCodeAt(oldText.length - 1 - tail) === newText.charCodeAt(newText.length - 1 - tail)
	)
		tail++;
	const behind = oldText.length - tail;
	const moved = (offset: number): number => {
		if (offset <= head) return offset;
		if (offset >= behind) return offset + newText.length - oldText.length;
		return Math.min(offset, newText.length - tail);
	};
	// What is put in right before a place pushes it along.
	const start = place.start >= behind ? place.start + newText.length - oldText.length : moved(place.start);
	return { ...place, start, end: Math.max(start, moved(place.end)) };
}
