import { availabilities } from '../measures/availability.ts';
import type { ErrorBudget } from '../measures/budgets.ts';
import type { Times, TimeTo } from '../measures/incidentMeasures.ts';
import type { MeasuredTrend, Measures, TrendSubject, WeekMeasures } from '../measures/measures.ts';
import { isRecorded, type RecordKind } from '../measures/recorded.ts';
import type { Trend } from '../measures/trend.ts';
import { english, type Message, message, say, type Translate } from '../text.ts';
import { type BudgetWords, budgetWords } from './budgetWords.ts';
import { counts } from './counts.ts';
import { type FigureStyle, formatMoney, formatNumber, formatShare } from './figures.ts';

/** Measures in words and figures, for whoever lays them out. */
export interface MeasureTable {
	/** One sentence about the last week. */
	readonly headline: string;
	/** Names of weeks, the oldest first. */
	readonly weeks: readonly string[];
	readonly rows: readonly MeasureRow[];
	/** What was counted how; small samples; what is not known. */
	readonly notes: readonly string[];
	readonly budgets: readonly BudgetRow[];
	/** Each clause of the error-budget policy, and why it fires or does not. */
	readonly policy: readonly string[];
}

export interface MeasureRow {
	readonly label: string;
	/** One a week; `–` where nothing is known. */
	readonly values: readonly string[];
	/** Of the last week beside the four, and the thirteen, before it. */
	readonly trend?: { readonly short: string; readonly long: string };
}

export interface BudgetRow {
	readonly service: string;
	/** `99.9% over 28 d`. */
	readonly objective: string;
	readonly availability: string;
	/** `13% left (5.3 of 40 min)`. */
	readonly left: string;
	readonly burn: string;
	/** When it is used up at that pace. */
	readonly exhausted: string;
	/** When it was measured, and what incidents say; absent where the objective has no query. */
	readonly basis?: string;
}

export interface MeasureTableOptions {
	readonly translate?: Translate;
	readonly locale?: string;
}

export function measureTable(measures: Measures, options: MeasureTableOptions = {}): MeasureTable {
	const { translate = english, locale } = options;
	const style: FigureStyle = {
		translate,
		...(locale === undefined ? {} : { locale }),
		...(measures.currency === undefined ? {} : { currency: measures.currency }),
	};
	const tell = (sentence: Message) => say(sentence, translate);
	const words = budgetWords(style, measures.zone, measures.now);
	const { policy } = measures;
	const rows = rowsFor(measures).map(({ label, of, value, subject }): MeasureRow => {
		const trend = measures.trends.find((each) => each.subject === subject);
		return {
			label: tell(label),
			values: measures.weeks.map(
				(week) => (isRecorded(week.week, of, measures.since) ? value(week, style) : undefined) ?? '–',
			),
			...(trend ? { trend: trendWords(trend, tell) } : {}),
		};
	});
	return {
		headline: tell(headlineOf(measures)),
		weeks: measures.weeks.map(({ week }) => week.name),
		rows,
		notes: notesOf(measures, style).map(tell),
		budgets: measures.budgets.map((budget) => budgetRow(budget, words, tell)),
		policy: policy ? policy.clauses.map((clause) => tell(words.clause(clause, policy))) : [],
	};
}

interface Row {
	readonly label: Message;
	/** Of which records it is counted: before they begin nothing is known. */
	readonly of: RecordKind;
	readonly value: (week: WeekMeasures, style: FigureStyle) => string | undefined;
	readonly subject?: TrendSubject;
}

function rowsFor(measures: Measures): Row[] {
	const { weeks, since } = measures;
	const known = (row: Row) =>
		weeks.some((week) => isRecorded(week.week, row.of, since) && row.value(week, {}) !== undefined);
	const byPeople = weeks.some(({ timesByPeople }) => timesByPeople !== undefined);
	const rows = [
		...pageRows.map((row) => ({ ...row, of: 'pages' as const })),
		...incidentRows(byPeople).map((row) => ({ ...row, of: 'incidents' as const })),
		...availabilityRows(measures).map((row) => ({ ...row, of: 'incidents' as const })),
	];
	return rows.filter(known);
}

const pageRows: readonly Omit<Row, 'of'>[] = [
	{
		label: message('Interruptions'),
		value: count(({ interruptions }) => interruptions.total),
		subject: 'interruptions',
	},
	{ label: message('in business hours'), value: count(({ interruptions }) => interruptions.business) },
	{ label: message('in off hours'), value: count(({ interruptions }) => interruptions.off) },
	{ label: message('in sleep hours'), value: count(({ interruptions }) => interruptions.sleep), subject: 'sleep' },
	{ label: message('Disrupted hours'), value: count(({ interruptions }) => interruptions.disruptedHours) },
	{
		label: message('Busiest person'),
		value: ({ distribution }, style) => distribution && formatNumber(distribution.busiest, style),
	},
	{
		label: message('Median person'),
		value: ({ distribution }, style) => distribution && formatNumber(distribution.median, style),
	},
];

function incidentRows(byPeople: boolean): Omit<Row, 'of'>[] {
	return [
		{ label: message('Incidents'), value: count(({ incidents }) => incidents.length), subject: 'incidents' },
		{
			label: message('of a cause seen within 90 days'),
			value: count(({ repeats }) => repeats.length),
			subject: 'repeats',
		},
		{
			label: message('Bad minutes'),
			value: ({ badMinutes }, style) => formatNumber(sumOf(badMinutes.values()), style),
		},
		...timeRows((week) => week.times, false),
		...(byPeople ? timeRows((week) => week.timesByPeople ?? week.times, true) : []),
		{
			label: message('Response hours'),
			value: ({ responseHours: { business, off, sleep } }, style) => formatNumber(business + off + sleep, style),
		},
		{
			label: message('Cost of response'),
			value: ({ responseCost }, style) => (responseCost === undefined ? undefined : formatMoney(responseCost, style)),
		},
		{
			label: message('Cost of bad minutes'),
			value: ({ badMinutesCost }, style) =>
				badMinutesCost === undefined ? undefined : formatMoney(badMinutesCost, style),
		},
	];
}

/** Of each service with an objective or with incidents in these weeks, the worst first. */
function availabilityRows({ weeks, services }: Measures): Omit<Row, 'of'>[] {
	return availabilities(weeks, services).map(({ service }) => ({
		label: message('Availability of {0}', service),
		value: (week, { locale = 'en' }) => {
			const own = availabilities([week], services).find((each) => each.service === service);
			const share = own?.share ?? 1;
			return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(share);
		},
	}));
}

function count(read: (week: WeekMeasures) => number): Row['value'] {
	return (week, style) => formatNumber(read(week), style);
}

function timeRows(read: (week: WeekMeasures) => Times, byPeople: boolean): Omit<Row, 'of'>[] {
	const row = (name: Message, which: keyof Times): Omit<Row, 'of'> => ({
		label: name,
		value: (week, style) => minutesText(read(week)[which], style),
	});
	return [
		row(byPeople ? message('Time to detect, closed by people') : message('Time to detect (median)'), 'detect'),
		row(
			byPeople ? message('Time to acknowledge, closed by people') : message('Time to acknowledge (median)'),
			'acknowledge',
		),
		row(byPeople ? message('Time to resolve, closed by people') : message('Time to resolve (median)'), 'resolve'),
	];
}

/** `42 min (n = 3)`: a median of few is worth little, and says so. */
function minutesText(time: TimeTo | undefined, style: FigureStyle): string | undefined {
	const { translate = english } = style;
	return time && translate('{0} min (n = {1})', formatNumber(time.median, style), time.incidents);
}

function sumOf(values: Iterable<number>): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}

function trendWords({ short, long }: MeasuredTrend, tell: (sentence: Message) => string) {
	return { short: tell(short.words), long: tell(long.words) };
}

function headlineOf({ weeks, trends, since }: Measures): Message {
	const last = weeks.at(-1);
	if (!last) return message('There is no whole week to measure yet.');
	const { total, sleep } = last.interruptions;
	const trend = trends.find(({ subject }) => subject === 'interruptions');
	const { name } = last.week;
	if (!isRecorded(last.week, 'pages', since))
		return message(
			'{0} in {1}; no page is known, so nobody knows how often people were interrupted.',
			...[counts.incidents(last.incidents.length), name],
		);
	if (total === 0) return message('Nobody was interrupted in {0}.', name);
	if (!trend) return message('{0} in {1}, {2} of them in hours of sleep.', counts.interruptions(total), name, sleep);
	const { short, long } = trend;
	return trendSentence(long.direction === 'tooFewWeeks' ? short : long, total, name, sleep);
}

function trendSentence(trend: Trend, total: number, name: string, sleep: number): Message {
	const { weeks, events } = trend;
	switch (trend.direction) {
		case 'up':
			return message(
				'{0} in {1}, {2} in hours of sleep: up on the {3} weeks before, likely real.',
				...[counts.interruptions(total), name, sleep, weeks],
			);
		case 'down':
			return message(
				'{0} in {1}, {2} in hours of sleep: down on the {3} weeks before, likely real.',
				...[counts.interruptions(total), name, sleep, weeks],
			);
		case 'unclear':
			return message(
				'{0} in {1}, {2} in hours of sleep: no clear change on the {3} weeks before.',
				...[counts.interruptions(total), name, sleep, weeks],
			);
		case 'tooFew':
			return message(
				'{0} in {1}, {2} in hours of sleep: too few to compare (n = {3}).',
				...[counts.interruptions(total), name, sleep, events],
			);
		case 'tooFewWeeks':
			return message(
				'{0} in {1}, {2} in hours of sleep: too few weeks before it to compare.',
				...[counts.interruptions(total), name, sleep],
			);
	}
}

function notesOf(measures: Measures, style: FigureStyle): Message[] {
	const { weeks, followUps, toilHours, policy, zone } = measures;
	const counted = sumOf(weeks.map(({ interruptions }) => interruptions.fromCounts));
	const all = sumOf(weeks.map(({ interruptions }) => interruptions.total));
	const notes = [message('Weeks run from Monday to Monday in {0}.', zone)];
	if (counted > 0)
		notes.push(
			message(
				'{0} of {1} interruptions are known only as an incident’s number of pages. They count at its start, and nobody knows whom they reached.',
				formatNumber(counted, { ...style, form: 'full' }),
				formatNumber(all, { ...style, form: 'full' }),
			),
		);
	if (followUps.completedShare !== undefined)
		notes.push(
			message(
				'Follow-ups: {0} open, {1} overdue, {2} completed.',
				followUps.open,
				followUps.overdue,
				formatShare(followUps.completedShare, style),
			),
		);
	if (toilHours > 0)
		notes.push(
			message('Toil that open items would end: {0} h a week, as they state it.', formatNumber(toilHours, style)),
		);
	if (policy?.holds)
		notes.push(
			message(
				'The floor is {0} now: {1} has {2} of its error budget left, under the {3} of the policy.',
				formatShare(policy.holds.rule.floor, style),
				policy.worst.service.id,
				formatShare(policy.worst.left, style),
				formatShare(policy.holds.rule.budgetBelow, style),
			),
		);
	return notes;
}

function budgetRow(budget: ErrorBudget, words: BudgetWords, tell: (sentence: Message) => string): BudgetRow {
	const basis = words.basis(budget);
	return {
		service: budget.service.id,
		objective: tell(words.objective(budget)),
		availability: words.percent(budget.availability),
		left: tell(words.left(budget)),
		burn: tell(words.burn(budget)),
		exhausted: tell(words.exhausted(budget)),
		...(basis ? { basis: tell(basis) } : {}),
	};
}
