import {
	assembleAfter,
	type KnownEdit,
	type Reading,
	readBacklogAfter,
	type Snapshot,
	withChanges,
} from '../../src/core/index.ts';
import { NOW } from './generate.ts';

export const TITLE = 'one keystroke in a title: read, price and rank again';
export const EFFORT = 'one keystroke in an effort: read, price and rank again';

/** What a key sets off, once the editor has the text with it: the next one that was typed. */
export interface Keystroke {
	(): unknown;
	/** One more or one less character, in one item after the other. The editor's own work, which takes no part. */
	type(): void;
	/** What the editor holds by now. */
	text(): string;
}

/** Somebody types in an editor. */
export function titleKeystroke(text: string): Keystroke {
	return typing('titles', text, /title: [A-Z][^"\n]*/g, 'x');
}

/** The same where what is typed changes a price. */
export function effortKeystroke(text: string): Keystroke {
	return typing('efforts', text, /effort: \d/g, '1');
}

/** Two characters are typed and deleted again before the next item. */
const LENGTHS = [1, 2, 1, 0];

function typing(folder: string, text: string, pattern: RegExp, character: string): Keystroke {
	const file = `${folder}/reliability.yaml`;
	const ends = [...text.matchAll(pattern)].map((match) => match.index + match[0].length);
	let typed = 0;
	/** So many characters stand there by now. */
	let there = 0;
	/** Typed, and not read yet. */
	const waiting: { readonly text: string; readonly edit?: KnownEdit }[] = [{ text }];
	let newest = text;
	let reading: Reading | undefined;
	let snapshot: Snapshot | undefined;
	const again = () => {
		const next = waiting.shift();
		if (!next) throw new Error('Nothing was typed.');
		reading = readBacklogAfter(reading, file, next.text, next.edit);
		snapshot = assembleAfter(snapshot, [{ file, text: next.text, reading, sources: [] }], NOW);
		return snapshot;
	};
	again();
	const type = () => {
		// The golden ratio spreads them over the file.
		const turn = Math.floor(typed / LENGTHS.length);
		const at = ends[Math.floor(((turn * 0.618034) % 1) * ends.length)]!;
		const length = LENGTHS[typed++ % LENGTHS.length]!;
		newest = text.slice(0, at) + character.repeat(length) + text.slice(at);
		// Of pieces, as they stand here; an editor hands over the text in one.
		newest.charCodeAt(0);
		// As the editor tells it.
		const change =
			length > there
				? { rangeOffset: at + there, rangeLength: 0, text: character.repeat(length - there) }
				: { rangeOffset: at + length, rangeLength: there - length, text: '' };
		there = length;
		const edit = withChanges(undefined, [change]);
		waiting.push({ text: newest, ...(edit ? { edit } : {}) });
	};
	return Object.assign(again, { type, text: () => newest });
}
