import * as vscode from 'vscode';
import { queryBounds } from '../../network/fetchPort.ts';
import { type Core, loadCore } from '../core.ts';
import { withPullProgress } from '../pulling/cancellableProgress.ts';
import { PrometheusConnection } from '../pulling/prometheusConnection.ts';
import { setting } from '../settings.ts';
import type { ActionContext } from './actionContext.ts';
import { inTrust } from './inTrust.ts';

/**
 * Asks for a token of the Prometheus in the settings, tries it, and keeps it in the editor's secret storage; one that is
 * kept already may be replaced or forgotten. The token may be given as the argument. Returns whether there is one that works.
 */
export async function connectPrometheus(context: ActionContext, given: unknown): Promise<boolean> {
	const core = await loadCore();
	const base = inTrust() ? prometheusBase(core) : undefined;
	if (base === undefined) return false;
	const connection = new PrometheusConnection(context.secrets, base);
	if (typeof given !== 'string' && (await connection.token()) !== undefined) {
		const replace = vscode.l10n.t('Replace the token');
		const disconnect = vscode.l10n.t('Disconnect and forget the token');
		const chosen = await vscode.window.showQuickPick([replace, disconnect], {
			title: vscode.l10n.t('Connect Prometheus'),
			placeHolder: vscode.l10n.t('Lights On has a token for {0}', base),
		});
		if (chosen === disconnect) await connection.forget();
		if (chosen !== replace) return false;
	}
	const token = (typeof given === 'string' ? given : await askForToken(core, base))?.trim();
	if (!token) return false;
	const checked = await withPullProgress(
		core,
		vscode.l10n.t('Asking Prometheus'),
		(port) => core.checkPrometheus({ url: base, token }, context.now(), port),
		queryBounds,
	);
	if (!checked.ok) {
		void vscode.window.showWarningMessage(
			vscode.l10n.t('Prometheus is not connected. {0}', core.say(checked.reason, vscode.l10n.t)),
		);
		return false;
	}
	await connection.keep(token);
	void vscode.window.showInformationMessage(vscode.l10n.t('Prometheus is connected. The token is kept by the editor.'));
	return true;
}

/** The address in the settings as the core reads it; where there is none that can be asked, says why. */
export function prometheusBase(core: Core): string | undefined {
	const url = setting('prometheus.url');
	const address = core.readAddress({ url });
	if (address.ok) return address.value.base;
	const open = vscode.l10n.t('Open Setting');
	const why = core.say(address.reason, vscode.l10n.t);
	const text =
		url.trim() === '' ? vscode.l10n.t('Say first where Prometheus is: in the setting lightsOn.prometheus.url.') : why;
	void vscode.window.showWarningMessage(text, open).then((choice) => {
		if (choice === open)
			void vscode.commands.executeCommand('workbench.action.openSettings', 'lightsOn.prometheus.url');
	});
	return undefined;
}

function askForToken(core: Core, url: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: vscode.l10n.t('Connect Prometheus'),
		prompt: vscode.l10n.t(
			'A bearer token that may query {0}. It is kept in the secret storage of the editor, and sent to this address only.',
			url,
		),
		password: true,
		ignoreFocusOut: true,
		validateInput: (token) => {
			const read = core.readAddress({ url, token });
			return read.ok ? undefined : core.say(read.reason, vscode.l10n.t);
		},
	});
}
