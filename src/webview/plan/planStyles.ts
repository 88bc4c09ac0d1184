import { css } from 'lit';

export const planStyles = css`
	lights-on-plan-tab {
		display: flex;
		flex: 1;
		flex-direction: column;
		min-height: 0;
	}

	.plan {
		display: grid;
		flex: 1;
		grid-template-columns: minmax(0, 1fr);
		align-content: start;
		gap: 12px 24px;
		min-height: 0;
		overflow: auto;
		padding: 8px 16px 24px;
	}

	.plan-title {
		margin: 4px 0;
		font-size: 1.08em;
		font-weight: 600;
	}

	.plan-count {
		color: var(--vscode-descriptionForeground);
		font-weight: 400;
	}

	.plan-keys {
		margin: 0 0 8px;
	}

	.plan-keys .codicon {
		vertical-align: text-bottom;
	}

	.plan-part + .plan-part {
		margin-top: 12px;
	}

	.plan-part.takes {
		outline: 1px dashed var(--vscode-focusBorder);
		outline-offset: 4px;
	}

	.plan-part.over {
		outline: 2px solid var(--vscode-focusBorder);
		background: var(--vscode-list-dropBackground);
	}

	/* What dropping does is in sight, also in a long part. */
	.plan-part.takes .plan-title {
		position: sticky;
		top: 0;
		z-index: 1;
		background: var(--vscode-editor-background);
	}

	.plan-drop {
		margin-left: 12px;
		font-weight: 400;
	}

	.plan-drop .codicon {
		vertical-align: text-bottom;
	}

	.plan-none {
		margin: 0;
	}

	.plan-rows {
		margin: 0;
		padding: 0;
		list-style: none;
	}

	.plan-row {
		display: grid;
		grid-template-columns: minmax(0, 5fr) minmax(0, 6fr) auto;
		gap: 0 16px;
		align-items: start;
		padding: 4px 8px;
		border-left: 3px solid transparent;
	}

	.plan-row.reliability {
		border-left-color: var(--vscode-charts-green);
	}

	.plan-row.product {
		border-left-color: var(--vscode-charts-blue);
	}

	.plan-row:hover {
		background: var(--vscode-list-hoverBackground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	.plan-row.dragged {
		outline: 1px dashed var(--vscode-foreground);
		outline-offset: -1px;
	}

	.plan-name {
		text-align: left;
		overflow-wrap: anywhere;
	}

	.plan-name .plan-id {
		font-family: var(--vscode-editor-font-family, monospace);
	}

	.plan-facts {
		display: flex;
		flex-wrap: wrap;
		gap: 0 12px;
		color: var(--vscode-descriptionForeground);
	}

	.plan-firmness.firm {
		color: var(--vscode-foreground);
	}

	.plan-firmness.tossUp {
		font-style: italic;
	}

	.plan-change {
		color: var(--vscode-foreground);
		font-weight: 600;
	}

	.plan-change .codicon {
		vertical-align: text-bottom;
	}

	.plan-why {
		margin: 0;
		overflow-wrap: anywhere;
	}

	.plan-pins {
		display: flex;
		gap: 2px;
		align-items: center;
		min-width: 76px;
	}

	.plan-pin {
		width: 24px;
		height: 24px;
		padding: 0;
		border: 1px solid transparent;
		border-radius: 4px;
		background: none;
		color: var(--vscode-icon-foreground, var(--vscode-foreground));
		cursor: pointer;
	}

	.plan-pin:hover {
		background: var(--vscode-toolbar-hoverBackground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
	}

	.plan-pin[aria-pressed='true'] {
		border-color: var(--vscode-inputOption-activeBorder, var(--vscode-contrastActiveBorder, currentColor));
		background: var(--vscode-inputOption-activeBackground, transparent);
		color: var(--vscode-inputOption-activeForeground, var(--vscode-foreground));
	}

	.plan-grip {
		margin-left: auto;
		color: var(--vscode-descriptionForeground);
		cursor: grab;
		touch-action: none;
	}

	.plan-parts.dragging,
	.plan-parts.dragging * {
		cursor: grabbing;
	}

	.plan-legend {
		display: flex;
		flex-wrap: wrap;
		gap: 0 16px;
		margin: 4px 0;
		padding: 0;
		list-style: none;
	}

	.plan-swatch {
		display: inline-block;
		width: 10px;
		height: 10px;
		margin-right: 6px;
	}

	.plan-swatch.green {
		background: var(--vscode-charts-green);
	}

	.plan-swatch.blue {
		background: var(--vscode-charts-blue);
	}

	.plan-frontier-sentence {
		margin: 0 0 4px;
		max-width: 80ch;
	}

	@container review (min-width: 860px) {
		.plan {
			grid-template-columns: minmax(340px, 2fr) minmax(0, 3fr);
			grid-template-rows: auto auto auto;
			grid-template-areas: 'controls frontier' 'summary frontier' 'parts parts';
		}

		.plan-controls {
			grid-area: controls;
		}

		.plan-summary {
			grid-area: summary;
		}

		.plan-frontier {
			grid-area: frontier;
		}

		.plan-parts {
			grid-area: parts;
		}
	}

	@container review (max-width: 560px) {
		.plan {
			padding-inline: 10px;
		}

		.plan-row {
			grid-template-columns: minmax(0, 1fr) auto;
		}

		.plan-why {
			grid-row: 2;
			grid-column: 1 / -1;
		}
	}
`;
