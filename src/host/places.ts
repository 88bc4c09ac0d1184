import * as vscode from 'vscode';
import type { Lines, Place } from '../core/index.ts';
import type { Moment } from './workspace/state.ts';

/** The range of a place in a text whose lines start as given. */
export function rangeOf(moment: Moment, lines: Lines, place: { start: number; end: number }): vscode.Range {
	const { start, end } = moment.core.spanOf(lines, place);
	return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A place that figures or items come from, as it stands in the text that is open now. */
export function currentRange(moment: Moment, place: Place): vscode.Range | undefined {
	const view = moment.snapshot.files.get(place.file);
	if (!view) return undefined;
	const text = moment.texts.get(place.file);
	const lastGood = moment.lastGoodTexts.get(place.file);
	if (!view.stale || text === undefined || lastGood === undefined) return rangeOf(moment, view.lines, place);
	return rangeOf(
		moment,
		view.currentLines,
		moment.core.carriedOver(lastGood, text, moment.core.placeNow(view.lines, place)),
	);
}

/** Opens the file and selects the start of the place, in the middle of the editor. Only files that take part open. */
export async function revealPlace(moment: Moment, place: Place, preserveFocus = false): Promise<void> {
	const range = currentRange(moment, place);
	if (!range) return;
	const editor = await vscode.window.showTextDocument(vscode.Uri.parse(place.file, true), {
		preserveFocus,
		viewColumn: visibleColumn(place.file),
		selection: new vscode.Range(range.start, range.start),
	});
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column that shows the file already, else one with text, so that the panel is not covered. */
function visibleColumn(file: string): vscode.ViewColumn {
	const editors = vscode.window.visibleTextEditors.filter((editor) => editor.viewColumn !== undefined);
	const same = editors.find((editor) => editor.document.uri.toString() === file);
	return same?.viewColumn ?? editors[0]?.viewColumn ?? vscode.ViewColumn.One;
}
