import { html, nothing, type TemplateResult } from 'lit';
import type { PlanLabels } from '../../core/views/plan/planLabels.ts';
import type { FrontierShown } from '../../core/views/plan/planTab.ts';
import '../charts/chartElement.ts';

const explained = { explained: undefined, explain: () => undefined };

/** What each floor costs and saves, as a sentence, a picture and a table. */
export function frontierSection(frontier: FrontierShown, labels: PlanLabels): TemplateResult {
	const { title, sentence, chart, unit, legend, unfilled, running } = frontier;
	return html`<section class="plan-frontier" aria-labelledby="plan-frontier" aria-busy=${running}>
		<h2 class="plan-title" id="plan-frontier">${title}</h2>
		<p class="plan-frontier-sentence">${sentence}</p>
		${
			chart
				? html`<ul class="plan-legend" aria-hidden="true">
							${legend.map(({ label, colour }) => html`<li><span class="plan-swatch ${colour}"></span>${label}</li>`)}
							<li class="dim">${unit}</li>
						</ul>
						<lights-on-chart .chart=${chart} .given=${{ tableLabel: labels.table, ...explained }}></lights-on-chart>`
				: nothing
		}
		${unfilled === undefined ? nothing : html`<p class="dim">${unfilled}</p>`}
	</section>`;
}
