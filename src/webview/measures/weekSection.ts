import { css, html, nothing, type TemplateResult } from 'lit';
import type { HeadlineFigure, TrendWords, WeekSectionModel } from '../../core/views/measures/weekSection.ts';
import { icon } from '../icon.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.headline-figures {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(100%, 168px), 1fr));
		gap: 8px;
		margin: 0;
		padding: 0;
		list-style: none;
	}

	@container measures (max-width: 370px) {
		.headline-figures {
			grid-template-columns: repeat(2, minmax(0, 1fr));
		}
	}

	.headline-figure {
		display: flex;
		flex-direction: column;
		box-sizing: border-box;
		width: 100%;
		height: 100%;
		padding: 8px 10px;
		border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border, transparent)));
		border-radius: 5px;
		background: none;
		color: inherit;
		font: inherit;
		text-align: left;
		overflow-wrap: anywhere;
		cursor: pointer;
	}

	.headline-figure:hover {
		background: var(--vscode-list-hoverBackground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	.headline-figure[aria-expanded='true'] {
		border-color: var(--vscode-focusBorder);
	}

	.headline-figure:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}

	.headline-value {
		font-size: 1.7em;
		font-weight: 600;
		line-height: 1.25;
		font-variant-numeric: tabular-nums;
	}

	.headline-trend {
		display: flex;
		gap: 4px;
		align-items: baseline;
		margin-top: 2px;
	}

	.headline-trend .codicon[class*='codicon-'] {
		flex: none;
		align-self: flex-start;
		margin-top: 2px;
		font-size: 14px;
	}

	.headline-trend.up .codicon {
		color: var(--vscode-list-warningForeground, var(--vscode-foreground));
	}
`;

/** The last week as cards; each opens into what it is made of. */
export const weekSection: Section<WeekSectionModel> = { styles: [styles], draw };

function draw({ title, figures }: WeekSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<ul class="headline-figures">
			${figures.map((figure) => html`<li>${card(figure, given)}</li>`)}
		</ul>`;
}

function card(figure: HeadlineFigure, given: SectionGiven): TemplateResult {
	return html`<button
		class="headline-figure"
		type="button"
		title=${figure.hint}
		data-figure=${figure.key}
		aria-expanded=${given.explained === figure.key}
		@click=${() => given.explain(figure.key)}
	>
		<span>${figure.label}</span>
		<span class="headline-value">${figure.value}</span>
		${figure.before === undefined ? nothing : html`<span class="dim">${figure.before}</span>`}
		${figure.trends.map(trend)}
	</button>`;
}

function trend({ direction, icon: codicon, text, against, ratio }: TrendWords): TemplateResult {
	return html`<span class="headline-trend ${direction}" title=${ratio ?? nothing}
		>${icon(codicon)}<span>${text} <span class="dim">${against}</span></span></span
	>`;
}
