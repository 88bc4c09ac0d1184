import { css } from 'lit';

export const budgetBarStyles = css`
	.budget-bar {
		display: block;
		width: 100%;
		max-width: 720px;
		overflow: visible;
	}

	.budget-part {
		stroke: var(--vscode-descriptionForeground);
		stroke-width: 1;
	}

	.budget-part.accepted {
		fill: var(--vscode-charts-blue);
		stroke: var(--vscode-charts-blue);
	}

	.budget-part.unaccepted {
		/* Orange is pale, missing or a dark blue in some themes. */
		stroke: var(--vscode-charts-yellow, currentColor);
	}

	.budget-stripe {
		stroke: var(--vscode-charts-yellow, currentColor);
		stroke-width: 2.5;
	}

	.budget-part.unallocated {
		fill: none;
	}

	.budget-end {
		stroke: var(--vscode-foreground);
		stroke-width: 2;
	}

	.budget-legend {
		display: flex;
		flex-wrap: wrap;
		gap: 2px 18px;
		margin: 4px 0 0;
		padding: 0;
		list-style: none;
	}

	.budget-key {
		display: inline-flex;
		gap: 6px;
		align-items: center;
		white-space: nowrap;
	}

	.budget-swatch {
		flex: none;
	}

	.budget-minutes {
		font-variant-numeric: tabular-nums;
		font-weight: 600;
	}

	@media (forced-colors: active) {
		.budget-part,
		.budget-end,
		.budget-part.unaccepted,
		.budget-stripe {
			stroke: CanvasText;
		}

		.budget-part.accepted {
			fill: CanvasText;
			stroke: CanvasText;
		}
	}
`;
