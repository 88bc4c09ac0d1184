import { finished, type Steps } from '../../steps.ts';
import { csvHeader } from './csvTable.ts';
import { type JsonDocument, type JsonRange, parseJson, readJsonText } from './jsonText.ts';

/** The text of a file, with what all readers ask of it. Each question is answered once. */
export interface SourceText {
	/** The file's key. */
	readonly file: string;
	readonly text: string;
	/** Empty where the text is JSON. */
	csvHeader(): readonly string[];
	/** The values at the top of a JSON text; none where it is something else. */
	json(): readonly JsonDocument[];
}

export function sourceText(file: string, text: string): SourceText {
	return finished(sourceTextInSteps(file, text));
}

/** The same in steps: to find the records of a long JSON text takes its time. */
export function* sourceTextInSteps(file: string, text: string): Steps<SourceText> {
	const looksLikeJson = /^[\s\ufeff]*[[{]/.test(text);
	const documents = looksLikeJson ? yield* readJsonText(text) : [];
	let header: readonly string[] | undefined;
	return {
		file,
		text,
		csvHeader() {
			header ??= looksLikeJson ? [] : csvHeader(text);
			return header;
		},
		json: () => documents,
	};
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Where the records stand: in a list at the top, in the list that an envelope holds under one of the keys, or the
 * objects at the top themselves.
 */
export function* recordRanges(source: SourceText, keys: readonly string[]): Generator<JsonRange> {
	for (const document of source.json()) {
		const list = document.elements ?? keys.map((key) => document.lists?.get(key)).find((found) => found !== undefined);
		if (list) yield* list;
		else yield document;
	}
}

/** Of so many records at most a format is told by. */
const MOST_LOOKED_AT = 20;

/** Enough to tell a format by: the first records that can be read, of those that the keys lead to. */
export function firstRecords(source: SourceText, keys: readonly string[]): readonly Fields[] {
	const found: Fields[] = [];
	let looked = 0;
	for (const range of recordRanges(source, keys)) {
		if (looked++ === MOST_LOOKED_AT) break;
		// An envelope whose list is not among the keys is no record, and may be large.
		if (range.end - range.start > 200_000) continue;
		const value = parseJson(source.text, range);
		if (isFields(value)) found.push(value);
		if (found.length === 5) break;
	}
	return found;
}
