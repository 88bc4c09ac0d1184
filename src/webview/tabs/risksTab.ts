import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Place } from '../../core/place.ts';
import type { RiskServiceModel, RisksModel } from '../../core/views/risks.ts';
import { icon } from '../icon.ts';
import { budgetBar } from '../risks/budgetBar.ts';
import { budgetBarStyles } from '../risks/budgetBarStyles.ts';
import { risksStyles } from '../risks/risksStyles.ts';
import { riskTable } from '../risks/riskTable.ts';
import { riskTableStyles } from '../risks/riskTableStyles.ts';
import { type Tab, TabElement } from './tab.ts';

/** What may strike each service, stacked against its error budget, and what the team has accepted of it. */
export const risksTab: Tab = {
	id: 'risks',
	styles: [risksStyles, budgetBarStyles, riskTableStyles],
	draw: (given) => html`<lights-on-risks-tab .given=${given}></lights-on-risks-tab>`,
};

@customElement('lights-on-risks-tab')
export class RisksTab extends TabElement {
	/** Risks whose figures are shown. */
	@state() private opened: ReadonlySet<string> = new Set();
	@state() private unfolded: ReadonlySet<string> = new Set();
	private keptScroll = 0;
	/** The risk whose box was ticked: its row moves, and the focus with it. */
	private ticked: string | undefined;

	protected override willUpdate(): void {
		if (this.hasUpdated) return;
		const kept = readKept(this.given.kept);
		this.opened = new Set(kept.opened);
		this.keptScroll = kept.scroll;
	}

	protected override firstUpdated(): void {
		this.firstElementChild?.scrollTo(0, this.keptScroll);
	}

	protected override updated(): void {
		if (this.ticked === undefined || document.activeElement !== document.body) return;
		const box = [...this.querySelectorAll<HTMLElement>('[data-risk]')].find(
			({ dataset }) => dataset.risk === this.ticked,
		);
		box?.focus();
	}

	protected override render(): TemplateResult {
		const { risks } = this.given.model;
		const { labels } = risks;
		return html`<div class="risks" @scroll=${this.onScroll}>
			${risks.notice ? this.notice(risks, risks.notice) : nothing}
			${risks.services.map((service, index) => this.service(service, index, risks))}
			${risks.withoutBudget.length > 0 || risks.withoutService ? this.withoutBudget(risks, labels.without) : nothing}
		</div>`;
	}

	private service(service: RiskServiceModel, index: number, { labels }: RisksModel): TemplateResult {
		const heading = `risk-service-${index}`;
		return html`<section class="risk-service" aria-labelledby=${heading}>
			<header class="risk-service-header">
				<h2 class="risk-service-name" id=${heading}>${service.name}</h2>
				${service.where === undefined ? nothing : html`<span class="dim">${service.where}</span>`}
				<button class="link" type="button" title=${labels.reveal} @click=${() => this.reveal(service.place)}>
					${service.objective}
				</button>
				<span class="dim">${service.budget}</span>
			</header>
			${budgetBar(service, labels, index)}
			<p class="risk-summary ${service.standing}">
				${icon(service.standing === 'within' ? 'check' : service.standing === 'over' ? 'error' : 'warning')}
				<span>${service.summary}</span>
			</p>
			${riskTable({
				rows: service.rows,
				labels,
				heading,
				id: `${index}`,
				opened: this.opened,
				unfolded: this.unfolded,
				toggle: this.toggle,
				accept: this.accept,
				unfold: (path) => {
					this.unfolded = new Set([...this.unfolded, path]);
				},
				reveal: (place) => this.reveal(place),
				revealItem: (key) => this.given.editor.send({ type: 'revealItem', key }),
			})}
			${service.more === undefined ? nothing : html`<p class="dim">${service.more}</p>`}
		</section>`;
	}

	private withoutBudget({ withoutBudget, withoutService, labels }: RisksModel, title: string): TemplateResult {
		return html`<section class="risk-service" aria-labelledby="risks-without">
			<header class="risk-service-header"><h2 class="risk-service-name" id="risks-without">${title}</h2></header>
			<ul class="risks-without">
				${withoutBudget.map(
					({ name, text, place }) =>
						html`<li>
							<button class="link" type="button" title=${labels.reveal} @click=${() => this.reveal(place)}>${name}</button>
							<span>${text}</span>
						</li>`,
				)}
				${
					withoutService
						? html`<li>
								<span>${withoutService.text}</span>
								${withoutService.items.map(
									({ key, id, hint }) =>
										html`<button
											class="link"
											type="button"
											title=${hint}
											@click=${() => this.given.editor.send({ type: 'revealItem', key })}
										>
											${id}
										</button> `,
								)}
							</li>`
						: nothing
				}
			</ul>
		</section>`;
	}

	private notice({ labels }: RisksModel, notice: NonNullable<RisksModel['notice']>): TemplateResult {
		return html`<section class="risks-notice" aria-label=${labels.list}>
			${icon('lightbulb')}
			<p>${notice.text}</p>
			<pre class="risks-example"><code>${notice.example}</code></pre>
			<div class="notice-actions">
				${notice.actions.map(
					(action) => html`<vscode-button @click=${() => this.given.act(action)}>${action.label}</vscode-button>`,
				)}
			</div>
		</section>`;
	}

	private readonly toggle = (key: string): void => {
		const opened = new Set(this.opened);
		if (!opened.delete(key)) opened.add(key);
		this.opened = opened;
		this.keep();
	};

	private readonly accept = (key: string, accepted: boolean): void => {
		this.ticked = key;
		this.given.editor.send({ type: 'acceptRisk', key, accepted });
	};

	private reveal({ file, start, end }: Place): void {
		this.given.editor.send({ type: 'reveal', file, start, end });
	}

	private readonly onScroll = (event: Event): void => {
		this.keptScroll = (event.currentTarget as HTMLElement).scrollTop;
		this.keep();
	};

	private keep(): void {
		const kept: KeptRisks = { opened: [...this.opened], scroll: this.keptScroll };
		this.given.keep(kept);
	}
}

interface KeptRisks {
	readonly opened: readonly string[];
	/** Pixels. */
	readonly scroll: number;
}

function readKept(raw: unknown): KeptRisks {
	const { opened, scroll } = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<
		Record<keyof KeptRisks, unknown>
	>;
	return {
		opened: Array.isArray(opened) ? opened.filter((key) => typeof key === 'string') : [],
		scroll: typeof scroll === 'number' && scroll > 0 ? scroll : 0,
	};
}
