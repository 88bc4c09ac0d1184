import { html, nothing, type TemplateResult } from 'lit';
import type { CapacityControl, PlanControls } from '../../core/views/plan/planControls.ts';
import type { PlanLabels } from '../../core/views/plan/planLabels.ts';
import { icon } from '../icon.ts';
import { fill } from '../words.ts';

export interface ControlsGiven {
	readonly controls: PlanControls;
	readonly labels: PlanLabels;
	/** What a slider is being dragged to, by the owner’s name; the plan may not have followed yet. */
	readonly dragged: ReadonlyMap<string, number>;
	readonly draggedFloor: number | undefined;
	setCapacity(control: CapacityControl, days: number): void;
	setFloor(share: number): void;
	reset(): void;
}

/** The sliders: what would be with another capacity, or another floor. */
export function planControls(given: ControlsGiven): TemplateResult {
	const { controls, labels } = given;
	const floor = given.draggedFloor ?? controls.floor.share;
	return html`<section class="plan-controls" aria-label=${labels.controls}>
		${controls.capacity.map((control, index) => capacity(control, index, given))}
		${slider({
			id: 'plan-floor',
			label: labels.floor,
			value: Math.round(floor * 100),
			most: 100,
			step: 1,
			text: given.draggedFloor === undefined ? controls.floor.text : `${Math.round(floor * 100)}%`,
			note: controls.floor.statedText,
			set: (percent) => given.setFloor(percent / 100),
		})}
		<p class="plan-what-if ${controls.isWhatIf ? 'on' : ''}">
			${
				controls.isWhatIf
					? html`${icon('beaker')}<span>${labels.whatIf}</span>
							<button class="link" type="button" data-action="reset" @click=${given.reset}>${labels.reset}</button>`
					: nothing
			}
		</p>
	</section>`;
}

function capacity(
	control: CapacityControl,
	index: number,
	{ labels, dragged, setCapacity }: ControlsGiven,
): TemplateResult {
	const days = dragged.get(control.name);
	return slider({
		id: `plan-capacity-${index}`,
		label: fill(labels.capacity, control.name),
		value: days ?? control.days,
		most: control.most,
		step: control.step,
		text: days === undefined ? control.text : control.text.replace(/[\d.,]+/, `${days}`),
		note: control.statedText ?? '',
		set: (value) => setCapacity(control, value),
	});
}

interface Slider {
	readonly id: string;
	readonly label: string;
	readonly value: number;
	readonly most: number;
	readonly step: number;
	readonly text: string;
	readonly note: string;
	set(value: number): void;
}

function slider({ id, label, value, most, step, text, note, set }: Slider): TemplateResult {
	return html`<div class="plan-slider">
		<label for=${id}>${label}</label>
		<output for=${id}>${text}${note === '' ? nothing : html` <span class="dim">(${note})</span>`}</output>
		<input
			id=${id}
			type="range"
			min="0"
			max=${most}
			step=${step}
			.value=${`${value}`}
			aria-valuetext=${text}
			@input=${(event: Event) => set(Number((event.currentTarget as HTMLInputElement).value))}
		/>
	</div>`;
}
