import type { ChartPalette } from '../../charts/palette.ts';

/** The editor's colours and font as they are now. */
export function themePalette(): ChartPalette {
	const style = getComputedStyle(document.documentElement);
	const read = (...names: string[]): string => {
		for (const name of names) {
			const value = style.getPropertyValue(`--vscode-${name}`).trim();
			if (value !== '') return value;
		}
		return getComputedStyle(document.body).color;
	};
	return {
		colours: {
			$foreground: read('charts-foreground', 'foreground'),
			$dim: read('descriptionForeground', 'foreground'),
			$lines: read('charts-lines', 'panel-border', 'foreground'),
			$background: read('editor-background'),
			$blue: read('charts-blue'),
			$red: read('charts-red'),
			$orange: read('charts-orange'),
			$yellow: read('charts-yellow'),
			$green: read('charts-green'),
			$purple: read('charts-purple'),
		},
		fontFamily: getComputedStyle(document.body).fontFamily.replace(/["']/g, ''),
		fontSize: Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize) * 0.9) || 12,
	};
}

/** Calls back after the editor has changed its theme, until the function it gives is called. */
export function onThemeChange(changed: () => void): () => void {
	const observer = new MutationObserver(changed);
	observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
	observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
	return () => observer.disconnect();
}
