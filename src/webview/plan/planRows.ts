import { html, nothing, type TemplateResult } from 'lit';
import type { PlanLabels } from '../../core/views/plan/planLabels.ts';
import type { PlanRow } from '../../core/views/plan/planView.ts';
import { icon } from '../icon.ts';

export interface RowsGiven {
	readonly labels: PlanLabels;
	/** The one row that the Tab key stops at. */
	readonly current: string | undefined;
	pin(row: PlanRow, pin: 'include' | 'exclude'): void;
	reveal(row: PlanRow): void;
	focused(row: PlanRow): void;
}

/** One part of a plan: its items, each with its reason, in a list that arrow keys move through. */
export function planRows(id: string, title: string, rows: readonly PlanRow[], given: RowsGiven): TemplateResult {
	return html`<section class="plan-part" aria-labelledby=${`plan-${id}`}>
		<h2 class="plan-title" id=${`plan-${id}`}>${title} <span class="plan-count">${rows.length}</span></h2>
		${
			rows.length === 0
				? html`<p class="dim plan-none">${given.labels.none}</p>`
				: html`<ul class="plan-rows">
						${rows.map((row) => planRow(row, given))}
					</ul>`
		}
	</section>`;
}

function planRow(row: PlanRow, given: RowsGiven): TemplateResult {
	const { labels, current } = given;
	const { key, id, title, kind, kindText, days, why, firmness, change, pin } = row;
	return html`<li class="plan-row ${kind} ${change?.id ?? ''}" data-key=${key}>
		<div class="plan-item">
			<button
				class="link plan-name"
				type="button"
				title=${labels.reveal}
				data-row=${key}
				tabindex=${key === current ? 0 : -1}
				aria-keyshortcuts="I X Enter"
				@focus=${() => given.focused(row)}
				@click=${() => given.reveal(row)}
			>
				<span class="plan-id">${id}</span> ${title}
			</button>
			<span class="plan-facts">
				<span class="plan-kind">${kindText}</span>
				${days === undefined ? nothing : html`<span>${days}</span>`}
				${firmness ? html`<span class="plan-firmness ${firmness.id}" title=${labels.firmnessHint}>${firmness.text}</span>` : nothing}
				${change ? html`<span class="plan-change">${icon(change.id === 'enters' ? 'add' : 'remove')}${change.text}</span>` : nothing}
			</span>
		</div>
		<p class="plan-why">${why}</p>
		<div class="plan-pins">
			${pinButton(row, 'include', pin === 'include', pin === 'include' ? labels.pinnedIn : labels.pinIn, 'pin', given)}
			${pinButton(row, 'exclude', pin === 'exclude', pin === 'exclude' ? labels.pinnedOut : labels.pinOut, 'circle-slash', given)}
		</div>
	</li>`;
}

function pinButton(
	row: PlanRow,
	pin: 'include' | 'exclude',
	pressed: boolean,
	label: string,
	codicon: string,
	given: RowsGiven,
): TemplateResult | typeof nothing {
	// What cannot be planned cannot be pinned, and what is in progress is in as it is.
	if (row.days === undefined || (pin === 'include' && row.held)) return nothing;
	return html`<button
		class="plan-pin"
		type="button"
		tabindex="-1"
		title=${label}
		aria-label=${`${label}: ${row.id}`}
		aria-pressed=${pressed}
		@click=${() => given.pin(row, pin)}
	>
		${icon(pressed && pin === 'include' ? 'pinned' : codicon)}
	</button>`;
}
