import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BalanceModel, BalanceSideId, BalanceSideModel } from '../core/views/balance.ts';
import { icon } from './icon.ts';

/** What opens a side into what it is made of, by its key. */
interface Opening {
	readonly explained: string | undefined;
	explain(key: string): void;
}

/** Sides as bars against one floor. The sentences beside them say all that the bars show. */
export function balanceStrip(
	balance: BalanceModel<BalanceSideId>,
	showFloor: () => void,
	opening?: Opening,
): TemplateResult {
	const kinds = new Map(balance.sides.flatMap(({ parts }) => parts.map(({ kind, label }) => [kind, label] as const)));
	return html`<section class="balance" aria-label=${balance.title}>
		${balance.sides.map((side) => sideBar(side, balance.floor?.share, opening))}
		<div class="balance-legend">
			${repeat(
				kinds,
				([kind]) => kind,
				([kind, label]) => html`<span class="legend"><span class="swatch ${kind}"></span>${label}</span>`,
			)}
			${
				balance.floor
					? html`<button class="legend link" type="button" @click=${showFloor}>
							<span class="swatch floor"></span>${balance.floor.text}
						</button>`
					: nothing
			}
		</div>
	</section>`;
}

function sideLabel({ label, key }: BalanceSideModel, opening: Opening | undefined): TemplateResult {
	if (key === undefined || !opening) return html`<span class="balance-label">${label}</span>`;
	return html`<button
		class="balance-label link"
		type="button"
		data-figure=${key}
		aria-expanded=${opening.explained === key}
		@click=${() => opening.explain(key)}
	>
		${label}
	</button>`;
}

function sideBar(side: BalanceSideModel, floor: number | undefined, opening: Opening | undefined): TemplateResult {
	let from = 0;
	const segments = side.parts.map(({ kind, share, text }) => {
		const start = from;
		from += share;
		return svg`<rect class="part ${kind}" x=${percent(start)} width=${percent(share)} y="2" height="10">
			<title>${text}</title>
		</rect>`;
	});
	return html`<div class="balance-side">
		${sideLabel(side, opening)}
		<svg class="balance-bar" height="14" aria-hidden="true" focusable="false">
			<rect class="track" x="0" width="100%" y="2" height="10"></rect>
			${segments}
			${floor === undefined ? nothing : svg`<line class="floor" x1=${percent(floor)} x2=${percent(floor)} y1="0" y2="14"></line>`}
		</svg>
		<span class="balance-text ${side.standing}">
			${side.standing === 'missed' ? icon('warning') : side.standing === 'met' ? icon('check') : nothing}
			<span>${side.text}</span>
		</span>
		<span class="unseen">${side.parts.map(({ text }) => text).join(', ')}</span>
	</div>`;
}

function percent(share: number): string {
	return `${(100 * share).toFixed(2)}%`;
}
