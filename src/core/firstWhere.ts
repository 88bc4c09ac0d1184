/**
 * The index of the first entry of which something holds that holds of all behind it too; their number where it holds of none.
 *
 * @param from Entries in front of this index are not looked at.
 */
export function firstWhere<T>(entries: readonly T[], holds: (entry: T) => boolean, from = 0): number {
	let low = from;
	let high = entries.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(entries[middle]!)) high = middle;
		else low = middle + 1;
	}
	return low;
}
