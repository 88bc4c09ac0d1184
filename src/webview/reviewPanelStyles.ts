import { css } from 'lit';

/** All colours are the editor's own. Where a theme has no border colour, there is no border. */
export const reviewPanelStyles = css`
	html,
	body,
	lights-on-review,
	lights-on-priorities {
		display: block;
		height: 100%;
	}

	/* What is out of sight for eyes stands in lists that scroll; it must not make the page itself scroll, tabs and all. */
	lights-on-review {
		position: relative;
		overflow: clip;
	}

	body {
		margin: 0;
		padding: 0;
		overflow: hidden;
		background: var(--vscode-editor-background);
		color: var(--vscode-foreground);
		font-family: var(--vscode-font-family);
		font-size: var(--vscode-font-size);
		font-weight: var(--vscode-font-weight);
		line-height: 1.4;
	}

	.unseen {
		position: absolute;
		width: 1px;
		height: 1px;
		overflow: hidden;
		clip-path: inset(50%);
		white-space: nowrap;
	}

	.dim {
		color: var(--vscode-descriptionForeground);
	}

	.link {
		padding: 0;
		border: 0;
		background: none;
		color: var(--vscode-textLink-foreground);
		font: inherit;
		text-align: left;
		cursor: pointer;
	}

	.link:hover {
		color: var(--vscode-textLink-activeForeground);
		text-decoration: underline;
	}

	.link:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: 1px;
		border-radius: 2px;
	}

	.codicon[class*='codicon-'] {
		font-size: 16px;
		vertical-align: text-bottom;
	}

	.overdue {
		flex: none;
		color: var(--vscode-list-warningForeground, var(--vscode-foreground));
		white-space: nowrap;
	}

	.overdue-text {
		margin-left: 3px;
	}

	.review {
		display: flex;
		flex-direction: column;
		height: 100%;
		container: review / inline-size;
	}

	.review-header {
		display: flex;
		flex: none;
		gap: 12px;
		align-items: flex-start;
		justify-content: space-between;
		padding: 12px 16px 4px;
	}

	.problems {
		flex: none;
		padding: 2px 5px;
		border: 0;
		border-radius: 5px;
		background: none;
		color: inherit;
		font: inherit;
		cursor: pointer;
	}

	.problems:hover {
		background: var(--vscode-toolbar-hoverBackground);
		outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
	}

	.problems:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
	}

	.headline {
		margin: 0;
		padding-top: 1px;
		font-size: 1.16em;
		font-weight: 600;
		line-height: 1.35;
		overflow-wrap: anywhere;
		display: -webkit-box;
		overflow: hidden;
		-webkit-box-orient: vertical;
		-webkit-line-clamp: 4;
	}

	.banner {
		display: flex;
		flex-wrap: wrap;
		gap: 4px 10px;
		align-items: center;
		margin: 4px 16px;
		padding: 4px 8px;
		border: 1px solid var(--vscode-inputValidation-warningBorder, var(--vscode-contrastBorder, transparent));
		border-radius: 4px;
		background: var(--vscode-inputValidation-warningBackground);
		color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
	}

	.banner .link {
		text-decoration: underline;
	}

	.filter-bar {
		display: flex;
		flex: none;
		flex-wrap: wrap;
		gap: 4px;
		align-items: center;
		padding: 6px 16px 8px;
	}

	.filter {
		flex: 0 1 360px;
		width: auto;
		min-width: 0;
	}

	.filter-icon {
		line-height: 1;
		padding: 0 2px;
		color: var(--vscode-icon-foreground);
	}

	.matches.some {
		flex: none;
		margin-left: 6px;
		color: var(--vscode-descriptionForeground);
	}

	.body {
		display: grid;
		flex: 1;
		grid-template-columns: minmax(0, 1fr);
		grid-template-rows: minmax(0, 1fr);
		min-height: 150px;
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	.body.explaining {
		grid-template-rows: minmax(66px, 2fr) minmax(0, 3fr);
		min-height: 320px;
	}

	.list-place {
		position: relative;
		min-width: 0;
		min-height: 0;
		container: list / inline-size;
	}

	.no-matches {
		position: absolute;
		top: 28px;
		left: 16px;
		margin: 0;
		color: var(--vscode-descriptionForeground);
	}

	.notice {
		display: flex;
		flex: 1;
		flex-direction: column;
		gap: 12px;
		align-items: center;
		justify-content: center;
		padding: 0 24px 15%;
		text-align: center;
	}

	.notice > .codicon[class*='codicon-'] {
		color: var(--vscode-descriptionForeground);
		font-size: 40px;
	}

	.notice p {
		max-width: 420px;
		margin: 0;
	}

	.notice-actions {
		display: flex;
		flex-wrap: wrap;
		gap: 8px;
		justify-content: center;
	}

	@container review (min-width: 860px) {
		.body.explaining {
			grid-template-columns: minmax(0, 1fr) clamp(340px, 36%, 520px);
			grid-template-rows: minmax(0, 1fr);
			min-height: 150px;
		}
	}

	@container review (max-width: 560px) {
		.review-header,
		.filter-bar {
			padding-inline: 10px;
		}

		.filter {
			flex: 1;
		}

		.headline {
			font-size: 1em;
			-webkit-line-clamp: 8;
		}
	}

	.skeleton {
		padding: 16px;
		animation: appear 0.2s 0.3s both;
	}

	.skeleton-headline,
	.skeleton-row {
		height: 12px;
		margin-bottom: 10px;
		border-radius: 2px;
		background: var(--vscode-editorWidget-background);
		outline: 1px solid var(--vscode-contrastBorder, transparent);
	}

	.skeleton-headline {
		width: 45%;
		height: 18px;
		margin-bottom: 24px;
	}

	.skeleton-1 {
		width: 92%;
	}

	.skeleton-2 {
		width: 84%;
	}

	.skeleton-3 {
		width: 96%;
	}

	@keyframes appear {
		from {
			opacity: 0;
		}
	}

	.vscode-reduce-motion .skeleton {
		animation-duration: 0s;
	}

	.vscode-reduce-motion .codicon[class*='codicon-'].codicon-modifier-spin {
		animation: none;
	}

	@media (prefers-reduced-motion: reduce) {
		.skeleton {
			animation-duration: 0s;
		}

		.codicon[class*='codicon-'].codicon-modifier-spin {
			animation: none;
		}
	}
`;
