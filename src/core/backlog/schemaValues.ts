import * as z from 'zod';
import type { ProblemCode } from '../problem.ts';
import { type Message, message } from '../text.ts';
import { nearest } from './nearest.ts';
import {
	DURATION_PATTERN,
	EFFORT_PATTERN,
	type Estimate,
	RATE_PATTERN,
	readDuration,
	readEffort,
	readRate,
	readShare,
	readToil,
	SHARE_PATTERN,
	TOIL_PATTERN,
} from './quantities.ts';
import {
	bounded,
	type Fault,
	isMap,
	type Json,
	missing,
	report,
	reportUnknownKey,
	scalar,
	shorten,
	trim,
} from './schemaParts.ts';
import { type LocalInstant, readDate, readInstant, readTimeOfDay } from './times.ts';

/** The kinds of values of the file, each in its base unit: minutes, engineer-days, shares from 0 to 1. */

export function text(description: string) {
	return scalar(
		'value.type',
		(raw) => (typeof raw === 'object' || raw === '' ? undefined : String(raw)),
		(raw) => (raw === '' ? missing : message('This must be a text.')),
		{ type: 'string', description },
	);
}

/** An id or another name: a text, or a number taken as one. */
export function identifier(description: string) {
	return scalar(
		'value.type',
		(raw) =>
			(typeof raw === 'string' && raw.trim() !== '') || typeof raw === 'number' ? String(raw).trim() : undefined,
		(raw) => (raw === '' ? missing : message('This must be a name: letters and digits, on one line.')),
		{ type: ['string', 'number'], description },
	);
}

export const workspacePath = text('A glob or a path, relative to this file.');

export const link = scalar(
	'value.link',
	(raw) => (typeof raw === 'string' && /^https?:\/\/[^\s]+$/i.test(raw) ? raw : undefined),
	() => message('This is not a web address. It must start with https:// or http://.'),
	{ type: 'string', format: 'uri', pattern: '^https?://', description: 'A web address.' },
);

export function yes(description: string) {
	return scalar(
		'value.type',
		(raw) => (typeof raw === 'boolean' ? raw : undefined),
		() => message('This must be true or false.'),
		{ type: 'boolean', description },
	);
}

export function choice<const T extends string>(choices: readonly T[], description: string) {
	return scalar(
		'value.choice',
		(raw) => choices.find((known) => known === raw),
		(raw) => {
			const guess = nearest(String(raw), choices);
			return {
				code: 'value.choice',
				message: guess
					? message('“{0}” is not one of {1}. Did you mean “{2}”?', shorten(raw), choices.join(', '), guess)
					: message('“{0}” is not one of {1}.', shorten(raw), choices.join(', ')),
				...(guess ? { mend: guess } : {}),
			};
		},
		{ enum: [...choices], description },
	);
}

export function number(description: string) {
	return scalar(
		'value.number',
		(raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined),
		() => message('This must be a number, such as 40000.'),
		{ type: 'number', description },
	);
}

export function positive(description: string) {
	return bounded(
		'value.number',
		(raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined),
		(value) => (value < 0 ? message('This must not be below zero.') : undefined),
		() => message('This must be a number.'),
		{ type: 'number', minimum: 0, description },
	);
}

/** Points on a scale with these ends. */
export function points(least: number, most: number, description: string) {
	return bounded(
		'value.number',
		(raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined),
		(value) =>
			value < least || value > most ? message('This must be a number from {0} to {1}.', least, most) : undefined,
		() => message('This must be a number from {0} to {1}.', least, most),
		{ type: 'number', minimum: least, maximum: most, description },
	);
}

export function wholeNumber(description: string) {
	return bounded(
		'value.number',
		(raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined),
		(value) => (value < 0 || !Number.isInteger(value) ? message('This must be a whole number from zero.') : undefined),
		() => message('This must be a whole number.'),
		{ type: 'integer', minimum: 0, description },
	);
}

/** A share from 0 to 1, written `80%` or `0.8`. */
export function share(description: string) {
	return bounded(
		'value.share',
		readShare,
		(value) => {
			if (value < 0) return message('A share must not be below zero.');
			if (value <= 1) return undefined;
			if (value <= 100)
				return {
					code: 'value.share',
					message: message('A share is at most 100%. Write {0}% or {1}.', trim(value), trim(value / 100)),
					mend: `${trim(value)}%`,
				};
			return message('A share is at most 100%.');
		},
		() => message('This must be a share, such as 80% or 0.8.'),
		{
			anyOf: [
				{ type: 'number', minimum: 0, maximum: 1 },
				{ type: 'string', pattern: SHARE_PATTERN },
			],
			description,
			examples: ['80%', 0.8],
		},
	);
}

function withUnit(
	code: ProblemCode,
	read: (raw: unknown) => number | undefined,
	unit: string,
	wanted: Message,
	json: Json,
	within: (value: number) => Message | Fault | undefined = () => undefined,
) {
	return bounded(
		code,
		read,
		within,
		(raw) =>
			typeof raw === 'number' && raw >= 0
				? { code, message: message('The unit is missing. Did you mean {0}{1}?', raw, unit), mend: `${raw}${unit}` }
				: wanted,
		json,
	);
}

/** Engineer-days, above zero. */
export function effort(description: string) {
	return withUnit(
		'value.duration',
		readEffort,
		'd',
		message('This must be an effort, such as 5d, 4h or 2w.'),
		{ type: 'string', pattern: EFFORT_PATTERN, description, examples: ['5d', '4h', '2w'] },
		(value) =>
			value > 0 ? undefined : { code: 'effort.zero', message: message('The effort must be more than zero.') },
	);
}

/** A length of time, in minutes. */
export function minutes(description: string) {
	return withUnit('value.duration', readDuration, 'm', message('This must be a duration, such as 45m, 2h or 90d.'), {
		type: 'string',
		pattern: DURATION_PATTERN,
		description,
		examples: ['15m', '2h'],
	});
}

/** A length of time above zero, in minutes. */
export function every(description: string) {
	return withUnit(
		'value.duration',
		readDuration,
		'd',
		message('This must be a duration, such as 90d, 4w or 1y.'),
		{ type: 'string', pattern: DURATION_PATTERN, description, examples: ['90d', '4w', '1y'] },
		(value) => (value > 0 ? undefined : message('This must be more than zero.')),
	);
}

/** Engineer-hours a week. */
export function toil(description: string) {
	return withUnit('value.rate', readToil, 'h/week', message('This must be hours over time, such as 4h/week.'), {
		type: 'string',
		pattern: TOIL_PATTERN,
		description,
		examples: ['4h/week', '30m/day'],
	});
}

/** An amount a week. */
export function rate(description: string) {
	return withUnit(
		'value.rate',
		readRate,
		'/week',
		message('This must be an amount over time, such as 1500/week or 5000/quarter.'),
		{ type: 'string', pattern: RATE_PATTERN, description, examples: ['1500/week', '5000/quarter'] },
	);
}

export const DATE_PATTERN = '^\\d{4}-\\d{2}-\\d{2}$';
export const INSTANT_PATTERN =
	'^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?(Z|[+-]\\d{2}:?\\d{2}))?)?$';

export function date(description: string) {
	return scalar(
		'value.date',
		(raw) => readDate(raw),
		() => message('This is not a date. Write it as 2027-02-01.'),
		{ type: 'string', pattern: DATE_PATTERN, description, examples: ['2027-02-01'] },
	);
}

export function instant(description: string) {
	return scalar<LocalInstant>(
		'value.instant',
		(raw) => readInstant(raw),
		() => message('This is not a point in time. Write it as 2026-09-14T02:11Z.'),
		{
			type: 'string',
			pattern: INSTANT_PATTERN,
			description,
			examples: ['2026-09-14T02:11Z'],
		},
	);
}

export function timeOfDay(description: string) {
	return scalar(
		'value.instant',
		(raw) => readTimeOfDay(raw),
		() => message('This is not a time of day. Write it as 08:00.'),
		{ type: 'string', pattern: '^([01]?\\d|2[0-4]):[0-5]\\d$', description, examples: ['08:00'] },
	);
}

/** `budget < 25%` → 0.25. */
export const budgetCondition = scalar(
	'value.type',
	(raw) => {
		const match = typeof raw === 'string' ? /^budget\s*<\s*(-?[\d.]+\s*%)$/.exec(raw.trim()) : null;
		return match ? readShare(match[1]!.replace(/\s/g, '')) : undefined;
	},
	() => message('This must be a condition such as budget < 25%.'),
	{
		type: 'string',
		pattern: '^budget\\s*<\\s*-?[\\d.]+\\s*%$',
		description: 'A condition such as budget < 25%.',
		examples: ['budget < 25%'],
	},
);

type Reader<T> = z.ZodType<T>;

/** A plain figure, or a three-point estimate `{ low, likely, high }` of it. */
export function estimate(figure: Reader<number>) {
	const points = ['low', 'likely', 'high'] as const;
	return z
		.unknown()
		.transform((raw, context): Estimate => {
			if (!isMap(raw)) {
				const read = figure.safeParse(raw);
				if (read.success) return { low: read.data, likely: read.data, high: read.data };
				for (const issue of read.error.issues) context.issues.push({ ...issue, input: raw } as never);
				return z.NEVER;
			}
			const found: Partial<Record<(typeof points)[number], number>> = {};
			let sound = true;
			for (const key of Object.keys(raw))
				if (!points.includes(key as 'low')) {
					reportUnknownKey(context.issues, raw, key, points);
					sound = false;
				}
			for (const point of points) {
				const read = figure.safeParse(raw[point]);
				if (read.success) {
					found[point] = read.data;
					continue;
				}
				sound = false;
				if (!(point in raw))
					report(context.issues, raw, {
						code: 'key.missing',
						message: message('An estimate needs low, likely and high. “{0}” is missing.', point),
					});
				else
					for (const issue of read.error.issues)
						context.issues.push({ ...issue, input: raw, path: [point, ...issue.path] } as never);
			}
			const { low, likely, high } = found;
			if (!sound || low === undefined || likely === undefined || high === undefined) return z.NEVER;
			if (low > likely || likely > high) {
				report(context.issues, raw, {
					code: 'value.order',
					message: message('An estimate must rise: low, then likely, then high.'),
				});
				return z.NEVER;
			}
			return { low, likely, high };
		})
		.meta({ estimateOf: figure });
}
