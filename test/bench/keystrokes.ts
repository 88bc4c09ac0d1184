import { assemble, readBacklog } from '../../src/core/index.ts';
import { NOW } from './generate.ts';

export const TITLE = 'one keystroke in a title: read, price and rank again';
export const EFFORT = 'one keystroke in an effort: read, price and rank again';

/** Somebody types in an editor: each call is one more or one less character, in one item after the other. */
export function keystrokes(text: string): Readonly<Record<string, () => unknown>> {
	return {
		[TITLE]: typing('titles', text, /title: [A-Z][^"\n]*/g, 'x'),
		[EFFORT]: typing('efforts', text, /effort: \d/g, '1'),
	};
}

/** Two characters are typed and deleted again before the next item. */
const LENGTHS = [1, 2, 1, 0];

function typing(folder: string, text: string, pattern: RegExp, character: string): () => unknown {
	const file = `${folder}/reliability.yaml`;
	const ends = [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
	let typed = 0;
	let current = text;
	const again = () => assemble([{ file, text: current, reading: readBacklog(file, current), sources: [] }], NOW);
	again();
	return () => {
		// The golden ratio spreads them over the file.
		const turn = Math.floor(typed / LENGTHS.length);
		const at = ends[Math.floor(((turn * 0.618034) % 1) * ends.length)]!;
		current = text.slice(0, at) + character.repeat(LENGTHS[typed++ % LENGTHS.length]!) + text.slice(at);
		return again();
	};
}
