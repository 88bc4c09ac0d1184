import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RankedList, RankedRow } from '../../core/views/measures/rankedList.ts';
import type { SectionGiven } from './section.ts';

/** Several lists side by side, as many as there is room for. */
export function rankedLists(lists: readonly RankedList[], given: SectionGiven): TemplateResult {
	return html`<div class="ranked-lists">${lists.map((list) => rankedList(list, given))}</div>`;
}

/** Names with bars; the number stands beside each, so that the bar need not be seen. */
export function rankedList({ title, note, rows }: RankedList, given: SectionGiven): TemplateResult {
	return html`<div class="ranked-list">
		<h3>${title}</h3>
		${note === undefined ? nothing : html`<p class="dim">${note}</p>`}
		<ul>
			${rows.map((row) => html`<li>${line(row, given)}</li>`)}
		</ul>
	</div>`;
}

function line(row: RankedRow, given: SectionGiven): TemplateResult {
	const { key } = row;
	if (key === undefined) return html`<div class="ranked-row">${content(row)}</div>`;
	return html`<button
		class="ranked-row"
		type="button"
		data-figure=${key}
		aria-expanded=${given.explained === key}
		@click=${() => given.explain(key)}
	>
		${content(row)}
	</button>`;
}

function content({ label, value, part, note }: RankedRow): TemplateResult {
	return html`<span class="ranked-label">${label}</span><span class="ranked-value">${value}</span
		><svg class="ranked-bar" aria-hidden="true" height="4" width="100%">
			${svg`<rect height="4" width="${(part * 100).toFixed(1)}%"></rect>`}
		</svg>
		${note === undefined ? nothing : html`<span class="ranked-note dim">${note}</span>`}`;
}
