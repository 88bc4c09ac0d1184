import { DAY, HOUR } from '../../backlog/quantities.ts';
import type { Week } from '../../measures/week.ts';
import type { FigureUnit } from '../../snapshot.ts';
import { type Message, say, type Translate } from '../../text.ts';
import { type FigureStyle, formatFigure } from '../figures.ts';
import { oneLine } from '../markdown.ts';

/** The fifth of January 1970. */
const MONDAY = 4 * DAY;

export interface MeasureOptions {
	readonly translate: Translate;
	/** BCP 47; decides how figures and dates are written. */
	readonly locale?: string;
}

/** Turns measures into words of the reader's language. */
export interface MeasureWords {
	/** How figures are written. */
	readonly style: FigureStyle;
	say(sentence: Message): string;
	/** With as many digits as a glance takes in: `$4.2K`. */
	short(value: number, unit: FigureUnit): string;
	/** With all that matter: `$4,211`. */
	full(value: number, unit: FigureUnit): string;
	/** `Tue, Nov 17, 02:13`, in the team's time. */
	moment(instant: number): string;
	/** `23:20`, in a zone. */
	clock(instant: number, zone: string): string;
	/** `Mon` to `Sun`. */
	weekdays(): readonly string[];
	/** `Tuesday, 03:00–04:00`; 0 is Monday 00:00–01:00. */
	hourOfWeek(hour: number): string;
	/** `Nov 17`, in the team's time. */
	day(instant: number): string;
	/** `Nov 16 – 22`. */
	days(week: Week): string;
}

export function measureWords(
	zone: string,
	currency: string | undefined,
	{ translate, locale = 'en' }: MeasureOptions,
): MeasureWords {
	const style: FigureStyle = { translate, locale, ...(currency === undefined ? {} : { currency }) };
	const full: FigureStyle = { ...style, form: 'full' };
	const moment = dates(locale, {
		timeZone: zone,
		weekday: 'short',
		month: 'short',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	const ranges = new Map<number, string>();
	const day = dates(locale, { timeZone: zone, month: 'short', day: 'numeric' });
	return {
		style,
		say: (sentence) => oneLine(say(sentence, translate)),
		short: (value, unit) => formatFigure(value, unit, style),
		full: (value, unit) => formatFigure(value, unit, full),
		clock: (instant, zone) =>
			dates(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant),
		moment: (instant) => moment.format(instant),
		weekdays: () => {
			const name = dates(locale, { timeZone: 'UTC', weekday: 'short' });
			return Array.from({ length: 7 }, (_, day) => name.format(MONDAY + day * DAY));
		},
		hourOfWeek: (hour) => {
			const weekday = dates(locale, { timeZone: 'UTC', weekday: 'long' }).format(MONDAY + hour * HOUR);
			const clock = (at: number) => `${String(at).padStart(2, '0')}:00`;
			return `${weekday}, ${clock(hour % 24)}–${clock((hour % 24) + 1)}`;
		},
		day: (instant) => day.format(instant),
		// Platforms part the ends by spaces of several widths.
		days: ({ start, end }) => {
			const known = ranges.get(start);
			if (known !== undefined) return known;
			const range = day.formatRange(start, end - 1).replace(/\s/g, ' ');
			ranges.set(start, range);
			return range;
		},
	};
}

/** A language or a zone that the platform does not know must not break a view. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat(locale, options);
	} catch {
		return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
	}
}
