import { css } from 'lit';

export const tabListStyles = css`
	.tab-list {
		display: flex;
		flex: none;
		gap: 4px;
		padding: 4px 8px 0;
		overflow-x: auto;
		scrollbar-width: none;
		border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	.tab {
		position: relative;
		flex: none;
		padding: 6px 8px;
		border: 0;
		background: none;
		color: var(--vscode-panelTitle-inactiveForeground, var(--vscode-foreground));
		font: inherit;
		line-height: 20px;
		cursor: pointer;
	}

	.tab:hover,
	.tab[aria-selected='true'] {
		color: var(--vscode-panelTitle-activeForeground, var(--vscode-foreground));
	}

	.tab:hover {
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -3px;
	}

	.tab[aria-selected='true']::after {
		position: absolute;
		right: 8px;
		bottom: 0;
		left: 8px;
		border-bottom: 2px solid
			var(--vscode-panelTitle-activeBorder, var(--vscode-contrastActiveBorder, var(--vscode-focusBorder)));
		content: '';
	}

	.tab:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: -3px;
		border-radius: 4px;
	}

	.tab-panel {
		display: flex;
		flex: 1;
		flex-direction: column;
		min-height: 0;
		outline: none;
	}

	.tab-panel > :last-child,
	.priorities {
		display: flex;
		flex: 1;
		flex-direction: column;
		min-height: 0;
	}

	/* In a low window, or one zoomed in far, what finds no room is scrolled to. */
	.priorities {
		overflow: hidden auto;
	}

	@container review (max-width: 560px) {
		.tab-list {
			padding-inline: 2px;
		}
	}
`;
