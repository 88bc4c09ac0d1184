import {
	english,
	escapeMarkdown,
	type FrontierPoint,
	type FrontierView,
	frontierView,
	type PlanOutcome,
	type PlanQuestion,
	type PlanRow,
	type PlanView,
	plannedShare,
	planReport,
	planView,
	type ReadyPlan,
	type Snapshot,
} from '../../core/index.ts';
import { jsonText } from '../formats/jsonText.ts';
import { inert, table } from '../formats/text.ts';
import type { PlanFormat } from './planRequest.ts';

/** Why there is nothing to plan, and what to do. */
export function whyNothing(question: Exclude<PlanQuestion, { readonly kind: 'ready' }>): string {
	return question.kind === 'noItems'
		? 'No open item has an effort, so there is nothing to plan.'
		: 'No file says what capacity there is. Write plan.capacity, or give --capacity 60d.';
}

/** A plan in one of the formats. */
export function planOutput(
	ready: ReadyPlan,
	outcome: PlanOutcome,
	points: readonly FrontierPoint[] | undefined,
	snapshot: Snapshot,
	format: PlanFormat,
): string {
	const { currency } = snapshot;
	const style = { translate: english, locale: 'en', ...(currency === undefined ? {} : { currency }) };
	if (format === 'json') {
		const frontier = points ? { frontier: points.map(pointData).sort((one, other) => one.floor - other.floor) } : {};
		return jsonText({ ...planReport(ready, outcome, style), ...frontier });
	}
	const view = planView(ready, outcome, snapshot, style);
	const planned = plannedShare(ready, snapshot);
	const frontier = points ? frontierView(ready, points, planned, style) : undefined;
	return format === 'table' ? planTable(view, frontier) : planMarkdown(view, frontier);
}

/** Figures a week, as the plan counts them. */
function pointData({ floor, gain, share, gap, short }: FrontierPoint) {
	const digits = (value: number) => Number(value.toPrecision(10));
	return {
		floor,
		productValue: digits(gain.earns),
		saved: digits(gain.saves),
		incidents: digits(gain.incidents),
		badMinutes: digits(gain.badMinutes),
		reliabilityShare: digits(share),
		gap: Number.isFinite(gap) ? digits(gap) : null,
		filled: !short,
	};
}

function planTable(view: PlanView, frontier: FrontierView | undefined): string {
	const lines = [view.headline, ...sentences(view)];
	for (const { label, rows } of sections(view)) {
		if (rows.length === 0) continue;
		lines.push(
			'',
			label,
			...table(
				['Effort', 'Kind', 'Item', 'Why'],
				rows.map((row) => [row.days ?? '–', row.kindText, `${row.id}  ${row.title}`, whyOf(row)]),
				[true, false, false, false],
			).map((line) => `  ${line}`),
		);
	}
	if (frontier) {
		lines.push('', frontier.sentence, '');
		lines.push(
			...table(
				frontier.heads,
				frontier.rows.map(({ cells }) => cells),
				frontier.heads.map(() => true),
			),
		);
		if (frontier.unfilled) lines.push(frontier.unfilled);
	}
	return `${lines.map(inert).join('\n')}\n`;
}

/** For a pull request or an issue. All text from files is escaped. */
function planMarkdown(view: PlanView, frontier: FrontierView | undefined): string {
	const lines = [`## ${escapeMarkdown(view.headline)}`, ''];
	for (const sentence of sentences(view)) lines.push(`- ${escapeMarkdown(sentence)}`);
	for (const { label, rows } of sections(view)) {
		if (rows.length === 0) continue;
		lines.push('', `### ${escapeMarkdown(label)}`, '', '| Effort | Kind | Item | Why |', '|---:|---|---|---|');
		for (const row of rows)
			lines.push(
				`| ${[row.days ?? '–', row.kindText, `${row.id} ${row.title}`, whyOf(row)].map(escapeMarkdown).join(' | ')} |`,
			);
	}
	if (frontier) {
		lines.push('', `### ${escapeMarkdown(frontier.title)}`, '', escapeMarkdown(frontier.sentence), '');
		lines.push(`| ${frontier.heads.map(escapeMarkdown).join(' | ')} |`, `|${'---:|'.repeat(frontier.heads.length)}`);
		for (const { cells } of frontier.rows) lines.push(`| ${cells.map(escapeMarkdown).join(' | ')} |`);
		if (frontier.unfilled) lines.push('', escapeMarkdown(frontier.unfilled));
	}
	return `${lines.join('\n')}\n`;
}

function sentences(view: PlanView): string[] {
	return [
		view.statusText,
		...view.conflicts,
		...(view.floorText ? [view.floorText] : []),
		...view.owners.map(({ name, text }) => `${name}: ${text}.`),
		...(view.comparison ? [view.comparison] : []),
		...(view.nextText ? [view.nextText] : []),
		...(view.firstOutText ? [view.firstOutText] : []),
	];
}

function sections({ chosen, next, out }: PlanView): { readonly label: string; readonly rows: readonly PlanRow[] }[] {
	return [
		{ label: 'Chosen, in the order to do them', rows: chosen },
		{ label: 'Next', rows: next },
		{ label: 'Not chosen', rows: out },
	];
}

function whyOf({ why, firmness, change }: PlanRow): string {
	return [why, ...(firmness ? [`${firmness.text}.`] : []), ...(change ? [`(${change.text})`] : [])].join(' ');
}
