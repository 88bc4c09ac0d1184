import type { ZodType } from 'zod';
import type { Calendar } from '../incidents/calendar.ts';
import { readIncidentEntry } from '../incidents/incidentEntry.ts';
import type { Problem } from '../problem.ts';
import { message } from '../text.ts';
import { checkBacklog, checkItem } from './checks.ts';
import type { Backlog, Incident, Item, Reading, SourceEntry } from './model.ts';
import { readYaml, type YamlFault } from './readYaml.ts';
import {
	backlogSchema,
	commitmentSchema,
	commitsSchema,
	itemSchema,
	planSchema,
	ratesSchema,
	scoringSchema,
	serviceSchema,
	sourceSchema,
	teamSchema,
} from './schema.ts';
import { unknownKey } from './schemaParts.ts';
import type { MapEntry, Origin, SourceNode } from './sourceTree.ts';
import {
	toCalendar,
	toCommitment,
	toItem,
	toPlan,
	toRates,
	toScoring,
	toService,
	toSource,
	toTeam,
} from './toModel.ts';
import { validate } from './validate.ts';

/** How an entry of a list was read: what it says, where it could be understood, and what is wrong in it. */
export interface ReadEntry<M> {
	readonly value?: M;
	readonly problems: readonly Problem[];
}

/** A reading with what it takes to bring it up to date by its entries. */
export interface WholeReading extends Reading {
	/** Absent where the text is not written in the plain way that is read by entries. */
	readonly root?: SourceNode;
	/** By the nodes of the lists; undefined where an entry could not be understood. */
	readonly items: readonly (Item | undefined)[];
	readonly incidents: readonly (Incident | undefined)[];
	/** Problems within a part of the file, by place. */
	readonly inParts: readonly Problem[];
	/** Problems between its parts. */
	readonly between: readonly Problem[];
}

/**
 * Reads the text of one backlog file. Never throws: what is wrong is a problem on its exact range, and all that is
 * valid beside it is in the backlog. `file` is the key that places carry.
 */
export function readBacklog(file: string, text: string): Reading {
	const { backlog, problems, broken } = readWhole(file, text);
	return { backlog, problems, broken };
}

/** The same, with what it takes to bring the reading up to date. */
export function readWhole(file: string, text: string): WholeReading {
	const yaml = readYaml(text);
	const problems: Problem[] = yaml.faults.map((fault) => fromFault(file, fault));
	const whole: Origin = { file, start: 0, end: 0, ...(yaml.root ? { node: yaml.root } : {}) };
	const sections = new Map<string, Origin>();
	if (yaml.root?.type === 'map')
		for (const entry of yaml.root.entries) {
			if (Object.hasOwn(backlogSchema.shape, entry.key)) {
				if (!isEmpty(entry.value)) sections.set(entry.key, originOf(file, entry.value));
			} else problems.push(unknownSection(file, entry));
		}
	else if (yaml.root && !isEmpty(yaml.root)) problems.push(notABacklog(file, yaml.root, text));

	const one = <T>(key: string, schema: ZodType<T>): { value: T; origin: Origin } | undefined => {
		const origin = sections.get(key);
		if (!origin) return undefined;
		const read = validate(schema, origin);
		problems.push(...read.problems);
		return read.value === undefined ? undefined : { value: read.value, origin };
	};
	const each = (key: string): readonly Origin[] => {
		const node = sections.get(key)?.node;
		if (!node) return [];
		if (node.type === 'sequence') return node.items.map((item) => originOf(file, item));
		problems.push({
			code: 'value.type',
			severity: 'error',
			place: { file, start: node.start, end: node.end },
			message: message('This must be a list: each entry starts with “- ”.'),
		});
		return [];
	};
	const every = <M>(key: string, read: (origin: Origin) => ReadEntry<M>): (M | undefined)[] =>
		each(key).map((origin) => {
			const { value, problems: found } = read(origin);
			if (found.length > 0) problems.push(...found);
			return value;
		});

	one('version', backlogSchema.shape.version);
	const team = one('team', teamSchema);
	const rates = one('rates', ratesSchema);
	const scoring = one('scoring', scoringSchema);
	const commitment = one('commitment', commitmentSchema);
	const commits = one('commits', commitsSchema);
	const plan = one('plan', planSchema);
	const calendar = toCalendar(team?.value);
	const incidents = every('incidents', (origin) => readIncident(origin, calendar));
	const sources = understood(every('sources', (origin) => made(sourceSchema, origin, toSource)));
	problems.push(...sources.flatMap(sourceWithoutPath));
	const mappings = sources.filter(({ columns }) => columns !== undefined);
	const services = understood(every('services', (origin) => made(serviceSchema, origin, toService)));
	const items = every('items', (origin) => readItem(origin, calendar));
	const backlog: Backlog = {
		file,
		services,
		sources: sources.filter(({ glob }) => glob !== ''),
		...(mappings.length > 0 ? { mappings } : {}),
		items: understood(items),
		incidents: understood(incidents),
		calendar,
		...(team ? { team: toTeam(team.value, team.origin) } : {}),
		...(rates ? { rates: toRates(rates.value, rates.origin) } : {}),
		...(scoring ? { scoring: toScoring(scoring.value, scoring.origin) } : {}),
		...(commitment ? { commitment: toCommitment(commitment.value, commitment.origin) } : {}),
		...(commits?.value.types ? { commitTypes: commits.value.types } : {}),
		...(plan ? { plan: toPlan(plan.value, plan.origin, calendar) } : {}),
		origin: whole,
	};
	for (const item of backlog.items) problems.push(...checkItem(item, backlog));
	const inParts = inOrder(believable(problems));
	const between = believable(checkBacklog(backlog), problems);
	return {
		backlog,
		problems: together(inParts, between),
		broken: yaml.broken,
		...(yaml.plain && yaml.root ? { root: yaml.root } : {}),
		items,
		incidents,
		inParts,
		between,
	};
}

/** Problems within parts and between them, by place. */
export function together(inParts: readonly Problem[], between: readonly Problem[]): readonly Problem[] {
	return between.length === 0 ? inParts : inOrder([...inParts, ...between]);
}

/** The list itself where every entry was understood. */
export function understood<M>(entries: readonly (M | undefined)[]): readonly M[] {
	return entries.includes(undefined) ? entries.filter((entry) => entry !== undefined) : (entries as readonly M[]);
}

export function readItem(origin: Origin, calendar: Calendar): ReadEntry<Item> {
	return made(itemSchema, origin, (value) => toItem(origin.file, value, origin, calendar), { title: idOf(origin) });
}

export function readIncident(origin: Origin, calendar: Calendar): ReadEntry<Incident> {
	const { incident, problems } = readIncidentEntry(origin, calendar);
	return { problems, ...(incident ? { value: incident } : {}) };
}

function made<T, M>(
	schema: ZodType<T>,
	origin: Origin,
	make: (value: T, origin: Origin) => M,
	stopgaps: Readonly<Record<string, unknown>> = {},
): ReadEntry<M> {
	const { value, problems } = validate(schema, origin, stopgaps);
	return { problems, ...(value === undefined ? {} : { value: make(value, origin) }) };
}

/** Behind a syntax error the structure is a guess, and what is wrong with a guess is noise. */
function believable(problems: readonly Problem[], all: readonly Problem[] = problems): readonly Problem[] {
	let first = Infinity;
	for (const { code, place } of all) if (code === 'yaml.syntax') first = Math.min(first, place.start);
	if (first === Infinity) return problems;
	return problems.filter(
		({ code, place }) => place.start < first || code.startsWith('yaml.') || code.startsWith('file.'),
	);
}

export function originOf(file: string, node: SourceNode): Origin {
	return { file, start: node.start, end: node.end, node };
}

/** By place, then by code: the same text gives the same list. */
export function inOrder(problems: readonly Problem[]): Problem[] {
	return [...problems].sort(
		(a, b) =>
			compare(a.place.file, b.place.file) ||
			a.place.start - b.place.start ||
			a.place.end - b.place.end ||
			compare(a.code, b.code),
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function isEmpty(node: SourceNode): boolean {
	return node.type === 'scalar' && (node.value === null || node.value === '');
}

function idOf(origin: Origin): string | undefined {
	const id = origin.node?.type === 'map' ? origin.node.entries.find((entry) => entry.key === 'id')?.value : undefined;
	return id?.type === 'scalar' && id.value !== null ? String(id.value) : undefined;
}

function fromFault(file: string, fault: YamlFault): Problem {
	return {
		code: fault.code,
		severity: fault.code === 'file.empty' ? 'information' : 'error',
		place: { file, start: fault.start, end: fault.end },
		message: fault.message,
		...(fault.related
			? {
					related: fault.related.map((related) => ({
						place: { file, start: related.start, end: related.end },
						message: related.message,
					})),
				}
			: {}),
	};
}

/** An entry without a path says which columns CSVs have; without these either it says nothing. */
function sourceWithoutPath({ glob, columns, origin: { file, start, end } }: SourceEntry): Problem[] {
	if (glob !== '' || columns) return [];
	return [
		{
			code: 'key.missing',
			severity: 'error',
			place: { file, start, end },
			message: message('“{0}” is missing.', 'path'),
		},
	];
}

function unknownSection(file: string, entry: MapEntry): Problem {
	const { mend, ...params } = unknownKey(entry.key, Object.keys(backlogSchema.shape));
	const place = { file, start: entry.keyStart, end: entry.keyEnd };
	return {
		code: 'key.unknown',
		severity: 'warning',
		place,
		message: params.message,
		...(mend === undefined ? {} : { fix: { title: message('Change to “{0}”', mend), place, text: mend } }),
	};
}

function notABacklog(file: string, root: SourceNode, text: string): Problem {
	const line = text.slice(root.start, root.end).split(/[\r\n]/, 1)[0] ?? '';
	return {
		code: 'file.notABacklog',
		severity: 'error',
		place: { file, start: root.start, end: root.start + line.length },
		message: message('This is not a backlog. It must be a map with the key “items”.'),
	};
}
