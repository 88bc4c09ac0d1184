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
	let header: readonly string[] | undefined;
	let documents: readonly JsonDocument[] | undefined;
	const looksLikeJson = /^[\s\ufeff]*[[{]/.test(text);
	return {
		file,
		text,
		csvHeader() {
			header ??= looksLikeJson ? [] : csvHeader(text);
			return header;
		},
		json() {
			documents ??= looksLikeJson ? readJsonText(text) : [];
			return documents;
		},
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
export function recordRanges(source: SourceText, keys: readonly string[]): readonly JsonRange[] {
	return source.json().flatMap((document): readonly JsonRange[] => {
		if (document.elements) return document.elements;
		for (const key of keys) {
			const list = document.lists?.get(key);
			if (list) return list;
		}
		return [document];
	});
}

/** Enough to tell a format by: the first records that can be read, of those that the keys lead to. */
export function firstRecords(source: SourceText, keys: readonly string[]): readonly Fields[] {
	const found: Fields[] = [];
	for (const range of recordRanges(source, keys).slice(0, 20)) {
		// An envelope whose list is not among the keys is no record, and may be large.
		if (range.end - range.start > 200_000) continue;
		const value = parseJson(source.text, range);
		if (isFields(value)) found.push(value);
		if (found.length === 5) break;
	}
	return found;
}
