import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { MeasureExplanation, MeasureLabels } from '../../core/views/measures/measuresModel.ts';
import { type FiguresPane, figures } from '../explanationPane.ts';

export interface MeasureFiguresPane extends FiguresPane {
	/** Undefined while it is on its way; null where the figure is gone. */
	readonly explanation: MeasureExplanation | null | undefined;
	readonly labels: MeasureLabels;
	close(): void;
}

/** What stands behind one figure: what it is made of, down to the records with their lines. */
export function figuresPane({ explanation, labels, close, ...pane }: MeasureFiguresPane): TemplateResult {
	return html`<section class="pane" id="measure-explanation" aria-label=${explanation?.title ?? labels.explanation}>
		<header class="pane-header">
			<h2 class="pane-title">${explanation?.title ?? labels.explanation}</h2>
			<vscode-toolbar-button icon="close" label=${labels.close} title=${labels.close} @click=${close}>
			</vscode-toolbar-button>
		</header>
		<div class="pane-body" tabindex="0" role="group" aria-label=${labels.explanation}>
			<p class="reason" role="status">${explanation === null ? labels.gone : (explanation?.reason ?? nothing)}</p>
			${explanation ? keyed(explanation.title, figures(explanation.rows, '', pane)) : nothing}
		</div>
	</section>`;
}
