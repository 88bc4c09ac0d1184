import * as vscode from 'vscode';
import type { CommitmentChange, CommitOfFile, Terms } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { machineGit } from '../git/machineGit.ts';
import { revealPlace } from '../places.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Who changed the commitment, when, from what to what: every commit that did, the newest first. */
export async function commitmentHistory(context: ActionContext): Promise<void> {
	const moment = await backlogAtHand(context);
	const backlog = moment?.snapshot.backlogs.find(({ commitment }) => commitment) ?? moment?.snapshot.backlogs[0];
	if (!moment || !backlog) return;
	const { core } = moment;
	const options = {
		location: vscode.ProgressLocation.Notification,
		title: vscode.l10n.t('Reading the history of the commitment…'),
		cancellable: true,
	};
	const file = vscode.Uri.parse(backlog.file, true);
	const changes = await vscode.window.withProgress(options, (_progress, token) =>
		changesOf(core, file, core.termsOf(backlog.commitment), token),
	);
	if (changes === 'cancelled') return;
	if (changes === 'no git') {
		void vscode.window.showInformationMessage(
			vscode.l10n.t(
				'Git knows nothing of this file here: it is in no commit, the workspace is not trusted, or there is no git.',
			),
		);
		return;
	}
	const rows = core.commitmentRows(changes, backlog.calendar.zone, {
		translate: vscode.l10n.t,
		locale: vscode.env.language,
	});
	if (rows.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('There never was a commitment in this file.'));
		return;
	}
	const picked = await vscode.window.showQuickPick(
		rows.map((row, index) => ({ ...row, change: changes[index]!, iconPath: new vscode.ThemeIcon('git-commit') })),
		{
			title: vscode.l10n.t('History of the Commitment'),
			placeHolder: vscode.l10n.t('Choose a change to see what its commit did to the file'),
			matchOnDescription: true,
			matchOnDetail: true,
		},
	);
	if (!picked) return;
	const { commit } = picked.change;
	if (!commit) await revealCommitment(moment, backlog.file);
	else
		await context.commits.open(commit.hash, {
			name: nameOf(file),
			read: () => machineGit.run(vscode.Uri.joinPath(file, '..'), core.fileDiffArguments(commit)),
		});
}

function nameOf({ path }: vscode.Uri): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

async function changesOf(
	core: Core,
	file: vscode.Uri,
	present: Terms | undefined,
	token: vscode.CancellationToken,
): Promise<readonly CommitmentChange[] | 'no git' | 'cancelled'> {
	const folder = vscode.Uri.joinPath(file, '..');
	const log = await machineGit.run(folder, core.commitmentLogArguments(nameOf(file)), { token });
	if (token.isCancellationRequested) return 'cancelled';
	const commits = log === undefined ? [] : core.readCommitmentLog(log);
	if (commits.length === 0) return 'no git';
	const past: { readonly commit: CommitOfFile; readonly terms: Terms | undefined }[] = [];
	for (const commit of commits) {
		const text = await machineGit.run(folder, core.fileInCommitArguments(commit), { token });
		if (token.isCancellationRequested) return 'cancelled';
		// A commit that removed the file left no commitment.
		const backlog = text === undefined ? undefined : core.readBacklog(file.toString(), text).backlog;
		past.push({ commit, terms: core.termsOf(backlog?.commitment) });
	}
	return core.commitmentChanges(present, past);
}

/** What is in no commit yet is in the file. */
async function revealCommitment(moment: Moment, file: string): Promise<void> {
	const commitment = moment.snapshot.backlogs.find((backlog) => backlog.file === file)?.commitment;
	if (commitment) await revealPlace(moment, moment.core.placeAt(commitment.origin, ['floor']));
	else await vscode.window.showTextDocument(vscode.Uri.parse(file, true));
}
