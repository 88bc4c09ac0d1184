import { type CSSResult, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PanelAction, PanelModel } from '../../core/views/panel.ts';
import type { ToPanel } from '../../core/views/panelProtocol.ts';
import type { TabId } from '../../core/views/panelTabs.ts';
import type { Editor } from '../editor.ts';

/** A tab of the panel: how it is drawn. Its name and what it shows come with the model. */
export interface Tab {
	readonly id: TabId;
	readonly styles: readonly CSSResult[];
	/** Draws the one `TabElement` that the tab is made of. */
	draw(given: TabGiven): TemplateResult;
}

/** What the panel gives to the tab in front. */
export interface TabGiven {
	readonly model: PanelModel;
	readonly editor: Editor;
	/** What the tab kept when it was last in front, also before a reload. It may come from an earlier version. */
	readonly kept: unknown;
	keep(kept: unknown): void;
	/** The one sentence to take away, where the tab finds it out itself. */
	tell(headline: string): void;
	act(action: PanelAction): void;
}

/** Only the tab in front exists: it takes up what it kept when it comes, and draws into the page itself. */
export abstract class TabElement extends LitElement {
	@property({ attribute: false }) given!: TabGiven;

	protected override createRenderRoot(): HTMLElement {
		return this;
	}

	/** What the editor says besides new models. */
	receive(_message: ToPanel): void {}
}
