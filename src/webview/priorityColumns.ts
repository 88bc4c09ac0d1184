import { css } from 'lit';

/** Columns fall away by the list's own width, not the page's: the explanation takes room from it. */
export const priorityColumns = css`
	/* What does not fit is still there for screen readers. */
	.cell:is(.kind, .cost, .effort, .owner, .status, .chance) {
		position: absolute;
		width: 1px;
		height: 1px;
		clip-path: inset(50%);
	}

	@container list (max-width: 439px) {
		.overdue-text {
			position: absolute;
			width: 1px;
			height: 1px;
			overflow: hidden;
			clip-path: inset(50%);
		}
	}

	@container list (min-width: 440px) {
		.list {
			--columns: 48px minmax(0, 1fr) 150px;
		}

		.score-bar {
			display: block;
		}
	}

	@container list (min-width: 600px) {
		.list {
			--columns: 48px minmax(0, 1fr) 160px 56px;
		}

		.cell.effort {
			position: static;
			width: auto;
			height: auto;
			clip-path: none;
		}
	}

	@container list (min-width: 720px) {
		.list {
			--columns: 48px minmax(0, 1fr) 170px 56px 104px;
		}

		.cell.status {
			position: static;
			width: auto;
			height: auto;
			clip-path: none;
		}
	}

	@container list (min-width: 880px) {
		.list {
			--columns: 48px minmax(0, 1fr) 190px 104px 56px 104px;
		}

		.cell.cost {
			position: static;
			width: auto;
			height: auto;
			clip-path: none;
		}
	}

	@container list (min-width: 1000px) {
		.list {
			--columns: 48px minmax(0, 1fr) 200px 104px 56px 116px 104px;
		}

		.cell.owner {
			position: static;
			width: auto;
			height: auto;
			clip-path: none;
		}

		.description {
			display: block;
		}
	}

	@container list (min-width: 1200px) {
		.list {
			--columns: 48px minmax(0, 1fr) 104px 220px 104px 56px 116px 104px 48px;
		}

		.cell:is(.kind, .chance) {
			position: static;
			width: auto;
			height: auto;
			clip-path: none;
		}
	}
`;
