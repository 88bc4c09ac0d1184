import { css } from 'lit';

export const toolbarStyles = css`
	.tool {
		display: flex;
		flex: none;
		gap: 4px;
		align-items: center;
		height: 26px;
		padding: 0 6px;
		border: 0;
		border-radius: 5px;
		background: none;
		color: inherit;
		font: inherit;
		white-space: nowrap;
		cursor: pointer;
	}

	.tool:hover {
		background: var(--vscode-toolbar-hoverBackground);
		outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
	}

	.tool[aria-expanded='true'],
	.tool[aria-pressed='true'] {
		background: var(--vscode-toolbar-activeBackground, var(--vscode-toolbar-hoverBackground));
		outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
	}

	.tool:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
	}

	.tool-count {
		min-width: 10px;
		padding: 0 4px;
		border: 1px solid var(--vscode-contrastBorder, transparent);
		border-radius: 8px;
		background: var(--vscode-badge-background);
		color: var(--vscode-badge-foreground);
		font-size: 0.85em;
		line-height: 16px;
		text-align: center;
	}

	.popover-place {
		position: relative;
		flex: none;
	}

	.popover {
		position: absolute;
		z-index: 5;
		top: 28px;
		right: 0;
		box-sizing: border-box;
		width: max-content;
		min-width: 200px;
		max-width: min(320px, calc(100vw - 24px));
		max-height: min(440px, calc(100vh - 180px));
		overflow: auto;
		padding: 8px 12px 10px;
		border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
		border-radius: 5px;
		background: var(--vscode-editorWidget-background);
		color: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
		box-shadow: 0 0 8px 2px var(--vscode-widget-shadow, transparent);
	}

	.choice {
		min-width: 0;
		margin: 0 0 8px;
		padding: 0;
		border: 0;
	}

	.choice legend,
	.choice-label {
		display: block;
		padding: 0;
		color: var(--vscode-descriptionForeground);
		font-weight: 600;
	}

	.check {
		display: flex;
		gap: 6px;
		align-items: center;
		min-height: 24px;
		cursor: pointer;
	}

	.check input {
		flex: none;
		width: 16px;
		height: 16px;
		margin: 0;
		accent-color: var(--vscode-button-background);
	}

	.check input:focus-visible,
	.dropdown:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: 1px;
	}

	.check-text {
		flex: 1;
		overflow-wrap: anywhere;
	}

	.dropdown {
		box-sizing: border-box;
		width: 100%;
		height: 26px;
		padding: 0 4px;
		border: 1px solid var(--vscode-dropdown-border, var(--vscode-contrastBorder, transparent));
		border-radius: 4px;
		background: var(--vscode-dropdown-background, var(--vscode-editor-background));
		color: var(--vscode-dropdown-foreground, var(--vscode-foreground));
		font: inherit;
	}

	.popover .link[disabled] {
		color: var(--vscode-disabledForeground, var(--vscode-descriptionForeground));
		cursor: default;
		text-decoration: none;
	}

	.no-matches .link {
		margin-left: 4px;
	}

	@container review (min-width: 760px) {
		.popover {
			right: auto;
			left: 0;
		}
	}

	@container review (max-width: 640px) {
		.tool-label {
			position: absolute;
			width: 1px;
			height: 1px;
			overflow: hidden;
			clip-path: inset(50%);
		}
	}
`;
