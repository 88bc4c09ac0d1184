import type { Incident } from '../../backlog/model.ts';
import { message } from '../../text.ts';
import { weekQuantities } from '../../views/measures/quantities/registry.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection } from '../report.ts';

/** More than anybody reads in a report. */
const MOST_ROWS = 20;

/** What happened: each incident of the week with its line. */
export function incidentsSection(given: ReportGiven): ReportSection | undefined {
	const last = given.measures.weeks.at(-1);
	if (!last || last.incidents.length === 0) return undefined;
	const { say, words } = given;
	const minutes = new Map<string, number>();
	for (const { evidence, value } of weekQuantities.badMinutes
		.figures(last, given)
		.flatMap(({ parts = [], ...figure }) => [figure, ...parts]))
		for (const { file, start } of evidence)
			minutes.set(`${file}#${start}`, (minutes.get(`${file}#${start}`) ?? 0) + value);
	const repeats = new Set<Incident>(last.repeats);
	const rows = last.incidents.slice(0, MOST_ROWS).map((incident) => {
		const { id, title, services, severity, cause, origin } = incident;
		const bad = minutes.get(`${origin.file}#${origin.start}`);
		return given.row(
			[
				words.moment(incident.started),
				title === undefined || title === '' ? id : `${id}: ${title}`,
				services.map(({ service }) => service).join(', '),
				severity ?? '–',
				cause === undefined
					? say(message('not known'))
					: repeats.has(incident)
						? say(message('{0}, again', cause))
						: cause,
				bad === undefined ? '–' : words.short(bad, 'count'),
			],
			[origin],
		);
	});
	const hidden = last.incidents.length - MOST_ROWS;
	return {
		id: 'incidents',
		title: say(message('What happened')),
		blocks: [
			{
				kind: 'table',
				heads: [
					message('When'),
					message('Incident'),
					message('Services'),
					message('Severity'),
					message('Cause'),
					message('Bad minutes'),
				].map(say),
				right: [5],
				rows,
			},
			...(hidden > 0
				? [{ kind: 'lines' as const, lines: [given.line(message('{0} more are not listed.', hidden))] }]
				: []),
		],
	};
}
