import { html, nothing, type TemplateResult } from 'lit';
import type { PlanTabModel } from '../../core/views/plan/planTab.ts';
import type { OwnerView, PlanView } from '../../core/views/plan/planView.ts';
import { icon } from '../icon.ts';

export interface SummaryGiven {
	readonly model: PlanTabModel;
	/** The plan shown is that of an earlier question. */
	readonly waiting: boolean;
	/** What somebody just did to an item. */
	readonly told: string | undefined;
	stop(): void;
	apply(): void;
}

/** How good the plan is, what it is held to, how it stands to what is planned now, and the way to write it. */
export function planSummary({ model, waiting, told, stop, apply }: SummaryGiven): TemplateResult {
	const { plan, search, labels } = model;
	return html`<section class="plan-summary" aria-label=${model.headline}>
		<p class="plan-search" role="status">
			${icon(waiting || search.running ? 'loading codicon-modifier-spin' : plan?.status === 'infeasible' ? 'error' : 'check')}
			<span>${[told, ...(waiting ? [labels.working] : [plan?.statusText, search.text])].filter(Boolean).join(' ')}</span>
			${
				search.running && !waiting
					? html`<button class="link" type="button" data-action="stop" @click=${stop}>${labels.stop}</button>`
					: nothing
			}
		</p>
		${plan ? facts(plan, model, apply) : nothing}
	</section>`;
}

function facts(plan: PlanView, { labels }: PlanTabModel, apply: () => void): TemplateResult {
	if (plan.status === 'infeasible')
		return html`<div class="plan-conflicts">
			<h2 class="plan-title">${labels.conflicts}</h2>
			<ul>
				${plan.conflicts.map((conflict) => html`<li>${conflict}</li>`)}
			</ul>
		</div>`;
	const sentences = [plan.floorText, ...plan.conflicts, plan.nextText, plan.firstOutText].filter(
		(text) => text !== undefined,
	);
	return html`<div class="plan-owners">${plan.owners.map(owner)}</div>
		<ul class="plan-sentences">
			${sentences.map((text) => html`<li>${text}</li>`)}
		</ul>
		<div class="plan-apply">
			<vscode-button
				data-action="apply"
				title=${labels.applyHint}
				?disabled=${plan.changes === undefined}
				@click=${apply}
				>${labels.apply}</vscode-button
			>
			<span>${plan.changes === undefined ? `${plan.comparison} ${labels.nothingToApply}` : plan.comparison}</span>
		</div>
		${comparison(plan, labels.comparison)}`;
}

function comparison({ sides }: PlanView, title: string): TemplateResult | typeof nothing {
	if (!sides) return nothing;
	return html`<details class="plan-comparison">
		<summary>${title}</summary>
		<table>
			<thead>
				<tr>
					${sides.heads.map((head) => html`<th scope="col">${head}</th>`)}
				</tr>
			</thead>
			<tbody>
				${sides.rows.map(
					({ label, now, plan }) =>
						html`<tr>
							<th scope="row">${label}</th>
							<td>${now}</td>
							<td class=${now === plan ? '' : 'differs'}>${plan}</td>
						</tr>`,
				)}
			</tbody>
		</table>
	</details>`;
}

function owner({ name, text, used, days }: OwnerView): TemplateResult {
	const part = days > 0 ? Math.min(1, used / days) : 0;
	return html`<div class="plan-owner">
		<span class="plan-owner-name">${name}</span>
		<svg class="plan-owner-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
			<rect class="plan-owner-room" width="100" height="6"></rect>
			<rect class="plan-owner-used" width=${100 * part} height="6"></rect>
		</svg>
		<span>${text}</span>
	</div>`;
}
