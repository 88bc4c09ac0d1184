import { css } from 'lit';

export const measuresStyles = css`
	lights-on-measures-tab {
		display: flex;
		flex: 1;
		flex-direction: column;
		min-height: 0;
	}

	.measures {
		display: grid;
		flex: 1;
		grid-template-rows: minmax(0, 1fr);
		grid-template-columns: minmax(0, 1fr);
		min-height: 0;
	}

	.measures.explaining {
		grid-template-rows: minmax(120px, 2fr) minmax(0, 3fr);
	}

	.measure-sections {
		min-width: 0;
		min-height: 0;
		overflow: auto;
		padding-bottom: 24px;
		container: measures / inline-size;
	}

	.measure-sections > .notice {
		padding-block: 32px;
	}

	.measure-section {
		padding: 8px 16px 16px;
	}

	.measure-section + .measure-section {
		border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
	}

	.measure-title {
		margin: 4px 0 8px;
		font-size: 1.08em;
		font-weight: 600;
		overflow-wrap: anywhere;
	}

	.span-choice {
		display: flex;
		flex-wrap: wrap;
		gap: 2px 12px;
		margin: 0;
		padding: 4px 16px 0;
		border: 0;
	}

	.span-choice legend {
		float: left;
		margin-right: 12px;
		padding: 0;
		color: var(--vscode-descriptionForeground);
	}

	.span-choice label {
		display: inline-flex;
		gap: 4px;
		align-items: center;
	}

	.span-choice input {
		margin: 0;
		accent-color: var(--vscode-button-background, var(--vscode-focusBorder));
	}

	.measure-legend {
		max-width: 76ch;
		margin: 4px 0 8px;
		color: var(--vscode-descriptionForeground);
	}

	.measure-notes {
		margin: 0;
		padding-left: 18px;
		color: var(--vscode-descriptionForeground);
	}

	.measure-notes li {
		overflow-wrap: anywhere;
	}

	@container review (min-width: 860px) {
		.measures.explaining {
			grid-template-rows: minmax(0, 1fr);
			grid-template-columns: minmax(0, 1fr) clamp(340px, 36%, 520px);
		}
	}

	@container review (max-width: 560px) {
		.measure-section,
		.span-choice {
			padding-inline: 10px;
		}
	}
`;
