import * as vscode from 'vscode';
import { onDidChangeSetting, setting } from '../settings.ts';
import { sourcePattern } from '../sourceFixes.ts';
import { backlogPattern } from '../workspace/backlogFinder.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';

/** Behind these something may be chosen: a value, an entry in brackets, a key in braces. */
const triggers = [' ', '[', '{', ',', '"'];

/** What editors offer in a file of a language, for the backlog file, with or without an extension for YAML beside. */
export function registerLanguage(workspace: BacklogWorkspace): vscode.Disposable {
	const selector: vscode.DocumentSelector = { pattern: backlogPattern };
	const hintsChanged = new vscode.EventEmitter<void>();
	return vscode.Disposable.from(
		hintsChanged,
		workspace.onDidChange(() => hintsChanged.fire()),
		onDidChangeSetting('inlayHints.enabled', () => hintsChanged.fire()),
		vscode.languages.registerCompletionItemProvider(
			selector,
			{
				provideCompletionItems: async (document, position) =>
					(await providers()).completionItems(workspace, document, position),
			},
			...triggers,
		),
		vscode.languages.registerHoverProvider(selector, {
			provideHover: async (document, position) => (await providers()).hover(workspace, document, position),
		}),
		vscode.languages.registerDefinitionProvider(selector, {
			provideDefinition: async (document, position) => (await providers()).definitions(workspace, document, position),
		}),
		vscode.languages.registerReferenceProvider(selector, {
			provideReferences: async (document, position, context) =>
				(await providers()).references(workspace, document, position, context),
		}),
		vscode.languages.registerReferenceProvider(
			{ pattern: sourcePattern },
			{
				provideReferences: async (document, position, context) =>
					(await providers()).referencesFromSource(workspace, document, position, context),
			},
		),
		vscode.languages.registerRenameProvider(selector, {
			prepareRename: async (document, position, token) =>
				(await providers()).prepareRename(workspace, document, position, token),
			provideRenameEdits: async (document, position, newName, token) =>
				(await providers()).renameEdits(workspace, document, position, newName, token),
		}),
		vscode.languages.registerInlayHintsProvider(selector, {
			onDidChangeInlayHints: hintsChanged.event,
			provideInlayHints: async (document, range, token) =>
				setting('inlayHints.enabled') ? (await providers()).inlayHints(workspace, document, range, token) : [],
		}),
		vscode.languages.registerCodeActionsProvider(
			selector,
			{
				provideCodeActions: async (document, range, { triggerKind }, token) =>
					triggerKind === vscode.CodeActionTriggerKind.Invoke
						? (await providers()).itemActions(workspace, document, range, token)
						: [],
				resolveCodeAction: async (action) => (await providers()).resolveItemAction(action),
			},
			{ providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
		),
		vscode.languages.registerCodeActionsProvider(
			selector,
			{
				provideCodeActions: async (document, _range, { diagnostics }) => {
					const conflicts = diagnostics.filter(({ code }) => code === 'file.conflict');
					return conflicts.length > 0 ? (await providers()).conflictActions(document, conflicts) : [];
				},
				resolveCodeAction: async (action, token) => (await providers()).resolveConflictAction(action, token),
			},
			{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
		),
		vscode.languages.registerDocumentSymbolProvider(
			selector,
			{ provideDocumentSymbols: async (document) => (await providers()).symbols(document) },
			{ label: 'Lights On' },
		),
	);
}

function providers(): Promise<typeof import('./onDemand.ts')> {
	return import('../language/onDemand.ts');
}
