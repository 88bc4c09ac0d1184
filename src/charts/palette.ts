import type { ChartColour } from '../core/views/charts/chart.ts';

/** What a chart is drawn with. */
export interface ChartPalette {
	readonly colours: Readonly<Record<ChartColour, string>>;
	/** Without quotes: it stands in attributes. */
	readonly fontFamily: string;
	/** Pixels. */
	readonly fontSize: number;
}

/** On white paper: for reports and files. Each colour has a contrast of at least 3 to 1. */
export const paper: ChartPalette = {
	colours: {
		$foreground: '#1f1f1f',
		$dim: '#595959',
		$lines: '#c4c4c4',
		$background: '#ffffff',
		$blue: '#0f62a8',
		$red: '#b3261e',
		$orange: '#b25000',
		$yellow: '#8a6d00',
		$green: '#2d7738',
		$purple: '#6b3fa0',
	},
	fontFamily: 'system-ui, sans-serif',
	fontSize: 12,
};

/** The option with the palette's colours in the place of their names. Only what is under a key of a colour is one: labels are not. */
export function coloured(option: unknown, palette: ChartPalette, isColour = false): unknown {
	if (typeof option === 'string')
		return isColour && Object.hasOwn(palette.colours, option) ? palette.colours[option as ChartColour] : option;
	if (Array.isArray(option)) return option.map((entry) => coloured(entry, palette, isColour));
	if (typeof option !== 'object' || option === null) return option;
	return Object.fromEntries(
		Object.entries(option).map(([key, value]) => [key, coloured(value, palette, /colou?r$/i.test(key))]),
	);
}
