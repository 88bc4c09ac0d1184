import * as vscode from 'vscode';
import { currentRange } from '../places.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey } from '../workspace/state.ts';

/** What each week of waiting costs, beside the effort of the items that are in sight. */
export async function inlayHints(
	workspace: BacklogWorkspace,
	document: vscode.TextDocument,
	range: vscode.Range,
	token: vscode.CancellationToken,
): Promise<vscode.InlayHint[]> {
	const moment = await workspace.readyFor(document.uri, document.getText(), token);
	if (!moment) return [];
	const shownIn = { translate: vscode.l10n.t, locale: vscode.env.language };
	return moment.core.effortHints(moment.snapshot, fileKey(document.uri), shownIn).flatMap((hint) => {
		const at = currentRange(moment, hint.place)?.end;
		if (!at || !range.contains(at)) return [];
		const made = new vscode.InlayHint(at, hint.label);
		made.paddingLeft = true;
		made.tooltip = hint.tooltip;
		return [made];
	});
}
