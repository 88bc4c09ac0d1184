import * as vscode from 'vscode';
import type { Completion } from '../../core/index.ts';
import { loadCore } from '../core.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey } from '../workspace/state.ts';

/**
 * What may be written at a position. Names come from what was last read: nobody who types waits for the text to be read
 * again.
 */
export async function completionItems(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
	const core = await loadCore();
	if (!workspace.moment) await workspace.latest();
	const offered = core.completionsAt(document.getText(), document.offsetAt(position), {
		snapshot: workspace.moment?.snapshot,
		file: fileKey(document.uri),
		zones: timeZones(),
		translate: vscode.l10n.t,
	});
	return offered.map((completion, index) => toItem(completion, index, document, position));
}

function toItem(
	completion: Completion,
	index: number,
	document: vscode.TextDocument,
	position: vscode.Position,
): vscode.CompletionItem {
	const { label, detail, documentation, insert, filter, start, end, asks } = completion;
	const item = new vscode.CompletionItem(label, kinds[completion.kind]);
	const from = document.positionAt(start);
	item.range = {
		inserting: new vscode.Range(from, position),
		replacing: new vscode.Range(from, document.positionAt(end)),
	};
	item.insertText = new vscode.SnippetString(insert);
	item.keepWhitespace = true;
	item.sortText = String(index).padStart(5, '0');
	if (detail !== undefined) item.detail = detail;
	if (documentation !== undefined) item.documentation = inert(documentation);
	if (filter !== undefined) item.filterText = filter;
	if (asks) item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest') };
	return item;
}

/** Markdown that runs nothing and shows no HTML. */
function inert(text: string): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString(text);
	markdown.isTrusted = false;
	markdown.supportHtml = false;
	markdown.supportThemeIcons = false;
	return markdown;
}

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
	key: vscode.CompletionItemKind.Property,
	section: vscode.CompletionItemKind.Struct,
	choice: vscode.CompletionItemKind.EnumMember,
	name: vscode.CompletionItemKind.Reference,
	quantity: vscode.CompletionItemKind.Unit,
};

let zones: readonly string[] | undefined;

function timeZones(): readonly string[] {
	zones ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
	return zones;
}
