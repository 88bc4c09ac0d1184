import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../core/views/panel.ts';
import type { Sorting } from '../../core/views/priorities/arrangement.ts';
import { type ColumnId, type ColumnLayout, columnIds, columns } from '../../core/views/priorities/columns.ts';
import { icon } from '../icon.ts';

export interface HeadShown {
	readonly model: PanelModel;
	readonly chosen: ReadonlySet<ColumnId>;
	readonly layout: ColumnLayout;
	readonly sorting: Sorting;
	sort(by: ColumnId): void;
}

/** The names of the columns. A click sorts by one; the keyboard does so in the view options, and the Tab key passes by. */
export function listHead(shown: HeadShown): TemplateResult {
	return html`<div class="row head" role="row" aria-rowindex="1">
		${columnIds.map((id) => (shown.chosen.has(id) ? head(id, shown) : nothing))}
	</div>`;
}

function head(id: ColumnId, { model, layout, sorting, sort }: HeadShown): TemplateResult {
	const label = columns[id].label(model.labels);
	const way = sorting.by !== id ? undefined : sorting.descending ? 'descending' : 'ascending';
	return html`<div
		class="cell ${id} ${layout.visible.has(id) ? '' : 'unseen'}"
		role="columnheader"
		aria-sort=${way ?? nothing}
		title=${hint(id, model) ?? label}
	>
		<button class="sort" type="button" tabindex="-1" @click=${() => sort(id)}>
			${id === 'rank' ? html`<span aria-hidden="true">#</span><span class="unseen">${label}</span>` : html`<span class="sort-label">${label}</span>`}
			${way === undefined || (id === 'rank' && way === 'ascending') ? nothing : icon(way === 'descending' ? 'arrow-down' : 'arrow-up')}
		</button>
	</div>`;
}

function hint(id: ColumnId, { labels, unit }: PanelModel): string | undefined {
	switch (id) {
		case 'score':
			return labels.scoreHint;
		case 'cost':
			return `${labels.costOfDelay} (${unit})`;
		case 'chance':
			return labels.chanceHint;
		default:
			return undefined;
	}
}
