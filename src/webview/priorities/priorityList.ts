import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PanelModel } from '../../core/views/panel.ts';
import type { Sorting } from '../../core/views/priorities/arrangement.ts';
import { type ColumnId, type ColumnLayout, columnLayout } from '../../core/views/priorities/columns.ts';
import type { EditedField } from '../../core/views/priorities/fieldTexts.ts';
import type { Line } from '../../core/views/priorities/lines.ts';
import { fill } from '../words.ts';
import { groupRow } from './groupRow.ts';
import { listHead } from './listHead.ts';
import { listMove } from './listMove.ts';
import { ROW_HEIGHT } from './priorityListStyles.ts';
import { priorityRow } from './priorityRow.ts';

/** Rows kept ready past each edge, so that scrolling meets no blank. */
const OVERSCAN = 20;
/** The window moves in steps, so that most scroll events draw nothing. */
const STEP = 10;

/** What a reader does in the list. */
export interface ListActions {
	select(key: string): void;
	/** To this line, with all items between it and where the reach began. */
	reach(key: string): void;
	/** One item more or less is chosen together with others. */
	mark(key: string): void;
	markAll(): void;
	/** This one alone, by a click: it is explained. */
	choose(key: string): void;
	explain(key: string): void;
	reveal(key: string): void;
	/** Without a field, that which was edited last. */
	edit(key: string, field?: EditedField): void;
	sort(by: ColumnId): void;
	fold(name: string): void;
	scrolled(top: number): void;
}

/** Pixels from the edges of the list. */
export interface FieldPlace {
	readonly top: number;
	readonly left: number;
	/** Undefined where the field itself is not in sight. */
	readonly right: number | undefined;
	/** In the lower half of the list. */
	readonly low: boolean;
}

/**
 * The items as a grid of which only the rows in sight are drawn. Focus stays on the grid, and `aria-activedescendant`
 * names the row, as in the editor's own lists: rows come and go with scrolling and with each update, and none of that can
 * lose the focus.
 */
@customElement('lights-on-priorities')
export class PriorityList extends LitElement {
	@property({ attribute: false }) lines: readonly Line[] = [];
	@property({ attribute: false }) model!: PanelModel;
	@property({ attribute: false }) columns: ReadonlySet<ColumnId> = new Set();
	@property({ attribute: false }) sorting!: Sorting;
	@property({ attribute: false }) active: string | undefined;
	@property({ attribute: false }) marked: ReadonlySet<string> = new Set();
	@property({ type: Boolean }) explaining = false;
	@property({ attribute: false }) actions!: ListActions;
	@state() private from = 0;
	@state() private visible = 60;
	@state() private width = 0;
	private readonly sizes = new ResizeObserver(() => this.measure());
	/** Element ids by key, so that a row keeps its id when it moves. */
	private readonly ids = new Map<string, string>();

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.sizes.disconnect();
	}

	override focus(): void {
		this.grid?.focus();
	}

	/** Where a field of an item is drawn, or its title where it has no room: a field to write into lies over it. */
	placeOf(key: string, field: EditedField): FieldPlace | undefined {
		const index = this.lines.findIndex((line) => line.key === key);
		const grid = this.grid;
		if (!grid || index < 0) return undefined;
		const top = (index + 1) * ROW_HEIGHT - grid.scrollTop;
		const head = this.querySelector<HTMLElement>(`.row.head .cell.${field}:not(.unseen)`);
		const title = this.querySelector<HTMLElement>('.row.head .cell.item');
		const cell = head ?? title;
		return {
			top,
			left: cell?.offsetLeft ?? 0,
			right: head ? head.offsetLeft + head.offsetWidth : undefined,
			low: top > grid.clientHeight / 2,
		};
	}

	/** Pixels from the top. */
	scrollToOffset(top: number): void {
		if (!this.grid) return;
		this.grid.scrollTop = top;
		this.measure();
	}

	scrollToKey(key: string): void {
		const index = this.lines.findIndex((line) => line.key === key);
		if (index >= 0) this.bringIntoView(index);
	}

	protected override firstUpdated(): void {
		if (this.grid) this.sizes.observe(this.grid);
	}

	protected override updated(changed: PropertyValues<this>): void {
		// Sizes are set by script: the page's policy forbids style attributes.
		const body = this.querySelector<HTMLElement>('.list-body');
		if (body) {
			body.style.height = `${this.lines.length * ROW_HEIGHT}px`;
			body.style.paddingTop = `${this.window.from * ROW_HEIGHT}px`;
		}
		this.grid?.style.setProperty('--columns', this.layout.template);
		if (changed.has('lines')) this.measure();
	}

	protected override render(): TemplateResult {
		const { labels } = this.model;
		const { from, to } = this.window;
		const { layout } = this;
		const window = this.lines.slice(from, to);
		const active = this.active !== undefined && window.some(({ key }) => key === this.active);
		return html`<div
			class="list"
			role="grid"
			tabindex="0"
			aria-multiselectable="true"
			aria-label=${labels.list}
			aria-description=${labels.explanationHint}
			aria-rowcount=${this.lines.length + 1}
			aria-activedescendant=${active ? this.idOf(this.active!) : nothing}
			@keydown=${this.onKey}
			@focus=${this.onFocus}
			@scroll=${this.onScroll}
		>
			<div class="list-head" role="rowgroup">
				${listHead({
					model: this.model,
					chosen: this.columns,
					layout,
					sorting: this.sorting,
					sort: (by) => this.actions.sort(by),
				})}
			</div>
			<div class="list-body" role="rowgroup">
				${window.map((line, index) => this.line(line, from + index + 2, layout))}
			</div>
		</div>`;
	}

	/** Rows hold no state of their own, so scrolling puts other items into the elements that are there. */
	private line(line: Line, rowIndex: number, layout: ColumnLayout): TemplateResult {
		const { labels, axis } = this.model;
		const active = line.key === this.active;
		switch (line.type) {
			case 'unranked':
				return html`<div class="row heading" role="row" aria-rowindex=${rowIndex}>
					<div class="cell" role="gridcell" aria-colspan=${this.columns.size}>${fill(labels.unranked, line.count)}</div>
				</div>`;
			case 'group':
				return groupRow(line, {
					id: this.idOf(line.key),
					rowIndex,
					active,
					span: this.columns.size,
					model: this.model,
					fold: () => {
						this.actions.select(line.key);
						this.actions.fold(line.name);
					},
				});
			case 'row':
				return priorityRow(line, {
					id: this.idOf(line.key),
					rowIndex,
					active,
					marked: this.marked.has(line.key),
					selected: this.marked.size === 0 ? active : this.marked.has(line.key),
					axis,
					labels,
					chosen: this.columns,
					layout,
					click: (key, event) => {
						if (event.shiftKey) this.actions.reach(key);
						else if (event.ctrlKey || event.metaKey) this.actions.mark(key);
						else this.actions.choose(key);
					},
					edit: (key, field) => this.actions.edit(key, field),
					reveal: (key) => {
						this.actions.select(key);
						this.actions.reveal(key);
					},
				});
		}
	}

	private get grid(): HTMLElement | null {
		return this.querySelector<HTMLElement>('.list');
	}

	private get layout(): ColumnLayout {
		return columnLayout(this.columns, this.width);
	}

	private get window(): { from: number; to: number } {
		const from = Math.max(0, Math.min(this.from, this.lines.length - this.visible) - OVERSCAN);
		return { from, to: Math.min(this.lines.length, this.from + this.visible + OVERSCAN) };
	}

	private idOf(key: string): string {
		let id = this.ids.get(key);
		if (id === undefined) {
			id = `row-${this.ids.size}`;
			this.ids.set(key, id);
		}
		return id;
	}

	private measure(): void {
		const grid = this.grid;
		if (!grid) return;
		this.from = Math.floor(grid.scrollTop / ROW_HEIGHT / STEP) * STEP;
		this.visible = Math.ceil(grid.clientHeight / ROW_HEIGHT) + STEP;
		this.width = grid.clientWidth;
	}

	private readonly onScroll = (): void => {
		this.measure();
		this.actions.scrolled(this.grid?.scrollTop ?? 0);
	};

	private readonly onFocus = (): void => {
		if (this.active !== undefined && this.lines.some(({ key }) => key === this.active)) return;
		const first = this.lines.find(({ type }) => type !== 'unranked');
		if (first) this.actions.select(first.key);
	};

	private readonly onKey = (event: KeyboardEvent): void => {
		const modified = event.ctrlKey || event.metaKey;
		const all = modified && event.key.toLowerCase() === 'a';
		if (all) this.actions.markAll();
		if (all) event.preventDefault();
		if (event.altKey || all || (modified && event.key !== 'Enter')) return;
		const at = this.lines.findIndex(({ key }) => key === this.active);
		const page = Math.max(1, Math.floor((this.grid?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
		const next = modified ? undefined : listMove(event.key, this.lines, at, page);
		if (next !== undefined) this.moveTo(next, event.shiftKey);
		else if (!this.actOn(event.key, modified, this.lines[at])) return;
		event.preventDefault();
	};

	/** What a key does to the line at hand; false where it does nothing. */
	private actOn(key: string, modified: boolean, line: Line | undefined): boolean {
		if (line?.type === 'group') {
			const folds = key === 'Enter' || key === ' ' || key === (line.folded ? 'ArrowRight' : 'ArrowLeft');
			if (folds) this.actions.fold(line.name);
			return folds;
		}
		if (line?.type !== 'row') return false;
		if (key === 'Enter' && !modified) this.actions.explain(line.key);
		else if (key === 'Enter' || key.toLowerCase() === 'o') this.actions.reveal(line.key);
		else if (key === 'F2') this.actions.edit(line.key);
		else if (key === ' ') this.actions.mark(line.key);
		else return false;
		return true;
	}

	private moveTo(index: number, reaching: boolean): void {
		this.bringIntoView(index);
		const { key } = this.lines[index]!;
		if (reaching) this.actions.reach(key);
		else this.actions.select(key);
	}

	private bringIntoView(index: number): void {
		const grid = this.grid;
		if (!grid) return;
		const top = index * ROW_HEIGHT;
		const room = grid.clientHeight - ROW_HEIGHT;
		if (top < grid.scrollTop) grid.scrollTop = top;
		else if (top + ROW_HEIGHT > grid.scrollTop + room) grid.scrollTop = top + ROW_HEIGHT - room;
		this.measure();
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'lights-on-priorities': PriorityList;
	}
}
