// What the in-editor suites share: the extension's own API, the backlog file, and waiting on events, never on time.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PagedRow } from '../../../src/core/index.ts';
import type { LightsOnApi } from '../../../src/extension.ts';

export async function lightsOn(): Promise<LightsOnApi> {
	const extension = vscode.extensions.getExtension<LightsOnApi>('lights-on.lights-on');
	assert.ok(extension, 'lights-on.lights-on is not installed');
	return extension.activate();
}

export function folder(): vscode.Uri {
	const [first] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(first, 'no folder is open');
	return first.uri;
}

export function backlogFile(): vscode.Uri {
	return vscode.Uri.joinPath(folder(), 'reliability.yaml');
}

/** Makes this the backlog's text, on disk too, and shows it. Resolves once it is read. */
export async function showBacklog(text: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(backlogFile());
	await vscode.window.showTextDocument(document);
	await replaceText(document, text);
	await document.save();
	await (await lightsOn()).snapshot();
	return document;
}

/** Replaces the whole text in the editor; it stays unsaved. Resolves once it is read. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	const end = document.positionAt(document.getText().length);
	edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
	assert.ok(await vscode.workspace.applyEdit(edit), 'the editor refused an edit');
	await (await lightsOn()).snapshot();
}

/** Resolves with the first value that `look` finds, now or after one of the events. */
export function eventually<T>(event: vscode.Event<unknown>, look: () => T | undefined): Promise<T> {
	const now = look();
	if (now !== undefined) return Promise.resolve(now);
	return new Promise((resolve) => {
		const listener = event(() => {
			const found = look();
			if (found === undefined) return;
			listener.dispose();
			resolve(found);
		});
	});
}

/** The tree as it looks: a line a row, `label  description`, rows of groups indented. */
export function drawn(rows: readonly PagedRow[]): string[] {
	return rows.flatMap((row) => [
		`${row.label}  ${row.description}`,
		...(row.type === 'group' ? row.children.map((child) => `  ${child.label}  ${child.description}`) : []),
	]);
}

/** `code line:character-line:character`, from zero as in the editor. */
export function diagnosticLines(uri: vscode.Uri): string[] {
	return vscode.languages
		.getDiagnostics(uri)
		.filter(({ source }) => source === 'Lights On')
		.map(({ code, range: { start, end } }) => `${code} ${start.line}:${start.character}-${end.line}:${end.character}`);
}

/** Nothing in it depends on the day on which the tests run. */
export const threeItems = `rates: { currency: USD, engineerHour: 100 }
items:
  - id: REL-1
    title: Rotate keys
    kind: reliability
    owner: team-core
    effort: 5d
    toil: 10h/week
  - id: FEAT-1
    title: Saved carts # worth most
    kind: product
    effort: 10d
    value: 4000/week
    links: [https://example.com/saved-carts]
  - id: IDEA-1
    title: Tidy the cellar
`;
