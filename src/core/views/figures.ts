import type { FigureUnit } from '../snapshot.ts';
import { english, type Translate } from '../text.ts';

/** Figures as text. Pure: the language is an argument, and a formatter is made once for each use of it. */

export interface FigureStyle {
	/** Three-letter code; absent: money counts engineer-hours. */
	readonly currency?: string;
	/** BCP 47; decides how numbers are written. English if absent. */
	readonly locale?: string;
	/** `compact` for rows and sentences ($21K), `full` for explanations ($21,344). Compact if absent. */
	readonly form?: 'compact' | 'full';
	readonly translate?: Translate;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const { currency, style, notation, maximumFractionDigits, maximumSignificantDigits } = options;
	const key = `${locale} ${currency} ${style} ${notation} ${maximumFractionDigits} ${maximumSignificantDigits}`;
	let found = formatters.get(key);
	if (!found) {
		found = makeFormatter(locale, options);
		formatters.set(key, found);
	}
	return found;
}

/** A language or currency that the platform does not know must not break a view. */
function makeFormatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	try {
		return new Intl.NumberFormat(locale, options);
	} catch {
		const { style: _style, currency: _currency, ...rest } = options;
		return new Intl.NumberFormat('en', rest);
	}
}

/** Money, or engineer-hours where there is no currency: `$21K`, `$21,344`, `12 h`. Below 100 with two digits of sense. */
export function formatMoney(value: number, style: FigureStyle = {}): string {
	const { currency, locale = 'en', form, translate = english } = style;
	if (currency === undefined) return translate('{0} h', formatNumber(value, style));
	const size = Math.abs(value);
	if (form === 'full') {
		const digits = size < 100 && size !== Math.round(size) ? 2 : 0;
		return formatter(locale, {
			style: 'currency',
			currency,
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
		}).format(value);
	}
	return formatter(locale, {
		style: 'currency',
		currency,
		notation: 'compact',
		minimumFractionDigits: 0,
		maximumFractionDigits: size < 10 ? 1 : size >= 1000 && leading(size) < 10 ? 1 : 0,
	}).format(value);
}

/** A plain number with as many digits as make sense: 0.042, 1.3, 42, 1,234 (compact: 1.2K). */
export function formatNumber(value: number, style: FigureStyle = {}): string {
	const { locale = 'en', form } = style;
	const size = Math.abs(value);
	if (size >= 1000 && form !== 'full')
		return formatter(locale, { notation: 'compact', maximumFractionDigits: leading(size) < 10 ? 1 : 0 }).format(value);
	if (size >= 100 || size === 0) return formatter(locale, { maximumFractionDigits: 0 }).format(value);
	if (size >= 10) return formatter(locale, { maximumFractionDigits: form === 'full' ? 1 : 0 }).format(value);
	if (size >= 1) return formatter(locale, { maximumFractionDigits: form === 'full' ? 2 : 1 }).format(value);
	return formatter(locale, { maximumSignificantDigits: 2 }).format(value);
}

/** A number to the hundredth, without zeros that say nothing: 525.96, 120. From a million on in short form. */
export function formatHundredths(value: number, { locale = 'en' }: FigureStyle = {}): string {
	if (Math.abs(value) >= 1e6) return formatNumber(value, { locale });
	return formatter(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A share 0–1: `80%`, `2.5%`. */
export function formatShare(value: number, { locale = 'en' }: FigureStyle = {}): string {
	const percent = Math.abs(value * 100);
	return formatter(locale, {
		style: 'percent',
		maximumFractionDigits: percent > 0 && percent < 10 && Math.abs(percent - Math.round(percent)) > 0.05 ? 1 : 0,
	}).format(value);
}

/** The figure before thousands are cut off: 21,344 → 21.344. */
function leading(size: number): number {
	return size / 1000 ** Math.floor(Math.log10(size) / 3);
}

/** A figure with its unit: `$4.2K/week`, `80%`, `1.3/quarter`, `31 min`. */
export function formatFigure(value: number, unit: FigureUnit, style: FigureStyle = {}): string {
	const { translate = english } = style;
	const number = () => formatNumber(value, style);
	switch (unit) {
		case 'money':
			return formatMoney(value, style);
		case 'money/week':
			return translate('{0}/week', formatMoney(value, style));
		case 'money/badMinute':
			return translate('{0}/min', formatMoney(value, style));
		case 'money/hour':
			return translate('{0}/h', formatMoney(value, style));
		case 'share':
			return formatShare(value, style);
		case 'perWeek':
			return translate('{0}/week', number());
		case 'perQuarter':
			return translate('{0}/quarter', number());
		case 'perYear':
			return translate('{0}/year', number());
		case 'minutes':
			return translate('{0} min', number());
		case 'badMinutes/week':
			return translate('{0} bad min/week', number());
		case 'badMinutes/year':
			return translate('{0} bad min/year', formatHundredths(value, style));
		case 'hours':
			return translate('{0} h', number());
		case 'hours/week':
			return translate('{0} h/week', number());
		case 'days':
			return translate('{0} d', number());
		case 'weeks':
			return number() === '1' ? translate('1 week') : translate('{0} weeks', number());
		case 'months':
			return number() === '1' ? translate('1 month') : translate('{0} months', number());
		case 'authorDays':
			return number() === '1' ? translate('1 author-day') : translate('{0} author-days', number());
		case 'points':
		case 'count':
			return number();
	}
}
