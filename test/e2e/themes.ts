import type { Page } from 'playwright-core';

/** One of each of the four kinds: what these show well, any theme shows. */
export const THEMES = ['Light Modern', 'Dark Modern', 'Light High Contrast', 'Dark High Contrast'] as const;

export type Theme = (typeof THEMES)[number];

/** How a theme's name stands in a file name. */
export function slug(theme: Theme): string {
	return theme.toLowerCase().replaceAll(' ', '-');
}

/** Waits until the workbench and every open webview wear the theme. */
export async function untilWorn(page: Page, theme: Theme): Promise<void> {
	const kind = {
		'Light Modern': 'vs',
		'Dark Modern': 'vs-dark',
		'Light High Contrast': 'hc-light',
		'Dark High Contrast': 'hc-black',
	};
	await page.locator(`.monaco-workbench.${kind[theme]}`).waitFor();
	for (const webview of await page.locator('iframe.webview.ready:visible').all()) {
		const document = webview.contentFrame().frameLocator('iframe#active-frame');
		await document.locator(`body[data-vscode-theme-name="${theme}"]`).waitFor();
	}
}
