import { css, html, nothing, type TemplateResult } from 'lit';
import type { TimeRow, TimeSectionModel } from '../../core/views/measures/timeSection.ts';
import type { Section, SectionGiven } from './section.ts';

const styles = css`
	.time-room {
		overflow-x: auto;
	}

	.time-room table {
		border-collapse: collapse;
		font-variant-numeric: tabular-nums;
	}

	.time-room th,
	.time-room td {
		padding: 2px 16px 2px 0;
		font-weight: inherit;
		text-align: right;
	}

	.time-room th:first-child,
	.time-room td:last-child,
	.time-room th:last-child {
		text-align: left;
	}

	/* Narrow rooms are scrolled: a figure is never broken, and words keep room for one. */
	.time-room tbody td {
		white-space: nowrap;
	}

	.time-room th:first-child,
	.time-room thead td:first-child,
	.time-room thead th:last-child {
		min-width: 96px;
	}

	@container measures (max-width: 420px) {
		.time-room th,
		.time-room td {
			padding-right: 10px;
		}
	}

	.time-room thead th {
		color: var(--vscode-descriptionForeground);
	}
`;

/** Times to detect, acknowledge and resolve; each median opens into its incidents. */
export const timeSection: Section<TimeSectionModel> = { styles: [styles], draw };

function draw({ title, heads, rows, note }: TimeSectionModel, given: SectionGiven): TemplateResult {
	return html`<h2 class="measure-title" id=${given.heading}>${title}</h2>
		<div class="time-room" tabindex="0" role="group" aria-label=${title}>
			<table>
				<thead>
					<tr>
						${heads.map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}
					</tr>
				</thead>
				<tbody>
					${rows[given.span].map((row) => line(row, given))}
				</tbody>
			</table>
		</div>
		<p class="measure-legend">${note}</p>`;
}

function line(row: TimeRow, given: SectionGiven): TemplateResult {
	return html`<tr>
		<th scope="row">${row.label}</th>
		<td>
			<button
				class="link"
				type="button"
				data-figure=${row.key}
				aria-expanded=${given.explained === row.key ? 'true' : nothing}
				@click=${() => given.explain(row.key)}
			>
				${row.median}
			</button>
		</td>
		<td>${row.mean}</td>
		<td>${row.incidents}</td>
		<td title=${row.trendHint ?? nothing}>${row.trend}</td>
	</tr>`;
}
