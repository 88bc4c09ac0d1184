/**
 * The known word that was probably meant: at most a third of its letters away (Damerau–Levenshtein), and one for words
 * of two letters; undefined if none. Every single letter is as near as any other.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
	const wanted = word.trim().toLowerCase();
	if (wanted.length < 2 || wanted.length > 60) return undefined;
	let best: string | undefined;
	let bestDistance = Number.POSITIVE_INFINITY;
	for (const candidate of known) {
		const limit = Math.max(1, Math.floor(Math.max(candidate.length, wanted.length) / 3));
		if (Math.abs(candidate.length - wanted.length) > limit) continue;
		const distance = editDistance(wanted, candidate.toLowerCase());
		if (distance <= limit && distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				cost = Math.min(cost, beforeLast[j - 2]! + 1);
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return last[b.length]!;
}
