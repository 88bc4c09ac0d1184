import * as vscode from 'vscode';
import type { CodeSpot } from '../../core/index.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey, type Moment } from '../workspace/state.ts';

/** What a code action hands to the command behind it. */
export interface FoundInCode extends CodeSpot {
	/** May be empty: then it is asked for. */
	readonly title: string;
}

/** *Track in Reliability Backlog*, for the remark on a line and for each problem there. What is tracked already has none. */
export function trackActions(
	{ moment }: BacklogWorkspace,
	document: vscode.TextDocument,
	range: vscode.Range,
	{ diagnostics, only }: vscode.CodeActionContext,
): vscode.CodeAction[] {
	if (!moment || (only && !only.contains(vscode.CodeActionKind.QuickFix))) return [];
	const ofProblems = diagnostics
		.filter(({ source }) => source !== 'Lights On')
		.map((diagnostic) => {
			const title = moment.core.titleOf(diagnostic.message);
			const action = actionFor(vscode.l10n.t('Track in reliability backlog: {0}', title), {
				file: fileKey(document.uri),
				lines: linesOf(diagnostic.range),
				title,
			});
			action.diagnostics = [diagnostic];
			return action;
		});
	return [...ofRemark(moment, document, range.start.line), ...ofProblems];
}

function ofRemark(moment: Moment, document: vscode.TextDocument, line: number): vscode.CodeAction[] {
	const { core, snapshot } = moment;
	const remark = core.remarkIn(document.lineAt(line).text);
	if (!remark || (remark.of !== undefined && core.isKnownName(snapshot, remark.of))) return [];
	const lines = { first: line + 1, last: line + 1 };
	return [
		actionFor(vscode.l10n.t('Track in reliability backlog'), {
			file: fileKey(document.uri),
			lines,
			title: core.titleOf(remark.text),
		}),
	];
}

function actionFor(title: string, found: FoundInCode): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.command = { command: '_lightsOn.trackCode', title, arguments: [found] };
	return action;
}

/** Whole lines, counted from 1; a range that ends before the first character of a line does not hold it. */
function linesOf({ start, end }: vscode.Range): CodeSpot['lines'] {
	return { first: start.line + 1, last: Math.max(start.line, end.character === 0 ? end.line - 1 : end.line) + 1 };
}
