import fc from 'fast-check';
import { parse } from 'yaml';
import type { FieldValue } from '../../../src/core/backlog/edits.ts';

/** Backlog files of any look, for properties. */

export type Entry = Record<string, FieldValue>;

/** How a generated file is written. */
export interface Look {
	readonly eol: string;
	readonly step: number;
	readonly dashes: number;
	readonly comments: boolean;
	readonly apart: boolean;
	readonly lastBreak: boolean;
	readonly quotes: readonly ('plain' | 'single' | 'double')[];
	readonly flow: readonly boolean[];
}

export const look: fc.Arbitrary<Look> = fc.record({
	eol: fc.constantFrom('\n', '\r\n'),
	step: fc.constantFrom(2, 3, 4),
	dashes: fc.constantFrom(0, 2, 4),
	comments: fc.boolean(),
	apart: fc.boolean(),
	lastBreak: fc.boolean(),
	quotes: fc.array(fc.constantFrom('plain', 'single', 'double'), { minLength: 5, maxLength: 5 }),
	flow: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

const words = fc.constantFrom('Saved carts', "Don't page", 'tab\there', 'x', 'Ärger', '5d', '80%', '2026-09-14T02:11Z');
export const hostile = fc.oneof(
	words,
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.string({ maxLength: 20 }),
	fc.constantFrom(
		'a: b',
		'- x',
		'#',
		'@',
		'yes',
		'1.5',
		'null',
		'a\nb',
		'\0',
		'}',
		'[',
		"'",
		'"',
		', ',
		': ',
		'~',
		'<<',
		'*x',
		'&x',
	),
);

export const estimate = fc.record({ low: words, likely: words, high: words });
export const fields = fc.record(
	{
		title: words,
		kind: fc.constantFrom('reliability', 'product'),
		effort: fc.oneof(words, estimate),
		avoids: fc.record({ incidents: fc.array(words, { minLength: 1, maxLength: 3 }), share: words }),
		confidence: fc.double({ min: 0, max: 1, noNaN: true }),
		labels: fc.array(words, { minLength: 1, maxLength: 3 }),
	},
	{ requiredKeys: [] },
);

export const items = fc
	.array(fields, { minLength: 1, maxLength: 4 })
	.map((entries) => entries.map((entry, index): Entry => structuredClone({ id: `I-${index}`, ...(entry as Entry) })));

/** Writes a file in a look, independently of what is tested. */
export function write(entries: readonly Entry[], as: Look): string {
	let turn = 0;
	const next = <T>(choices: readonly T[]): T => choices[turn++ % choices.length]!;
	const text = (value: string): string => {
		const quote = next(as.quotes);
		if (quote === 'single') return `'${value.replaceAll("'", "''")}'`;
		return quote === 'double' || value.includes('\t') ? `"${value}"` : value;
	};
	const inFlow = (value: FieldValue): string => {
		if (Array.isArray(value)) return `[${value.map(inFlow).join(', ')}]`;
		if (typeof value === 'object' && value)
			return `{ ${Object.entries(value)
				.map(([key, item]) => `${key}: ${inFlow(item as FieldValue)}`)
				.join(', ')} }`;
		return typeof value === 'string' ? text(value) : String(value);
	};
	const note = (what: string): string => (as.comments ? `  # on ${what}` : '');
	const pad = (count: number): string => ' '.repeat(count);
	const block = (key: string, value: FieldValue, at: number): string[] => {
		if (typeof value !== 'object' || value === null || next(as.flow)) return [`${key}: ${inFlow(value)}${note(key)}`];
		const under = Array.isArray(value)
			? value.map((item) => `${pad(at + as.dashes)}- ${inFlow(item)}`)
			: Object.entries(value).flatMap(([name, item]) => {
					const [first, ...rest] = block(name, item as FieldValue, at + as.step);
					return [pad(at + as.step) + first, ...rest];
				});
		return [`${key}:${note(key)}`, ...under];
	};
	const lines = [...(as.comments ? ['# The backlog', ''] : []), 'version: 1', `items:${note('items')}`];
	entries.forEach((entry, index) => {
		if (as.apart && index > 0) lines.push('');
		if (as.comments) lines.push(`${pad(as.dashes)}# entry ${index}`);
		if (next(as.flow)) {
			lines.push(`${pad(as.dashes)}- ${inFlow(entry)}${note('entry')}`);
			return;
		}
		const body = Object.entries(entry).flatMap(([key, value], at) => {
			const [first, ...rest] = block(key, value, as.dashes + 2);
			const comment = as.comments && at > 0 ? [`${pad(as.dashes + 2)}# about ${key}`] : [];
			return [...comment, pad(as.dashes + 2) + first, ...rest];
		});
		body[0] = `${pad(as.dashes)}- ${body[0]!.trimStart()}`;
		lines.push(...body);
	});
	return lines.join(as.eol) + (as.lastBreak ? as.eol : '');
}

// biome-ignore lint/suspicious/noExplicitAny: plain values of any shape are compared.
export function readBack(text: string): any {
	return noMinusZero(parse(text));
}

/** YAML writes no minus before zero. */
export function noMinusZero<T>(value: T): T {
	if (Object.is(value, -0)) return 0 as T;
	if (Array.isArray(value)) return value.map(noMinusZero) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, noMinusZero(item)])) as T;
}
