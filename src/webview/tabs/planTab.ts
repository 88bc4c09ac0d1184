import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { WhatIf } from '../../core/planning/model/buildPlan.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import type { PinAsked } from '../../core/views/plan/pinByDrop.ts';
import type { CapacityControl } from '../../core/views/plan/planControls.ts';
import type { FrontierShown, PlanNotice, PlanTabModel } from '../../core/views/plan/planTab.ts';
import type { PlanRow, PlanView } from '../../core/views/plan/planView.ts';
import { icon } from '../icon.ts';
import { frontierSection } from '../plan/frontierSection.ts';
import { PinDrag, type Standing } from '../plan/pinDrag.ts';
import { planControls } from '../plan/planControls.ts';
import { planControlsStyles } from '../plan/planControlsStyles.ts';
import { planRows, type RowsGiven } from '../plan/planRows.ts';
import { planStyles } from '../plan/planStyles.ts';
import { planSummary } from '../plan/planSummary.ts';
import { type KeptPlan, readKeptPlan } from '../plan/readKeptPlan.ts';
import { type Tab, TabElement } from './tab.ts';

/** Which work, within capacity and floor: asked anew at each drag of a slider and each pin, and written only when applied. */
export const planTab: Tab = {
	id: 'plan',
	styles: [planStyles, planControlsStyles],
	draw: (given) => html`<lights-on-plan-tab .given=${given}></lights-on-plan-tab>`,
};

/** Answers to questions that an earlier element asked must not be taken for answers to this one's. */
let request = 0;

@customElement('lights-on-plan-tab')
export class PlanTab extends TabElement {
	/** The one before stays until there is a new one. */
	@state() private plan: PlanTabModel | undefined;
	@state() private frontier: FrontierShown | undefined;
	@state() private current: string | undefined;
	@state() private whatIf: WhatIf = {};
	/** The newest question has no plan yet. */
	@state() private waiting = false;
	/** Something else was asked meanwhile: it is asked next, so that plans come while a slider is dragged. */
	private next = false;
	private asked = 0;
	/** The request whose plan is shown. */
	private shown = 0;
	private keptScroll = 0;
	private scrolled = false;
	private known: PanelModel | undefined;
	/** The row whose pin was pressed: it may move to another part, and the focus with it. */
	private pinned: string | undefined;
	/** What was done to an item, until something else is asked. */
	private told: string | undefined;
	private readonly drag = new PinDrag(
		this,
		(key) => this.standing(key),
		(row, pin) => this.setPin(row, pin),
	);

	override disconnectedCallback(): void {
		this.drag.end();
		super.disconnectedCallback();
	}

	protected override willUpdate(): void {
		if (!this.hasUpdated) {
			const kept = readKeptPlan(this.given.kept);
			this.whatIf = kept.whatIf;
			this.keptScroll = kept.scroll;
		}
		if (this.known === this.given.model) return;
		this.known = this.given.model;
		this.send();
	}

	protected override updated(): void {
		if (this.plan && !this.scrolled) {
			this.scrolled = true;
			this.querySelector('.plan')?.scrollTo(0, this.keptScroll);
		}
		if (this.pinned === undefined || this.waiting) return;
		const { pinned } = this;
		this.pinned = undefined;
		if (document.activeElement === document.body || this.contains(document.activeElement)) this.rowOf(pinned)?.focus();
	}

	protected override render(): TemplateResult {
		const { plan } = this;
		if (!plan) return html`<div class="plan" aria-busy="true"></div>`;
		if (plan.notice) return this.notice(plan.notice);
		const { labels, controls } = plan;
		return html`<div class="plan" aria-busy=${this.waiting} @scroll=${this.onScroll}>
			${
				controls
					? planControls({
							controls,
							labels,
							dragged: this.draggedDays(controls.capacity),
							draggedFloor: this.waiting ? this.whatIf.floor : undefined,
							setCapacity: (control, days) => this.setCapacity(control, days),
							setFloor: (floor) => this.change({ ...this.whatIf, floor }),
							reset: () => this.change({}),
						})
					: nothing
			}
			${planSummary({
				model: plan,
				waiting: this.waiting,
				told: this.told,
				stop: () => this.given.editor.send({ type: 'stopPlan' }),
				apply: () => this.given.editor.send({ type: 'applyPlan', request: this.shown }),
			})}
			${plan.plan ? this.parts(plan.plan, plan) : nothing}
			${this.frontier && plan.plan?.status !== 'infeasible' ? frontierSection(this.frontier, labels) : nothing}
		</div>`;
	}

	override receive(message: ToPanel): void {
		if (message.type === 'plan' && message.request === this.asked) {
			this.plan = message.plan;
			this.shown = message.request;
			if (message.plan.plan || message.plan.notice || !message.plan.search.running) this.waiting = false;
			this.given.tell(message.plan.headline);
			if (this.next) this.send();
		}
		if (message.type === 'frontier' && message.request === this.asked) this.frontier = message.frontier;
	}

	private parts({ status, chosen, next, out }: PlanView, { labels }: PlanTabModel): TemplateResult {
		const rows = [...chosen, ...next, ...out];
		const given: RowsGiven = {
			labels,
			current: rows.some(({ key }) => key === this.current) ? this.current : rows[0]?.key,
			drag: this.drag,
			pin: (row, pin) => this.pin(row, pin),
			reveal: ({ key }) => this.given.editor.send({ type: 'revealItem', key }),
			focused: ({ key }) => {
				this.current = key;
			},
		};
		return html`<div
			class="plan-parts ${this.drag.isOn ? 'dragging' : ''}"
			@keydown=${(event: KeyboardEvent) => this.onKey(event, rows)}
		>
			<p class="dim plan-keys">${icon('keyboard')} ${labels.keys}</p>
			${planRows('chosen', status === 'infeasible' ? labels.demanded : labels.chosen, chosen, given)}
			${status === 'infeasible' ? nothing : planRows('next', labels.next, next, given)}
			${status === 'infeasible' && out.length === 0 ? nothing : planRows('out', labels.out, out, given)}
		</div>`;
	}

	private notice({ text, offer, openFile }: PlanNotice): TemplateResult {
		return html`<section class="notice" aria-label=${text}>
			${icon('checklist')}
			<p>${text}</p>
			<div class="notice-actions">
				${
					offer
						? html`<vscode-button @click=${() => this.change({ ...this.whatIf, capacity: offer.days })}
								>${offer.label}</vscode-button
							>`
						: nothing
				}
				<vscode-button ?secondary=${offer !== undefined} @click=${() => this.given.editor.send({ type: 'openFile' })}
					>${openFile}</vscode-button
				>
			</div>
		</section>`;
	}

	/** Asks for the plan; while an earlier question has no plan yet, once that is there. */
	private change(whatIf: WhatIf, told?: string): void {
		this.whatIf = whatIf;
		this.told = told;
		this.keep();
		if (this.waiting) this.next = true;
		else this.send();
	}

	private send(): void {
		this.next = false;
		this.waiting = true;
		this.asked = ++request;
		this.given.editor.send({ type: 'plan', request, whatIf: this.whatIf });
	}

	private setCapacity({ owner }: CapacityControl, days: number): void {
		if (owner === undefined) {
			this.change({ ...this.whatIf, capacity: days });
			return;
		}
		const all = this.plan?.controls?.capacity ?? [];
		const before = typeof this.whatIf.capacity === 'object' ? this.whatIf.capacity : {};
		const stated = Object.fromEntries(
			all.flatMap((each) => (each.owner === undefined ? [] : [[each.owner, each.days]])),
		);
		this.change({ ...this.whatIf, capacity: { ...stated, ...before, [owner]: days } });
	}

	/** Where sliders stand that the plan has not followed to yet. */
	private draggedDays(controls: readonly CapacityControl[]): ReadonlyMap<string, number> {
		const { capacity } = this.whatIf;
		if (!this.waiting || capacity === undefined) return new Map();
		return new Map(
			controls.flatMap(({ owner, name }) => {
				const days = typeof capacity === 'number' ? capacity : owner === undefined ? undefined : capacity[owner];
				return days === undefined ? [] : [[name, days]];
			}),
		);
	}

	/** Pressed again, a pin goes: also one that the file has. */
	private pin(row: PlanRow, pin: 'include' | 'exclude'): void {
		if (row.days === undefined || (pin === 'include' && row.held)) return;
		this.setPin(row, row.pin === pin ? 'free' : pin);
	}

	private setPin(row: PlanRow, pin: PinAsked): void {
		const { [row.key]: before, ...others } = this.whatIf.pins ?? {};
		const pins = pin === 'free' && before !== undefined ? others : { ...others, [row.key]: pin };
		this.current = row.key;
		this.pinned = row.key;
		this.change(
			{ ...this.whatIf, pins },
			this.plan?.labels.done[pin].replace('{0}', () => row.id),
		);
	}

	private readonly onKey = (event: KeyboardEvent, rows: readonly PlanRow[]): void => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const at = rows.findIndex(({ key }) => key === (event.target as HTMLElement).dataset.row);
		const row = rows[at];
		if (!row) return;
		const moves: Partial<Record<string, number>> = {
			ArrowDown: at + 1,
			ArrowUp: at - 1,
			Home: 0,
			End: rows.length - 1,
		};
		const to = moves[event.key];
		const key = event.key.toLowerCase();
		if (to !== undefined) this.rowOf(rows[Math.min(rows.length - 1, Math.max(0, to))]!.key)?.focus();
		else if (key === 'i') this.pin(row, 'include');
		else if (key === 'x') this.pin(row, 'exclude');
		else return;
		event.preventDefault();
	};

	private standing(key: string): Standing | undefined {
		const plan = this.plan?.plan;
		for (const part of ['chosen', 'next', 'out'] as const) {
			const row = plan?.[part].find((each) => each.key === key);
			if (row) return { row, part };
		}
		return undefined;
	}

	private rowOf(key: string): HTMLElement | undefined {
		return [...this.querySelectorAll<HTMLElement>('[data-row]')].find(({ dataset }) => dataset.row === key);
	}

	private readonly onScroll = (event: Event): void => {
		this.keptScroll = (event.currentTarget as HTMLElement).scrollTop;
		this.keep();
	};

	private keep(): void {
		const kept: KeptPlan = { whatIf: this.whatIf, scroll: this.keptScroll };
		this.given.keep(kept);
	}
}
