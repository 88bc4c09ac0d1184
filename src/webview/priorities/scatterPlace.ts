import { html, nothing, type TemplateResult } from 'lit';
import { type KindShown, kindsShown } from '../../core/views/itemWords.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { Line } from '../../core/views/priorities/lines.ts';
import type { PanelRow } from '../../core/views/priorities/panelRow.ts';
import { kindShapes, type Scatter, scatterChart } from '../../core/views/priorities/scatterChart.ts';
import '../charts/chartElement.ts';
import { fill } from '../words.ts';

export interface ScatterPlace {
	readonly model: PanelModel;
	readonly lines: readonly Line[];
	/** The item at hand. */
	readonly selected: string | undefined;
	select(key: string): void;
	explain(key: string): void;
}

/** The lines are the same object until they or their order change: the picture is made once for them. */
const made = new WeakMap<readonly Line[], { readonly scatter: Scatter | undefined }>();

/** The picture of what the list shows. A click on a point or an arrow key chooses its item, in the list too. */
export function scatterPlace(given: ScatterPlace): TemplateResult {
	const { model, lines, selected } = given;
	const { labels } = model;
	let known = made.get(lines);
	if (!known) {
		known = {
			scatter: scatterChart(
				lines.flatMap((line) => (line.type === 'row' ? [line.row] : [])),
				labels,
			),
		};
		made.set(lines, known);
	}
	const { scatter } = known;
	const point = scatter?.points.find(({ row }) => row.key === selected);
	return html`<section class="scatter" id="scatter" aria-label=${labels.chart.title}>
		${
			scatter
				? html`<div
							class="scatter-picture"
							role="group"
							tabindex="0"
							aria-label=${labels.chart.title}
							aria-description=${labels.chart.keys}
							@keydown=${(event: KeyboardEvent) => onKey(event, scatter, given)}
						>
							<lights-on-chart
								.chart=${scatter.chart}
								.given=${{ tableLabel: labels.chart.table, explained: selected, explain: given.explain }}
							></lights-on-chart>
						</div>
						<p class="scatter-legend dim">
							${kindsShown.map((kind) => legendEntry(kind, scatter, model))} <span>${labels.chart.legend}</span>
						</p>
						<p class="scatter-point" role="status">
							${point ? fill(labels.chart.point, point.row.title, point.row.costOfDelay, point.row.effort) : nothing}
						</p>`
				: html`<p class="dim">${labels.chart.nothing}</p>`
		}
	</section>`;
}

function legendEntry(kind: KindShown, { points }: Scatter, { rows }: PanelModel): TemplateResult | typeof nothing {
	const found: PanelRow | undefined =
		points.find(({ row }) => row.kind === kind)?.row ?? rows.find((row) => row.kind === kind);
	if (!found) return nothing;
	return html`<span class="scatter-kind"
		><span class="scatter-shape ${kindShapes[kind].symbol}" aria-hidden="true"></span>${found.kindText}</span
	>`;
}

/** Left and right by effort, up and down by cost of delay. */
function onKey(event: KeyboardEvent, { points }: Scatter, { selected, select, explain }: ScatterPlace): void {
	if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
	if (event.key === 'Enter' && selected !== undefined) explain(selected);
	else {
		const upright = event.key === 'ArrowUp' || event.key === 'ArrowDown';
		const order = upright ? [...points].sort((a, b) => a.cost.mean - b.cost.mean) : points;
		const at = order.findIndex(({ row }) => row.key === selected);
		const next = goal(event.key, at, order.length);
		if (next === undefined) return;
		select(order[next]!.row.key);
	}
	event.preventDefault();
	event.stopPropagation();
}

function goal(key: string, at: number, length: number): number | undefined {
	switch (key) {
		case 'ArrowRight':
		case 'ArrowUp':
			return Math.min(at + 1, length - 1);
		case 'ArrowLeft':
		case 'ArrowDown':
			return Math.max(at - 1, 0);
		case 'Home':
			return 0;
		case 'End':
			return length - 1;
		default:
			return undefined;
	}
}
