import { css } from 'lit';

export const shortcutSheetStyles = css`
	.shortcuts {
		box-sizing: border-box;
		width: min(760px, calc(100vw - 24px));
		max-height: calc(100vh - 24px);
		overflow: auto;
		padding: 0;
		border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
		border-radius: 6px;
		background: var(--vscode-editorWidget-background);
		color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
		box-shadow: 0 0 8px 2px var(--vscode-widget-shadow, transparent);
	}

	.shortcuts::backdrop {
		background: rgb(0 0 0 / 40%);
	}

	.shortcuts-header {
		position: sticky;
		top: 0;
		display: flex;
		align-items: center;
		justify-content: space-between;
		padding: 10px 16px 4px;
		background: inherit;
	}

	.shortcuts :is(h2, h3) {
		margin: 0;
		font-size: 1.16em;
		font-weight: 600;
	}

	.shortcuts h3 {
		padding: 8px 0 2px;
		font-size: 1em;
	}

	.shortcuts-groups {
		padding: 0 16px 16px;
		columns: 2 320px;
		column-gap: 32px;
	}

	.shortcuts section {
		break-inside: avoid;
	}

	.shortcuts dl {
		margin: 0;
	}

	.shortcuts dl > div {
		display: grid;
		grid-template-columns: minmax(96px, 2fr) 3fr;
		gap: 12px;
		padding: 3px 0;
	}

	.shortcuts dt {
		display: flex;
		flex-wrap: wrap;
		gap: 3px 4px;
		align-items: center;
		align-self: start;
	}

	.shortcuts dd {
		margin: 0;
	}

	.shortcuts kbd {
		padding: 0 5px;
		border: 1px solid var(--vscode-keybindingLabel-border, var(--vscode-contrastBorder, transparent));
		border-radius: 3px;
		background: var(--vscode-keybindingLabel-background);
		color: var(--vscode-keybindingLabel-foreground, var(--vscode-foreground));
		font: inherit;
		font-size: 0.92em;
		line-height: 18px;
		white-space: nowrap;
	}

	.header-actions {
		display: flex;
		flex: none;
		gap: 4px;
		align-items: center;
	}
`;
