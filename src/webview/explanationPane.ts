import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Place } from '../core/place.ts';
import type { Explanation } from '../core/views/explanation.ts';
import { EVIDENCE_SHOWN, type Evidence, type ExplanationRow } from '../core/views/explanationRows.ts';
import type { PanelLabels } from '../core/views/panelLabels.ts';
import type { PanelRow } from '../core/views/priorities/panelRow.ts';
import { icon } from './icon.ts';

/** What figures need around them. */
export interface FiguresPane {
	/** Figures whose places are all shown. */
	readonly unfolded: ReadonlySet<string>;
	unfold(path: string): void;
	reveal(place: Place): void;
	/** Opens a commit, where figures may be commits. */
	showCommit?(hash: string): void;
}

export interface ExplanationPane extends FiguresPane {
	/** Absent for items that the list leaves out: done and dropped ones. */
	readonly row: PanelRow | undefined;
	readonly explanation: Explanation | undefined;
	readonly labels: PanelLabels;
	revealItem(): void;
	close(): void;
}

/** What stands behind one score: the facts of the item, then its figures, each with the lines that it came from. */
export function explanationPane(pane: ExplanationPane): TemplateResult {
	const { row, explanation: shown, labels } = pane;
	return html`<section class="pane" id="explanation" aria-label=${labels.explanation}>
		<header class="pane-header">
			<h2 class="pane-title">${row?.title ?? shown?.title ?? labels.explanation}</h2>
			${
				row
					? html`<vscode-toolbar-button
							icon="go-to-file"
							label=${labels.reveal}
							title=${labels.reveal}
							@click=${pane.revealItem}
						></vscode-toolbar-button>`
					: nothing
			}
			<vscode-toolbar-button icon="close" label=${labels.close} title=${labels.close} @click=${pane.close}>
			</vscode-toolbar-button>
		</header>
		<div class="pane-body">
			<p class="reason" role="status">${row?.reason ?? shown?.reason ?? labels.gone}</p>
			${row ? facts(row, labels) : nothing}
			${shown ? keyed(shown.key, figures(shown.rows, '', pane)) : nothing}
		</div>
	</section>`;
}

function facts(row: PanelRow, labels: PanelLabels): TemplateResult {
	const known: readonly (readonly [string, TemplateResult | string])[] = [
		[labels.item, html`${row.id}${row.where === undefined ? nothing : html` <span class="dim">${row.where}</span>`}`],
		...(row.rank === undefined
			? []
			: [[labels.rank, row.tie === undefined ? `${row.rank}` : `${row.rank} (${labels.tied})`] as const]),
		[labels.kind, html`${icon(row.kindIcon)} ${row.kindText}`],
		[
			labels.status,
			html`${icon(row.statusIcon)} ${row.statusText}${row.overdue === undefined ? nothing : html`, ${overdue(row.overdue)}`}`,
		],
		...(row.owner === '' ? [] : [[labels.owner, row.owner] as const]),
		...(row.effort === '' ? [] : [[labels.effort, ranged(row.effort, row.effortRange)] as const]),
	];
	return html`<dl class="facts">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

export function overdue(text: string): TemplateResult {
	return html`<span class="overdue" title=${text}>${icon('warning')}<span class="overdue-text">${text}</span></span>`;
}

function ranged(value: string, range: string | undefined): TemplateResult {
	return html`${value}${range === undefined ? nothing : html` <span class="dim">(${range})</span>`}`;
}

/** Figures as a list that opens level by level. `path` tells them apart in `unfolded`. */
export function figures(rows: readonly ExplanationRow[], path: string, pane: FiguresPane): TemplateResult {
	return html`<ul class="figures">
		${repeat(
			rows.map((row, index) => ({ row, path: `${path}/${index}` })),
			({ path }) => path,
			({ row, path }) => html`<li>${figure(row, path, pane)}</li>`,
		)}
	</ul>`;
}

/** Score, cost of delay and its terms lie open; what lies deeper opens on demand. */
const OPEN_DEPTH = 3;

/** Figures open and close by the browser's own disclosure, which the keyboard and screen readers know. */
function figure(row: ExplanationRow, path: string, pane: FiguresPane): TemplateResult {
	const depth = path.split('/').length - 1;
	const value = html`<span class="figure-value"
		>${row.value}${row.interval === undefined ? nothing : html` <span class="figure-interval">${row.interval}</span>`}</span
	>`;
	const note = row.note === undefined ? nothing : html`<p class="figure-note">${row.note}</p>`;
	// A summary may hold no buttons: the sources of what opens stand under it, those of all others beside the label.
	if (row.children.length === 0)
		return html`<div class="figure">
			<div class="figure-line">
				<span class="figure-label">${label(row, pane)}${basis(row)}${sources(row, path, pane)}</span>${value}
			</div>
			${note}
		</div>`;
	return html`<details class="figure" ?open=${depth <= OPEN_DEPTH}>
		<summary class="figure-line"><span class="figure-label"><span>${row.label}</span>${basis(row)}</span>${value}</summary>
		${row.evidence.length === 0 ? nothing : html`<p class="figure-note figure-source">${sources(row, path, pane)}</p>`}
		${note} ${figures(row.children, path, pane)}
	</details>`;
}

function label({ label, commit }: ExplanationRow, { showCommit }: FiguresPane): TemplateResult {
	if (commit === undefined || !showCommit) return html`<span>${label}</span>`;
	return html`<button class="link" type="button" title=${commit.slice(0, 8)} @click=${() => showCommit(commit)}>${label}</button>`;
}

function basis(row: ExplanationRow): TemplateResult | typeof nothing {
	if (row.basisText === undefined) return nothing;
	return html`<span class="basis">${icon(row.basis === 'measured' ? 'graph' : 'person')}${row.basisText}</span>`;
}

function sources(row: ExplanationRow, path: string, pane: FiguresPane): TemplateResult {
	const all = row.more === undefined || pane.unfolded.has(path);
	const evidence = all ? row.evidence : row.evidence.slice(0, EVIDENCE_SHOWN);
	return html`${evidence.map((found) => evidenceLink(found, pane))}
	${all ? nothing : html`<button class="link" type="button" @click=${() => pane.unfold(path)}>${row.more}</button>`}`;
}

function evidenceLink({ label, where, place }: Evidence, pane: FiguresPane): TemplateResult {
	return html`<button class="link" type="button" title=${where} @click=${() => pane.reveal(place)}>${label}</button>`;
}
