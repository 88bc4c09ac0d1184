import type { Line } from '../../core/views/priorities/lines.ts';

/** Where a key leads from a line of the list; undefined for keys that do not move. What cannot be chosen is passed over. */
export function listMove(key: string, lines: readonly Line[], at: number, page: number): number | undefined {
	const found = goal(key, lines, at, page);
	if (found === undefined) return undefined;
	const [wanted, way] = found;
	let index = Math.max(0, Math.min(wanted, lines.length - 1));
	while (lines[index]?.type === 'unranked') index += way;
	return lines[index] ? index : undefined;
}

function goal(key: string, lines: readonly Line[], at: number, page: number): readonly [number, 1 | -1] | undefined {
	switch (key) {
		case 'ArrowDown':
			return [at + 1, 1];
		case 'ArrowUp':
			return [at - 1, -1];
		case 'PageDown':
			return [at + page, 1];
		case 'PageUp':
			return [at - page, -1];
		case 'Home':
			return [0, 1];
		case 'End':
			return [lines.length - 1, -1];
		case 'ArrowLeft': {
			// From an item to the heading of its group; a heading itself folds.
			if (lines[at]?.type !== 'row') return undefined;
			for (let index = at - 1; index >= 0; index--) if (lines[index]?.type === 'group') return [index, 1];
			return undefined;
		}
		default:
			return undefined;
	}
}
