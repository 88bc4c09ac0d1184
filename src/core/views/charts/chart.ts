/** A chart as plain data: what draws it (`src/charts`) knows nothing of measures, and this knows nothing of drawing. */
export interface Chart {
	readonly title: string;
	/** What it shows, for who does not see it: one or two sentences. */
	readonly text: string;
	/** Pixels. */
	readonly height: number;
	/** Of Apache ECharts, without functions. Colours are names: see `ChartColour`. */
	readonly option: ChartOption;
	/** The same figures to read. */
	readonly table: ChartTable;
	/** The keys of figures behind the shapes, by `series/index`. */
	readonly keys?: Readonly<Record<string, string>>;
}

export type ChartOption = Readonly<Record<string, unknown>>;

/** Colours of the editor's theme, or of a report's page, which whoever draws puts in their place. */
export type ChartColour =
	| '$foreground'
	| '$dim'
	| '$lines'
	| '$background'
	| '$blue'
	| '$red'
	| '$orange'
	| '$yellow'
	| '$green'
	| '$purple';

/** The name of a colour, checked. */
export function colour(name: ChartColour): ChartColour {
	return name;
}

export interface ChartTable {
	readonly heads: readonly string[];
	readonly rows: readonly ChartRow[];
}

export interface ChartRow {
	readonly head: string;
	readonly cells: readonly ChartCell[];
}

export interface ChartCell {
	readonly text: string;
	/** The key of the figure, where it opens into what it is made of. */
	readonly key?: string;
}
