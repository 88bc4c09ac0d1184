import * as vscode from 'vscode';

/** Whether something may be sent from this workspace; where not, says so and offers the way out. */
export function inTrust(): boolean {
	if (vscode.workspace.isTrusted) return true;
	const manage = vscode.l10n.t('Manage Workspace Trust');
	const text = vscode.l10n.t('Nothing is sent anywhere from a workspace that is not trusted.');
	void vscode.window.showWarningMessage(text, manage).then((choice) => {
		if (choice === manage) void vscode.commands.executeCommand('workbench.trust.manage');
	});
	return false;
}
