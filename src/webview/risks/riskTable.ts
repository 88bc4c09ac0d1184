import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RiskLabels } from '../../core/views/riskLabels.ts';
import type { RiskItemModel, RiskRow } from '../../core/views/risks.ts';
import { type FiguresPane, figures } from '../explanationPane.ts';
import { icon } from '../icon.ts';
import { fill } from '../words.ts';

export interface RiskTable extends FiguresPane {
	readonly rows: readonly RiskRow[];
	readonly labels: RiskLabels;
	/** The id of the heading that names the table. */
	readonly heading: string;
	/** Tells this table's elements from those of others. */
	readonly id: string;
	/** Keys of the risks whose figures are shown. */
	readonly opened: ReadonlySet<string>;
	toggle(key: string): void;
	accept(key: string, accepted: boolean): void;
	revealItem(key: string): void;
}

/** Roles make the table, as its rows take another shape where the panel is narrow. */
export function riskTable(table: RiskTable): TemplateResult | typeof nothing {
	const { rows, labels } = table;
	if (rows.length === 0) return nothing;
	const heads: readonly (readonly [string, string])[] = [
		['accept', labels.accept],
		['name', labels.risk],
		['size', labels.size],
		['minutes', labels.minutes],
		['share', labels.share],
		['basis', labels.basis],
		['items', labels.items],
	];
	return html`<div class="risk-table" role="table" aria-labelledby=${table.heading}>
		<div class="risk-row head" role="row">
			${heads.map(([name, label]) => html`<span class="risk-cell ${name}" role="columnheader">${label}</span>`)}
		</div>
		${repeat(
			rows,
			({ key }) => key,
			(row, index) => riskRow(row, `${table.id}-${index}`, table),
		)}
	</div>`;
}

function riskRow(row: RiskRow, id: string, table: RiskTable): TemplateResult {
	const { labels } = table;
	const open = table.opened.has(row.key);
	const details = `risk-details-${id}`;
	const onRow = (event: MouseEvent): void => {
		if (!(event.target as Element).closest('button, input')) table.toggle(row.key);
	};
	return html`<div class="risk-row" role="row" @click=${onRow}>
			<span class="risk-cell accept" role="cell">
				<input
					class="tick"
					type="checkbox"
					data-risk=${row.key}
					aria-label=${row.acceptLabel}
					title=${row.acceptLabel}
					?disabled=${!row.acceptable}
					.checked=${live(row.accepted)}
					@change=${(event: Event) => table.accept(row.key, (event.target as HTMLInputElement).checked)}
				/>
			</span>
			<span class="risk-cell name" role="cell">
				<button
					class="twistie"
					type="button"
					aria-expanded=${open}
					aria-controls=${open ? details : nothing}
					aria-label=${fill(labels.open, row.name)}
					@click=${() => table.toggle(row.key)}
				>
					${icon(open ? 'chevron-down' : 'chevron-right')}
				</button>
				<span class="risk-words"
					><button class="link risk-name" type="button" title=${labels.reveal} @click=${() => table.reveal(row.place)}>${row.name}</button>
					<span class="risk-standing ${row.alone ? 'alone' : ''}"
						>${row.alone ? icon('warning') : nothing}${row.standing}</span
					></span
				>
			</span>
			<span class="risk-cell size ${row.size}" role="cell">${icon(row.sizeIcon)}${row.sizeText}</span>
			<span class="risk-cell minutes" role="cell" title=${row.range ?? nothing}>${row.minutes}</span>
			<span class="risk-cell share" role="cell">${row.share}</span>
			<span class="risk-cell basis" role="cell">${icon(row.basisIcon)}${row.basisText}</span>
			<span class="risk-cell items" role="cell">${row.items.map((item) => itemLink(item, table))}</span>
		</div>
		${
			open
				? html`<div class="risk-row details" role="row" id=${details}>
						<div class="risk-details" role="cell" aria-colspan="7">
							<p class="risk-formula">
								${row.formula}${row.range === undefined ? nothing : html`<span class="dim"> (${row.range})</span>`}
							</p>
							${figures(row.figures, `${row.key}`, table)}
						</div>
					</div>`
				: nothing
		}`;
}

function itemLink({ key, id, hint, icon: codicon }: RiskItemModel, table: RiskTable): TemplateResult {
	return html`<button class="link risk-item" type="button" title=${hint} @click=${() => table.revealItem(key)}>
		${icon(codicon)}${id}
	</button>`;
}
