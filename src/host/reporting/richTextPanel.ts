import * as vscode from 'vscode';
import type { Report } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { freshNonce } from '../freshNonce.ts';

/** Shows a report as it will be pasted and copies it: only a page can put rich text on the clipboard. */
export async function showRichText(core: Core, report: Report, extensionUri: vscode.Uri): Promise<void> {
	const dist = vscode.Uri.joinPath(extensionUri, 'dist');
	const panel = vscode.window.createWebviewPanel(
		'lightsOn.richText',
		report.title,
		{ viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
		{ enableScripts: true, localResourceRoots: [dist] },
	);
	const { webview } = panel;
	const ready = new Promise<void>((resolve) => {
		const listener = webview.onDidReceiveMessage((message) => {
			if (message !== 'ready') return;
			listener.dispose();
			void webview.postMessage('copy');
			resolve();
		});
		panel.onDidDispose(() => resolve());
	});
	webview.html = core.richTextPage({
		cspSource: webview.cspSource,
		nonce: freshNonce(),
		scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'copyReport.js')).toString(),
		language: report.language,
		title: report.title,
		html: core.reportRichText(report),
		text: core.reportText(report),
		words: {
			copy: vscode.l10n.t('Copy as Rich Text'),
			copied: vscode.l10n.t('Copied. Paste it into a mail or a document.'),
			failed: vscode.l10n.t('Not copied yet: press the button.'),
		},
	});
	await ready;
}
