import type { ZodType } from 'zod';
import type { Calendar } from '../incidents/calendar.ts';
import { readIncidentEntry } from '../incidents/incidentEntry.ts';
import type { Problem } from '../problem.ts';
import { message } from '../text.ts';
import { checkBacklog } from './checks.ts';
import { keptEntry, type ReadEntry } from './keptEntries.ts';
import type { Backlog, Incident, Item, Reading, SourceEntry } from './model.ts';
import { readYaml, type YamlFault } from './readYaml.ts';
import type { PlainReading } from './rereadYaml.ts';
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

/** As many files as are edited at a time. */
const MOST_READINGS = 4;
let readings: readonly (PlainReading & { readonly file: string })[] = [];

/**
 * Reads the text of one backlog file. Never throws: what is wrong is a problem on its exact range, and all that is
 * valid beside it is in the backlog. `file` is the key that places carry.
 */
export function readBacklog(file: string, text: string): Reading {
	const yaml = readYaml(
		text,
		readings.find((reading) => reading.file === file),
	);
	readings = readings.filter((reading) => reading.file !== file).slice(0, MOST_READINGS - 1);
	if (yaml.plain && yaml.root) readings = [{ file, text, root: yaml.root }, ...readings];
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
	const every = <M extends Located>(key: string, read: (origin: Origin) => ReadEntry<M>, terms = ''): M[] => {
		const values: M[] = [];
		for (const origin of each(key)) {
			const { value, problems: found } = keptEntry(origin, `${key}\n${file}\n${terms}`, () => read(origin));
			if (found.length > 0) problems.push(...found);
			if (value !== undefined) values.push(value);
		}
		return values;
	};

	one('version', backlogSchema.shape.version);
	const team = one('team', teamSchema);
	const rates = one('rates', ratesSchema);
	const scoring = one('scoring', scoringSchema);
	const commitment = one('commitment', commitmentSchema);
	const commits = one('commits', commitsSchema);
	const plan = one('plan', planSchema);
	const calendar = toCalendar(team?.value);
	const times = JSON.stringify(calendar);
	const incidents = every('incidents', (origin) => readIncident(origin, calendar), times);
	const sources = every('sources', (origin) => made(sourceSchema, origin, toSource));
	problems.push(...sources.flatMap(sourceWithoutPath));
	const mappings = sources.filter(({ columns }) => columns !== undefined);
	const backlog: Backlog = {
		file,
		services: every('services', (origin) => made(serviceSchema, origin, toService)),
		sources: sources.filter(({ glob }) => glob !== ''),
		...(mappings.length > 0 ? { mappings } : {}),
		items: every('items', (origin) => readItem(file, origin, calendar), times),
		incidents,
		calendar,
		...(team ? { team: toTeam(team.value, team.origin) } : {}),
		...(rates ? { rates: toRates(rates.value, rates.origin) } : {}),
		...(scoring ? { scoring: toScoring(scoring.value, scoring.origin) } : {}),
		...(commitment ? { commitment: toCommitment(commitment.value, commitment.origin) } : {}),
		...(commits?.value.types ? { commitTypes: commits.value.types } : {}),
		...(plan ? { plan: toPlan(plan.value, plan.origin, calendar) } : {}),
		origin: whole,
	};
	problems.push(...checkBacklog(backlog));
	return { backlog, problems: inOrder(believable(problems)), broken: yaml.broken };
}

interface Located {
	readonly origin: Origin;
}

function readItem(file: string, origin: Origin, calendar: Calendar): ReadEntry<Item> {
	return made(itemSchema, origin, (value) => toItem(file, value, origin, calendar), { title: idOf(origin) });
}

function readIncident(origin: Origin, calendar: Calendar): ReadEntry<Incident> {
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
function believable(problems: readonly Problem[]): readonly Problem[] {
	const first = Math.min(...problems.filter(({ code }) => code === 'yaml.syntax').map(({ place }) => place.start));
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
