import * as z from 'zod';
import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import { message } from '../text.ts';
import { type IssueParams, isMap, unknownKey } from './schemaParts.ts';
import { keyPlaceAt, nodeAt, type Origin, type Path, placeAt, plain } from './sourceTree.ts';

/** A part of the file read by its schema: what could be understood of it, and all that is wrong in it. */
export interface Validated<T> {
	readonly value?: T;
	readonly problems: readonly Problem[];
}

/**
 * Reads the value at an origin by a schema. What is wrong becomes a problem and is left out, and the rest is read
 * without it; a value that cannot stand without what is missing is left out as a whole.
 *
 * @param stopgaps Values for required fields that are wrong or missing: their problem stays, and the entry too.
 */
export function validate<T>(
	schema: z.ZodType<T>,
	origin: Origin,
	stopgaps: Readonly<Record<string, unknown>> = {},
): Validated<T> {
	if (!origin.node) return { problems: [] };
	let raw: unknown = plain(origin.node);
	const problems: Problem[] = [];
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const read = schema.safeParse(raw);
		if (read.success) return { value: read.data, problems };
		const issues = read.error.issues.flatMap((issue) => concrete(issue));
		if (pass === 0) problems.push(...issues.map((issue) => toProblem(schema, issue, origin)));
		raw = prune(raw, issues);
		if (raw === undefined) break;
		if (isMap(raw)) for (const [key, value] of Object.entries(stopgaps)) raw[key] ??= value;
	}
	return { problems };
}

/** Every pass takes something away; values nest less deep than this. */
const MOST_PASSES = 12;

type Issue = z.core.$ZodIssue;

/** Of a union's forms the one that was probably meant: the fewest faults, a fault of the whole counting most. */
function concrete(issue: Issue, above: PropertyKey[] = []): Issue[] {
	const path = [...above, ...issue.path];
	// zod reports all unknown keys of a map at once; each is a problem of its own.
	if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key], path }));
	if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ ...issue, path }];
	const weight = (branch: readonly Issue[]) =>
		branch.reduce(
			(sum, fault) =>
				sum +
				(fault.code === 'unrecognized_keys'
					? fault.keys.length
					: fault.path.length > 0
						? 1
						: fault.code === 'custom'
							? 50
							: 100),
			0,
		);
	const best = issue.errors.reduce((least, branch) => (weight(branch) < weight(least) ? branch : least));
	return best.flatMap((fault) => concrete(fault, path));
}

function steps(path: readonly PropertyKey[]): Path {
	return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function toProblem(schema: z.ZodType, issue: Issue, origin: Origin): Problem {
	const path = steps(issue.path);
	if (issue.code === 'unrecognized_keys') {
		const key = issue.keys[0]!;
		return fromParams(unknownKey(key, knownKeys(schema, path)), keyPlaceAt(origin, [...path, key]), origin);
	}
	const params = issue.code === 'custom' ? (issue.params as IssueParams | undefined) : undefined;
	if (params?.code === 'key.missing' && nodeAt(origin.node, path) === undefined)
		return {
			code: 'key.missing',
			severity: 'error',
			place: headOf(origin, path.slice(0, -1)),
			message: message('“{0}” is missing.', String(path[path.length - 1])),
		};
	if (params) {
		// A value that is absent has no range of its own: its key stands for it.
		const node = nodeAt(origin.node, path);
		const absent = node?.type === 'scalar' && node.value === null;
		const place = params.onKey || absent ? keyPlaceAt(origin, path) : placeAt(origin, path);
		return fromParams(params, place, origin);
	}
	const wanted = issue.code === 'invalid_type' ? issue.expected : undefined;
	return {
		code: 'value.type',
		severity: 'error',
		place: placeAt(origin, path),
		message:
			wanted === 'array'
				? message('This must be a list.')
				: wanted === 'object' || wanted === 'record'
					? message('This must be a map of keys and values.')
					: message('This value is not understood.'),
	};
}

function fromParams(params: IssueParams, place: Place, origin: Origin): Problem {
	return {
		code: params.code,
		severity: params.code === 'key.unknown' ? 'warning' : 'error',
		place,
		message: params.message,
		...(params.mend !== undefined && place.file === origin.file
			? { fix: { title: message('Change to “{0}”', params.mend), place, text: params.mend } }
			: {}),
	};
}

/** Where to show what a map lacks: the key that holds it, or the first key and value of an entry of a list. */
function headOf(origin: Origin, path: Path = []): Place {
	if (path.length > 0 && typeof path[path.length - 1] === 'string') return keyPlaceAt(origin, path);
	const node = nodeAt(origin.node, path);
	if (node?.type !== 'map' || node.entries.length === 0) return placeAt(origin, path);
	const first = node.entries[0]!;
	const end = first.value.type === 'scalar' && first.value.end > first.value.start ? first.value.end : first.keyEnd;
	return { file: origin.file, start: first.keyStart, end };
}

const GONE = Symbol('gone');

/** The value without what the issues complain of; undefined where nothing is left. */
function prune(raw: unknown, issues: readonly Issue[]): unknown {
	let root: unknown = raw;
	for (const issue of issues) {
		const path = steps(issue.path);
		if (issue.code === 'unrecognized_keys') {
			const holder = valueAt(root, path);
			if (isMap(holder)) for (const key of issue.keys) delete holder[key];
			continue;
		}
		let length = path.length;
		const found = valueAt(root, path);
		if (found === GONE) continue;
		if (found === undefined) length--;
		if (length <= 0) {
			root = undefined;
			break;
		}
		const holder = valueAt(root, path.slice(0, length - 1));
		const step = path[length - 1]!;
		if (Array.isArray(holder)) holder[Number(step)] = GONE;
		else if (isMap(holder)) delete holder[String(step)];
	}
	return withoutGone(root);
}

function valueAt(root: unknown, path: Path): unknown {
	let value = root;
	for (const step of path) {
		if (value === GONE) return GONE;
		if (Array.isArray(value)) value = value[Number(step)];
		else if (isMap(value)) value = Object.hasOwn(value, String(step)) ? value[String(step)] : undefined;
		else return undefined;
	}
	return value;
}

function withoutGone(value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((entry) => entry !== GONE).map(withoutGone);
	if (isMap(value)) {
		for (const key of Object.keys(value)) value[key] = withoutGone(value[key]);
		return value;
	}
	return value;
}

/** The keys that a map at a path of the schema may have. */
function knownKeys(schema: z.ZodType, path: Path): readonly string[] {
	let current: z.core.$ZodType[] = [schema];
	for (const step of path) current = current.flatMap(formsOf).flatMap((form) => below(form, step));
	return current.flatMap(formsOf).flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

function formsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
	if (schema instanceof z.ZodOptional) return formsOf(schema.unwrap());
	if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => formsOf(option));
	return [schema];
}

function below(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
	if (schema instanceof z.ZodArray) return [schema.element];
	if (schema instanceof z.ZodObject) {
		const child = schema.shape[String(step)];
		return child ? [child] : [];
	}
	return [];
}
