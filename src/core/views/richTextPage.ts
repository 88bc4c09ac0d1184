import { escapeHtml } from './escapeHtml.ts';

export interface RichTextPage {
	/** The editor's own source of web resources (`webview.cspSource`). */
	readonly cspSource: string;
	/** Fresh for each page: at least 128 random bits. */
	readonly nonce: string;
	readonly scriptUri: string;
	/** BCP 47. */
	readonly language: string;
	readonly title: string;
	/** Safe HTML, put in as it is: what is copied. */
	readonly html: string;
	/** The same for programs that take text only. */
	readonly text: string;
	readonly words: { readonly copy: string; readonly copied: string; readonly failed: string };
}

const STYLES = `body { padding: 0 1.5rem 2rem; max-width: 60rem; line-height: 1.5; font-size: var(--vscode-font-size); }
.bar { position: sticky; top: 0; display: flex; gap: 1rem; align-items: center; padding: 0.75rem 0; background: var(--vscode-editor-background); }
button { padding: 0.4rem 0.9rem; border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); color: var(--vscode-button-foreground); background: var(--vscode-button-background); font: inherit; cursor: pointer; }
button:hover { background: var(--vscode-button-hoverBackground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
h1 { font-size: 1.6em; } h2 { font-size: 1.25em; } main { overflow-x: auto; } li { overflow-wrap: anywhere; }`;

/** The page that shows a report as it will be pasted, with a button that copies it. Nothing but its script loads. */
export function richTextPage(page: RichTextPage): string {
	const { cspSource, nonce, scriptUri, language, title, html, text, words } = page;
	// The styles of table cells are what is copied: mail programs know no others. Their values are this program's own.
	const policy = [
		"default-src 'none'",
		`style-src ${cspSource} 'nonce-${nonce}'`,
		"style-src-attr 'unsafe-inline'",
		`script-src 'nonce-${nonce}'`,
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
	<style nonce="${escapeHtml(nonce)}">${STYLES}</style>
</head>
<body data-copied="${escapeHtml(words.copied)}" data-failed="${escapeHtml(words.failed)}" data-text="${escapeHtml(text)}">
	<header class="bar"><button type="button">${escapeHtml(words.copy)}</button><span role="status"></span></header>
	<main>
${html}
	</main>
	<script type="module" nonce="${escapeHtml(nonce)}" src="${escapeHtml(scriptUri)}"></script>
</body>
</html>
`;
}
