import { html, nothing, type TemplateResult } from 'lit';
import type { PinAsked, PlanPart } from '../../core/views/plan/pinByDrop.ts';
import type { PlanLabels } from '../../core/views/plan/planLabels.ts';
import type { PlanRow } from '../../core/views/plan/planView.ts';
import { icon } from '../icon.ts';
import type { PinDrag } from './pinDrag.ts';

export interface RowsGiven {
	readonly labels: PlanLabels;
	/** The one row that the Tab key stops at. */
	readonly current: string | undefined;
	readonly drag: PinDrag;
	pin(row: PlanRow, pin: 'include' | 'exclude'): void;
	reveal(row: PlanRow): void;
	focused(row: PlanRow): void;
}

/** One part of a plan: its items, each with its reason, in a list that arrow keys move through and rows are dragged to. */
export function planRows(id: PlanPart, title: string, rows: readonly PlanRow[], given: RowsGiven): TemplateResult {
	const { drag, labels } = given;
	const asked = drag.asks(id);
	return html`<section
		class="plan-part ${asked === undefined ? '' : 'takes'} ${drag.isOver(id) ? 'over' : ''}"
		aria-labelledby=${`plan-${id}`}
		data-part=${id}
	>
		<h2 class="plan-title" id=${`plan-${id}`}>
			${title} <span class="plan-count">${rows.length}</span>
			${asked === undefined ? nothing : html`<span class="plan-drop">${icon(dropIcons[asked])} ${labels.drop[asked]}</span>`}
		</h2>
		${
			rows.length === 0
				? html`<p class="dim plan-none">${labels.none}</p>`
				: html`<ul class="plan-rows">
						${rows.map((row) => planRow(row, given))}
					</ul>`
		}
	</section>`;
}

const dropIcons: Readonly<Record<PinAsked, string>> = { include: 'pin', exclude: 'circle-slash', free: 'discard' };

function planRow(row: PlanRow, given: RowsGiven): TemplateResult {
	const { labels, current, drag } = given;
	const { key, id, title, kind, kindText, days, why, firmness, change, pin } = row;
	const canDrag = days !== undefined;
	return html`<li
		class="plan-row ${kind} ${change?.id ?? ''} ${drag.isDragged(row) ? 'dragged' : ''}"
		data-key=${key}
		@pointerdown=${(event: PointerEvent) => (canDrag ? drag.press(event, row) : undefined)}
	>
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
			${canDrag ? html`<span class="plan-grip" title=${labels.dragHint}>${icon('gripper')}</span>` : nothing}
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
