import { css } from 'lit';

export const risksStyles = css`
	.risks {
		flex: 1;
		min-height: 0;
		overflow: auto;
		padding-bottom: 24px;
	}

	.risk-service {
		position: relative;
		padding-top: 10px;
	}

	.risk-service + .risk-service {
		margin-top: 12px;
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	.risk-service-header {
		display: flex;
		flex-wrap: wrap;
		gap: 0 12px;
		align-items: baseline;
		padding: 0 16px 6px;
	}

	.risk-service-name {
		margin: 0;
		font-size: 1.08em;
		font-weight: 600;
		overflow-wrap: anywhere;
	}

	.risk-service > .budget-bar {
		box-sizing: border-box;
		width: calc(100% - 32px);
		margin-inline: 16px;
	}

	.risk-service > .budget-legend,
	.risk-service > .risk-summary,
	.risk-service > p,
	.risks-without {
		margin-inline: 16px;
	}

	.risk-summary {
		display: flex;
		gap: 6px;
		align-items: baseline;
		margin-block: 6px 0;
	}

	.risk-summary .codicon {
		flex: none;
		align-self: flex-start;
	}

	.risk-summary.open .codicon {
		color: var(--vscode-list-warningForeground, var(--vscode-foreground));
	}

	.risk-summary.over .codicon {
		color: var(--vscode-list-errorForeground, var(--vscode-foreground));
	}

	.risks-without {
		padding: 0;
		list-style: none;
	}

	.risks-without li {
		margin-bottom: 4px;
		overflow-wrap: anywhere;
	}

	.risks-without .link {
		margin-right: 6px;
	}

	.risks-notice {
		display: flex;
		flex-direction: column;
		gap: 12px;
		align-items: center;
		padding: 48px 24px 24px;
		text-align: center;
	}

	.risks-notice > .codicon[class*='codicon-'] {
		color: var(--vscode-descriptionForeground);
		font-size: 40px;
	}

	.risks-notice p {
		max-width: 420px;
		margin: 0;
	}

	.risks-example {
		box-sizing: border-box;
		max-width: 100%;
		margin: 0;
		padding: 8px 12px;
		overflow-x: auto;
		border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
		border-radius: 4px;
		background: var(--vscode-textCodeBlock-background, transparent);
		font-family: var(--vscode-editor-font-family, monospace);
		text-align: left;
	}

	@container review (max-width: 560px) {
		.risk-service-header {
			padding-inline: 10px;
		}

		.risk-service > .budget-bar {
			width: calc(100% - 20px);
			margin-inline: 10px;
		}

		.risk-service > .budget-legend,
		.risk-service > .risk-summary,
		.risk-service > p,
		.risks-without {
			margin-inline: 10px;
		}
	}
`;
