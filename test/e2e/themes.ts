import type { Frame, Page } from 'playwright-core';

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

/** All that tells a webview's document its theme. */
export interface Attire {
	readonly classes: string;
	readonly data: Readonly<Record<string, string>>;
	/** The colours and fonts, by the name of the property. */
	readonly variables: Readonly<Record<string, string>>;
}

export function attireOf(webview: Frame): Promise<Attire> {
	return webview.evaluate(() => {
		const { body, documentElement } = document;
		const { style } = documentElement;
		const names = [...style].filter((name) => name.startsWith('--vscode-'));
		return {
			classes: [...body.classList].filter((name) => name.startsWith('vscode-')).join(' '),
			data: Object.fromEntries(
				Object.entries(body.dataset).flatMap(([name, value]) =>
					name.startsWith('vscodeTheme') && value !== undefined ? [[name, value]] : [],
				),
			),
			variables: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
		};
	});
}

/** In the order in which the editor does it. */
export function putOn(webview: Frame, attire: Attire): Promise<void> {
	return webview.evaluate(({ classes, data, variables }) => {
		const { body, documentElement } = document;
		const { style } = documentElement;
		for (const name of [...body.classList]) if (name.startsWith('vscode-')) body.classList.remove(name);
		body.classList.add(...classes.split(' '));
		Object.assign(body.dataset, data);
		for (const name of [...style]) if (name.startsWith('--vscode-')) style.removeProperty(name);
		for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
	}, attire);
}
