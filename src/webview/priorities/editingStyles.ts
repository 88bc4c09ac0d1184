import { css } from 'lit';
import { ROW_HEIGHT } from './priorityListStyles.ts';

/** Fields to write into, over the list and under it. */
export const editingStyles = css`
	.list-side {
		display: flex;
		flex-direction: column;
		min-width: 0;
		min-height: 0;
	}

	.list-side .list-place {
		flex: 1;
		overflow: clip;
	}

	.field-editor {
		position: absolute;
		z-index: 4;
		box-sizing: border-box;
		width: 200px;
		min-height: ${ROW_HEIGHT}px;
		background: var(--vscode-editor-background);
	}

	.field-name {
		display: none;
	}

	.field-editor.named {
		padding: 2px 4px 4px;
		border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
		background: var(--vscode-editorWidget-background);
	}

	.field-editor.named .field-name {
		display: block;
		color: var(--vscode-descriptionForeground);
	}

	.field-control {
		box-sizing: border-box;
		width: 100%;
		height: ${ROW_HEIGHT}px;
		padding: 0 4px;
		border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent));
		border-radius: 2px;
		background: var(--vscode-input-background);
		color: var(--vscode-input-foreground);
		font: inherit;
	}

	select.field-control {
		border-color: var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
		background: var(--vscode-dropdown-background, var(--vscode-input-background));
		color: var(--vscode-dropdown-foreground, var(--vscode-input-foreground));
	}

	.field-control:focus {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -1px;
	}

	.field-control::placeholder {
		color: var(--vscode-input-placeholderForeground);
	}

	.field-said {
		margin: 0;
		line-height: 1.35;
	}

	.field-editor .field-said:not(:empty) {
		position: absolute;
		right: 0;
		left: 0;
		box-sizing: border-box;
		padding: 3px 6px;
		border: 1px solid var(--vscode-inputValidation-infoBorder, var(--vscode-contrastBorder, transparent));
		background: var(--vscode-inputValidation-infoBackground, var(--vscode-editorWidget-background));
		color: var(--vscode-inputValidation-infoForeground, var(--vscode-foreground));
	}

	.field-editor.low .field-said {
		bottom: 100%;
	}

	.field-said.wrong:not(:empty) {
		border-color: var(--vscode-inputValidation-errorBorder, var(--vscode-contrastBorder, transparent));
		background: var(--vscode-inputValidation-errorBackground, var(--vscode-editorWidget-background));
		color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
	}

	.selection-bar {
		display: flex;
		flex: none;
		flex-wrap: wrap;
		gap: 6px 12px;
		align-items: center;
		padding: 6px 16px;
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
		background: var(--vscode-editorWidget-background);
		color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
	}

	.selection-count {
		font-weight: 600;
		white-space: nowrap;
	}

	.selection-field {
		display: flex;
		gap: 6px;
		align-items: center;
	}

	.selection-field :is(select, input) {
		width: 128px;
		height: 26px;
	}

	.selection-bar .field-said {
		flex-basis: 100%;
		padding: 2px 6px;
		border: 1px solid;
	}

	.selection-bar .field-said:empty {
		display: none;
	}

	.write {
		height: 26px;
		padding: 0 10px;
		border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent));
		border-radius: 2px;
		background: var(--vscode-button-background);
		color: var(--vscode-button-foreground);
		font: inherit;
		white-space: nowrap;
		cursor: pointer;
	}

	.write:hover {
		background: var(--vscode-button-hoverBackground);
	}

	.write:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: 2px;
	}

	.row.marked {
		background: var(--vscode-list-inactiveSelectionBackground);
		color: var(--vscode-list-inactiveSelectionForeground);
		outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	.row.marked .kind-icon {
		color: inherit;
	}

	.pencil {
		position: absolute;
		top: 3px;
		left: 0;
		display: none;
		height: 16px;
		border-radius: 3px;
		background: var(--vscode-editorWidget-background);
		color: var(--vscode-icon-foreground);
		cursor: pointer;
	}

	.cell:is(.owner, .status) > .pencil {
		right: 0;
		left: auto;
	}

	.pencil:hover {
		background: var(--vscode-toolbar-hoverBackground);
		color: var(--vscode-foreground);
		outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
	}

	.pencil .codicon[class*='codicon-'] {
		font-size: 14px;
	}

	.row:hover .cell:not(.unseen) > .pencil {
		display: block;
	}

	.row:not(.head) .cell:is(.effort, .value, .owner, .status) {
		position: relative;
	}

	.row .cell.unseen:is(.effort, .value, .owner, .status) {
		position: absolute;
	}
`;
