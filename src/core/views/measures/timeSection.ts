import type { Incident } from '../../backlog/model.ts';
import { MINUTE } from '../../backlog/quantities.ts';
import { type Times, timesOf } from '../../measures/incidentMeasures.ts';
import { type TimeTrend, timeTrend } from '../../measures/rankTest.ts';
import { type Message, message } from '../../text.ts';
import { counts } from '../counts.ts';
import { incidentFigures, restOf } from './recordFigures.ts';
import type { MeasureFigures, MeasureSection, MeasuresGiven } from './section.ts';
import { type BySpan, bySpan, isSpan, type Span } from './spans.ts';

/** How long it takes to notice, to answer and to mend, with and without what a machine closed. */
export interface TimeSectionModel {
	readonly title: string;
	readonly heads: readonly string[];
	readonly rows: BySpan<readonly TimeRow[]>;
	readonly note: string;
}

export interface TimeRow {
	readonly label: string;
	readonly key: string;
	readonly median: string;
	readonly mean: string;
	readonly incidents: string;
	/** Against as many weeks before; `p = 0.03` in the hint. */
	readonly trend: string;
	readonly trendHint?: string;
}

export const timeSection: MeasureSection<TimeSectionModel> = { model, figures };

const whiches = ['detect', 'acknowledge', 'resolve'] as const satisfies readonly (keyof Times)[];
type Which = (typeof whiches)[number];

const labels: Readonly<Record<Which, readonly [all: Message, byPeople: Message]>> = {
	detect: [message('Time to detect'), message('Time to detect, closed by people')],
	acknowledge: [message('Time to acknowledge'), message('Time to acknowledge, closed by people')],
	resolve: [message('Time to resolve'), message('Time to resolve, closed by people')],
};

function until(which: Which, { detected, acknowledged, resolved }: Incident): number | undefined {
	switch (which) {
		case 'detect':
			return detected;
		case 'acknowledge':
			return acknowledged;
		case 'resolve':
			return resolved;
	}
}

function model(given: MeasuresGiven): TimeSectionModel | undefined {
	const { say } = given.words;
	const rows = bySpan((_, span) => rowsOf(span, given), given);
	if (rows['52'].length === 0) return undefined;
	return {
		title: say(message('How long it takes')),
		heads: [
			'',
			...[message('Median'), message('Mean'), message('Incidents'), message('Against as long before')].map((head) =>
				say(head),
			),
		],
		rows,
		note: say(
			message('A change of the times is tested by ranks (Wilcoxon), for a few long incidents move a mean at will.'),
		),
	};
}

function rowsOf(span: Span, given: MeasuresGiven): TimeRow[] {
	const late = incidentsOf(span, given, 0);
	const before = incidentsOf(span, given, 1);
	const machines = late.some(({ autoResolved }) => autoResolved === true);
	return whiches.flatMap((which) =>
		(machines ? [false, true] : [false]).flatMap((byPeople): TimeRow[] => {
			const own = byPeople ? late.filter(({ autoResolved }) => autoResolved !== true) : late;
			const time = timesOf(own)[which];
			if (!time) return [];
			const { words } = given;
			const trend = timeTrend(minutesOf(which, own), minutesOf(which, byPeople ? withoutMachines(before) : before));
			return [
				{
					label: words.say(labels[which][byPeople ? 1 : 0]),
					key: `${which}/${byPeople ? 'people' : 'all'}/${span}`,
					median: words.full(time.median, 'minutes'),
					mean: words.full(time.mean, 'minutes'),
					incidents: words.full(time.incidents, 'count'),
					trend: words.say(trend.words),
					...hintOf(trend, given),
				},
			];
		}),
	);
}

function hintOf({ p }: TimeTrend, { words }: MeasuresGiven): { readonly trendHint?: string } {
	return p === undefined ? {} : { trendHint: words.say(message('p = {0}', words.full(p, 'points'))) };
}

function withoutMachines(incidents: readonly Incident[]): readonly Incident[] {
	return incidents.filter(({ autoResolved }) => autoResolved !== true);
}

/** Those that started in the span, or in as long a stretch before it. */
function incidentsOf(span: Span, { snapshot, measures }: MeasuresGiven, back: 0 | 1): readonly Incident[] {
	const weeks = measures.weeks.slice(-Number(span));
	const [start, end] = [weeks[0]?.week.start ?? 0, weeks.at(-1)?.week.end ?? 0];
	const shift = back * (end - start);
	return snapshot.incidents.filter(({ started }) => started >= start - shift && started < end - shift);
}

function minutesOf(which: Which, incidents: readonly Incident[]): number[] {
	return incidents.flatMap((incident) => {
		const end = until(which, incident);
		return end === undefined ? [] : [(end - incident.started) / MINUTE];
	});
}

function figures(key: string, given: MeasuresGiven): MeasureFigures | undefined {
	const [name, by, span] = key.split('/');
	const which = whiches.find((known) => known === name);
	if (!which || !isSpan(span)) return undefined;
	const all = incidentsOf(span, given, 0);
	const told = (by === 'people' ? withoutMachines(all) : all).filter(
		(incident) => until(which, incident) !== undefined,
	);
	const time = timesOf(told)[which];
	if (!time) return undefined;
	const { words } = given;
	return {
		title: message(
			'{0}, {1} weeks: {2}',
			words.say(labels[which][by === 'people' ? 1 : 0]),
			span,
			words.full(time.median, 'minutes'),
		),
		reason:
			restOf(told.length) ??
			message('The median of {0} on record with it, the longest first.', counts.incidents(told.length)),
		figures: incidentFigures(
			[...told].sort((one, other) => until(which, other)! - other.started - (until(which, one)! - one.started)),
			'minutes',
			(incident) => (until(which, incident)! - incident.started) / MINUTE,
		),
	};
}
