import * as vscode from 'vscode';
import type { BalanceHistory, EffortState, PanelModel, PanelNotice, ToPanel } from '../core/index.ts';
import type { Core } from './core.ts';
import { freshNonce } from './freshNonce.ts';
import { reasonOf } from './log.ts';
import type { PlanDesk } from './planning/planDesk.ts';

/** One review panel that the editor has open, and what its page was told. */
export interface OpenPanel {
	readonly panel: vscode.WebviewPanel;
	/** Its page listens. */
	ready: boolean;
	/** What its page shows, or will once it has read all that was sent. */
	sent: { readonly version: number; readonly model: PanelModel } | undefined;
	/** What somebody asked to see, to be told once the page listens. */
	wanted: ToPanel | undefined;
	/** What the tab *Measures* asked for last, and what it was told of the work that was done. */
	measured: { readonly request: number; readonly actual: BalanceHistory | EffortState } | undefined;
	/** What plans for it; made for the first plan. */
	desk: Promise<PlanDesk> | undefined;
}

/** The page as HTML. Only its own script and styles may load: each page has a nonce of its own. */
export function pageOf(core: Core, webview: vscode.Webview, extensionUri: vscode.Uri): string {
	const resource = (...path: string[]) =>
		webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', ...path)).toString();
	return core.panelHtml({
		cspSource: webview.cspSource,
		nonce: freshNonce(),
		scriptUri: resource('panel.js'),
		codiconsUri: resource('codicon.css'),
		language: vscode.env.language,
		title: vscode.l10n.t('Review Priorities'),
	});
}

export function failureNotice(error: unknown): PanelNotice {
	return {
		text: vscode.l10n.t('The priorities could not be shown: {0}', reasonOf(error)),
		actions: [{ action: 'ready', label: vscode.l10n.t('Try Again') }],
	};
}

/** The reader's language. */
export function wording() {
	return { translate: vscode.l10n.t, locale: vscode.env.language };
}

export async function send(open: OpenPanel, message: ToPanel): Promise<boolean> {
	return open.panel.webview.postMessage(message);
}
