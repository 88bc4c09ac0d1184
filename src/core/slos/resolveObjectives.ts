import type { Backlog, Objective, ObjectiveElsewhere, Service } from '../backlog/model.ts';
import { nearest } from '../backlog/nearest.ts';
import { leavesWorkspace } from '../backlog/sourceGlobs.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import { type Message, message, say } from '../text.ts';
import type { SloFileInput } from './sloFiles.ts';
import type { FoundSlo } from './sloReader.ts';

export interface Resolved {
	/** The same backlog where no service names an SLO file. */
	readonly backlog: Backlog;
	readonly problems: readonly Problem[];
}

/**
 * Puts in the objectives that services take `from` SLO files. Where that fails the service keeps what it says, so that it
 * has no budget, and a problem on its `slo` says why.
 */
export function resolveObjectives(backlog: Backlog, files: readonly SloFileInput[] = []): Resolved {
	if (!backlog.services.some(({ slo }) => slo && 'from' in slo)) return { backlog, problems: [] };
	const byPath = new Map(files.map((file) => [file.path, file]));
	const problems: Problem[] = [];
	const services = backlog.services.map((service): Service => {
		const { slo } = service;
		if (!slo || !('from' in slo)) return service;
		const outcome = objectiveFor(service, slo, byPath.get(slo.from));
		if ('target' in outcome) return { ...service, slo: outcome };
		problems.push(toProblem(service, outcome));
		return service;
	});
	return { backlog: { ...backlog, services }, problems };
}

interface Failure {
	readonly code: ProblemCode & `slo.${string}`;
	/** The key of `slo` that it is about. */
	readonly key: 'from' | 'name';
	readonly message: Message;
	/** What the name was probably meant to be. */
	readonly mend?: string;
}

function objectiveFor(service: Service, slo: ObjectiveElsewhere, file: SloFileInput | undefined): Objective | Failure {
	const { from } = slo;
	const failure = (code: Failure['code'], text: Message): Failure => ({ code, key: 'from', message: text });
	if (leavesWorkspace(from.trim()))
		return failure(
			'slo.outside',
			message('SLO files must lie in the workspace. Write a path relative to this file, without “..”.'),
		);
	if (!file || file.kind === 'missing') return failure('slo.missing', message('There is no file “{0}”.', from));
	if (file.kind === 'linked')
		return failure('slo.outside', message('“{0}” is a link that leaves the workspace. It is not read.', from));
	if (file.kind === 'unreadable')
		return failure('slo.unreadable', message('“{0}” cannot be read: {1}.', from, file.why));
	const { slos, broken } = file.reading;
	if (broken) return failure('slo.unreadable', message('“{0}” cannot be read: {1}.', from, say(broken)));
	if (slos.length === 0) return failure('slo.none', message('“{0}” holds no SLO of OpenSLO, Sloth or Pyrra.', from));
	const chosen = choose(service, slo, slos);
	if ('code' in chosen) return chosen;
	const { target, window, name, start, end } = chosen;
	if (target === undefined)
		return failure('slo.target', message('The SLO “{0}” in “{1}” has no target that can be read.', name, from));
	const windowMinutes = slo.windowMinutes ?? ('minutes' in window ? window.minutes : undefined);
	if (windowMinutes === undefined)
		return failure(
			'slo.window',
			message(
				'The SLO “{0}” cannot be counted as it stands: {1}. Write “window: 28d” beside “from”.',
				name,
				'why' in window ? say(window.why) : '',
			),
		);
	return {
		target,
		windowMinutes,
		source: { path: from, name, place: { file: file.file, start, end } },
		...(slo.prometheus === undefined ? {} : { prometheus: slo.prometheus }),
	};
}

/** By its name, or else the one of the service, or else the only one. */
function choose(service: Service, { from, name }: ObjectiveElsewhere, slos: readonly FoundSlo[]): FoundSlo | Failure {
	const called = new Set([service.id, ...(service.aliases ?? [])]);
	const ofService = (found: FoundSlo) => found.service !== undefined && called.has(found.service);
	const named = name === undefined ? slos : slos.filter((found) => found.name === name);
	if (named.length === 0) {
		const guess = nearest(
			name!,
			slos.map((found) => found.name),
		);
		return {
			code: 'slo.unknown',
			key: 'name',
			message: guess
				? message('There is no SLO “{0}” in “{1}”. Did you mean “{2}”?', name!, from, guess)
				: message('There is no SLO “{0}” in “{1}”. It holds {2}.', name!, from, namesOf(slos)),
			...(guess ? { mend: guess } : {}),
		};
	}
	const own = named.filter(ofService);
	if (own.length === 1) return own[0]!;
	if (named.length === 1) return named[0]!;
	const several = own.length > 1 ? own : named;
	if (name !== undefined)
		return {
			code: 'slo.ambiguous',
			key: 'name',
			message: message('“{0}” holds {1} SLOs “{2}”, and they cannot be told apart.', from, several.length, name),
		};
	return {
		code: 'slo.ambiguous',
		key: 'from',
		message:
			own.length > 1
				? message(
						'“{0}” holds several SLOs of {1}: {2}. Write which one as “name”.',
						from,
						service.id,
						namesOf(several),
					)
				: message('“{0}” holds several SLOs: {1}. Write which one as “name”.', from, namesOf(several)),
	};
}

/** As many names are listed. */
const MOST_NAMES = 8;

function namesOf(slos: readonly FoundSlo[]): string {
	const names = [...new Set(slos.map(({ name }) => name))];
	return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')} …` : names.join(', ');
}

function toProblem({ origin }: Service, { code, key, message: text, mend }: Failure): Problem {
	const place = placeAt(origin, ['slo', key]);
	return {
		code,
		severity: 'warning',
		place,
		message: text,
		...(mend === undefined ? {} : { fix: { title: message('Change to “{0}”', mend), place, text: mend } }),
	};
}
