import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type {
	BudgetModel,
	BudgetSectionModel,
	BudgetStanding,
	ClauseModel,
} from '../../core/views/measures/budgetSection.ts';
import { chart } from '../charts/chart.ts';
import { icon } from '../icon.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.budget-list,
	.budget-clauses {
		display: grid;
		gap: 12px;
		margin: 0;
		padding: 0;
		list-style: none;
	}

	.budget-clauses {
		gap: 4px;
	}

	.budget-list + .measure-title {
		margin-top: 14px;
	}

	.budget-head {
		display: flex;
		flex-wrap: wrap;
		gap: 2px 12px;
		align-items: baseline;
		overflow-wrap: anywhere;
	}

	.budget-service {
		font-weight: 600;
	}

	.spent-bar {
		display: block;
		width: 100%;
		max-width: 720px;
		margin: 4px 0;
	}

	.spent-frame {
		fill: none;
		stroke: var(--vscode-descriptionForeground);
	}

	.spent-part {
		fill: var(--vscode-charts-blue);
	}

	.spent-stripe {
		stroke: var(--vscode-charts-yellow, currentColor);
		stroke-width: 2.5;
	}

	.budget-curve {
		max-width: 720px;
		margin-top: 6px;
	}

	.budget-curve h3 {
		margin: 0;
		font-size: 1em;
		font-weight: 600;
	}

	.budget-terms {
		display: flex;
		flex-wrap: wrap;
		gap: 2px 18px;
	}

	.budget-clause {
		display: flex;
		gap: 6px;
		align-items: baseline;
		overflow-wrap: anywhere;
	}

	.budget-clause .codicon[class*='codicon-'],
	.budget-head .codicon[class*='codicon-'] {
		flex: none;
		align-self: center;
		font-size: 14px;
	}

	.budget-clause .link {
		text-align: left;
	}

	@media (forced-colors: active) {
		.spent-frame,
		.spent-stripe {
			stroke: CanvasText;
		}

		.spent-part {
			fill: CanvasText;
		}
	}
`;

/** Each budget with its bar, its burn and its end; then the clauses of the policy. All that a bar shows stands beside it. */
export const budgetSection: Section<BudgetSectionModel> = { styles: [styles], draw };

function draw({ title, budgets, policyTitle, clauses }: BudgetSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<ul class="budget-list">
			${budgets.map((budget, index) => row(budget, index, given))}
		</ul>
		${
			clauses.length === 0
				? nothing
				: html`<h3 class="measure-title">${policyTitle}</h3>
						<ul class="budget-clauses">
							${clauses.map((clause) => clauseRow(clause, given))}
						</ul>`
		}`;
}

function row(budget: BudgetModel, index: number, given: SectionGiven): TemplateResult {
	const {
		key,
		service,
		objective,
		place,
		standing,
		icon: codicon,
		left,
		spent,
		availability,
		burn,
		exhausted,
		basis,
		chart: curve,
		withoutChart,
	} = budget;
	return html`<li>
		<div class="budget-head">
			${icon(codicon)}
			<span class="budget-service">${service}</span>
			<button class="link" type="button" @click=${() => given.reveal(place)}>${objective}</button>
			<button
				class="link"
				type="button"
				data-figure=${key}
				aria-expanded=${given.explained === key}
				@click=${() => given.explain(key)}
			>
				${left}
			</button>
		</div>
		${spentBar(spent, standing, index)}
		<div class="budget-terms dim"><span>${availability}</span><span>${burn}</span><span>${exhausted}</span></div>
		${basis === undefined ? nothing : html`<div class="budget-basis dim">${basis}</div>`}
		${withoutChart === undefined ? nothing : html`<div class="budget-basis dim">${withoutChart}</div>`}
		${
			curve === undefined
				? nothing
				: html`<div class="budget-curve">
						<h3>${curve.title}</h3>
						${chart(curve, given)}
					</div>`
		}
	</li>`;
}

/** Striped where the budget is in danger, so that it differs by more than its colour. */
function spentBar(spent: number, standing: BudgetStanding, index: number): TemplateResult {
	const hatch = `spent-hatch-${index}`;
	const fill = standing === 'within' ? nothing : `url(#${hatch})`;
	return html`<svg class="spent-bar" height="12" aria-hidden="true" focusable="false">
		<defs>
			${svg`<pattern id=${hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<line class="spent-stripe" x1="1.5" x2="1.5" y1="0" y2="6"></line>
			</pattern>`}
		</defs>
		${svg`<rect class=${standing === 'within' ? 'spent-part' : nothing} fill=${fill} y="1" height="10" width=${`${(100 * spent).toFixed(2)}%`}></rect>`}
		<rect class="spent-frame" y="0.5" width="100%" height="11"></rect>
	</svg>`;
}

function clauseRow({ text, place, fires }: ClauseModel, given: SectionGiven): TemplateResult {
	return html`<li class="budget-clause">
		${icon(fires ? 'flame' : 'dash')}
		<button class="link" type="button" @click=${() => given.reveal(place)}>${text}</button>
	</li>`;
}
