import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../core/views/panel.ts';
import {
	type Arrangement,
	byRank,
	facetCount,
	groupings,
	noFacets,
	toggled,
	usualArrangement,
} from '../../core/views/priorities/arrangement.ts';
import { columnIds, columns, fixedColumns } from '../../core/views/priorities/columns.ts';
import { type FacetOption, type FacetOptions, facetOptions } from '../../core/views/priorities/facets.ts';
import { icon } from '../icon.ts';
import { fill } from '../words.ts';
import { checks, dropdown, popover } from './popover.ts';

/** The pane of choices that is open. */
export type ToolOpen = 'filter' | 'view' | undefined;

export interface Toolbar {
	readonly model: PanelModel;
	readonly arrangement: Arrangement;
	/** Items that match. */
	readonly matches: number;
	readonly open: ToolOpen;
	/** The chart is shown. */
	readonly charting: boolean;
	chart(): void;
	arrange(change: Partial<Arrangement>): void;
	setOpen(open: ToolOpen): void;
}

/** What decides which items are shown, and how. */
export function toolbar(given: Toolbar): TemplateResult {
	const { model, arrangement, open, setOpen } = given;
	const { labels } = model;
	const narrowed = arrangement.search !== '' || facetCount(arrangement.facets) > 0;
	return html`<div class="filter-bar">
		${search(given)}
		${popover({
			id: 'filter-pane',
			codicon: 'filter',
			label: labels.filters,
			count: facetCount(arrangement.facets),
			open: open === 'filter',
			content: () => filterChoices(given),
			toggle: (on) => setOpen(on ? 'filter' : undefined),
		})}
		${popover({
			id: 'view-pane',
			codicon: 'settings',
			label: labels.viewOptions,
			count: 0,
			open: open === 'view',
			content: () => viewChoices(given),
			toggle: (on) => setOpen(on ? 'view' : undefined),
		})}
		<button
			class="tool"
			type="button"
			aria-pressed=${given.charting}
			aria-controls=${given.charting ? 'scatter' : nothing}
			title=${labels.chart.title}
			@click=${given.chart}
		>
			${icon('graph-scatter')}<span class="tool-label">${labels.chart.show}</span>
		</button>
		<span class="matches ${narrowed ? 'some' : ''}" role="status"
			>${narrowed ? fill(labels.matches, given.matches, model.rows.length) : nothing}</span
		>
	</div>`;
}

function search({ model: { labels }, arrangement: { search }, arrange }: Toolbar): TemplateResult {
	return html`<vscode-textfield
		class="filter"
		label=${labels.filter}
		placeholder=${labels.filterPlaceholder}
		.value=${search}
		@input=${(event: Event) => arrange({ search: (event.target as HTMLInputElement).value })}
	>
		<span slot="content-before" class="filter-icon">${icon('search')}</span>
		${
			search === ''
				? nothing
				: html`<vscode-icon
						slot="content-after"
						name="close"
						action-icon
						label=${labels.clearFilter}
						title=${labels.clearFilter}
						@click=${() => arrange({ search: '' })}
					></vscode-icon>`
		}
	</vscode-textfield>`;
}

/** Rows are the same objects until the next model: what they can be filtered by is counted once. */
const known = new WeakMap<PanelModel, FacetOptions>();

function filterChoices({ model, arrangement: { facets }, arrange }: Toolbar): TemplateResult {
	const { labels } = model;
	let options = known.get(model);
	if (!options) {
		options = facetOptions(model.rows);
		known.set(model, options);
	}
	const facet = <T extends string>(all: readonly FacetOption<T>[], on: readonly T[], set: (on: readonly T[]) => void) =>
		// What is asked for stays there to be taken back, also when no item is left that has it.
		[...all, ...on.filter((value) => !all.some((option) => option.value === value)).map(gone)].map(
			({ value, text, count }) => ({
				text: text === '' ? labels.unnamed : text,
				note: `${count}`,
				on: on.includes(value),
				toggle: () => set(toggled(on, value)),
			}),
		);
	return html`${checks(
		labels.kind,
		facet(options.kind, facets.kind, (kind) => arrange({ facets: { ...facets, kind } })),
	)}
	${checks(
		labels.status,
		facet(options.status, facets.status, (status) => arrange({ facets: { ...facets, status } })),
	)}
	${checks(
		labels.owner,
		facet(options.owner, facets.owner, (owner) => arrange({ facets: { ...facets, owner } })),
	)}
	<button class="link" type="button" ?disabled=${facetCount(facets) === 0} @click=${() => arrange({ facets: noFacets })}>
		${labels.clearFilters}
	</button>`;
}

function gone<T extends string>(value: T): FacetOption<T> {
	return { value, text: value, count: 0 };
}

function viewChoices({ model: { labels }, arrangement, arrange }: Toolbar): TemplateResult {
	const { sorting, grouping, columns: chosen } = arrangement;
	const label = (id: (typeof columnIds)[number]) => columns[id].label(labels);
	return html`${dropdown(
		'sort-by',
		labels.sortBy,
		columnIds.map((value) => ({ value, text: label(value) })),
		sorting.by,
		(by) => arrange({ sorting: { by, descending: columns[by].descending } }),
	)}
	${checks('', [
		{
			text: labels.descending,
			on: sorting.descending,
			toggle: () => arrange({ sorting: { ...sorting, descending: !sorting.descending } }),
		},
	])}
	${dropdown(
		'group-by',
		labels.groupBy,
		groupings.map((value) => ({ value, text: value === 'none' ? labels.noGroups : labels[value] })),
		grouping,
		(grouping) => arrange({ grouping, folded: [] }),
	)}
	${checks(
		labels.columns,
		columnIds
			.filter((id) => !fixedColumns.includes(id))
			.map((id) => ({
				text: label(id),
				on: chosen.includes(id),
				toggle: () => {
					const on = toggled(chosen, id);
					arrange({ columns: columnIds.filter((other) => on.includes(other)) });
				},
			})),
	)}
	<button
		class="link"
		type="button"
		@click=${() => arrange({ sorting: byRank, grouping: 'none', folded: [], columns: usualArrangement.columns })}
	>
		${labels.usualView}
	</button>`;
}
