import { html, type TemplateResult } from 'lit';

/** The outline of the panel before its first model. It appears only where that takes a while, so nothing flashes. */
export function skeleton(): TemplateResult {
	return html`<main class="skeleton" aria-busy="true"><h1 class="unseen">${document.title}</h1><div class="skeleton-headline"></div>${rows()}</main>`;
}

/** The outline of a list that is on its way. */
export function skeletonRows(): TemplateResult {
	return html`<div class="skeleton" aria-busy="true">${rows()}</div>`;
}

function rows(): readonly TemplateResult[] {
	return Array.from({ length: 12 }, (_, index) => html`<div class="skeleton-row skeleton-${index % 4}"></div>`);
}
