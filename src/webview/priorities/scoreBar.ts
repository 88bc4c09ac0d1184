import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PanelModel } from '../../core/views/panel.ts';
import type { PanelScore } from '../../core/views/priorities/panelRow.ts';

/** A bar from zero to the mean with a whisker from P10 to P90. An end past the axis has no cap: the whisker goes on. */
export function scoreBar(score: PanelScore, { from, to }: PanelModel['axis']): TemplateResult {
	const at = (value: number) => (100 * (Math.min(Math.max(value, from), to) - from)) / (to - from);
	const percent = (share: number) => `${share.toFixed(2)}%`;
	const cap = (value: number) =>
		value < from || value > to
			? nothing
			: svg`<line class="whisker" x1=${percent(at(value))} x2=${percent(at(value))} y1="5" y2="13"></line>`;
	const [zero, mean] = [at(0), at(score.mean)];
	const whisker =
		score.p90 > score.p10
			? svg`<line class="whisker" x1=${percent(at(score.p10))} x2=${percent(at(score.p90))} y1="9" y2="9"></line>
				${cap(score.p10)}${cap(score.p90)}`
			: nothing;
	return html`<svg class="score-bar" height="18" aria-hidden="true" focusable="false">
		<rect class="bar" x=${percent(Math.min(zero, mean))} y="6" width=${percent(Math.abs(mean - zero))} height="6"></rect>
		${whisker}
	</svg>`;
}
