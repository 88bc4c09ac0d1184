import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Place } from '../../core/place.ts';
import type { OutcomeRow, OutcomesModel } from '../../core/views/outcomes.ts';
import { figures } from '../explanationPane.ts';
import { icon } from '../icon.ts';
import { outcomesStyles } from '../outcomes/outcomesStyles.ts';
import { fill } from '../words.ts';
import { type Tab, TabElement } from './tab.ts';

/** What became of done items, beside what they promised. */
export const outcomesTab: Tab = {
	id: 'outcomes',
	styles: [outcomesStyles],
	draw: (given) => html`<lights-on-outcomes-tab .given=${given}></lights-on-outcomes-tab>`,
};

@customElement('lights-on-outcomes-tab')
export class OutcomesTab extends TabElement {
	/** Items whose figures are shown. */
	@state() private opened: ReadonlySet<string> = new Set();
	@state() private unfolded: ReadonlySet<string> = new Set();

	protected override willUpdate(): void {
		if (!this.hasUpdated) this.opened = new Set(readKept(this.given.kept));
	}

	protected override render(): TemplateResult {
		const { outcomes } = this.given.model;
		const { rows, calibration, notice, labels } = outcomes;
		return html`<div class="outcomes">
			${calibration.length === 0 ? nothing : html`<p class="outcomes-calibration">${calibration.join(' ')}</p>`}
			${
				notice === undefined
					? html`<ul class="outcome-list" aria-label=${labels.list}>
							${repeat(
								rows,
								({ key }) => key,
								(row, index) => this.outcome(row, index, outcomes),
							)}
						</ul>`
					: html`<div class="outcomes-notice">${icon('checklist')}<p>${notice}</p></div>`
			}
		</div>`;
	}

	private outcome(row: OutcomeRow, index: number, { labels }: OutcomesModel): TemplateResult {
		const open = this.opened.has(row.key);
		const details = `outcome-details-${index}`;
		const twistie =
			row.figures.length === 0
				? html`<span class="outcome-indent"></span>`
				: html`<button
						class="outcome-twistie"
						type="button"
						aria-expanded=${open}
						aria-controls=${open ? details : nothing}
						aria-label=${fill(labels.open, row.id)}
						@click=${() => this.toggle(row.key)}
					>
						${icon(open ? 'chevron-down' : 'chevron-right')}
					</button>`;
		return html`<li class="outcome ${row.verdict}">
			<div class="outcome-head">
				${twistie}
				<div class="outcome-words">
					<p class="outcome-title">
						<button class="link outcome-name" type="button" title=${labels.reveal} @click=${() => this.reveal(row.place)}>
							${row.id}
						</button>
						<span>${row.title}</span>
						${row.where === undefined ? nothing : html`<span class="dim">${row.where}</span>`}
						<span class="outcome-verdict">${icon(row.verdictIcon)}${row.verdictText}</span>
					</p>
					<p class="outcome-sentence">${row.sentence}</p>
					${row.check === undefined ? nothing : html`<p class="outcome-sentence">${row.check}</p>`}
				</div>
			</div>
			${
				open
					? html`<div class="outcome-details" id=${details}>
							${figures(row.figures, `${index}`, {
								unfolded: this.unfolded,
								unfold: (path) => {
									this.unfolded = new Set([...this.unfolded, path]);
								},
								reveal: (place) => this.reveal(place),
							})}
						</div>`
					: nothing
			}
		</li>`;
	}

	private toggle(key: string): void {
		const opened = new Set(this.opened);
		if (!opened.delete(key)) opened.add(key);
		this.opened = opened;
		this.given.keep([...opened]);
	}

	private reveal({ file, start, end }: Place): void {
		this.given.editor.send({ type: 'reveal', file, start, end });
	}
}

function readKept(raw: unknown): readonly string[] {
	return Array.isArray(raw) ? raw.filter((key) => typeof key === 'string') : [];
}
