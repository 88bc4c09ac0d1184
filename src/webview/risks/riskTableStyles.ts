import { css } from 'lit';

export const riskTableStyles = css`
	.risk-table {
		margin-top: 8px;
	}

	.risk-row {
		display: grid;
		grid-template-columns: 48px minmax(180px, 1fr) 84px 92px 76px 116px minmax(72px, 0.5fr);
		gap: 0 12px;
		align-items: center;
		min-height: 26px;
		padding: 2px 16px;
		line-height: 20px;
	}

	.risk-row.head {
		color: var(--vscode-descriptionForeground);
		white-space: nowrap;
	}

	.risk-row:not(.head, .details):hover {
		background: var(--vscode-list-hoverBackground);
		outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
		outline-offset: -1px;
	}

	.risk-cell {
		min-width: 0;
	}

	.risk-row.head .risk-cell {
		overflow: hidden;
		text-overflow: ellipsis;
	}

	.risk-cell.accept {
		line-height: 0;
	}

	.risk-row.head .risk-cell.accept {
		line-height: inherit;
	}

	.risk-cell.minutes,
	.risk-cell.share {
		font-variant-numeric: tabular-nums;
		text-align: right;
		white-space: nowrap;
	}

	.risk-cell.size,
	.risk-cell.basis {
		white-space: nowrap;
	}

	.risk-cell.size .codicon,
	.risk-cell.basis .codicon,
	.risk-item .codicon,
	.risk-standing .codicon {
		margin-right: 4px;
	}

	.risk-cell.basis {
		color: var(--vscode-descriptionForeground);
	}

	.risk-cell.size.high {
		font-weight: 600;
	}

	.risk-row:not(.head) .risk-cell.name {
		display: flex;
		gap: 2px;
		align-items: flex-start;
	}

	.risk-row.head .risk-cell.name {
		padding-left: 22px;
	}

	.risk-words {
		display: flex;
		flex-wrap: wrap;
		gap: 0 10px;
		min-width: 0;
	}

	.risk-name {
		overflow-wrap: anywhere;
		min-width: 0;
	}

	.risk-standing {
		color: var(--vscode-descriptionForeground);
	}

	.risk-standing.alone {
		color: var(--vscode-list-warningForeground, var(--vscode-foreground));
	}

	.risk-cell.items {
		display: flex;
		flex-wrap: wrap;
		gap: 0 10px;
	}

	.risk-item {
		white-space: nowrap;
	}

	.twistie {
		flex: none;
		width: 20px;
		height: 20px;
		padding: 0;
		border: 0;
		border-radius: 3px;
		background: none;
		color: var(--vscode-icon-foreground);
		cursor: pointer;
	}

	.twistie:focus-visible,
	.tick:focus-visible {
		outline: 1px solid var(--vscode-focusBorder);
		outline-offset: 1px;
	}

	.tick {
		position: relative;
		width: 18px;
		height: 18px;
		margin: 0;
		border: 1px solid var(--vscode-checkbox-border, var(--vscode-foreground));
		border-radius: 3px;
		background: var(--vscode-checkbox-background, transparent);
		color: var(--vscode-checkbox-foreground, var(--vscode-foreground));
		appearance: none;
		cursor: pointer;
	}

	.tick:checked::before {
		position: absolute;
		top: 0;
		left: 0;
		font: 16px / 16px codicon;
		content: '\\eab2';
	}

	.tick:disabled {
		opacity: 0.5;
		cursor: default;
	}

	.risk-row.details {
		display: block;
		padding: 0 16px 8px 100px;
	}

	.risk-formula {
		margin: 2px 0 4px 20px;
		font-variant-numeric: tabular-nums;
		overflow-wrap: anywhere;
	}

	.risk-details > .figures {
		max-width: 620px;
	}

	@container review (max-width: 820px) {
		.risk-row:not(.details) {
			grid-template-columns: 26px minmax(0, 1fr) 64px auto;
			grid-template-areas: 'accept name share minutes' '. more more more';
			padding-block: 4px;
		}

		.risk-row:not(.head, .details) {
			grid-template-columns: 26px 88px 108px minmax(0, 1fr) max-content 64px;
			grid-template-areas: 'accept name name name minutes share' '. size basis items items items';
		}

		.risk-row.head {
			position: absolute;
			width: 1px;
			height: 1px;
			overflow: hidden;
			clip-path: inset(50%);
		}

		.risk-row:not(.details) .accept {
			grid-area: accept;
			align-self: start;
		}

		.risk-row:not(.details) .name {
			grid-area: name;
		}

		.risk-row:not(.details) .size {
			grid-area: size;
			padding-left: 22px;
		}

		.risk-row:not(.details) .minutes {
			grid-area: minutes;
			align-self: start;
		}

		.risk-row:not(.details) .share {
			grid-area: share;
			align-self: start;
		}

		.risk-row:not(.details) .basis {
			grid-area: basis;
		}

		.risk-row:not(.details) .items {
			grid-area: items;
		}

		.risk-row.details {
			padding-left: 58px;
		}
	}

	@container review (max-width: 480px) {
		.risk-row:not(.head, .details) {
			grid-template-columns: 22px minmax(0, 1fr) max-content;
			grid-template-areas: 'accept name minutes' '. size share' '. basis basis' '. items items';
			gap: 0 8px;
			padding-inline: 10px;
		}

		.risk-row:not(.details) .basis,
		.risk-row:not(.details) .items {
			padding-left: 22px;
		}

		.risk-row.details {
			padding: 0 10px 8px 20px;
		}
	}
`;
