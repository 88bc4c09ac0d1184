import * as vscode from 'vscode';
import type { BacklogState, Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';

/** The newest moment; where there is no backlog, says what to do and returns undefined. */
export async function backlogAtHand({ workspace }: ActionContext): Promise<Moment | undefined> {
	const state = await workspace.latest();
	if (state.kind === 'ready') return state.moment;
	offerWayOut(state.kind);
	return undefined;
}

/** The same, with at least one item in it. */
export async function itemsAtHand(context: ActionContext): Promise<Moment | undefined> {
	const moment = await backlogAtHand(context);
	if (!moment || moment.snapshot.items.length > 0) return moment;
	const broken = moment.snapshot.problems.some(({ severity }) => severity === 'error');
	if (broken)
		offer(vscode.l10n.t('The backlog file has errors, and no item could be read from it.'), {
			title: vscode.l10n.t('Show Problems'),
			command: 'workbench.actions.view.problems',
		});
	else
		offer(vscode.l10n.t('The backlog has no items yet.'), {
			title: vscode.l10n.t('Add Item…'),
			command: 'lightsOn.addItem',
		});
	return undefined;
}

function offerWayOut(kind: Exclude<BacklogState['kind'], 'ready'>): void {
	if (kind === 'noFolder')
		offer(vscode.l10n.t('Open a folder first: the backlog is a file in it.'), {
			title: vscode.l10n.t('Open Folder…'),
			command: 'workbench.action.files.openFolder',
		});
	else
		offer(vscode.l10n.t('There is no reliability.yaml in this workspace yet.'), {
			title: vscode.l10n.t('Create Backlog File'),
			command: 'lightsOn.createBacklogFile',
		});
}

/** Does not wait for an answer: the command is over. */
function offer(sentence: string, action: { readonly title: string; readonly command: string }): void {
	void vscode.window.showInformationMessage(sentence, action.title).then((choice) => {
		if (choice === action.title) void vscode.commands.executeCommand(action.command);
	});
}
