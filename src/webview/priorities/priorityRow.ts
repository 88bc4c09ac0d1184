import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../core/views/panel.ts';
import type { PanelLabels } from '../../core/views/panelLabels.ts';
import { type ColumnId, type ColumnLayout, columnIds } from '../../core/views/priorities/columns.ts';
import { type EditedField, isEditedField } from '../../core/views/priorities/fieldTexts.ts';
import type { RowLine } from '../../core/views/priorities/lines.ts';
import type { PanelRow } from '../../core/views/priorities/panelRow.ts';
import { overdue } from '../explanationPane.ts';
import { icon } from '../icon.ts';
import { fill } from '../words.ts';
import { scoreBar } from './scoreBar.ts';

export interface RowShown {
	readonly id: string;
	/** From 1; the head is 1. */
	readonly rowIndex: number;
	readonly active: boolean;
	/** Chosen together with others. */
	readonly marked: boolean;
	readonly selected: boolean;
	readonly axis: PanelModel['axis'];
	readonly labels: PanelLabels;
	readonly chosen: ReadonlySet<ColumnId>;
	readonly layout: ColumnLayout;
	click(key: string, event: MouseEvent): void;
	edit(key: string, field: EditedField): void;
	reveal(key: string): void;
}

/** One item. A click on its title shows its line in the file; a click anywhere else explains it. */
export function priorityRow({ row, tie }: RowLine, shown: RowShown): TemplateResult {
	const given: CellGiven = { row, tie, shown };
	return html`<div
		class="row ${row.stale ? 'stale' : ''} ${shown.active ? 'active' : ''} ${shown.marked ? 'marked' : ''}"
		role="row"
		id=${shown.id}
		aria-rowindex=${shown.rowIndex}
		aria-selected=${shown.selected}
		@click=${(event: MouseEvent) => shown.click(row.key, event)}
	>
		${columnIds.map((id) => (shown.chosen.has(id) ? cell(id, given) : nothing))}
	</div>`;
}

interface CellGiven {
	readonly row: PanelRow;
	readonly tie: RowLine['tie'];
	readonly shown: RowShown;
}

/** What finds no room is there for screen readers only. */
function cell(id: ColumnId, given: CellGiven): TemplateResult {
	const { layout } = given.shown;
	const { content, title } = contents[id](given);
	return html`<div class="cell ${id} ${layout.visible.has(id) ? '' : 'unseen'}" role="gridcell" title=${title ?? nothing}>${content}${
		isEditedField(id) ? pencil(id, given) : nothing
	}</div>`;
}

/** For the mouse, where it is over the row; the keyboard has F2. */
function pencil(field: EditedField, { row, shown }: CellGiven): TemplateResult {
	const { labels } = shown;
	const edit = (event: Event) => {
		event.stopPropagation();
		shown.edit(row.key, field);
	};
	return html`<span class="pencil" aria-hidden="true" title=${fill(labels.editing.edit, labels[field])} @click=${edit}
		>${icon('edit')}</span
	>`;
}

interface CellContent {
	readonly content: TemplateResult | string;
	readonly title?: string | undefined;
}

const NONE = '–';

const contents: Readonly<Record<ColumnId, (given: CellGiven) => CellContent>> = {
	rank: ({ row, tie, shown: { labels } }) => ({
		content: html`${tie === undefined ? nothing : html`<span class="tie ${tie}" title=${labels.tied}>${tie === 'apart' ? html`<span aria-hidden="true">≈</span>` : nothing}</span>`}
			<span>${row.rank ?? NONE}</span>
			${tie === undefined ? nothing : html`<span class="unseen">${labels.tied}</span>`}`,
	}),
	item: ({ row, shown }) => ({
		content: html`<span class="kind-icon" title=${row.kindText}>${icon(shown.marked ? 'check' : row.kindIcon)}</span>
			<span
				class="title"
				title=${`${row.title} (${row.id})`}
				@click=${(event: MouseEvent) => {
					if (event.shiftKey || event.ctrlKey || event.metaKey) return;
					event.stopPropagation();
					shown.reveal(row.key);
				}}
				>${row.title}</span
			>
			${row.overdue === undefined ? nothing : overdue(row.overdue)} ${row.shared === undefined ? nothing : shared(row.shared)}
			${shown.layout.reason ? html`<span class="description">${description(row)}</span>` : nothing}`,
	}),
	kind: ({ row }) => ({ content: row.kindText }),
	score: ({ row, shown }) => ({ content: score(row, shown), title: scoreTitle(row, shown.labels) }),
	cost: ({ row }) => ({ content: row.costOfDelay, title: row.costOfDelayRange }),
	effort: ({ row }) => ({ content: row.effort || NONE, title: row.effortRange }),
	value: ({ row }) => ({ content: row.value || NONE }),
	owner: ({ row }) => named(row.owner),
	service: ({ row }) => named(row.service),
	status: ({ row }) => ({
		content: html`${icon(row.statusIcon)} <span>${row.statusText}</span>`,
		title: row.statusText,
	}),
	chance: ({ row }) => ({ content: row.chance ?? NONE }),
};

function named(name: string): CellContent {
	return name === '' ? { content: NONE } : { content: name, title: name };
}

function score({ score }: PanelRow, { layout, axis }: RowShown): TemplateResult {
	if (!score) return html`<span class="number dim">${NONE}</span>`;
	return html`${layout.bar ? scoreBar(score, axis) : nothing}<span class="number">${score.text}</span>
		<span class="unseen">${score.range}</span>`;
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
