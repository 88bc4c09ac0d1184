import * as vscode from 'vscode';
import { loadCore } from '../core.ts';
import { withPullProgress } from '../pulling/cancellableProgress.ts';
import type { ActionContext } from './actionContext.ts';
import { inTrust } from './inTrust.ts';

/**
 * Asks for a token of PagerDuty, tries it, and keeps it in the editor's secret storage; one that is kept already may be
 * replaced or forgotten. The token may be given as the argument. Returns whether there is one that works.
 */
export async function connectPagerDuty(context: ActionContext, given: unknown): Promise<boolean> {
	const url = await addressInTrust(context);
	if (url === undefined) return false;
	const { pagerDuty } = context;
	if (typeof given !== 'string' && (await pagerDuty.token(url)) !== undefined) {
		const replace = vscode.l10n.t('Replace the token');
		const disconnect = vscode.l10n.t('Disconnect and forget the token');
		const chosen = await vscode.window.showQuickPick([replace, disconnect], {
			title: vscode.l10n.t('Connect PagerDuty'),
			placeHolder: vscode.l10n.t('Lights On is connected to {0}', url),
		});
		if (chosen === disconnect) await pagerDuty.forget(url);
		if (chosen !== replace) return false;
	}
	const token = typeof given === 'string' ? given : await askForToken(url);
	if (!token) return false;
	const core = await loadCore();
	const checked = await withPullProgress(core, vscode.l10n.t('Asking PagerDuty'), (port) =>
		core.checkPagerDuty({ url, token: token.trim() }, port),
	);
	if (!checked.ok) {
		void vscode.window.showWarningMessage(
			vscode.l10n.t('PagerDuty is not connected. {0}', core.say(checked.reason, vscode.l10n.t)),
		);
		return false;
	}
	await pagerDuty.keep(url, token.trim());
	void vscode.window.showInformationMessage(vscode.l10n.t('PagerDuty is connected. The token is kept by the editor.'));
	return true;
}

function askForToken(url: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: vscode.l10n.t('Connect PagerDuty'),
		prompt: vscode.l10n.t(
			'A read-only token for {0}: in PagerDuty under Integrations, API Access Keys, or My Profile, User Settings. It is kept in the secret storage of the editor.',
			url,
		),
		password: true,
		ignoreFocusOut: true,
		validateInput: (text) =>
			/^[\x21-\x7e]*$/.test(text.trim()) ? undefined : vscode.l10n.t('A token has letters, digits and signs only.'),
	});
}

/** The address of the API, in a workspace that is trusted; else says why there is none. */
export async function addressInTrust({ pagerDuty }: ActionContext): Promise<string | undefined> {
	if (!inTrust()) return undefined;
	const { url } = pagerDuty;
	if (url === undefined)
		void vscode.window.showWarningMessage(
			vscode.l10n.t('The setting lightsOn.pagerDuty.url must be an https address, such as https://api.pagerduty.com.'),
		);
	return url;
}
