import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import { linkedMarkdown, placeLink } from '../explanationTooltip.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey } from '../workspace/state.ts';

/** What is known of the word at a position. */
export async function hover(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<vscode.Hover | undefined> {
	const core = await loadCore();
	if (!workspace.moment) await workspace.latest();
	const found = core.hoverAt(document.getText(), document.offsetAt(position), {
		snapshot: workspace.moment?.snapshot,
		file: fileKey(document.uri),
		translate: vscode.l10n.t,
		locale: vscode.env.language,
		link: placeLink,
	});
	if (!found) return undefined;
	const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
	return new vscode.Hover(linkedMarkdown(found.markdown), range);
}
