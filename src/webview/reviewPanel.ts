import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Place } from '../core/place.ts';
import type { Explanation } from '../core/views/explanation.ts';
import type { PanelAction, PanelModel, PanelNotice } from '../core/views/panel.ts';
import { readToPanel } from '../core/views/panelProtocol.ts';
import { balanceStrip } from './balanceStrip.ts';
import { connectEditor, type Editor } from './editor.ts';
import { explanationPane } from './explanationPane.ts';
import { icon } from './icon.ts';
import { type Line, linesOf } from './listing.ts';
import type { PriorityList } from './priorityList.ts';
import { skeleton } from './skeleton.ts';
import { fill } from './words.ts';

/** The review panel: shows the newest model that the editor sent, and keeps what the reader has chosen over updates. */
@customElement('lights-on-review')
export class ReviewPanel extends LitElement {
	@state() private model: PanelModel | undefined;
	@state() private filter = '';
	@state() private selected: string | undefined;
	@state() private explaining = false;
	@state() private explanation: Explanation | undefined;
	@state() private unfolded: ReadonlySet<string> = new Set();
	private readonly editor: Editor = connectEditor();
	private version = -1;
	private request = 0;
	private keptScroll = 0;
	private lines: readonly Line[] = [];

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const kept = this.editor.readState();
		this.filter = kept.filter;
		this.selected = kept.selected;
		this.explaining = kept.explaining;
		this.keptScroll = kept.scroll;
		window.addEventListener('message', this.onMessage);
		this.editor.send({ type: 'ready' });
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		window.removeEventListener('message', this.onMessage);
	}

	protected override render(): TemplateResult {
		const { model } = this;
		if (!model) return skeleton();
		this.lines = linesOf(model.rows, this.filter);
		return html`<main class="review" @keydown=${this.onKey}>
			<header class="review-header">
				<h1 class="headline" title=${model.headline}>${model.notice ? model.labels.title : model.headline}</h1>
				${
					model.problems
						? html`<button
								class="problems"
								type="button"
								title=${model.labels.problems}
								@click=${() => this.editor.send({ type: 'showProblems' })}
							>
								${icon(model.problems.severity)} ${model.problems.text}
							</button>`
						: nothing
				}
			</header>
			<div class="banner-place" role="status">${model.stale ? this.banner(model.stale) : nothing}</div>
			${model.notice ? this.notice(model, model.notice) : this.priorities(model)}
		</main>`;
	}

	private priorities(model: PanelModel): TemplateResult {
		const { labels, balance } = model;
		const shown = this.lines.filter(({ type }) => type === 'row').length;
		const floor = balance?.floor?.place;
		return html`${balance ? balanceStrip(balance, () => floor && this.reveal(floor)) : nothing}
			<div class="filter-bar">
				<vscode-textfield
					class="filter"
					label=${labels.filter}
					placeholder=${labels.filterPlaceholder}
					.value=${this.filter}
					@input=${(event: Event) => this.setFilter((event.target as HTMLInputElement).value)}
				>
					<span slot="content-before" class="filter-icon">${icon('filter')}</span>
					${
						this.filter === ''
							? nothing
							: html`<vscode-icon
									slot="content-after"
									name="close"
									action-icon
									label=${labels.clearFilter}
									title=${labels.clearFilter}
									@click=${() => this.setFilter('')}
								></vscode-icon>`
					}
				</vscode-textfield>
				<span class="matches ${this.filter === '' ? '' : 'some'}" role="status"
					>${this.filter === '' ? nothing : fill(labels.matches, shown, model.rows.length)}</span
				>
			</div>
			<div class="body ${this.explaining && this.selected !== undefined ? 'explaining' : ''}">
				<div class="list-place">
					<lights-on-priorities
						.lines=${this.lines}
						.model=${model}
						.selected=${this.selected}
						?explaining=${this.explaining}
						.onSelect=${this.select}
						.onExplain=${this.explain}
						.onReveal=${this.revealItem}
						.onScrolled=${this.onScrolled}
					></lights-on-priorities>
					${shown === 0 ? html`<p class="no-matches">${labels.noMatches}</p>` : nothing}
				</div>
				${this.explaining && this.selected !== undefined ? this.pane(model, this.selected) : nothing}
			</div>`;
	}

	private pane(model: PanelModel, selected: string): TemplateResult {
		return explanationPane({
			row: model.rows.find(({ key }) => key === selected),
			explanation: this.explanation?.key === selected ? this.explanation : undefined,
			labels: model.labels,
			unfolded: this.unfolded,
			unfold: (path) => {
				this.unfolded = new Set([...this.unfolded, path]);
			},
			reveal: (place) => this.reveal(place),
			revealItem: () => this.revealItem(selected),
			close: () => this.closeExplanation(),
		});
	}

	private banner(notice: PanelNotice): TemplateResult {
		return html`<div class="banner">
			${icon('warning')}<span>${notice.text}</span>
			${notice.actions.map(
				(action) => html`<button class="link" type="button" @click=${() => this.act(action)}>${action.label}</button>`,
			)}
		</div>`;
	}

	private notice(model: PanelModel, notice: PanelNotice): TemplateResult {
		return html`<section class="notice" aria-label=${model.labels.list}>
			${icon(model.state === 'broken' ? 'error' : 'lightbulb')}
			<p>${notice.text}</p>
			<div class="notice-actions">
				${notice.actions.map(
					(action, index) =>
						html`<vscode-button ?secondary=${index > 0} @click=${() => this.act(action)}>${action.label}</vscode-button>`,
				)}
			</div>
		</section>`;
	}

	private act({ action, file }: PanelAction): void {
		if (action === 'openFile') this.editor.send(file === undefined ? { type: action } : { type: action, file });
		else this.editor.send({ type: action });
	}

	private readonly onMessage = (event: MessageEvent): void => {
		const message = readToPanel(event.data);
		switch (message?.type) {
			case 'model':
				if (message.version >= this.version) void this.show(message.version, message.model);
				return;
			case 'explanation':
				if (message.request !== this.request) return;
				this.explanation = message.explanation;
				return;
			case 'showItem':
				this.showItem(message.key);
				return;
			case undefined:
				return;
		}
	};

	private async show(version: number, model: PanelModel): Promise<void> {
		const first = this.model === undefined;
		this.version = version;
		this.model = model;
		if (this.explaining && this.selected !== undefined) this.askExplanation(this.selected);
		if (!first) return;
		await this.updateComplete;
		await this.list?.updateComplete;
		this.list?.scrollToOffset(this.keptScroll);
	}

	private readonly select = (key: string): void => {
		if (key === this.selected) return;
		this.selected = key;
		this.unfolded = new Set();
		if (this.explaining) this.askExplanation(key);
		this.keep();
	};

	/** Opens the explanation of an item; asked again for the same one, closes it. */
	private readonly explain = (key: string): void => {
		if (this.explaining && key === this.selected) {
			this.closeExplanation();
			return;
		}
		this.explaining = true;
		if (key === this.selected) this.askExplanation(key);
		else this.select(key);
		this.keep();
		void this.updateComplete.then(() => this.list?.scrollToKey(key));
	};

	/** Opens the explanation of an item for somebody outside; a filter that hides it goes. */
	private showItem(key: string): void {
		if (!this.lines.some((line) => line.type === 'row' && line.row.key === key)) this.filter = '';
		this.explaining = true;
		if (key === this.selected) this.askExplanation(key);
		else this.select(key);
		this.keep();
		void this.updateComplete.then(() => this.list?.scrollToKey(key));
	}

	private closeExplanation(): void {
		this.explaining = false;
		this.keep();
		this.list?.focus();
	}

	private askExplanation(key: string): void {
		this.request++;
		this.editor.send({ type: 'explain', request: this.request, key });
	}

	private readonly revealItem = (key: string): void => {
		this.editor.send({ type: 'revealItem', key });
	};

	private reveal({ file, start, end }: Place): void {
		this.editor.send({ type: 'reveal', file, start, end });
	}

	private setFilter(filter: string): void {
		this.filter = filter;
		this.keep();
	}

	private readonly onScrolled = (top: number): void => {
		this.keptScroll = top;
		this.keep();
	};

	private keepTimer: ReturnType<typeof setTimeout> | undefined;

	/** Scrolling would write the state at each frame: it is written once things are quiet. */
	private keep(): void {
		clearTimeout(this.keepTimer);
		this.keepTimer = setTimeout(() => {
			this.editor.writeState({
				explaining: this.explaining,
				filter: this.filter,
				scroll: this.keptScroll,
				...(this.selected === undefined ? {} : { selected: this.selected }),
			});
		}, 100);
	}

	private readonly onKey = (event: KeyboardEvent): void => {
		const inFilter = event.target instanceof Element && event.target.matches('.filter');
		if (event.key === 'Escape') {
			if (inFilter && this.filter !== '') this.setFilter('');
			else if (this.explaining) this.closeExplanation();
			else return;
		} else if (event.key === '/' && !inFilter) {
			this.querySelector<HTMLElement>('.filter')?.focus();
		} else if (event.key === 'ArrowDown' && inFilter) {
			this.list?.focus();
		} else return;
		event.preventDefault();
	};

	private get list(): PriorityList | null {
		return this.querySelector<PriorityList>('lights-on-priorities');
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'lights-on-review': ReviewPanel;
	}
}
