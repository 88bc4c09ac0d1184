import { html, type TemplateResult } from 'lit';
import type { PanelAction, PanelNotice } from '../core/views/panel.ts';
import { icon } from './icon.ts';

/** Why there is nothing to show, and the ways out, in the middle of the room. */
export function noticeView(
	notice: PanelNotice,
	codicon: string,
	label: string,
	act: (action: PanelAction) => void,
): TemplateResult {
	return html`<section class="notice" aria-label=${label}>
		${icon(codicon)}
		<p>${notice.text}</p>
		<div class="notice-actions">
			${notice.actions.map(
				(action, index) =>
					html`<vscode-button ?secondary=${index > 0} @click=${() => act(action)}>${action.label}</vscode-button>`,
			)}
		</div>
	</section>`;
}
