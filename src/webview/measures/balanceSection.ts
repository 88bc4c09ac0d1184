import { css, html, nothing, type TemplateResult } from 'lit';
import type { BalanceSectionModel } from '../../core/views/measures/balanceSection.ts';
import { balanceStrip } from '../balanceStrip.ts';
import { chart } from '../charts/chart.ts';
import { icon } from '../icon.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.measure-section .balance {
		padding-inline: 0;
	}

	.balance-chart {
		max-width: 720px;
		margin-top: 12px;
	}

	.balance-chart h3 {
		margin: 0;
		font-size: 1em;
		font-weight: 600;
	}

	.balance-raised {
		margin: 4px 0;
	}
`;

/** Planned, in progress and actual as bars against one floor, and the actual share week by week. */
export const balanceSection: Section<BalanceSectionModel> = { styles: [styles], draw };

function draw({ title, balances, raised, note, charts }: BalanceSectionModel, given: SectionGiven): TemplateResult {
	const balance = balances[given.span];
	const weekly = charts[given.span];
	const showFloor = () => balance.floor && given.reveal(balance.floor.place);
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		${balanceStrip(balance, showFloor, given)}
		${raised === undefined ? nothing : html`<p class="balance-raised">${icon('warning')} ${raised}</p>`}
		${
			weekly === undefined
				? nothing
				: html`<div class="balance-chart">
						<h3>${weekly.title}</h3>
						${chart(weekly, given)}
					</div>`
		}
		<p class="measure-legend">${note}</p>`;
}
