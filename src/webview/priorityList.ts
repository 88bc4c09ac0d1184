import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PanelModel } from '../core/views/panel.ts';
import type { Line } from './listing.ts';
import { ROW_HEIGHT } from './priorityListStyles.ts';
import { priorityRow } from './priorityRow.ts';
import { fill } from './words.ts';

/** Rows kept ready past each edge, so that scrolling meets no blank. */
const OVERSCAN = 20;
/** The window moves in steps, so that most scroll events draw nothing. */
const STEP = 10;

/**
 * The ranked items as a grid. Focus stays on the grid, and `aria-activedescendant` names the row, as in the editor's own
 * lists: rows come and go with scrolling and with each update, and none of that can lose the focus.
 */
@customElement('lights-on-priorities')
export class PriorityList extends LitElement {
	@property({ attribute: false }) lines: readonly Line[] = [];
	@property({ attribute: false }) model!: PanelModel;
	@property({ attribute: false }) selected: string | undefined;
	@property({ type: Boolean }) explaining = false;
	@property({ attribute: false }) onSelect: (key: string) => void = () => {};
	@property({ attribute: false }) onExplain: (key: string) => void = () => {};
	@property({ attribute: false }) onReveal: (key: string) => void = () => {};
	@property({ attribute: false }) onScrolled: (top: number) => void = () => {};
	@state() private from = 0;
	@state() private visible = 60;
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
		// Heights are set by script: the page's policy forbids style attributes.
		const body = this.querySelector<HTMLElement>('.list-body');
		if (body) {
			body.style.height = `${this.lines.length * ROW_HEIGHT}px`;
			body.style.paddingTop = `${this.window.from * ROW_HEIGHT}px`;
		}
		if (changed.has('lines')) this.measure();
	}

	protected override render(): TemplateResult {
		const { labels } = this.model;
		const { from, to } = this.window;
		const window = this.lines.slice(from, to);
		const active = this.selected !== undefined && window.some(({ key }) => key === this.selected);
		return html`<div
			class="list"
			role="grid"
			tabindex="0"
			aria-label=${labels.list}
			aria-description=${labels.explanationHint}
			aria-rowcount=${this.lines.length + 1}
			aria-activedescendant=${active ? this.idOf(this.selected!) : nothing}
			@keydown=${this.onKey}
			@focus=${this.onFocus}
			@scroll=${this.onScroll}
		>
			<div class="list-head" role="rowgroup">${this.head()}</div>
			<div class="list-body" role="rowgroup">
				${window.map((line, index) => this.line(line, from + index + 2))}
			</div>
		</div>`;
	}

	/** Rows hold no state of their own, so scrolling puts other items into the elements that are there. */
	private line(line: Line, rowIndex: number): TemplateResult {
		const { labels, axis } = this.model;
		if (line.type === 'heading')
			return html`<div class="row heading" role="row" aria-rowindex=${rowIndex}>
				<div class="cell" role="gridcell" aria-colspan="9">${fill(labels.unranked, line.count)}</div>
			</div>`;
		return priorityRow(line, {
			id: this.idOf(line.key),
			rowIndex,
			selected: line.key === this.selected,
			explaining: this.explaining,
			axis,
			labels,
			onSelect: this.onSelect,
			onExplain: this.onExplain,
			onReveal: this.onReveal,
		});
	}

	private head(): TemplateResult {
		const { labels } = this.model;
		const column = (name: string, label: string, hint = label) =>
			html`<div class="cell ${name}" role="columnheader" title=${hint}>${label}</div>`;
		return html`<div class="row head" role="row" aria-rowindex="1">
			<div class="cell rank" role="columnheader" title=${labels.rank}>
				<span aria-hidden="true">#</span><span class="unseen">${labels.rank}</span>
			</div>
			${column('item', labels.item)} ${column('kind', labels.kind)} ${column('score', labels.score, labels.scoreHint)}
			${column('cost', labels.costOfDelay, `${labels.costOfDelay} (${this.model.unit})`)}
			${column('effort', labels.effort)} ${column('owner', labels.owner)} ${column('status', labels.status)}
			${column('chance', labels.chance, labels.chanceHint)}
		</div>`;
	}

	private get grid(): HTMLElement | null {
		return this.querySelector<HTMLElement>('.list');
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
	}

	private readonly onScroll = (): void => {
		this.measure();
		this.onScrolled(this.grid?.scrollTop ?? 0);
	};

	private readonly onFocus = (): void => {
		if (this.selected !== undefined && this.lines.some(({ key }) => key === this.selected)) return;
		const first = this.lines.find(({ type }) => type === 'row');
		if (first) this.onSelect(first.key);
	};

	private readonly onKey = (event: KeyboardEvent): void => {
		const target = this.lines.findIndex(({ key }) => key === this.selected);
		const page = Math.max(1, Math.floor((this.grid?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
		const modified = event.ctrlKey || event.metaKey;
		if (event.altKey || (modified && event.key !== 'Enter')) return;
		switch (event.key) {
			case 'ArrowDown':
				this.moveTo(target + 1, 1);
				break;
			case 'ArrowUp':
				this.moveTo(target - 1, -1);
				break;
			case 'PageDown':
				this.moveTo(target + page, 1);
				break;
			case 'PageUp':
				this.moveTo(target - page, -1);
				break;
			case 'Home':
				this.moveTo(0, 1);
				break;
			case 'End':
				this.moveTo(this.lines.length - 1, -1);
				break;
			case 'Enter':
				if (this.selected === undefined) return;
				if (modified) this.onReveal(this.selected);
				else this.onExplain(this.selected);
				break;
			case 'o':
			case 'O':
				if (this.selected === undefined) return;
				this.onReveal(this.selected);
				break;
			default:
				return;
		}
		event.preventDefault();
	};

	/** Goes to a line, and on in a direction where a heading stands there. */
	private moveTo(index: number, direction: 1 | -1): void {
		let at = Math.max(0, Math.min(index, this.lines.length - 1));
		while (this.lines[at]?.type === 'heading') at += direction;
		const line = this.lines[at];
		if (line?.type !== 'row') return;
		this.bringIntoView(at);
		this.onSelect(line.key);
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
