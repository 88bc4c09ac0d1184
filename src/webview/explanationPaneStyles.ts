import { css } from 'lit';

export const explanationPaneStyles = css`
	.pane {
		display: flex;
		flex-direction: column;
		min-width: 0;
		min-height: 0;
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	@container review (min-width: 860px) {
		.pane {
			border-top: 0;
			border-left: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
		}
	}

	.pane-header {
		display: flex;
		flex: none;
		gap: 4px;
		align-items: flex-start;
		padding: 6px 8px 4px 16px;
	}

	.pane-title {
		flex: 1;
		min-width: 0;
		margin: 0;
		padding-top: 2px;
		font-size: 1em;
		font-weight: 600;
		overflow-wrap: anywhere;
	}

	.pane-body {
		flex: 1;
		min-height: 0;
		overflow: auto;
		padding: 0 16px 16px;
	}

	.reason {
		margin: 0 0 8px;
		overflow-wrap: anywhere;
	}

	.facts {
		display: grid;
		grid-template-columns: max-content minmax(0, 1fr);
		gap: 1px 12px;
		margin: 0 0 10px;
	}

	.facts dt {
		color: var(--vscode-descriptionForeground);
	}

	.facts dd {
		margin: 0;
		overflow-wrap: anywhere;
	}

	@container review (max-width: 560px) {
		.pane-header {
			padding-left: 10px;
		}

		.pane-body {
			padding-inline: 10px;
		}
	}

	.figures {
		margin: 0;
		padding: 0;
		list-style: none;
	}

	.figures .figures {
		margin-left: 7px;
		padding-left: 11px;
		border-left: 1px solid var(--vscode-tree-indentGuidesStroke, var(--vscode-contrastBorder, transparent));
	}

	.figure-line {
		display: flex;
		flex-wrap: wrap;
		gap: 0 10px;
		align-items: baseline;
		min-height: 22px;
		padding-left: 20px;
		line-height: 22px;
	}

	summary.figure-line {
		position: relative;
		border-radius: 2px;
		list-style: none;
		cursor: pointer;
	}

	summary.figure-line::-webkit-details-marker {
		display: none;
	}

	summary.figure-line::before {
		position: absolute;
		top: 7px;
		left: 3px;
		width: 5px;
		height: 5px;
		border: solid var(--vscode-icon-foreground);
		border-width: 0 1px 1px 0;
		content: '';
		transform: rotate(-45deg);
	}

	details[open] > summary.figure-line::before {
		top: 6px;
		left: 5px;
		transform: rotate(45deg);
	}

	summary.figure-line:hover {
		background: var(--vscode-list-hoverBackground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
	}

	summary.figure-line:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}

	.figure-label,
	.figure-source {
		display: flex;
		flex-wrap: wrap;
		gap: 0 8px;
		align-items: baseline;
		min-width: 0;
		overflow-wrap: anywhere;
	}

	.figure-label {
		flex: 1 1 0;
		min-width: min(100%, 9em);
	}

	.figure-value {
		flex: none;
		max-width: 100%;
		margin-left: auto;
		font-variant-numeric: tabular-nums;
		font-weight: 600;
		text-align: right;
	}

	.figure-interval {
		color: var(--vscode-descriptionForeground);
		font-weight: normal;
	}

	.figure-note {
		margin: 0;
		padding: 0 0 3px 20px;
		color: var(--vscode-descriptionForeground);
		line-height: 18px;
		overflow-wrap: anywhere;
	}

	.basis {
		color: var(--vscode-descriptionForeground);
		white-space: nowrap;
	}

	.basis .codicon[class*='codicon-'] {
		margin-right: 3px;
		font-size: 14px;
	}
`;
