import { css } from 'lit';

export const scatterStyles = css`
	.scatter {
		flex: none;
		box-sizing: border-box;
		max-height: 50vh;
		overflow: auto;
		padding: 0 16px 6px;
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	.scatter-picture:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}

	.scatter .chart-drawing .chosen {
		stroke: var(--vscode-foreground);
		stroke-width: 6px;
		vector-effect: non-scaling-stroke;
		paint-order: stroke;
	}

	.scatter p {
		margin: 2px 0;
	}

	.scatter-legend {
		display: flex;
		flex-wrap: wrap;
		gap: 0 14px;
	}

	.scatter-kind {
		display: inline-flex;
		gap: 5px;
		align-items: center;
		white-space: nowrap;
	}

	.scatter-shape {
		width: 9px;
		height: 9px;
		background: var(--vscode-charts-blue);
		forced-color-adjust: none;
	}

	.scatter-shape.circle {
		border-radius: 50%;
	}

	.scatter-shape.triangle {
		background: var(--vscode-charts-yellow);
		clip-path: polygon(50% 0, 100% 100%, 0 100%);
	}

	.scatter-shape.rect {
		background: var(--vscode-descriptionForeground);
	}

	.scatter-point {
		min-height: 1.4em;
	}
`;
