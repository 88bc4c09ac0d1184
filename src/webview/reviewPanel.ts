import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PanelAction, PanelModel, PanelNotice } from '../core/views/panel.ts';
import { patchedPanel } from '../core/views/panelPatch.ts';
import { readToPanel, type ToPanel } from '../core/views/panelProtocol.ts';
import type { TabId } from '../core/views/panelTabs.ts';
import { connectEditor, type Editor, type PanelState } from './editor.ts';
import { icon } from './icon.ts';
import { noticeView } from './notice.ts';
import { asksForShortcuts, shortcutSheet } from './shortcutSheet.ts';
import { skeleton } from './skeleton.ts';
import { tabs } from './tabs/registry.ts';
import type { TabElement } from './tabs/tab.ts';
import { TAB_PANEL, tabElementId, tabList } from './tabs/tabList.ts';

/** The review panel: shows the newest model that the editor sent in the tab in front, and keeps what the reader has chosen. */
@customElement('lights-on-review')
export class ReviewPanel extends LitElement {
	@state() private model: PanelModel | undefined;
	/** Why no newer model came. */
	@state() private failure: PanelNotice | undefined;
	@state() private tab: TabId = 'priorities';
	private readonly editor: Editor = connectEditor();
	private kept: PanelState['kept'] = {};
	private version = -1;
	/** What tabs have found out since; else the model's own. */
	@state() private headlines: Partial<Record<TabId, string>> = {};

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		const { tab, kept } = this.editor.readState();
		this.tab = tab;
		this.kept = kept;
		window.addEventListener('message', this.onMessage);
		this.editor.send({ type: 'ready' });
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		window.removeEventListener('message', this.onMessage);
	}

	protected override render(): TemplateResult {
		const { model } = this;
		if (!model)
			return this.failure
				? html`<main class="review">${noticeView(this.failure, 'error', document.title, this.act)}</main>`
				: skeleton();
		if (model.notice && (model.state === 'noFile' || model.state === 'broken'))
			return html`<main class="review">
				${this.header(model, model.labels.title)}
				${noticeView(model.notice, model.state === 'broken' ? 'error' : 'lightbulb', model.labels.list, this.act)}
			</main>`;
		const several = model.tabs.length > 1;
		return html`<main class="review" @keydown=${this.onKey}>
			${several ? tabList(model.tabs, this.tab, model.labels.title, this.choose) : nothing}
			<div
				class="tab-panel"
				id=${TAB_PANEL}
				role=${several ? 'tabpanel' : nothing}
				aria-labelledby=${several ? tabElementId(this.tab) : nothing}
			>
				${this.header(model, this.headline(model))}
				<div class="banner-place" role="status">
					${this.failure ? this.banner(this.failure) : model.stale ? this.banner(model.stale) : nothing}
				</div>
				${this.front(model)}
			</div>
			${shortcutSheet(model.labels.shortcuts)}
		</main>`;
	}

	private header(model: PanelModel, headline: string): TemplateResult {
		return html`<header class="review-header">
			<h1 class="headline" title=${headline}>${headline}</h1>
			<div class="header-actions">
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
				${
					model.state === 'ready' || model.state === 'empty'
						? html`<button
								class="problems"
								type="button"
								title="${model.labels.shortcuts.title} (?)"
								@click=${this.showShortcuts}
							>
								${icon('question')}<span class="unseen">${model.labels.shortcuts.title}</span>
							</button>`
						: nothing
				}
			</div>
		</header>`;
	}

	private headline({ tabs, labels }: PanelModel): string {
		return this.headlines[this.tab] ?? tabs.find(({ id }) => id === this.tab)?.headline ?? labels.title;
	}

	private front(model: PanelModel): TemplateResult | typeof nothing {
		const { tab, editor } = this;
		const found = tabs.find(({ id }) => id === tab);
		if (!found) return nothing;
		return found.draw({
			model,
			editor,
			kept: this.kept[tab],
			keep: (kept) => {
				this.kept = { ...this.kept, [tab]: kept };
				this.keep();
			},
			tell: (headline) => {
				if (this.headlines[tab] !== headline) this.headlines = { ...this.headlines, [tab]: headline };
			},
			act: this.act,
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

	private readonly act = ({ action, file }: PanelAction): void => {
		if (action === 'openFile') this.editor.send(file === undefined ? { type: action } : { type: action, file });
		else this.editor.send({ type: action });
	};

	private readonly showShortcuts = (): void => {
		this.querySelector<HTMLDialogElement>('.shortcuts')?.showModal();
	};

	private readonly onKey = (event: KeyboardEvent): void => {
		if (!asksForShortcuts(event)) return;
		event.preventDefault();
		this.showShortcuts();
	};

	private readonly choose = (tab: TabId): void => {
		if (tab === this.tab) return;
		this.tab = tab;
		this.keep();
	};

	private readonly onMessage = (event: MessageEvent): void => {
		const message = readToPanel(event.data);
		switch (message?.type) {
			case 'model':
				if (message.version < this.version) return;
				this.version = message.version;
				this.model = message.model;
				this.failure = undefined;
				return;
			case 'failed':
				this.failure = message.notice;
				return;
			case 'patch':
				if (message.version < this.version) return;
				if (!this.model || message.base !== this.version) {
					this.editor.send({ type: 'ready' });
					return;
				}
				this.version = message.version;
				this.model = patchedPanel(this.model, message.patch);
				this.failure = undefined;
				return;
			case 'showItem':
				this.choose('priorities');
				void this.handOn(message);
				return;
			case 'showTab':
				this.choose(message.tab);
				return;
			case 'explanation':
			case 'edited':
			case 'measures':
			case 'measureExplained':
			case 'plan':
			case 'frontier':
				void this.handOn(message);
				return;
			case undefined:
				console.warn('A message that is none of the editor’s was dropped.');
				return;
		}
	};

	/** To the tab in front, once it is there. */
	private async handOn(message: ToPanel): Promise<void> {
		await this.updateComplete;
		const front = this.querySelector<TabElement>(`#${TAB_PANEL} > :last-child`);
		await front?.updateComplete;
		front?.receive?.(message);
	}

	private keepTimer: ReturnType<typeof setTimeout> | undefined;

	/** Scrolling would write the state at each frame: it is written once things are quiet. */
	private keep(): void {
		clearTimeout(this.keepTimer);
		this.keepTimer = setTimeout(() => this.editor.writeState({ tab: this.tab, kept: this.kept }), 100);
	}
}

declare global {
	interface HTMLElementTagNameMap {
		'lights-on-review': ReviewPanel;
	}
}
