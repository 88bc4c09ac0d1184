import { escapeHtml } from './escapeHtml.ts';

export interface PanelPage {
	/** The editor's own source of web resources (`webview.cspSource`). */
	readonly cspSource: string;
	/** Fresh for each page: at least 128 random bits. */
	readonly nonce: string;
	readonly scriptUri: string;
	/** `codicon.css`, with its font beside it. */
	readonly codiconsUri: string;
	/** BCP 47. */
	readonly language: string;
	readonly title: string;
}

/** The panel's page. Nothing but the one script and the icons loads, and nothing in line. */
export function panelHtml({ cspSource, nonce, scriptUri, codiconsUri, language, title }: PanelPage): string {
	const policy = [
		"default-src 'none'",
		`style-src ${cspSource} 'nonce-${nonce}'`,
		`script-src 'nonce-${nonce}'`,
		`font-src ${cspSource}`,
		`img-src ${cspSource}`,
		"base-uri 'none'",
		"form-action 'none'",
	].join('; ');
	return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
	<meta charset="UTF-8">
	<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
	<meta name="viewport" content="width=device-width, initial-scale=1.0">
	<title>${escapeHtml(title)}</title>
	<link rel="stylesheet" id="vscode-codicon-stylesheet" nonce="${escapeHtml(nonce)}" href="${escapeHtml(codiconsUri)}">
</head>
<body>
	<lights-on-review></lights-on-review>
	<script type="module" nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
</body>
</html>
`;
}
