/** One document of a YAML text that may hold several. */
export interface YamlDocument {
	readonly text: string;
	/** Where it starts in the whole, in UTF-16 units. */
	readonly start: number;
}

const MOST_DOCUMENTS = 500;

/** The documents between lines of `---`, up to 500; those with nothing in them are left out. */
export function yamlDocuments(text: string): readonly YamlDocument[] {
	const documents: YamlDocument[] = [];
	let start = 0;
	for (const mark of text.matchAll(/^---[ \t]*(?:#.*)?\r?$/gm)) {
		documents.push({ text: text.slice(start, mark.index), start });
		start = mark.index + mark[0].length;
		if (documents.length > MOST_DOCUMENTS) break;
	}
	documents.push({ text: text.slice(start), start });
	return documents.filter((document) => document.text.trim() !== '').slice(0, MOST_DOCUMENTS);
}
