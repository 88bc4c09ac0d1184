import { css } from 'lit';

/** Pixels; the height of a row in the editor's own lists. The window over the rows counts on it. */
export const ROW_HEIGHT = 22;

export const priorityListStyles = css`
	.list {
		height: 100%;
		overflow: auto;
		outline: none;
	}

	.list-head {
		position: sticky;
		z-index: 2;
		top: 0;
		background: var(--vscode-editor-background);
	}

	.list-body {
		position: relative;
		box-sizing: border-box;
	}

	.row {
		position: relative;
		display: grid;
		grid-template-columns: var(--columns);
		column-gap: 10px;
		box-sizing: border-box;
		height: ${ROW_HEIGHT}px;
		padding-right: 12px;
		line-height: ${ROW_HEIGHT}px;
		white-space: nowrap;
		cursor: pointer;
		contain: layout style;
	}

	.row.head {
		color: var(--vscode-descriptionForeground);
		cursor: default;
	}

	.sort {
		display: flex;
		gap: 2px;
		align-items: center;
		width: 100%;
		height: ${ROW_HEIGHT}px;
		padding: 0;
		border: 0;
		background: none;
		color: inherit;
		font: inherit;
		text-align: left;
		cursor: pointer;
	}

	.sort:hover {
		color: var(--vscode-foreground);
		text-decoration: underline;
	}

	.sort-label {
		min-width: 0;
		overflow: hidden;
		text-overflow: ellipsis;
	}

	.sort .codicon[class*='codicon-'] {
		flex: none;
		font-size: 12px;
	}

	[aria-sort]:not(.rank) .sort {
		color: var(--vscode-foreground);
		font-weight: 600;
	}

	.row.head .cell:is(.rank, .score, .cost, .effort, .value, .chance) .sort {
		justify-content: flex-end;
	}

	.row.heading {
		display: block;
		padding-left: 16px;
		color: var(--vscode-descriptionForeground);
		font-weight: 600;
		cursor: default;
	}

	.row.group {
		padding-left: 6px;
		color: var(--vscode-foreground);
		cursor: pointer;
	}

	.group .cell {
		display: flex;
		gap: 6px;
		align-items: center;
	}

	.group-sums {
		min-width: 0;
		overflow: hidden;
		font-weight: 400;
		text-overflow: ellipsis;
	}

	.row:is(:not(.head, .heading), .group):hover {
		background: var(--vscode-list-hoverBackground);
		color: var(--vscode-list-hoverForeground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	.row.active,
	.row.active:hover {
		background: var(--vscode-list-inactiveSelectionBackground);
		color: var(--vscode-list-inactiveSelectionForeground);
		outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	.list:focus .row.active {
		background: var(--vscode-list-activeSelectionBackground);
		color: var(--vscode-list-activeSelectionForeground);
		outline: 1px solid var(--vscode-contrastActiveBorder, var(--vscode-list-focusAndSelectionOutline, transparent));
		outline-offset: -1px;
	}

	.list:focus-visible .row.active {
		outline: 1px solid
			var(--vscode-list-focusAndSelectionOutline, var(--vscode-list-focusOutline, var(--vscode-focusBorder)));
	}

	.list:focus-visible:not([aria-activedescendant]) {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}

	.row.active :is(.dim, .description, .overdue, .shared) {
		color: inherit;
	}

	.shared {
		flex: none;
		color: var(--vscode-descriptionForeground);
	}

	.row.stale .title {
		font-style: italic;
	}

	.cell {
		min-width: 0;
		overflow: hidden;
		text-overflow: ellipsis;
	}

	.cell.rank {
		position: relative;
		overflow: visible;
		padding-left: 4px;
		font-variant-numeric: tabular-nums;
		text-align: right;
	}

	/* Rows that the data cannot tell apart are held together by one bracket. */
	.tie {
		position: absolute;
		top: 0;
		bottom: 0;
		left: 8px;
		width: 5px;
		border-left: 1px solid var(--vscode-descriptionForeground);
	}

	/* Those that do not stand together have no bracket to hold them. */
	.tie.apart {
		left: 4px;
		border: 0;
		color: var(--vscode-descriptionForeground);
	}

	.row.active .tie.apart {
		color: inherit;
	}

	.tie.first {
		top: 4px;
		border-top: 1px solid var(--vscode-descriptionForeground);
	}

	.tie.last {
		bottom: 4px;
		border-bottom: 1px solid var(--vscode-descriptionForeground);
	}

	.list:focus .row.active .tie {
		border-color: currentColor;
	}

	.cell.item {
		display: flex;
		gap: 6px;
		align-items: center;
	}

	.row.head .cell.item {
		display: block;
	}

	.kind-icon {
		display: flex;
		flex: none;
		align-items: center;
		color: var(--vscode-icon-foreground);
	}

	.row.active .kind-icon {
		color: inherit;
	}

	.title {
		flex: 0 1 auto;
		min-width: 0;
		overflow: hidden;
		text-overflow: ellipsis;
	}

	.title:hover {
		text-decoration: underline;
	}

	.description {
		flex: 1 1 0;
		min-width: 0;
		overflow: hidden;
		color: var(--vscode-descriptionForeground);
		text-overflow: ellipsis;
	}

	.cell.score {
		display: flex;
		gap: 8px;
		align-items: center;
		justify-content: flex-end;
	}

	.row.head .cell.score {
		display: block;
	}

	.number,
	.cell:is(.cost, .effort, .value, .chance) {
		font-variant-numeric: tabular-nums;
		text-align: right;
	}

	.number {
		flex: none;
	}

	.number {
		min-width: 48px;
	}

	.cell.status {
		display: flex;
		gap: 4px;
		align-items: center;
	}

	.cell.status span:last-child {
		overflow: hidden;
		text-overflow: ellipsis;
	}

	.row.head .cell.status {
		display: block;
	}

	.score-bar {
		flex: 1;
		min-width: 0;
		overflow: visible;
	}

	.score-bar .bar {
		fill: var(--vscode-charts-blue);
	}

	.score-bar .whisker {
		stroke: var(--vscode-foreground);
		stroke-width: 1;
	}

	.list:focus .row.active .score-bar .whisker {
		stroke: currentColor;
	}

	.list:focus .row.active .score-bar .bar {
		stroke: currentColor;
		stroke-width: 1;
	}

	@container list (max-width: 439px) {
		.overdue-text {
			position: absolute;
			width: 1px;
			height: 1px;
			overflow: hidden;
			clip-path: inset(50%);
		}
	}
`;
