import { html, type TemplateResult } from 'lit';
import type { PanelTab, TabId } from '../../core/views/panelTabs.ts';

/** The ids that tie a tab to the panel that it shows. */
export function tabElementId(id: TabId): string {
	return `tab-${id}`;
}

export const TAB_PANEL = 'tab-panel';

/**
 * The names of the tabs, by the pattern of the ARIA practices: one stop for the Tab key, arrows, Home and End move and
 * choose at once. A lone tab needs no list.
 */
export function tabList(
	all: readonly PanelTab[],
	chosen: TabId,
	label: string,
	choose: (id: TabId) => void,
): TemplateResult {
	const onKey = (event: KeyboardEvent): void => {
		const next = tabAfter(event.key, all, chosen);
		if (!next) return;
		event.preventDefault();
		event.stopPropagation();
		choose(next.id);
		document.getElementById(tabElementId(next.id))?.focus();
	};
	return html`<div class="tab-list" role="tablist" aria-label=${label} @keydown=${onKey}>
		${all.map(
			({ id, label }) =>
				html`<button
					class="tab"
					type="button"
					role="tab"
					id=${tabElementId(id)}
					aria-selected=${id === chosen}
					aria-controls=${TAB_PANEL}
					tabindex=${id === chosen ? 0 : -1}
					@click=${() => choose(id)}
				>
					${label}
				</button>`,
		)}
	</div>`;
}

function tabAfter(key: string, all: readonly PanelTab[], chosen: TabId): PanelTab | undefined {
	const at = all.findIndex(({ id }) => id === chosen);
	switch (key) {
		case 'ArrowLeft':
			return all.at(at - 1);
		case 'ArrowRight':
			return all[(at + 1) % all.length];
		case 'Home':
			return all[0];
		case 'End':
			return all.at(-1);
		default:
			return undefined;
	}
}
