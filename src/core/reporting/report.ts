import type { Chart } from '../views/charts/chart.ts';

/**
 * A weekly report or an executive brief before it has a format: plain JSON with words in the reader's language. Texts are
 * plain, on one line, and may come from files: a renderer escapes them.
 */
export interface Report {
	/** What its file is called, without an ending: `weekly-2026-W47`. */
	readonly name: string;
	/** It is to fit one printed page, its sources on the next. */
	readonly onePage: boolean;
	/** BCP 47. */
	readonly language: string;
	readonly title: string;
	/** What it is about and as of when. */
	readonly about: string;
	/** The one sentence to take away. */
	readonly headline: Line;
	readonly sections: readonly ReportSection[];
	/** What the numbers behind figures stand for, in their order. */
	readonly sources: readonly Source[];
	readonly labels: ReportLabels;
}

export interface ReportLabels {
	readonly sources: string;
	readonly source: string;
	/** What opens the table of a chart; `{0}` is its title. */
	readonly table: string;
}

export interface ReportSection {
	/** Letters only: it becomes an anchor. */
	readonly id: string;
	readonly title: string;
	readonly blocks: readonly Block[];
}

export type Block =
	| { readonly kind: 'lines'; readonly lines: readonly Line[] }
	| { readonly kind: 'list'; readonly lines: readonly Line[] }
	/** What is to be done, none of it done yet. */
	| { readonly kind: 'tasks'; readonly lines: readonly Line[] }
	| {
			readonly kind: 'table';
			readonly heads: readonly string[];
			/** Columns whose cells end together. */
			readonly right: readonly number[];
			readonly rows: readonly TableRow[];
	  }
	| { readonly kind: 'charts'; readonly charts: readonly ReportChart[] };

/** A sentence, and the number of the source that its figures come from. */
export interface Line {
	/** What stands out before it. */
	readonly lead?: string;
	readonly text: string;
	readonly source?: number;
}

export interface TableRow {
	readonly cells: readonly string[];
	readonly source?: number;
}

export interface ReportChart {
	/** Lower case, unique within the report: part of file names and anchors. */
	readonly id: string;
	readonly chart: Chart;
	/** Pixels. */
	readonly width: number;
	/** What its numbers count and its colours mean. */
	readonly key?: string;
}

/** The lines that a figure comes from. */
export interface Source {
	readonly number: number;
	readonly lines: readonly SourceLines[];
	/** Lines that are not listed; 0 where all are. */
	readonly more: number;
	/** `and 12 more lines`; absent where all are listed. */
	readonly moreText?: string;
}

export interface SourceLines {
	/** `reliability.yaml:45`, `pages.csv:12–18`. */
	readonly text: string;
	/** Where a reader can open the first of them. */
	readonly link?: string;
}

/** What stands out before a sentence, with a mark that parts the two. */
export function leadOf(lead: string): string {
	return /[.:!?]$/.test(lead) ? lead : `${lead}:`;
}

/** Draws a chart as SVG whose ids start with a word. */
export type DrawChart = (chart: ReportChart, id: string) => string;

/** What the drawing of a chart is called, beside the Markdown of its report. */
export function chartFile({ name }: Pick<Report, 'name'>, { id }: Pick<ReportChart, 'id'>): string {
	return `${name}-${id}.svg`;
}

/** All charts of a report, in their order. */
export function chartsOf({ sections }: Pick<Report, 'sections'>): readonly ReportChart[] {
	return sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'charts' ? block.charts : [])));
}
