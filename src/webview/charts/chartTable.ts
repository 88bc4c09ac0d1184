import { html, nothing, type TemplateResult } from 'lit';
import type { ChartCell, ChartTable } from '../../core/views/charts/chart.ts';

export interface ChartTableGiven {
	readonly label: string;
	/** Laid open from the start. */
	readonly open: boolean;
	/** The key of the figure that is explained now. */
	readonly explained: string | undefined;
	explain(key: string): void;
}

/** The figures of a chart to read, behind a disclosure; those that open are buttons. */
export function chartTable({ heads, rows }: ChartTable, given: ChartTableGiven): TemplateResult {
	return html`<details class="chart-table" ?open=${given.open}>
		<summary>${given.label}</summary>
		<div class="chart-table-room" tabindex="0" role="group" aria-label=${given.label}>
			<table>
				<thead>
					<tr>
						${heads.map((head) => html`<th scope="col">${head}</th>`)}
					</tr>
				</thead>
				<tbody>
					${rows.map(
						({ head, cells }) =>
							html`<tr>
								<th scope="row">${head}</th>
								${cells.map((found) => html`<td>${cell(found, given)}</td>`)}
							</tr>`,
					)}
				</tbody>
			</table>
		</div>
	</details>`;
}

function cell({ text, key }: ChartCell, { explained, explain }: ChartTableGiven): TemplateResult | string {
	if (key === undefined) return text;
	return html`<button
		class="link"
		type="button"
		data-figure=${key}
		aria-expanded=${key === explained ? 'true' : nothing}
		@click=${() => explain(key)}
	>
		${text}
	</button>`;
}
