import * as vscode from 'vscode';
import type { Intent, TextEdit } from '../../core/index.ts';
import { tellRefusal } from '../edits.ts';
import { readOnlyReason } from '../refusals.ts';
import type { Moment } from '../workspace/state.ts';

/**
 * Writes what is wanted into a file and leaves the cursor where words are still to be written: Tab leads from one to the
 * next. One undo step; the file stays unsaved until whoever writes saves it. False where the file refuses, which is told.
 *
 * @param stops Words of the intent that stand for what is to be written, in their order.
 */
export async function insertToComplete(
	{ core }: Moment,
	uri: vscode.Uri,
	intent: Intent,
	stops: readonly string[],
): Promise<boolean> {
	const refuse = (reason: string) => {
		tellRefusal(uri, reason);
		return false;
	};
	const readOnly = await readOnlyReason(uri);
	if (readOnly) return refuse(readOnly);
	const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
	const text = editor.document.getText();
	const plan = core.planEdit(text, intent);
	if (!plan.ok) return refuse(core.say(plan.reason, vscode.l10n.t));
	const edit = asOne(text, plan.edits);
	const range = new vscode.Range(editor.document.positionAt(edit.start), editor.document.positionAt(edit.end));
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	const done = await editor.insertSnippet(snippetOf(edit.text, stops), range, {
		undoStopBefore: true,
		undoStopAfter: true,
		keepWhitespace: true,
	});
	return done || refuse(vscode.l10n.t('The file keeps changing. Try again.'));
}

/** A snippet goes to one place: what stands between several edits is written as it is. */
function asOne(text: string, edits: readonly TextEdit[]): TextEdit {
	const start = edits[0]!.start;
	const end = edits.at(-1)!.end;
	let whole = '';
	let at = start;
	for (const edit of edits) {
		whole += text.slice(at, edit.start) + edit.text;
		at = edit.end;
	}
	return { start, end, text: whole };
}

function snippetOf(text: string, stops: readonly string[]): vscode.SnippetString {
	const snippet = new vscode.SnippetString();
	let rest = text;
	stops.forEach((stop, index) => {
		const at = rest.indexOf(stop);
		snippet.appendText(rest.slice(0, at)).appendTabstop(index + 1);
		rest = rest.slice(at + stop.length);
	});
	return snippet.appendText(rest);
}
