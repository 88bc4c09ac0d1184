import { type Incident, isOpen } from '../../backlog/model.ts';
import { message } from '../../text.ts';
import type { ReportGiven } from '../given.ts';
import type { Line, ReportSection } from '../report.ts';

/** As many are suggested: a team keeps few promises a week. */
const MOST_SUGGESTED = 5;

/**
 * Actions as tasks. Suggested are those that the week itself asks for: a cause that came again and that no open item avoids,
 * and causes that are not known. Tasks name no sources: they are there to be edited, and become titles of items.
 */
export function actionsSection(given: ReportGiven): ReportSection {
	const { say } = given;
	const suggested = suggestions(given).slice(0, MOST_SUGGESTED);
	return {
		id: 'actions',
		title: say(message('Actions')),
		blocks: [
			{
				kind: 'lines',
				lines: [
					given.line(
						message(
							'Each action is a task: a list entry with an empty box, and in brackets who does it and by when, if you like (owner: ana, due 2026-12-01). “Add Actions as Items…” takes the open ones into the backlog.',
						),
					),
				],
			},
			...(suggested.length > 0 ? [{ kind: 'tasks' as const, lines: suggested }] : []),
		],
	};
}

function suggestions(given: ReportGiven): Line[] {
	const last = given.measures.weeks.at(-1);
	if (!last) return [];
	const causes = new Set<string>();
	const again = last.repeats.flatMap((incident): Line[] => {
		const { cause, id } = incident;
		if (cause === undefined || causes.has(cause) || isAvoided(given, incident)) return [];
		causes.add(cause);
		return [given.line(message('Prevent another {0}: {1} came again', id, cause))];
	});
	const unknown = last.incidents
		.filter(({ cause }) => cause === undefined)
		.map((incident) => given.line(message('Find the cause of {0}', incident.id)));
	return [...again, ...unknown];
}

function isAvoided({ current }: ReportGiven, { id, cause }: Incident): boolean {
	return current.items.some(
		({ item }) =>
			isOpen(item) &&
			((item.avoids?.incidents.includes(id) ?? false) ||
				(cause !== undefined && (item.avoids?.causes.includes(cause) ?? false))),
	);
}
