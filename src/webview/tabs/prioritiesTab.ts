import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Place } from '../../core/place.ts';
import type { Explanation } from '../../core/views/explanation.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import {
	type Arrangement,
	noFacets,
	readArrangement,
	sortedBy,
	toggled,
	usualArrangement,
} from '../../core/views/priorities/arrangement.ts';
import { type Line, linesOf } from '../../core/views/priorities/lines.ts';
import { balanceStrip } from '../balanceStrip.ts';
import { balanceStripStyles } from '../balanceStripStyles.ts';
import { explanationPane } from '../explanationPane.ts';
import { explanationPaneStyles } from '../explanationPaneStyles.ts';
import { noticeView } from '../notice.ts';
import type { ListActions, PriorityList } from '../priorities/priorityList.ts';
import { priorityListStyles } from '../priorities/priorityListStyles.ts';
import { type ToolOpen, toolbar } from '../priorities/toolbar.ts';
import { toolbarStyles } from '../priorities/toolbarStyles.ts';
import { type Tab, TabElement } from './tab.ts';

/** What to do first: the ranked items, the balance, and what stands behind each score. */
export const prioritiesTab: Tab = {
	id: 'priorities',
	styles: [balanceStripStyles, toolbarStyles, priorityListStyles, explanationPaneStyles],
	draw: (given) => html`<lights-on-priorities-tab .given=${given}></lights-on-priorities-tab>`,
};

/** Answers to questions that an earlier element asked must not be taken for answers to this one's. */
let request = 0;

@customElement('lights-on-priorities-tab')
export class PrioritiesTab extends TabElement {
	@state() private arrangement: Arrangement = usualArrangement;
	/** The line at hand: an item, or the heading of a group. */
	@state() private active: string | undefined;
	/** The item at hand; it stays while a heading is. */
	@state() private selected: string | undefined;
	@state() private explaining = false;
	@state() private explanation: Explanation | undefined;
	@state() private unfolded: ReadonlySet<string> = new Set();
	@state() private toolOpen: ToolOpen;
	private keptScroll = 0;
	private lines: readonly Line[] = [];
	private matchCount = 0;
	private arranged: { readonly rows: PanelModel['rows']; readonly arrangement: Arrangement } | undefined;
	private explained: PanelModel | undefined;

	protected override willUpdate(): void {
		if (!this.hasUpdated) {
			const kept = readKept(this.given.kept);
			this.arrangement = kept.arrangement;
			this.selected = kept.selected;
			this.active = kept.selected;
			this.explaining = kept.explaining;
			this.keptScroll = kept.scroll;
		}
		this.arrangeLines();
		if (this.explained === this.given.model) return;
		this.explained = this.given.model;
		if (this.explaining && this.selected !== undefined) this.askExplanation(this.selected);
	}

	/** Ten thousand rows are put in order when they or the order change, not at each key press. */
	private arrangeLines(): void {
		const { arrangement, arranged } = this;
		const { rows } = this.given.model;
		if (arranged?.rows === rows && arranged.arrangement === arrangement) return;
		this.arranged = { rows, arrangement };
		({ lines: this.lines, matches: this.matchCount } = linesOf(rows, arrangement));
	}

	protected override async firstUpdated(_changed: PropertyValues<this>): Promise<void> {
		const top = this.keptScroll;
		await this.list?.updateComplete;
		this.list?.scrollToOffset(top);
	}

	protected override render(): TemplateResult {
		const { model, act } = this.given;
		const { labels, balance } = model;
		if (model.notice) return noticeView(model.notice, 'lightbulb', labels.list, act);
		const floor = balance?.floor?.place;
		const explained = this.explaining ? this.selected : undefined;
		return html`<div class="priorities" @keydown=${this.onKey}>
			${balance ? balanceStrip(balance, () => floor && this.reveal(floor)) : nothing}
			${toolbar({
				model,
				arrangement: this.arrangement,
				matches: this.matchCount,
				open: this.toolOpen,
				arrange: this.arrange,
				setOpen: (open) => {
					this.toolOpen = open;
				},
			})}
			<div class="body ${explained === undefined ? '' : 'explaining'}" @pointerdown=${this.closeTools}>
				<div class="list-place">
					<lights-on-priorities
						.lines=${this.lines}
						.model=${model}
						.columns=${columnSet(this.arrangement)}
						.sorting=${this.arrangement.sorting}
						.active=${this.active}
						?explaining=${this.explaining}
						.actions=${this.listActions}
					></lights-on-priorities>
					${
						this.matchCount === 0
							? html`<p class="no-matches">
									${labels.noMatches}
									<button class="link" type="button" @click=${this.showAll}>${labels.clearFilters}</button>
								</p>`
							: nothing
					}
				</div>
				${explained === undefined ? nothing : this.pane(model, explained)}
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
		this.active = key;
		if (key === this.selected || !this.rowOf(key)) return;
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

	/** Opens the explanation of an item for somebody outside; what hides it goes. */
	private showItem(key: string): void {
		if (!this.lines.some((line) => line.key === key)) {
			this.arrangement = { ...this.arrangement, search: '', facets: noFacets, folded: [] };
			this.arrangeLines();
		}
		this.openExplanation(key);
	}

	private rowOf(key: string) {
		return this.given.model.rows.find((row) => row.key === key);
	}

	private readonly arrange = (change: Partial<Arrangement>): void => {
		this.arrangement = { ...this.arrangement, ...change };
		this.keep();
	};

	private readonly showAll = (): void => {
		this.arrange({ search: '', facets: noFacets });
		this.list?.focus();
	};

	private readonly closeTools = (): void => {
		this.toolOpen = undefined;
	};

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

	private readonly listActions: ListActions = {
		select: (key) => this.select(key),
		explain: (key) => this.explain(key),
		reveal: (key) => this.revealItem(key),
		sort: (by) => this.arrange({ sorting: sortedBy(by, this.arrangement.sorting) }),
		fold: (name) => this.arrange({ folded: toggled(this.arrangement.folded, name) }),
		scrolled: (top) => {
			this.keptScroll = top;
			this.keep();
		},
	};

	private keep(): void {
		const kept: KeptPriorities = {
			explaining: this.explaining,
			arrangement: this.arrangement,
			scroll: this.keptScroll,
			...(this.selected === undefined ? {} : { selected: this.selected }),
		};
		this.given.keep(kept);
	}

	private readonly onKey = (event: KeyboardEvent): void => {
		const inSearch = event.target instanceof Element && event.target.matches('.filter');
		if (event.key === 'Escape') {
			if (inSearch && this.arrangement.search !== '') this.arrange({ search: '' });
			else if (this.explaining) this.closeExplanation();
			else return;
		} else if (event.key === '/' && !inSearch) {
			this.querySelector<HTMLElement>('.filter')?.focus();
		} else if (event.key === 'ArrowDown' && inSearch) {
			this.list?.focus();
		} else return;
		event.preventDefault();
	};

	private get list(): PriorityList | null {
		return this.querySelector<PriorityList>('lights-on-priorities');
	}
}

/** The same set as long as the same columns are chosen: the list draws anew for another one. */
const columnSets = new WeakMap<Arrangement['columns'], ReadonlySet<Arrangement['columns'][number]>>();

function columnSet({ columns }: Arrangement): ReadonlySet<Arrangement['columns'][number]> {
	let set = columnSets.get(columns);
	if (!set) {
		set = new Set(columns);
		columnSets.set(columns, set);
	}
	return set;
}

interface KeptPriorities {
	readonly selected?: string;
	/** The explanation of the selected item is open. */
	readonly explaining: boolean;
	readonly arrangement: Arrangement;
	/** Pixels. */
	readonly scroll: number;
}

function readKept(raw: unknown): KeptPriorities {
	const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<keyof KeptPriorities, unknown>>;
	return {
		explaining: kept.explaining === true,
		arrangement: readArrangement(kept.arrangement),
		scroll: typeof kept.scroll === 'number' && kept.scroll > 0 ? kept.scroll : 0,
		...(typeof kept.selected === 'string' ? { selected: kept.selected } : {}),
	};
}
