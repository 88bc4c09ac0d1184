import { css } from 'lit';

export const rankedListStyles = css`
	.ranked-lists {
		display: grid;
		grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
		gap: 12px 24px;
	}

	.ranked-list {
		min-width: 0;
	}

	.ranked-list h3 {
		margin: 0 0 2px;
		font-size: 1em;
		font-weight: 600;
		overflow-wrap: anywhere;
	}

	.ranked-list p {
		margin: 0 0 4px;
	}

	.ranked-list ul {
		margin: 0;
		padding: 0;
		list-style: none;
	}

	.ranked-row {
		display: grid;
		grid-template-columns: minmax(0, 1fr) auto;
		gap: 0 8px;
		box-sizing: border-box;
		width: 100%;
		padding: 3px 4px;
		border: 0;
		border-radius: 3px;
		background: none;
		color: inherit;
		font: inherit;
		text-align: left;
	}

	button.ranked-row {
		cursor: pointer;
	}

	button.ranked-row:hover {
		background: var(--vscode-list-hoverBackground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	button.ranked-row:focus-visible,
	button.ranked-row[aria-expanded='true'] {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}

	.ranked-label {
		overflow-wrap: anywhere;
	}

	.ranked-value {
		font-variant-numeric: tabular-nums;
		font-weight: 600;
	}

	.ranked-bar {
		grid-column: 1 / -1;
		display: block;
		margin: 2px 0;
	}

	.ranked-bar rect {
		fill: var(--vscode-charts-blue);
	}

	.ranked-note {
		grid-column: 1 / -1;
		font-size: 0.92em;
		overflow-wrap: anywhere;
	}
`;
