import { measuresOf } from '../measures/measures.ts';
import type { Week } from '../measures/week.ts';
import type { Place } from '../place.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, type Translate } from '../text.ts';
import type { FigureStyle } from '../views/figures.ts';
import { oneLine } from '../views/markdown.ts';
import { measureWords } from '../views/measures/measureWords.ts';
import type { MeasuresGiven } from '../views/measures/section.ts';
import type { Line, ReportLabels, TableRow } from './report.ts';
import { SourceList } from './sources.ts';

export interface ReportOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures and dates are written. */
	readonly locale?: string;
	/** Where a reader can open a line of a file, counted from 1; absent: nowhere. */
	readonly linkTo?: (file: string, line: number) => string | undefined;
}

/** What the sections of a report are made from. */
export interface ReportGiven extends MeasuresGiven {
	/** As of now: it is what items are priced with. `snapshot` and `measures` are as of the report's own moment. */
	readonly current: Snapshot;
	readonly options: ReportOptions;
	readonly style: FigureStyle;
	readonly sources: SourceList;
	say(sentence: Message): string;
	line(sentence: Message, places?: Iterable<Place>): Line;
	row(cells: readonly string[], places?: Iterable<Place>): TableRow;
	/** `November 23, 2026`, in the team's time. */
	date(instant: number): string;
}

/** A year and a quarter, as the tab *Measures* looks at them: 52 weeks, and 13 to hold the first of them against. */
const WEEKS = 52 + 13;

/** @param at As of when it is measured: milliseconds since 1970. */
export function reportGiven(current: Snapshot, at: number, options: ReportOptions): ReportGiven {
	const snapshot: Snapshot = { ...current, now: at };
	const measures = measuresOf(snapshot, WEEKS);
	const words = measureWords(measures.zone, measures.currency, options);
	const sources = new SourceList(current, options);
	const cited = (places: Iterable<Place> | undefined) => {
		const source = places && sources.cite(places);
		return source === undefined ? {} : { source };
	};
	return {
		current,
		snapshot,
		measures,
		words,
		options,
		sources,
		style: { ...words.style },
		say: words.say,
		line: (sentence, places) => ({ text: words.say(sentence), ...cited(places) }),
		row: (cells, places) => ({ cells: cells.map(oneLine), ...cited(places) }),
		date: (instant) => dateIn(measures.zone, options.locale).format(instant),
	};
}

export function reportLabels({ say }: Pick<ReportGiven, 'say'>): ReportLabels {
	return {
		sources: say(message('Sources')),
		source: say(message('Source')),
		table: say(message('{0} as a table', '{0}')),
	};
}

/** What the team calls itself; undefined where no file says. */
export function teamName({ backlogs }: Snapshot): string | undefined {
	const name = oneLine(backlogs.find(({ team }) => team?.name)?.team?.name ?? '');
	return name === '' ? undefined : name;
}

/** `November 16 – 22, 2026`, in a zone. Platforms part the ends by spaces of several widths. */
export function weekDates({ start, end }: Week, zone: string, locale: string | undefined): string {
	return dateIn(zone, locale)
		.formatRange(start, end - 1)
		.replace(/\s/g, ' ');
}

/** A language or a zone that the platform does not know must not break a report. */
function dateIn(timeZone: string, locale = 'en'): Intl.DateTimeFormat {
	const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' };
	try {
		return new Intl.DateTimeFormat(locale, { ...options, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
	}
}
