import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import { jsonSchema } from '../../../src/core/backlog/jsonSchema.ts';

/** What the YAML extension of Red Hat runs, on the schema that this extension contributes to it. */

let service: LanguageService | undefined;

function yamlExtension(): LanguageService {
	if (service) return service;
	const silent = () => {};
	service = getLanguageService({
		schemaRequestService: async () => '',
		workspaceContext: { resolveRelativePath: (path: string) => path },
		telemetry: { send: silent, sendError: silent, sendTrack: silent },
	} as unknown as Parameters<typeof getLanguageService>[0]);
	service.configure({
		validate: true,
		completion: true,
		hover: true,
		schemas: [{ uri: 'file:///reliability.schema.json', fileMatch: ['reliability.yaml'], schema: jsonSchema() }],
	} as unknown as Parameters<LanguageService['configure']>[0]);
	return service;
}

/** The file that the schema is for. */
export const FILE_OF_YAML_EXTENSION = 'file:///reliability.yaml';

/** What it finds wrong with a document. */
export async function faultsOfYamlExtension(document: TextDocument): Promise<readonly unknown[]> {
	return yamlExtension().doValidation(document, false);
}

/** It keeps what it read of a version of a file. */
let version = 0;

/** The labels that it offers at an offset. */
export async function offeredByYamlExtension(text: string, offset: number): Promise<readonly string[]> {
	const document = TextDocument.create(FILE_OF_YAML_EXTENSION, 'yaml', ++version, text);
	const { items } = await yamlExtension().doComplete(document, document.positionAt(offset), false);
	return items.map(({ label }) => label);
}
