import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Chart } from '../../core/views/charts/chart.ts';
import { fill } from '../words.ts';
import { chartTable } from './chartTable.ts';
import { onThemeChange, themePalette } from './themePalette.ts';

/** What draws is large, and loaded when the first chart is there to be drawn. */
type Drawer = typeof import('../../charts/drawChart.ts');
let drawer: Promise<Drawer> | undefined;

let drawn = 0;

export interface ChartGiven {
	/** What the table is called; `{0}` is the chart's title. */
	readonly tableLabel: string;
	readonly explained: string | undefined;
	explain(key: string): void;
}

/** One chart with its figures as a table. Drawn anew where its width or the theme changes; a click on a shape opens its figure. */
@customElement('lights-on-chart')
export class ChartElement extends LitElement {
	@property({ attribute: false }) chart!: Chart;
	@property({ attribute: false }) given!: ChartGiven;
	@state() private width = 0;
	@state() private draw: Drawer['drawChart'] | undefined;
	/** It could not be loaded: the table has to do. */
	@state() private failed = false;
	private readonly ids = `chart-${++drawn}`;
	private readonly resized = new ResizeObserver(([entry]) => {
		this.width = Math.floor(entry?.contentRect.width ?? 0);
	});
	private stopWatching: (() => void) | undefined;
	private shown = '';

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		this.resized.observe(this);
		this.stopWatching = onThemeChange(() => this.requestUpdate());
		drawer ??= import('../../charts/drawChart.ts');
		drawer.then(
			({ drawChart }) => {
				this.draw = drawChart;
			},
			() => {
				drawer = undefined;
				this.failed = true;
			},
		);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.resized.disconnect();
		this.stopWatching?.();
	}

	protected override render(): TemplateResult {
		const { chart, given } = this;
		return html`${
			this.failed
				? nothing
				: html`<div
						class="chart-drawing ${chart.keys ? 'open-to-click' : ''}"
						role="img"
						aria-label=${chart.text}
						data-height=${chart.height}
						@click=${this.onClick}
					></div>`
		}${chartTable(chart.table, {
			...given,
			label: fill(given.tableLabel, chart.title),
			open: this.failed,
		})}`;
	}

	protected override updated(changed: PropertyValues): void {
		const place = this.querySelector<HTMLElement>('.chart-drawing');
		if (!place) return;
		// Room is kept before the drawing is there, so that nothing jumps. The policy lets scripts set styles, not markup.
		place.style.height = `${this.chart.height}px`;
		const width = this.width || Math.floor(this.clientWidth);
		if (!this.draw || width < 40) return;
		if (changed.size === 1 && changed.has('given') && place.firstChild) {
			this.choose(place);
			return;
		}
		const svg = this.draw(this.chart.option, {
			width,
			height: this.chart.height,
			palette: themePalette(),
			id: this.ids,
		});
		if (svg === this.shown && place.firstChild) return;
		this.shown = svg;
		const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
		place.replaceChildren(document.importNode(parsed, true));
		this.choose(place);
	}

	/** Marks the shape whose figure is explained. */
	private choose(place: HTMLElement): void {
		for (const shape of place.querySelectorAll('.chosen')) shape.classList.remove('chosen');
		const { explained } = this.given;
		if (explained === undefined) return;
		const at = Object.entries(this.chart.keys ?? {})
			.find(([, key]) => key === explained)?.[0]
			.split('/');
		if (at) place.querySelector(`[data-series="${at[0]}"][data-index="${at[1]}"]`)?.classList.add('chosen');
	}

	private readonly onClick = (event: MouseEvent): void => {
		const shape = (event.target as Element).closest('[data-index]');
		const key = shape && this.chart.keys?.[`${shape.getAttribute('data-series')}/${shape.getAttribute('data-index')}`];
		if (key) this.given.explain(key);
	};
}
