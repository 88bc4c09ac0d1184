import * as vscode from 'vscode';
import type { AssistantToolName } from '../../core/index.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';

/** package.json contributes the same, under the extension's name. */
const toolNames = [
	'list_items',
	'explain_score',
	'add_item',
	'log_incident',
] as const satisfies readonly AssistantToolName[];

/** The tools for assistants in the editor, where it has any. What they do is loaded at the first call. */
export function registerTools(workspace: BacklogWorkspace, now: () => number): vscode.Disposable {
	// An editor made from VS Code may have no language models.
	const { lm } = vscode as { readonly lm?: typeof vscode.lm };
	if (typeof lm?.registerTool !== 'function') return { dispose: () => {} };
	const calls = () => import('../actions/onDemand.ts');
	return vscode.Disposable.from(
		...toolNames.map((name) =>
			lm.registerTool<unknown>(`lights-on_${name}`, {
				prepareInvocation: async ({ input }) => (await calls()).prepareTool(workspace, now, name, input),
				invoke: async ({ input }) => (await calls()).invokeTool(workspace, now, name, input),
			}),
		),
	);
}
