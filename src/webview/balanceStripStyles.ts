import { css } from 'lit';

export const balanceStripStyles = css`
	.balance {
		display: grid;
		flex: none;
		grid-template-columns: max-content minmax(96px, 200px) minmax(0, 1fr);
		gap: 2px 10px;
		align-items: center;
		padding: 4px 16px 6px;
	}

	.balance-side {
		display: grid;
		grid-column: 1 / -1;
		grid-template-columns: subgrid;
		align-items: center;
	}

	.balance-bar {
		display: block;
		width: 100%;
		overflow: visible;
	}

	.balance {
		--reliability: var(--vscode-charts-blue);
		/* Orange is pale, missing or a dark blue in some themes. */
		--product: var(--vscode-charts-yellow, currentColor);
	}

	.balance-bar .part.reliability,
	.swatch.reliability {
		fill: var(--reliability);
		background: var(--reliability);
	}

	.balance-bar .part.product,
	.swatch.product {
		fill: var(--product);
		background: var(--product);
	}

	.balance-bar .part.uncategorised {
		fill: none;
	}

	.swatch.uncategorised {
		box-sizing: border-box;
		border: 1px solid var(--vscode-descriptionForeground);
	}

	.balance-bar .track {
		fill: none;
		stroke: var(--vscode-descriptionForeground);
	}

	.balance-bar .floor {
		stroke: var(--vscode-foreground);
		stroke-width: 2;
	}

	.balance-text .codicon[class*='codicon-'] {
		margin-right: 2px;
	}

	.balance-text.missed .codicon {
		color: var(--vscode-list-warningForeground, var(--vscode-foreground));
	}

	.balance-legend {
		display: flex;
		flex-wrap: wrap;
		grid-column: 2 / -1;
		gap: 0 14px;
		color: var(--vscode-descriptionForeground);
	}

	.legend {
		display: inline-flex;
		gap: 5px;
		align-items: center;
		white-space: nowrap;
	}

	.swatch {
		width: 9px;
		height: 9px;
	}

	.swatch.floor {
		width: 2px;
		height: 12px;
		background: var(--vscode-foreground);
	}

	@container review (min-width: 860px) {
		.balance {
			grid-template-columns: max-content minmax(96px, 320px) minmax(0, 1fr);
		}
	}

	@container review (max-width: 560px) {
		.balance {
			padding-inline: 10px;
			grid-template-columns: max-content minmax(0, 1fr);
		}

		.balance-text {
			grid-column: 1 / -1;
			margin-bottom: 4px;
		}

		.balance-legend {
			grid-column: 1 / -1;
		}
	}
`;
