import * as vscode from 'vscode';
import type { CodeRow } from '../../core/index.ts';
import { revealPlace } from '../places.ts';
import type { CodeDesk } from './codeDesk.ts';

interface Choice extends vscode.QuickPickItem {
	readonly row?: CodeRow;
}

const icons: Readonly<Record<CodeRow['type'], string>> = { item: 'checklist', incident: 'flame', service: 'server' };

/**
 * Lists the items, incidents and services that concern a file, each with why, and opens the lines of the one that is chosen.
 * Git is waited for: what it joins with the file is the answer to the question.
 */
export async function showFileReliability(desk: CodeDesk, uri: vscode.Uri): Promise<void> {
	const found = await desk.latestFactsOf(uri);
	const name = vscode.workspace.asRelativePath(uri);
	if (!found) {
		void vscode.window.showInformationMessage(vscode.l10n.t('There is no reliability.yaml in this workspace yet.'));
		return;
	}
	const { core, snapshot } = found.moment;
	const rows = core.codeRows(found.facts, snapshot, { translate: vscode.l10n.t, locale: vscode.env.language });
	if (rows.length === 0) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t(
				'Nothing in the backlog concerns {0}: no paths name it, and neither CODEOWNERS nor a catalogue leads to a service.',
				name,
			),
		);
		return;
	}
	const picked = await vscode.window.showQuickPick(choices(rows), {
		title: vscode.l10n.t('Reliability of {0}', name),
		placeHolder: vscode.l10n.t('Choose one to show its lines'),
		matchOnDescription: true,
		matchOnDetail: true,
	});
	if (picked?.row) await revealPlace(found.moment, picked.row.place);
}

function choices(rows: readonly CodeRow[]): Choice[] {
	const titles: Readonly<Record<CodeRow['type'], string>> = {
		item: vscode.l10n.t('Open items'),
		incident: vscode.l10n.t('Incidents'),
		service: vscode.l10n.t('Services'),
	};
	return rows.flatMap((row, index): Choice[] => [
		...(rows[index - 1]?.type === row.type
			? []
			: [{ label: titles[row.type], kind: vscode.QuickPickItemKind.Separator }]),
		{
			row,
			label: row.label.replaceAll('$(', '$ ('),
			description: row.description.replaceAll('$(', '$ ('),
			detail: row.detail.replaceAll('$(', '$ ('),
			iconPath: new vscode.ThemeIcon(icons[row.type]),
		},
	]);
}
