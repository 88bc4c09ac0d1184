import { type Place, positionAt } from '../place.ts';
import type { Figure, Snapshot } from '../snapshot.ts';
import { message, say, type Translate } from '../text.ts';
import { shortFileNames } from '../views/fileNames.ts';
import type { Source, SourceLines } from './report.ts';

export interface SourceOptions {
	readonly translate: Translate;
	/** Where a reader can open a line of a file, counted from 1; undefined where nobody can. */
	readonly linkTo?: ((file: string, line: number) => string | undefined) | undefined;
}

/** As many ranges of lines are listed of one source before the rest is counted. */
const MOST_RANGES = 8;

/** Numbers the lines that the figures of one report come from, in the order in which they are first cited. */
export class SourceList {
	readonly #files: Snapshot['files'];
	readonly #names: ReadonlyMap<string, string>;
	readonly #options: SourceOptions;
	readonly #numbers = new Map<string, number>();
	readonly #sources: Source[] = [];

	constructor({ files }: Pick<Snapshot, 'files'>, options: SourceOptions) {
		this.#files = files;
		this.#names = shortFileNames([...files.keys()].sort());
		this.#options = options;
	}

	get sources(): readonly Source[] {
		return this.#sources;
	}

	/** The number of these places together; undefined where none of them lies in a file of the workspace. */
	cite(places: Iterable<Place>): number | undefined {
		const ranges = this.#rangesOf(places);
		if (ranges.length === 0) return undefined;
		const key = ranges.map(({ file, first, last }) => `${file}:${first}-${last}`).join(' ');
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		const number = this.#sources.length + 1;
		const more = ranges.slice(MOST_RANGES).reduce((sum, { first, last }) => sum + last - first + 1, 0);
		this.#numbers.set(key, number);
		this.#sources.push({
			number,
			lines: ranges.slice(0, MOST_RANGES).map((range) => this.#linesOf(range)),
			more,
			...(more === 0
				? {}
				: {
						moreText: say(
							more === 1 ? message('and 1 more line') : message('and {0} more lines', more),
							this.#options.translate,
						),
					}),
		});
		return number;
	}

	#linesOf({ file, first, last }: Range): SourceLines {
		const link = this.#options.linkTo?.(file, first);
		return {
			text: `${this.#names.get(file) ?? file}:${first === last ? first : `${first}–${last}`}`,
			...(link === undefined ? {} : { link }),
		};
	}

	/** Neighbouring lines of one file as one range; files in the order in which they are first named. */
	#rangesOf(places: Iterable<Place>): Range[] {
		const byFile = new Map<string, Set<number>>();
		for (const { file, start } of places) {
			const view = this.#files.get(file);
			if (!view) continue;
			const lines = byFile.get(file) ?? new Set();
			byFile.set(file, lines.add(positionAt(view.lines, start).line + 1));
		}
		const ranges: Range[] = [];
		for (const [file, lines] of byFile)
			for (const line of [...lines].sort((one, other) => one - other)) {
				const before = ranges.at(-1);
				if (before?.file === file && before.last === line - 1) before.last = line;
				else ranges.push({ file, first: line, last: line });
			}
		return ranges;
	}
}

interface Range {
	readonly file: string;
	readonly first: number;
	last: number;
}

/** The places of figures, and of all that they are made of. */
export function* placesOf(figures: readonly Figure[]): Generator<Place> {
	for (const { evidence, parts } of figures) {
		yield* evidence;
		if (parts) yield* placesOf(parts);
	}
}
