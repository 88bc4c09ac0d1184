import {
	english,
	escapeMarkdown,
	type RiskCatalogue,
	type RisksModel,
	riskCatalogue,
	risksModel,
	type Snapshot,
} from '../../core/index.ts';
import { jsonText } from '../formats/jsonText.ts';
import { inert, table } from '../formats/text.ts';
import { figure } from '../inquiry.ts';
import { lineOf } from '../report.ts';
import type { RisksRequest } from './risksRequest.ts';

/** The risk catalogue in the words of the panel, or as data. */
export function risksReport(snapshot: Snapshot, format: RisksRequest['format']): string {
	switch (format) {
		case 'text':
			return risksText(risksModel(snapshot, { translate: english }));
		case 'markdown':
			return risksMarkdown(risksModel(snapshot, { translate: english }));
		case 'json':
			return jsonText(risksData(riskCatalogue(snapshot), snapshot));
	}
}

function risksText(model: RisksModel): string {
	const lines: string[] = [model.headline];
	for (const service of model.services) {
		lines.push('', `${inert(service.name)}  ${service.objective}. ${service.budget}`);
		lines.push(
			...service.parts.map(({ label, minutes, share }) => `  ${label}: ${minutes}${share === '' ? '' : ` (${share})`}`),
		);
		lines.push(`  ${service.summary}`);
		if (service.rows.length > 0)
			lines.push(
				'',
				...table(heads(model), service.rows.map(cells), [false, true, true, false, false, false, false]).map(
					(line) => `  ${line}`,
				),
			);
		if (service.more !== undefined) lines.push(`  ${service.more}`);
	}
	if (model.notice) lines.push('', model.notice.text, '', ...model.notice.example.split('\n'));
	if (model.withoutBudget.length > 0) lines.push('', `${model.labels.without}:`);
	for (const { name, text } of model.withoutBudget) lines.push(`  ${inert(name)}: ${inert(text)}`);
	const { withoutService } = model;
	if (withoutService)
		lines.push('', `${withoutService.text} ${withoutService.items.map(({ id }) => inert(id)).join(', ')}`);
	return `${lines.map(inert).join('\n')}\n`;
}

function heads({ labels }: RisksModel): string[] {
	return [labels.size, labels.minutes, labels.share, labels.basis, labels.risk, labels.standing, labels.items];
}

type Row = RisksModel['services'][number]['rows'][number];

function cells(row: Row): string[] {
	const items = row.items.map(({ id }) => id).join(', ');
	return [row.sizeText, row.minutes, row.share, row.basisText, row.name, row.standing, items];
}

/** For a pull request or an issue. All text from files is escaped. */
function risksMarkdown(model: RisksModel): string {
	const lines = [`## ${escapeMarkdown(model.headline)}`, ''];
	for (const service of model.services) {
		lines.push(`### ${escapeMarkdown(service.name)}`, '');
		lines.push(`${escapeMarkdown(service.objective)}. ${escapeMarkdown(service.budget)}`, '');
		for (const { label, minutes, share } of service.parts)
			lines.push(
				`- ${escapeMarkdown(label)}: **${escapeMarkdown(minutes)}**${share === '' ? '' : ` (${escapeMarkdown(share)})`}`,
			);
		lines.push('', escapeMarkdown(service.summary), '');
		if (service.rows.length > 0) {
			lines.push(`| ${heads(model).join(' | ')} |`, '|---|---:|---:|---|---|---|---|');
			for (const row of service.rows) lines.push(`| ${cells(row).map(escapeMarkdown).join(' | ')} |`);
			lines.push('');
		}
		if (service.more !== undefined) lines.push(escapeMarkdown(service.more), '');
	}
	if (model.notice) lines.push(escapeMarkdown(model.notice.text), '', '```yaml', model.notice.example, '```', '');
	if (model.withoutBudget.length > 0) lines.push(`### ${escapeMarkdown(model.labels.without)}`, '');
	for (const { name, text } of model.withoutBudget)
		lines.push(`- **${escapeMarkdown(name)}**: ${escapeMarkdown(text)}`);
	const { withoutService } = model;
	if (withoutService)
		lines.push(
			'',
			`${escapeMarkdown(withoutService.text)} ${withoutService.items.map(({ id }) => escapeMarkdown(id)).join(', ')}`,
		);
	return `${lines.join('\n').trimEnd()}\n`;
}

/** Minutes are bad minutes a year. */
function risksData(catalogue: RiskCatalogue, snapshot: Snapshot): object {
	return {
		unit: 'bad minutes/year',
		services: catalogue.services.map((risks) => ({
			service: risks.service.id,
			target: risks.target,
			windowDays: figure(risks.windowMinutes / 1440),
			from: risks.source ? { path: risks.source.path, slo: risks.source.name } : null,
			budget: figure(risks.budget),
			threshold: figure(risks.threshold),
			accepted: figure(risks.accepted),
			unaccepted: figure(risks.unaccepted),
			unallocated: figure(risks.unallocated),
			risks: risks.risks.map((risk) => ({
				cause: risk.cause ?? null,
				basis: risk.terms.basis,
				incidents: risk.terms.basis === 'measured' ? risk.terms.incidents : null,
				badMinutes: figure(risk.badMinutesPerYear),
				p10: figure(risk.range.p10),
				p90: figure(risk.range.p90),
				share: risk.share === undefined ? null : figure(risk.share),
				size: risk.size,
				accepted: risk.accepted,
				standing: risk.standing,
				items: risk.addressing.map(({ item, removes }) => ({
					id: item.id,
					status: item.status,
					removes: figure(removes),
				})),
				evidence: lineOf(risk.place, snapshot),
			})),
		})),
		withoutBudget: catalogue.withoutBudget.map(({ service, from, badMinutesPerYear }) => ({
			service: service.id,
			from: from ?? null,
			badMinutes: figure(badMinutesPerYear),
		})),
		withoutService: catalogue.withoutService.map(({ id }) => id),
	};
}
