import { html, nothing, type TemplateResult } from 'lit';
import { statuses } from '../../core/backlog/model.ts';
import type { PanelLabels } from '../../core/views/panelLabels.ts';
import type { FieldTexts } from '../../core/views/priorities/fieldTexts.ts';
import { fill } from '../words.ts';

export interface SelectionBar {
	readonly count: number;
	readonly labels: PanelLabels;
	/** Owners that items name. */
	readonly owners: readonly string[];
	readonly writing: boolean;
	readonly refusal: string | undefined;
	write(texts: FieldTexts): void;
	clear(): void;
}

/** What can be written into all chosen items at once, under the list, so that no row moves. */
export function selectionBar(given: SelectionBar): TemplateResult {
	const { count, labels } = given;
	const said = count === 1 ? labels.editing.selectedOne : fill(labels.editing.selected, count);
	return html`<p class="unseen" role="status">${count === 0 ? nothing : said}</p>
		${count === 0 ? nothing : form(given, said)}`;
}

function form({ count, labels, owners, writing, refusal, write, clear }: SelectionBar, said: string): TemplateResult {
	const { editing } = labels;
	const onSubmit = (event: SubmitEvent) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget as HTMLFormElement);
		const [status, owner] = [data.get('status'), data.get('owner')];
		write({
			...(typeof status === 'string' && status !== '' ? { status } : {}),
			...(typeof owner === 'string' && owner.trim() !== '' ? { owner } : {}),
		});
	};
	return html`<form class="selection-bar" aria-label=${editing.selection} @submit=${onSubmit}>
		<span class="selection-count" aria-hidden="true">${said}</span>
		<label class="selection-field"
			><span>${labels.status}</span
			><select class="dropdown" name="status">
				<option value="">${editing.asTheyAre}</option>
				${statuses.map((value) => html`<option value=${value}>${editing.statuses[value]}</option>`)}
			</select></label
		>
		<label class="selection-field"
			><span>${labels.owner}</span
			><input
				class="field-control"
				name="owner"
				type="text"
				list="selection-owners"
				autocomplete="off"
				spellcheck="false"
				placeholder=${editing.asTheyAre}
			/></label
		>
		<datalist id="selection-owners">${owners.map((owner) => html`<option value=${owner}></option>`)}</datalist>
		<button class="write" type="submit" ?disabled=${writing}>
			${count === 1 ? editing.writeOne : fill(editing.write, count)}
		</button>
		<button class="link" type="button" @click=${clear}>${editing.clearSelection}</button>
		<p class="field-said ${refusal === undefined ? '' : 'wrong'}" role="alert">${refusal ?? nothing}</p>
	</form>`;
}
