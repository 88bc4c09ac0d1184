import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel, PanelRow } from '../core/views/panel.ts';
import type { PanelLabels } from '../core/views/panelLabels.ts';
import { overdue } from './explanationPane.ts';
import { icon } from './icon.ts';
import type { Line } from './listing.ts';
import { scoreBar } from './scoreBar.ts';

export interface RowShown {
	readonly id: string;
	/** From 1; the head is 1. */
	readonly rowIndex: number;
	readonly selected: boolean;
	readonly explaining: boolean;
	readonly axis: PanelModel['axis'];
	readonly labels: PanelLabels;
	onSelect(key: string): void;
	onExplain(key: string): void;
	onReveal(key: string): void;
}

/** One item. A click on its title shows its line in the file; a click anywhere else explains it. */
export function priorityRow(line: Extract<Line, { type: 'row' }>, shown: RowShown): TemplateResult {
	const { row, tie } = line;
	const { labels } = shown;
	const reveal = (event: Event) => {
		event.stopPropagation();
		shown.onSelect(row.key);
		shown.onReveal(row.key);
	};
	return html`<div
		class="row ${row.stale ? 'stale' : ''}"
		role="row"
		id=${shown.id}
		aria-rowindex=${shown.rowIndex}
		aria-selected=${shown.selected ? 'true' : 'false'}
		@click=${() => (shown.selected && shown.explaining ? shown.onSelect(row.key) : shown.onExplain(row.key))}
	>
		<div class="cell rank" role="gridcell">
			${tie === undefined ? nothing : html`<span class="tie ${tie}" title=${labels.tied}></span>`}
			<span>${row.rank ?? '–'}</span>
			${tie === undefined ? nothing : html`<span class="unseen">${labels.tied}</span>`}
		</div>
		<div class="cell item" role="gridcell">
			<span class="kind-icon" title=${row.kindText}>${icon(row.kindIcon)}</span>
			<span class="title" title=${`${row.title} (${row.id})`} @click=${reveal}>${row.title}</span>
			${row.overdue === undefined ? nothing : overdue(row.overdue)}
			${row.shared === undefined ? nothing : shared(row.shared)}
			<span class="description">${description(row)}</span>
		</div>
		<div class="cell kind" role="gridcell">${row.kindText}</div>
		<div class="cell score" role="gridcell" title=${scoreTitle(row, labels)}>
			${
				row.score
					? html`${scoreBar(row.score, shown.axis)}<span class="number">${row.score.text}</span>
							<span class="unseen">${row.score.range}</span>`
					: html`<span class="number dim">–</span>`
			}
		</div>
		<div class="cell cost" role="gridcell" title=${row.costOfDelayRange ?? nothing}>${row.costOfDelay}</div>
		<div class="cell effort" role="gridcell" title=${row.effortRange ?? nothing}>${row.effort || '–'}</div>
		<div class="cell owner" role="gridcell" title=${row.owner || nothing}>${row.owner || '–'}</div>
		<div class="cell status" role="gridcell" title=${row.statusText}>${icon(row.statusIcon)} <span>${row.statusText}</span></div>
		<div class="cell chance" role="gridcell">${row.chance ?? '–'}</div>
	</div>`;
}

/** The words are in the explanation: here is room for a mark. */
function shared(text: string): TemplateResult {
	return html`<span class="shared" title=${text}>${icon('link')}<span class="unseen">${text}</span></span>`;
}

function description(row: PanelRow): string {
	return row.where === undefined ? row.reason : `${row.where} · ${row.reason}`;
}

function scoreTitle(row: PanelRow, labels: PanelLabels): string {
	if (!row.score) return row.reason;
	return row.score.range === ''
		? `${labels.score} ${row.score.text}`
		: `${labels.score} ${row.score.text} (${row.score.range})`;
}
