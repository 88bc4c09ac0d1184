import { css } from 'lit';

export const chartStyles = css`
	lights-on-chart {
		display: block;
		min-width: 0;
	}

	.chart-drawing svg {
		display: block;
		max-width: 100%;
	}

	.chart-drawing.open-to-click [data-index] {
		cursor: pointer;
	}

	/* A label lies over its shape: a click on it is one on the shape. */
	.chart-drawing text {
		pointer-events: none;
	}

	.chart-table > summary {
		width: fit-content;
		color: var(--vscode-descriptionForeground);
		cursor: pointer;
	}

	.chart-table > summary:focus-visible,
	.chart-table-room:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
	}

	.chart-table-room {
		max-height: 320px;
		overflow: auto;
	}

	.chart-table table {
		border-collapse: collapse;
		font-variant-numeric: tabular-nums;
	}

	.chart-table th,
	.chart-table td {
		padding: 1px 8px 1px 0;
		font-weight: inherit;
		text-align: right;
		white-space: nowrap;
	}

	.chart-table th[scope='row'],
	.chart-table th:first-child {
		text-align: left;
	}

	.chart-table thead th {
		color: var(--vscode-descriptionForeground);
	}
`;
