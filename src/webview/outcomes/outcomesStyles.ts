import { css } from 'lit';

export const outcomesStyles = css`
	.outcomes {
		flex: 1;
		min-height: 0;
		overflow: auto;
		padding-bottom: 24px;
	}

	.outcomes-calibration {
		max-width: 760px;
		margin: 0;
		padding: 4px 16px 10px;
		color: var(--vscode-descriptionForeground);
	}

	.outcome-list {
		margin: 0;
		padding: 0;
		list-style: none;
	}

	.outcome {
		padding: 10px 16px;
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	.outcome-head {
		display: flex;
		gap: 4px;
		align-items: flex-start;
	}

	.outcome-indent,
	.outcome-twistie {
		flex: none;
		width: 20px;
		height: 20px;
	}

	.outcome-twistie {
		padding: 0;
		border: 0;
		border-radius: 3px;
		background: none;
		color: var(--vscode-icon-foreground);
		cursor: pointer;
	}

	.outcome-twistie:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: 1px;
	}

	.outcome-words {
		min-width: 0;
		max-width: 760px;
	}

	.outcome-title {
		display: flex;
		flex-wrap: wrap;
		gap: 0 8px;
		align-items: baseline;
		margin: 0;
		overflow-wrap: anywhere;
	}

	.outcome-verdict {
		color: var(--vscode-descriptionForeground);
		white-space: nowrap;
	}

	.outcome-verdict .codicon {
		margin-right: 4px;
		vertical-align: text-bottom;
	}

	.outcome.judged .outcome-verdict {
		color: var(--vscode-foreground);
		font-weight: 600;
	}

	.outcome-sentence {
		margin: 2px 0 0;
		color: var(--vscode-descriptionForeground);
		overflow-wrap: anywhere;
	}

	.outcome-details {
		max-width: 620px;
		padding: 4px 0 0 24px;
	}

	.outcomes-notice {
		display: flex;
		flex-direction: column;
		gap: 12px;
		align-items: center;
		padding: 48px 24px 24px;
		text-align: center;
	}

	.outcomes-notice > .codicon[class*='codicon-'] {
		color: var(--vscode-descriptionForeground);
		font-size: 40px;
	}

	.outcomes-notice p {
		max-width: 420px;
		margin: 0;
	}

	@container review (max-width: 560px) {
		.outcomes-calibration,
		.outcome {
			padding-inline: 10px;
		}
	}
`;
