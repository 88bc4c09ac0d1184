import { html, type TemplateResult } from 'lit';
import { formatMoney, formatNumber } from '../../core/views/figures.ts';
import type { PanelModel } from '../../core/views/panel.ts';
import type { GroupLine } from '../../core/views/priorities/lines.ts';
import { icon } from '../icon.ts';
import { fill } from '../words.ts';

export interface GroupShown {
	readonly id: string;
	readonly rowIndex: number;
	readonly active: boolean;
	/** How many columns it spans. */
	readonly span: number;
	readonly model: PanelModel;
	fold(): void;
}

/** The heading of a group: what it is called, and what its items come to. */
export function groupRow(line: GroupLine, shown: GroupShown): TemplateResult {
	const { labels, figures } = shown.model;
	const sums = [line.count, formatNumber(line.days, figures), formatMoney(line.cost, figures)];
	return html`<div
		class="row heading group ${shown.active ? 'active' : ''}"
		role="row"
		id=${shown.id}
		aria-rowindex=${shown.rowIndex}
		aria-selected=${shown.active}
		@click=${shown.fold}
	>
		<div class="cell" role="gridcell" aria-colspan=${shown.span}>
			${icon(line.folded ? 'chevron-right' : 'chevron-down')}
			<span>${line.name === '' ? labels.unnamed : line.name}</span>
			<span class="unseen">${line.folded ? labels.foldedGroup : labels.openGroup}</span>
			<span class="dim group-sums">${fill(line.count === 1 ? labels.groupSum : labels.groupSums, ...sums)}</span>
		</div>
	</div>`;
}
