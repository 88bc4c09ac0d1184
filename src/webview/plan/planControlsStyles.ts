import { css } from 'lit';

export const planControlsStyles = css`
	.plan-slider {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 12px;
		margin-bottom: 6px;
	}

	.plan-slider label {
		overflow-wrap: anywhere;
	}

	.plan-slider output {
		font-variant-numeric: tabular-nums;
		text-align: right;
	}

	.plan-slider input {
		grid-column: 1 / -1;
		width: 100%;
		height: 24px;
		margin: 0;
		accent-color: var(--vscode-focusBorder, var(--vscode-button-background));
		cursor: pointer;
	}

	.plan-slider input:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
	}

	.plan-what-if {
		min-height: 1.4em;
		margin: 0;
	}

	.plan-what-if .codicon {
		margin-right: 6px;
		vertical-align: text-bottom;
	}

	.plan-what-if .link {
		margin-left: 8px;
	}

	.plan-search {
		display: flex;
		gap: 6px;
		align-items: baseline;
		min-height: 1.4em;
		margin: 0 0 6px;
	}

	.plan-search .codicon {
		align-self: center;
	}

	.plan-search .codicon-error {
		color: var(--vscode-list-errorForeground, var(--vscode-foreground));
	}

	.plan-owners {
		display: grid;
		grid-template-columns: minmax(80px, auto) minmax(60px, 1fr) auto;
		gap: 2px 12px;
	}

	.plan-owner {
		display: grid;
		grid-column: 1 / -1;
		grid-template-columns: subgrid;
		align-items: center;
		font-variant-numeric: tabular-nums;
	}

	.plan-owner-bar {
		width: 100%;
		height: 6px;
	}

	.plan-owner-room {
		fill: var(--vscode-editorWidget-background, transparent);
		stroke: var(--vscode-contrastBorder, transparent);
	}

	.plan-owner-used {
		fill: var(--vscode-charts-foreground, var(--vscode-foreground));
	}

	.plan-sentences,
	.plan-conflicts ul {
		margin: 8px 0;
		padding-left: 18px;
	}

	.plan-apply {
		display: flex;
		flex-wrap: wrap;
		gap: 4px 12px;
		align-items: center;
	}

	.plan-comparison {
		margin-top: 8px;
	}

	.plan-comparison > summary {
		width: fit-content;
		cursor: pointer;
	}

	.plan-comparison > summary:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
	}

	.plan-comparison table {
		border-collapse: collapse;
		font-variant-numeric: tabular-nums;
	}

	.plan-comparison th,
	.plan-comparison td {
		padding: 1px 16px 1px 0;
		font-weight: inherit;
		text-align: right;
	}

	.plan-comparison td,
	.plan-comparison thead th {
		white-space: nowrap;
	}

	.plan-comparison th:first-child {
		text-align: left;
	}

	.plan-comparison thead th {
		color: var(--vscode-descriptionForeground);
	}

	.plan-comparison .differs {
		font-weight: 600;
	}
`;
