import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Place } from '../../core/place.ts';
import type { Explanation } from '../../core/views/explanation.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import { balanceStrip } from '../balanceStrip.ts';
import { balanceStripStyles } from '../balanceStripStyles.ts';
import { explanationPane } from '../explanationPane.ts';
import { explanationPaneStyles } from '../explanationPaneStyles.ts';
import { icon } from '../icon.ts';
import { type Line, linesOf } from '../listing.ts';
import { noticeView } from '../notice.ts';
import { priorityColumns } from '../priorityColumns.ts';
import type { PriorityList } from '../priorityList.ts';
import { priorityListStyles } from '../priorityListStyles.ts';
import { fill } from '../words.ts';
import { type Tab, TabElement } from './tab.ts';

/** What to do first: the ranked items, the balance, and what stands behind each score. */
export const prioritiesTab: Tab = {
	id: 'priorities',
	styles: [balanceStripStyles, priorityListStyles, priorityColumns, explanationPaneStyles],
	draw: (given) => html`<lights-on-priorities-tab .given=${given}></lights-on-priorities-tab>`,
};

/** Answers to questions that an earlier element asked must not be taken for answers to this one's. */
let request = 0;

@customElement('lights-on-priorities-tab')
export class PrioritiesTab extends TabElement {
	@state() private filter = '';
	@state() private selected: string | undefined;
	@state() private explaining = false;
	@state() private explanation: Explanation | undefined;
	@state() private unfolded: ReadonlySet<string> = new Set();
	private keptScroll = 0;
	private lines: readonly Line[] = [];
	private explained: PanelModel | undefined;

	protected override willUpdate(): void {
		if (!this.hasUpdated) {
			const kept = readKept(this.given.kept);
			this.filter = kept.filter;
			this.selected = kept.selected;
			this.explaining = kept.explaining;
			this.keptScroll = kept.scroll;
		}
		if (this.explained === this.given.model) return;
		this.explained = this.given.model;
		if (this.explaining && this.selected !== undefined) this.askExplanation(this.selected);
	}

	protected override async firstUpdated(_changed: PropertyValues<this>): Promise<void> {
		const top = this.keptScroll;
		await this.list?.updateComplete;
		this.list?.scrollToOffset(top);
	}

	protected override render(): TemplateResult {
		const { model, act } = this.given;
		const { labels, balance } = model;
		this.lines = linesOf(model.rows, this.filter);
		if (model.notice) return noticeView(model.notice, 'lightbulb', labels.list, act);
		const shown = this.lines.filter(({ type }) => type === 'row').length;
		const floor = balance?.floor?.place;
		return html`<div class="priorities" @keydown=${this.onKey}>
			${balance ? balanceStrip(balance, () => floor && this.reveal(floor)) : nothing}
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
			</div>
		</div>`;
	}

	override receive(message: ToPanel): void {
		if (message.type === 'showItem') this.showItem(message.key);
		if (message.type === 'explanation' && message.request === request) this.explanation = message.explanation;
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
		this.openExplanation(key);
	};

	/** Opens the explanation of an item for somebody outside; a filter that hides it goes. */
	private showItem(key: string): void {
		if (!this.lines.some((line) => line.type === 'row' && line.row.key === key)) this.filter = '';
		this.openExplanation(key);
	}

	private openExplanation(key: string): void {
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
		request++;
		this.given.editor.send({ type: 'explain', request, key });
	}

	private readonly revealItem = (key: string): void => {
		this.given.editor.send({ type: 'revealItem', key });
	};

	private reveal({ file, start, end }: Place): void {
		this.given.editor.send({ type: 'reveal', file, start, end });
	}

	private setFilter(filter: string): void {
		this.filter = filter;
		this.keep();
	}

	private readonly onScrolled = (top: number): void => {
		this.keptScroll = top;
		this.keep();
	};

	private keep(): void {
		const kept: KeptPriorities = {
			explaining: this.explaining,
			filter: this.filter,
			scroll: this.keptScroll,
			...(this.selected === undefined ? {} : { selected: this.selected }),
		};
		this.given.keep(kept);
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

interface KeptPriorities {
	readonly selected?: string;
	/** The explanation of the selected item is open. */
	readonly explaining: boolean;
	readonly filter: string;
	/** Pixels. */
	readonly scroll: number;
}

function readKept(raw: unknown): KeptPriorities {
	const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<keyof KeptPriorities, unknown>>;
	return {
		explaining: kept.explaining === true,
		filter: typeof kept.filter === 'string' ? kept.filter : '',
		scroll: typeof kept.scroll === 'number' && kept.scroll > 0 ? kept.scroll : 0,
		...(typeof kept.selected === 'string' ? { selected: kept.selected } : {}),
	};
}
