import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RiskLabels } from '../../core/views/riskLabels.ts';
import type { RiskPart, RiskServiceModel } from '../../core/views/risks.ts';

/** The risks of a service stacked against its budget. The legend says all that the bar shows. */
export function budgetBar(service: RiskServiceModel, labels: RiskLabels, index: number): TemplateResult {
	const hatch = `hatch-${index}`;
	let from = 0;
	const segments = service.parts.map(({ id, width }) => {
		const start = from;
		from += width;
		if (width <= 0) return nothing;
		const fill = id === 'unaccepted' ? `url(#${hatch})` : nothing;
		return svg`<rect class="budget-part ${id}" x=${percent(start)} width=${percent(width)} y="3" height="14" fill=${fill}></rect>`;
	});
	const end = percent(service.budgetEnd);
	return html`<svg class="budget-bar" height="20" aria-hidden="true" focusable="false">
			<defs>${hatching(hatch)}</defs>
			${segments}
			<line class="budget-end" x1=${end} x2=${end} y1="0" y2="20"></line>
		</svg>
		<ul class="budget-legend">
			${service.parts.map((part) => legend(part))}
			<li class="budget-key"><span class="swatch floor"></span>${labels.budget}</li>
		</ul>`;
}

/** Stripes, so that the kinds differ by more than their colour. */
function hatching(id: string) {
	return svg`<pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
		<line class="budget-stripe" x1="1.5" x2="1.5" y1="0" y2="6"></line>
	</pattern>`;
}

function legend({ id, label, minutes, share }: RiskPart): TemplateResult {
	return html`<li class="budget-key">
		<svg class="budget-swatch" width="12" height="12" aria-hidden="true" focusable="false">
			<defs>${hatching(`hatch-key-${id}`)}</defs>
			<rect
				class="budget-part ${id}"
				x="0.5"
				y="0.5"
				width="11"
				height="11"
				fill=${id === 'unaccepted' ? `url(#hatch-key-${id})` : nothing}
			></rect>
		</svg>
		<span>${label}</span>
		<span class="budget-minutes">${minutes}</span>
		${share === '' ? nothing : html`<span class="dim">${share}</span>`}
	</li>`;
}

function percent(share: number): string {
	return `${(100 * share).toFixed(2)}%`;
}
