import * as vscode from 'vscode';
import type { CodeSpot } from '../../core/index.ts';
import { askInSteps } from '../input/steps.ts';
import { fileKey, type Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { insertToComplete } from './insertToComplete.ts';
import { titleStep } from './itemSteps.ts';

/** Something to do that was found in the code. */
interface Found extends CodeSpot {
	/** Empty: it is asked for. */
	readonly title: string;
}

/** Stand in the item for what is still to be written; each is a word that no file holds. */
const toDo = { effort: 'lights-on-effort-to-do', cause: 'lights-on-cause-to-do' };

/** *Add Item from Selection…*, and what code actions run. Gives the new id. */
export async function addItemFromSelection(context: ActionContext, given: unknown): Promise<string | undefined> {
	// What is selected is taken before anything is waited for.
	const selected = isFound(given) ? given : ofSelection();
	const moment = await backlogAtHand(context);
	if (!moment) return undefined;
	if (!selected) {
		void vscode.window.showInformationMessage(vscode.l10n.t('Open a source file and select lines of it first.'));
		return undefined;
	}
	return addFound(moment, selected);
}

/** *Track in Reliability Backlog* on the message of a test that failed. Gives the new id. */
export async function addItemFromTestFailure(context: ActionContext, failure: unknown): Promise<string | undefined> {
	const found = ofTestFailure(failure as Partial<TestFailure> | undefined);
	const moment = await backlogAtHand(context);
	if (!moment) return undefined;
	if (!found) {
		void vscode.window.showInformationMessage(vscode.l10n.t('This message does not say where in the code it belongs.'));
		return undefined;
	}
	return addFound(moment, found);
}

async function addFound(moment: Moment, found: Found): Promise<string | undefined> {
	const answers = await askInSteps<{ title: string }>(
		vscode.l10n.t('Add Item from Code'),
		[titleStep(moment)],
		found.title === '' ? {} : { title: found.title },
	);
	if (answers?.title === undefined) return undefined;
	const made = moment.core.itemFromCode(moment.snapshot, found, answers.title, toDo);
	if (!made) {
		void vscode.window.showInformationMessage(vscode.l10n.t('No reliability.yaml speaks for the folder of this file.'));
		return undefined;
	}
	const uri = vscode.Uri.parse(made.backlog.file, true);
	const isThere = await insertToComplete(moment, uri, { type: 'addItem', item: made.item }, Object.values(toDo));
	return isThere ? made.item.id : undefined;
}

function ofSelection(): Found | undefined {
	const editor = vscode.window.activeTextEditor;
	if (!editor) return undefined;
	const { start, end, isEmpty } = editor.selection;
	const last = !isEmpty && end.character === 0 ? end.line - 1 : end.line;
	return {
		file: fileKey(editor.document.uri),
		lines: { first: start.line + 1, last: Math.max(start.line, last) + 1 },
		title: '',
	};
}

interface TestFailure {
	readonly message: vscode.TestMessage;
	readonly test: vscode.TestItem;
}

function ofTestFailure({ message, test }: Partial<TestFailure> = {}): Found | undefined {
	const uri = message?.location?.uri ?? test?.uri;
	const range = message?.location?.range ?? test?.range;
	if (!message || !uri || !range) return undefined;
	const text = typeof message.message === 'string' ? message.message : message.message.value;
	const [first = ''] = text.split('\n');
	const title = test?.label ? vscode.l10n.t('Mend “{0}”: {1}', test.label, first) : first;
	return { file: fileKey(uri), lines: { first: range.start.line + 1, last: range.end.line + 1 }, title };
}

function isFound(given: unknown): given is Found {
	if (typeof given !== 'object' || given === null || !('file' in given) || !('lines' in given)) return false;
	const { file, lines, title } = given as Partial<Found>;
	return (
		typeof file === 'string' &&
		typeof title === 'string' &&
		Number.isInteger(lines?.first) &&
		Number.isInteger(lines?.last)
	);
}
