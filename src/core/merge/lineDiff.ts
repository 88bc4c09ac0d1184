/** Lines of a text, each with its line break. */
export function splitLines(text: string): string[] {
	return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** The same stretch of lines in two texts. */
export interface Match {
	readonly left: number;
	readonly right: number;
	readonly length: number;
}

/** More differences than these are not searched for the shortest way: the stretch counts as one difference. */
const MOST_DIFFERENCES = 1500;

/** Which lines of two texts are the same, in order: the fewest insertions and deletions (Myers 1986). */
export function matchLines(left: readonly string[], right: readonly string[]): Match[] {
	let head = 0;
	while (head < left.length && head < right.length && left[head] === right[head]) head++;
	let tail = 0;
	const most = Math.min(left.length, right.length) - head;
	while (tail < most && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
	const inner = shortest(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
	const matches = [
		{ left: 0, right: 0, length: head },
		...inner.map((match) => ({ left: match.left + head, right: match.right + head, length: match.length })),
		{ left: left.length - tail, right: right.length - tail, length: tail },
	];
	return matches.filter(({ length }) => length > 0);
}

function shortest(left: readonly string[], right: readonly string[]): Match[] {
	const [n, m] = [left.length, right.length];
	const limit = Math.min(n + m, MOST_DIFFERENCES);
	/** How far each diagonal reaches, by the number of differences. */
	const reached: Int32Array[] = [];
	let current = new Int32Array(2 * limit + 3);
	for (let differences = 0; differences <= limit; differences++) {
		reached.push(current.slice(limit + 1 - differences - 1, limit + 1 + differences + 2));
		const next = current.slice();
		for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
			const at = limit + 1 + diagonal;
			const down = diagonal === -differences || (diagonal !== differences && current[at - 1]! < current[at + 1]!);
			let x = down ? current[at + 1]! : current[at - 1]! + 1;
			while (x < n && x - diagonal < m && left[x] === right[x - diagonal]) x++;
			next[at] = x;
			if (x >= n && x - diagonal >= m) return wayBack(reached, n, m);
		}
		current = next;
	}
	return [];
}

function wayBack(reached: readonly Int32Array[], n: number, m: number): Match[] {
	const matches: Match[] = [];
	let [x, y] = [n, m];
	for (let differences = reached.length - 1; differences >= 0; differences--) {
		const row = reached[differences]!;
		const at = (diagonal: number) => row[diagonal + differences + 1]!;
		const diagonal = x - y;
		const down = diagonal === -differences || (diagonal !== differences && at(diagonal - 1) < at(diagonal + 1));
		const fromX = differences === 0 ? 0 : down ? at(diagonal + 1) : at(diagonal - 1) + 1;
		const length = x - fromX;
		if (length > 0) matches.push({ left: fromX, right: fromX - diagonal, length });
		if (differences === 0) break;
		x = down ? fromX : fromX - 1;
		y = x - (down ? diagonal + 1 : diagonal - 1);
	}
	return matches.reverse();
}
