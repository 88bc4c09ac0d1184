import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { statuses } from '../../core/backlog/model.ts';
import type { PanelLabels } from '../../core/views/panelLabels.ts';
import { type EditedField, type EstimateField, editedFields, isSound } from '../../core/views/priorities/fieldTexts.ts';
import type { PanelRow } from '../../core/views/priorities/panelRow.ts';
import { fill } from '../words.ts';
import type { FieldPlace } from './priorityList.ts';
import { ROW_HEIGHT } from './priorityListStyles.ts';

/** What a field of one item is written with. */
export interface FieldEdit {
	readonly row: PanelRow;
	readonly field: EditedField;
	readonly labels: PanelLabels;
	/** Owners that other items name. */
	readonly owners: readonly string[];
	/** It is on its way into the file. */
	readonly writing: boolean;
	/** Why the file did not take it. */
	readonly refusal: string | undefined;
	place(): FieldPlace | undefined;
	/** Then goes on to the other field, where one is given. */
	write(text: string, next: EditedField | undefined): void;
	cancel(): void;
}

const WIDEST = 240;

/**
 * One field to write into, over the place in the list where it stands. It is no part of the rows, which come and go with
 * scrolling and with each update: what is being typed stays, with the focus.
 */
@customElement('lights-on-field-editor')
export class FieldEditor extends LitElement {
	@property({ attribute: false }) given!: FieldEdit;
	@state() private fault: string | undefined;
	/** A choice made by mouse is a decision; one that the arrow keys pass through is none yet. */
	private byMouse = false;
	/** It is decided what becomes of the text: the focus that moves on then decides nothing more. */
	private decided = false;

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	protected override firstUpdated(): void {
		const control = this.control;
		control?.focus();
		if (control instanceof HTMLInputElement) control.select();
	}

	protected override willUpdate(): void {
		if (this.given.refusal !== undefined) this.decided = false;
	}

	protected override updated(_changed: PropertyValues<this>): void {
		this.settle();
	}

	/** Over the field, wherever the list has been scrolled to. The page's policy lets scripts set styles, not markup. */
	settle(): void {
		const place = this.given.place();
		const box = this.querySelector<HTMLElement>('.field-editor');
		if (!place || !box) return;
		const room = this.parentElement?.clientWidth ?? 0;
		const left = place.right === undefined ? place.left : place.right - box.offsetWidth;
		const named = place.right === undefined;
		box.classList.toggle('named', named);
		// Over the title it would hide what it is about.
		box.style.top = `${!named ? place.top : place.low ? place.top - box.offsetHeight : place.top + ROW_HEIGHT}px`;
		box.style.left = `${Math.max(2, Math.min(left, room - box.offsetWidth - 2))}px`;
		box.style.maxWidth = `${Math.min(WIDEST, room - 4)}px`;
		box.classList.toggle('low', place.low);
	}

	protected override render(): TemplateResult {
		const { row, field, labels, refusal, writing } = this.given;
		const wrong = this.fault ?? refusal;
		const name = fill(labels.editing.field, labels[field], row.title);
		const said = writing ? labels.editing.writing : wrong;
		return html`<div class="field-editor" @keydown=${this.onKey} @focusout=${this.onLeave} @pointerdown=${stop}>
			<span class="field-name" aria-hidden="true">${labels[field]}</span>
			${field === 'status' ? this.choice(name) : this.line(name, wrong !== undefined)}
			<p class="field-said ${wrong === undefined ? '' : 'wrong'}" id="field-said" role="alert">${said ?? nothing}</p>
			<span class="unseen" id="field-hint">${labels.editing.hint}</span>
		</div>`;
	}

	private line(name: string, wrong: boolean): TemplateResult {
		const { row, field, owners } = this.given;
		return html`<input
				class="field-control"
				type="text"
				aria-label=${name}
				aria-describedby="field-said field-hint"
				aria-invalid=${wrong}
				list=${field === 'owner' ? 'field-owners' : nothing}
				spellcheck="false"
				autocomplete="off"
				.value=${beginning(row, field)}
				@input=${this.onInput}
			/>${
				field === 'owner'
					? html`<datalist id="field-owners">${owners.map((owner) => html`<option value=${owner}></option>`)}</datalist>`
					: nothing
			}`;
	}

	private choice(name: string): TemplateResult {
		const { row, labels } = this.given;
		return html`<select class="field-control" aria-label=${name} aria-describedby="field-said field-hint"
			@pointerdown=${this.onPointer}
			@change=${this.onChoice}
		>
			${statuses.map(
				(value) =>
					html`<option value=${value} ?selected=${value === row.status}>${labels.editing.statuses[value]}</option>`,
			)}
		</select>`;
	}

	private get control(): HTMLInputElement | HTMLSelectElement | null {
		return this.querySelector<HTMLInputElement | HTMLSelectElement>('.field-control');
	}

	private readonly onInput = (): void => {
		this.fault = undefined;
	};

	private readonly onPointer = (): void => {
		this.byMouse = true;
	};

	private readonly onChoice = (): void => {
		if (this.byMouse) this.write(undefined);
	};

	private readonly onKey = (event: KeyboardEvent): void => {
		event.stopPropagation();
		this.byMouse = false;
		if (event.isComposing) return;
		if (event.key === 'Escape') this.cancel();
		else if (event.key === 'Enter') this.write(undefined);
		else if (event.key === 'Tab') this.write(neighbour(this.given.field, event.shiftKey ? -1 : 1));
		else return;
		event.preventDefault();
	};

	/** A step out of it to another place of the panel is a decision too; the window's own loss of the focus is none. */
	private readonly onLeave = (event: FocusEvent): void => {
		if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget) && !this.decided)
			this.write(undefined, true);
	};

	private cancel(): void {
		this.decided = true;
		this.given.cancel();
	}

	private write(next: EditedField | undefined, leaving = false): void {
		const { row, field, labels, writing } = this.given;
		const text = this.control?.value ?? '';
		if (writing) return;
		if (text === beginning(row, field) || isSound(field, text)) {
			this.decided = true;
			this.given.write(text, next);
		} else if (leaving) this.cancel();
		else this.fault = labels.editing.faults[field as EstimateField];
	}
}

/** What stands in the file now. */
export function beginning({ written, status }: PanelRow, field: EditedField): string {
	return field === 'status' ? status : (written[field] ?? '');
}

function neighbour(field: EditedField, way: 1 | -1): EditedField {
	const { length } = editedFields;
	return editedFields[(editedFields.indexOf(field) + way + length) % length]!;
}

function stop(event: Event): void {
	event.stopPropagation();
}

declare global {
	interface HTMLElementTagNameMap {
		'lights-on-field-editor': FieldEditor;
	}
}
