import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Place } from '../../core/place.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import {
	type Arrangement,
	isPlain,
	noFacets,
	sortedBy,
	toggled,
	usualArrangement,
} from '../../core/views/priorities/arrangement.ts';
import type { FieldTexts } from '../../core/views/priorities/fieldTexts.ts';
import { type Line, linesOf } from '../../core/views/priorities/lines.ts';
import {
	allMarked,
	type Marks,
	markedTo,
	markToggled,
	noMarks,
	stillMarked,
} from '../../core/views/priorities/marks.ts';
import { balanceStrip } from '../balanceStrip.ts';
import { balanceStripStyles } from '../balanceStripStyles.ts';
import { chartStyles } from '../charts/chartStyles.ts';
import { explanationPane } from '../explanationPane.ts';
import { explanationPaneStyles } from '../explanationPaneStyles.ts';
import { noticeView } from '../notice.ts';
import { editingStyles } from '../priorities/editingStyles.ts';
import { Explaining } from '../priorities/explaining.ts';
import type { FieldEditor } from '../priorities/fieldEditor.ts';
import { fieldOverlay } from '../priorities/fieldOverlay.ts';
import { FieldWriting } from '../priorities/fieldWriting.ts';
import { type KeptPriorities, readKept } from '../priorities/keptPriorities.ts';
import { columnSet, ownersOf } from '../priorities/madeOnce.ts';
import type { ListActions, PriorityList } from '../priorities/priorityList.ts';
import { priorityListStyles } from '../priorities/priorityListStyles.ts';
import { scatterPlace } from '../priorities/scatterPlace.ts';
import { scatterStyles } from '../priorities/scatterStyles.ts';
import { selectionBar } from '../priorities/selectionBar.ts';
import { type ToolOpen, toolbar } from '../priorities/toolbar.ts';
import { toolbarStyles } from '../priorities/toolbarStyles.ts';
import { skeletonRows } from '../skeleton.ts';
import { type Tab, TabElement } from './tab.ts';

/** What to do first: the ranked items, the balance, and what stands behind each score. */
export const prioritiesTab: Tab = {
	id: 'priorities',
	styles: [
		balanceStripStyles,
		toolbarStyles,
		priorityListStyles,
		editingStyles,
		scatterStyles,
		chartStyles,
		explanationPaneStyles,
	],
	draw: (given) => html`<lights-on-priorities-tab .given=${given}></lights-on-priorities-tab>`,
};

@customElement('lights-on-priorities-tab')
export class PrioritiesTab extends TabElement {
	@state() private arrangement: Arrangement = usualArrangement;
	/** The line at hand: an item, or the heading of a group. */
	@state() private active: string | undefined;
	/** The item at hand; it stays while a heading is. */
	@state() private selected: string | undefined;
	@state() private charting = false;
	@state() private marks: Marks = noMarks;
	@state() private toolOpen: ToolOpen;
	private readonly explaining = new Explaining(this, () => this.given.editor);
	private readonly fields = new FieldWriting(this, () => this.given.editor);
	private listTop = 0;
	/** To scroll to once all is there. */
	private keptScroll: number | undefined;
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
			this.marks = { keys: new Set(kept.marked) };
			this.explaining.open = kept.explaining;
			this.charting = kept.charting;
			this.listTop = kept.scroll;
			this.keptScroll = kept.scroll;
		}
		this.arrangeLines();
		if (this.explained === this.given.model) return;
		this.explained = this.given.model;
		if (this.explaining.open && this.selected !== undefined) this.explaining.ask(this.selected);
	}

	/** Ten thousand rows are put in order when they or the order change, not at each key press. */
	private arrangeLines(): void {
		const { arrangement, arranged } = this;
		const { rows } = this.given.model;
		if (arranged?.rows === rows && arranged.arrangement === arrangement) return;
		const before = this.lines;
		this.arranged = { rows, arrangement };
		({ lines: this.lines, matches: this.matchCount } = linesOf(rows, arrangement));
		if (this.given.model.rest === undefined) this.marks = stillMarked(this.marks, this.lines);
		if (arranged?.arrangement === arrangement) this.stayNear(before);
	}

	/** An item that is done leaves the list: the one that comes into its place is at hand then. */
	private stayNear(before: readonly Line[]): void {
		if (this.fields.open && !this.lines.some(({ key }) => key === this.fields.open?.key)) this.fields.close();
		const at = before.findIndex(({ key }) => key === this.active);
		if (at < 0 || this.lines.some(({ key }) => key === this.active)) return;
		const near =
			this.lines.slice(at).find(({ type }) => type === 'row') ?? this.lines.findLast(({ type }) => type === 'row');
		if (near) this.select(near.key);
	}

	protected override updated(_changed: PropertyValues<this>): void {
		if (this.keptScroll === undefined || this.given.model.rest !== undefined) return;
		const top = this.keptScroll;
		this.keptScroll = undefined;
		void this.list?.updateComplete.then(() => this.list?.scrollToOffset(top));
	}

	/** The first rows alone say nothing of what is sorted, sought or scrolled to. */
	private get waits(): boolean {
		const { rest, rows } = this.given.model;
		if (rest === undefined) return false;
		const known = this.selected === undefined || rows.some(({ key }) => key === this.selected);
		return !known || this.listTop > 0 || this.marks.keys.size > 0 || !isPlain(this.arrangement);
	}

	protected override render(): TemplateResult {
		const { model, act } = this.given;
		const { labels, balance } = model;
		if (model.notice) return noticeView(model.notice, 'lightbulb', labels.list, act);
		if (this.waits) return skeletonRows();
		const floor = balance?.floor?.place;
		const explained = this.explaining.open ? this.selected : undefined;
		return html`<div class="priorities" @keydown=${this.onKey}>
			${balance ? balanceStrip(balance, () => floor && this.reveal(floor)) : nothing}
			${toolbar({
				model,
				arrangement: this.arrangement,
				matches: this.matchCount,
				open: this.toolOpen,
				charting: this.charting,
				chart: this.toggleChart,
				arrange: this.arrange,
				setOpen: (open) => {
					this.toolOpen = open;
				},
			})}
			${
				this.charting
					? scatterPlace({
							model,
							lines: this.lines,
							selected: this.selected,
							select: (key) => this.selectInSight(key),
							explain: (key) => this.openExplanation(key),
						})
					: nothing
			}
			<div class="body ${explained === undefined ? '' : 'explaining'}" @pointerdown=${this.closeTools}>
				<div class="list-side"><div class="list-place">
					<lights-on-priorities
						.lines=${this.lines}
						.model=${model}
						.columns=${columnSet(this.arrangement)}
						.sorting=${this.arrangement.sorting}
						.active=${this.active}
						.marked=${this.marks.keys}
						?explaining=${this.explaining.open}
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
					${this.fieldOpen(model)}
				</div>
				${selectionBar({
					count: this.marks.keys.size,
					labels,
					owners: ownersOf(model),
					writing: this.fields.writing,
					refusal: this.fields.open ? undefined : this.fields.refusal,
					write: this.writeMarked,
					clear: () => this.unmark(),
				})}
				</div>
				${explained === undefined ? nothing : this.pane(model, explained)}
			</div>
		</div>`;
	}

	private fieldOpen(model: PanelModel): TemplateResult | typeof nothing {
		const { open } = this.fields;
		const row = open && this.rowOf(open.key);
		return row ? fieldOverlay(this.fields, { model, row, field: open.field, list: () => this.list }) : nothing;
	}

	private readonly writeMarked = (texts: FieldTexts): void => {
		const { nothingToWrite } = this.given.model.labels.editing;
		if (Object.keys(texts).length === 0) this.fields.refuse(nothingToWrite);
		else this.fields.write([...this.marks.keys], texts, () => this.unmark());
	};

	private setMarks(marks: Marks): void {
		if (!this.fields.open) this.fields.refusal = undefined;
		this.marks = marks;
		this.keep();
	}

	private unmark(): void {
		this.setMarks(noMarks);
		this.list?.focus();
	}

	override receive(message: ToPanel): void {
		this.fields.receive(message);
		if (message.type === 'showItem') this.showItem(message.key);
		this.explaining.receive(message);
	}

	private pane(model: PanelModel, selected: string): TemplateResult {
		return explanationPane({
			row: model.rows.find(({ key }) => key === selected),
			explanation: this.explaining.of(selected),
			labels: model.labels,
			unfolded: this.explaining.unfolded,
			unfold: (path) => this.explaining.unfold(path),
			reveal: (place) => this.reveal(place),
			revealItem: () => this.revealItem(selected),
			close: () => this.closeExplanation(),
		});
	}

	private readonly select = (key: string): void => {
		this.active = key;
		if (key === this.selected || !this.rowOf(key)) return;
		this.selected = key;
		this.explaining.follow(key);
		this.keep();
	};

	/** Opens the explanation of an item; asked again for the same one, closes it. */
	private readonly explain = (key: string): void => {
		if (this.explaining.open && key === this.selected) {
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

	private readonly toggleChart = (): void => {
		this.charting = !this.charting;
		this.keep();
	};

	private selectInSight(key: string): void {
		this.select(key);
		this.list?.scrollToKey(key);
	}

	private readonly closeTools = (): void => {
		this.toolOpen = undefined;
	};

	private openExplanation(key: string): void {
		this.select(key);
		this.explaining.show(key);
		this.keep();
		void this.updateComplete.then(() => this.list?.scrollToKey(key));
	}

	private closeExplanation(): void {
		this.explaining.hide();
		this.keep();
		this.list?.focus();
	}

	private readonly revealItem = (key: string): void => {
		this.given.editor.send({ type: 'revealItem', key });
	};

	private reveal({ file, start, end }: Place): void {
		this.given.editor.send({ type: 'reveal', file, start, end });
	}

	private readonly listActions: ListActions = {
		select: (key) => {
			if (this.marks.anchor !== undefined) this.marks = { keys: this.marks.keys };
			this.select(key);
		},
		reach: (key) => {
			this.setMarks(markedTo(this.marks, this.lines, key, this.active));
			this.select(key);
		},
		mark: (key) => {
			this.setMarks(markToggled(this.marks, key));
			this.select(key);
		},
		markAll: () => this.setMarks(allMarked(this.lines)),
		edit: (key, field) => {
			this.select(key);
			this.list?.scrollToKey(key);
			this.fields.edit(key, field);
		},
		choose: (key) => {
			if (this.marks !== noMarks) this.setMarks(noMarks);
			if (this.explaining.open && key === this.active) this.select(key);
			else this.explain(key);
		},
		explain: (key) => this.explain(key),
		reveal: (key) => this.revealItem(key),
		sort: (by) => this.arrange({ sorting: sortedBy(by, this.arrangement.sorting) }),
		fold: (name) => this.arrange({ folded: toggled(this.arrangement.folded, name) }),
		scrolled: (top) => {
			this.listTop = top;
			this.querySelector<FieldEditor>('lights-on-field-editor')?.settle();
			this.keep();
		},
	};

	private keep(): void {
		const kept: KeptPriorities = {
			explaining: this.explaining.open,
			charting: this.charting,
			marked: [...this.marks.keys],
			arrangement: this.arrangement,
			scroll: this.listTop,
			...(this.selected === undefined ? {} : { selected: this.selected }),
		};
		this.given.keep(kept);
	}

	private readonly onKey = (event: KeyboardEvent): void => {
		const inSearch = event.target instanceof Element && event.target.matches('.filter');
		if (event.key === 'Escape') {
			if (inSearch && this.arrangement.search !== '') this.arrange({ search: '' });
			else if (this.marks.keys.size > 0) this.unmark();
			else if (this.explaining.open) this.closeExplanation();
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
