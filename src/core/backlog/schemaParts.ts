import * as z from 'zod';
import type { ProblemCode } from '../problem.ts';
import { type Message, message } from '../text.ts';
import { nearest } from './nearest.ts';

/**
 * The building blocks of the schema. Each knows how to read one kind of value, how to say what is wrong with another,
 * and how to describe itself as JSON Schema. What is wrong travels in the issue's `params` as a code and a `Message`.
 */

export interface IssueParams {
	readonly code: ProblemCode;
	readonly message: Message;
	/** The text that would be right, where there is one. */
	readonly mend?: string;
	/** The range is that of the key, not of the value. */
	readonly onKey?: boolean;
}

export type Json = Record<string, unknown>;
export type Fault = Omit<IssueParams, 'onKey'>;

interface Issues {
	push(issue: unknown): void;
}

export function report(issues: Issues, raw: unknown, params: IssueParams, path: (string | number)[] = []): void {
	issues.push({ code: 'custom', input: raw, message: params.message.template, params, path });
}

export const missing: Fault = { code: 'key.missing', message: message('A value is missing here.') };

/** A value made of one scalar. `read` gives undefined for what it does not understand, and `fault` then says why. */
export function scalar<T>(
	code: ProblemCode,
	read: (raw: unknown) => T | undefined,
	fault: (raw: unknown) => Message | Fault,
	json: Json,
) {
	return z
		.unknown()
		.transform((raw, context): T => {
			const value = raw === null || raw === undefined ? undefined : read(raw);
			if (value !== undefined) return value;
			const found = raw === null || raw === undefined ? missing : fault(raw);
			report(context.issues, raw, 'template' in found ? { code, message: found } : found);
			return z.NEVER;
		})
		.meta(withSamples(json));
}

/** Examples are of the text as written; zod takes `examples` for those of what is read, and would leave them out. */
function withSamples({ examples, ...json }: Json): Json {
	return examples === undefined ? json : { ...json, samples: examples };
}

/** Like `scalar`, for numbers within bounds. */
export function bounded(
	code: ProblemCode,
	read: (raw: unknown) => number | undefined,
	within: (value: number) => Message | Fault | undefined,
	fault: (raw: unknown) => Message | Fault,
	json: Json,
) {
	return scalar(
		code,
		(raw) => {
			const value = read(raw);
			return value !== undefined && within(value) === undefined ? value : undefined;
		},
		(raw) => {
			const value = read(raw);
			return (value === undefined ? undefined : within(value)) ?? fault(raw);
		},
		json,
	);
}

/** A map with known keys. */
export function section<Shape extends z.ZodRawShape>(description: string, shape: Shape) {
	return z.strictObject(shape).meta({ description });
}

export function list<T extends z.ZodType>(entry: T, description: string) {
	return z.array(entry).meta({ description });
}

/** One of two forms that their shape tells apart: a scalar or a map, or two maps with other keys. */
export function either<A extends z.ZodType, B extends z.ZodType>(first: A, second: B) {
	return z.union([first, second]);
}

export function reportUnknownKey(issues: Issues, raw: unknown, key: string, known: readonly string[]): void {
	report(issues, raw, unknownKey(key, known), [key]);
}

export function unknownKey(key: string, known: readonly string[]): IssueParams {
	const guess = nearest(key, known);
	return {
		code: 'key.unknown',
		onKey: true,
		message: guess
			? message('“{0}” is not known here. Did you mean “{1}”?', shorten(key), guess)
			: message('“{0}” is not known here. Known are {1}.', shorten(key), known.join(', ')),
		...(guess ? { mend: guess } : {}),
	};
}

export function isMap(raw: unknown): raw is Record<string, unknown> {
	return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

export function shorten(raw: unknown): string {
	const whole = typeof raw === 'object' ? '…' : String(raw).replace(/\s+/g, ' ');
	return whole.length > 40 ? `${whole.slice(0, 39)}…` : whole;
}

export function trim(value: number): string {
	return String(Number(value.toPrecision(6)));
}
