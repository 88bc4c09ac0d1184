import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icon.ts';

export interface Popover {
	readonly id: string;
	readonly codicon: string;
	readonly label: string;
	/** How many choices are in force; nothing is shown for none. */
	readonly count: number;
	readonly open: boolean;
	readonly content: () => TemplateResult;
	toggle(open: boolean): void;
}

/** A button that opens a small pane of choices under it. Escape and a step out of it close it; the focus then is where it was. */
export function popover(given: Popover): TemplateResult {
	const { id, label, count, open, toggle } = given;
	const onKey = (event: KeyboardEvent) => {
		if (event.key !== 'Escape' || !open) return;
		event.preventDefault();
		event.stopPropagation();
		toggle(false);
		(event.currentTarget as HTMLElement).querySelector('button')?.focus();
	};
	const onLeave = (event: FocusEvent) => {
		const { relatedTarget, currentTarget } = event;
		// Without a target the window itself lost the focus, or a place was clicked that takes none.
		if (open && relatedTarget instanceof Node && !(currentTarget as HTMLElement).contains(relatedTarget)) toggle(false);
	};
	return html`<div class="popover-place" @keydown=${onKey} @focusout=${onLeave}>
		<button
			class="tool ${count > 0 ? 'on' : ''}"
			type="button"
			id="${id}-button"
			aria-expanded=${open}
			aria-controls=${open ? id : nothing}
			title=${label}
			@click=${() => toggle(!open)}
		>
			${icon(given.codicon)}<span class="tool-label">${label}</span>${count > 0 ? html`<span class="tool-count">${count}</span>` : nothing}
		</button>
		${open ? html`<div class="popover" id=${id} role="group" aria-label=${label}>${given.content()}</div>` : nothing}
	</div>`;
}

export interface Check {
	readonly text: string;
	readonly note?: string;
	readonly on: boolean;
	toggle(): void;
}

export function checks(legend: string, all: readonly Check[]): TemplateResult {
	return html`<fieldset class="choice">
		<legend>${legend}</legend>
		${all.map(
			({ text, note, on, toggle }) =>
				html`<label class="check"
					><input type="checkbox" .checked=${on} @change=${toggle} /><span class="check-text">${text}</span>${
						note === undefined ? nothing : html`<span class="dim">${note}</span>`
					}</label
				>`,
		)}
	</fieldset>`;
}

export function dropdown<T extends string>(
	id: string,
	label: string,
	options: readonly { readonly value: T; readonly text: string }[],
	chosen: T,
	choose: (value: T) => void,
): TemplateResult {
	return html`<div class="choice">
		<label class="choice-label" for=${id}>${label}</label>
		<select class="dropdown" id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as T)}>
			${options.map(({ value, text }) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
		</select>
	</div>`;
}
