import {
	type ExplanationRow,
	english,
	escapeMarkdown,
	type Observed,
	type Outcomes,
	type OutcomesModel,
	outcomesModel,
	reviewOutcomes,
	type Snapshot,
} from '../../core/index.ts';
import { jsonText } from '../formats/jsonText.ts';
import { inert } from '../formats/text.ts';
import { figure } from '../inquiry.ts';
import type { OutcomesRequest } from './outcomesRequest.ts';

/** What became of done items, in the words of the panel, or as data. */
export function outcomesReport(snapshot: Snapshot, format: OutcomesRequest['format']): string {
	switch (format) {
		case 'text':
			return text(outcomesModel(snapshot, { translate: english }));
		case 'markdown':
			return markdown(outcomesModel(snapshot, { translate: english }));
		case 'json':
			return jsonText(data(reviewOutcomes(snapshot)));
	}
}

function text(model: OutcomesModel): string {
	const lines = [model.headline, ...model.calibration];
	if (model.notice !== undefined) lines.push(model.notice);
	for (const row of model.rows) {
		lines.push('', `${row.id}  ${row.title}`, `  ${row.verdictText}. ${row.sentence}`);
		if (row.check !== undefined) lines.push(`  ${row.check}`);
		lines.push(...row.figures.flatMap(figureLines).map((line) => `    ${line}`));
	}
	return `${lines.map(inert).join('\n')}\n`;
}

/** A figure, its note, and the records that it counts. */
function figureLines({ label, value, note, evidence, children }: ExplanationRow): string[] {
	const records = evidence.map(({ label: name, where }) => (name === where ? name : `${name} (${where})`));
	return [
		`${label}: ${value}${note === undefined ? '' : `. ${note}`}`,
		...(records.length > 0 ? [`  ${records.join(', ')}`] : []),
		...children.flatMap(figureLines).map((line) => `  ${line}`),
	];
}

function markdown(model: OutcomesModel): string {
	const lines = ['## Outcomes', '', escapeMarkdown(model.headline), ''];
	for (const sentence of model.calibration) lines.push(`- ${escapeMarkdown(sentence)}`);
	if (model.calibration.length > 0) lines.push('');
	if (model.notice !== undefined) lines.push(escapeMarkdown(model.notice), '');
	if (model.rows.length > 0) {
		lines.push('| Item | Verdict | What came | Forecast |', '|---|---|---|---|');
		for (const { id, title, verdictText, sentence, check } of model.rows)
			lines.push(
				`| **${escapeMarkdown(id)}** ${escapeMarkdown(title)} | ${[verdictText, sentence, check ?? '–'].map(escapeMarkdown).join(' | ')} |`,
			);
	}
	return `${lines.join('\n').trimEnd()}\n`;
}

/** Rates are a quarter of 13 weeks; shares and probabilities are 0–1. */
function data({ outcomes, calibration }: Outcomes): object {
	return {
		outcomes: outcomes.map(
			({ item, forecast, verdict, before, since, expected, judgeable, fell, realised, check }) => ({
				id: item.id,
				title: item.title,
				verdict,
				forecast: forecast
					? {
							date: forecast.date,
							incidents: forecast.incidents ?? null,
							badMinutes: forecast.badMinutes ?? null,
							hours: forecast.hours ?? null,
							without: forecast.without ?? null,
						}
					: null,
				before: before ? observed(before) : null,
				since: since ? observed(since) : null,
				expectedSince: expected === undefined ? null : figure(expected),
				judgeableFrom: judgeable === undefined ? null : dateOf(judgeable),
				probabilityFell: fell === undefined ? null : figure(fell),
				realised: realised
					? { share: figure(realised.share), low: finiteOrNull(realised.low), high: finiteOrNull(realised.high) }
					: null,
				check: check ?? null,
			}),
		),
		calibration: {
			judged: calibration.judged,
			within: calibration.within,
			kept: calibration.kept === undefined ? null : figure(calibration.kept),
		},
	};
}

function observed({ incidents, weeks, badMinutes, hours }: Observed) {
	return {
		incidents: incidents.map(({ id }) => id),
		weeks: figure(weeks),
		badMinutes: figure(badMinutes),
		responseHours: figure(hours),
	};
}

function finiteOrNull(value: number): number | null {
	return Number.isFinite(value) ? figure(value) : null;
}

/** Past what a date can say there is none. */
function dateOf(instant: number): string | null {
	return Math.abs(instant) < 8.64e15 ? new Date(Math.round(instant)).toISOString().slice(0, 10) : null;
}
