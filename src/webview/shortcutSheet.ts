import { html, type TemplateResult } from 'lit';
import type { ShortcutSheet } from '../core/views/panelShortcuts.ts';

/** All keys of the panel. The browser keeps the focus inside of it while it is open, and gives it back after. */
export function shortcutSheet(sheet: ShortcutSheet): TemplateResult {
	return html`<dialog class="shortcuts" aria-labelledby="shortcuts-title" @click=${onBackdrop} @keydown=${keepKeys}>
		<header class="shortcuts-header">
			<h2 id="shortcuts-title">${sheet.title}</h2>
			<button class="tool" type="button" title=${sheet.close} @click=${close}>
				<span class="codicon codicon-close" aria-hidden="true"></span><span class="unseen">${sheet.close}</span>
			</button>
		</header>
		<div class="shortcuts-groups">
			${sheet.groups.map(
				({ name, shortcuts }) =>
					html`<section>
						<h3>${name}</h3>
						<dl>
							${shortcuts.map(
								({ keys, text }) =>
									html`<div>
										<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
										<dd>${text}</dd>
									</div>`,
							)}
						</dl>
					</section>`,
			)}
		</div>
	</dialog>`;
}

/** A question mark that is typed as text is none. */
export function asksForShortcuts(event: KeyboardEvent): boolean {
	if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return false;
	return !event.composedPath().some((target) => target instanceof Element && target.matches('input, textarea, select'));
}

function close(event: Event): void {
	(event.currentTarget as HTMLElement).closest('dialog')?.close();
}

/** A click beside the sheet is one on the dialog itself. */
function onBackdrop(event: MouseEvent): void {
	if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}

/** The keys of what lies under it do nothing now. */
function keepKeys(event: KeyboardEvent): void {
	event.stopPropagation();
}
