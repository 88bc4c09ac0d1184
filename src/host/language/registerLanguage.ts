import * as vscode from 'vscode';
import { backlogPattern } from '../workspace/backlogFinder.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';

/** Behind these something may be chosen: a value, an entry in brackets, a key in braces. */
const triggers = [' ', '[', '{', ',', '"'];

/** What editors offer in a file of a language, for the backlog file, with or without an extension for YAML beside. */
export function registerLanguage(workspace: BacklogWorkspace): vscode.Disposable {
	const selector: vscode.DocumentSelector = { pattern: backlogPattern };
	return vscode.Disposable.from(
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
	);
}

function providers(): Promise<typeof import('./onDemand.ts')> {
	return import('../language/onDemand.ts');
}
