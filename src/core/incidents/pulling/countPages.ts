import type { Incident } from '../../backlog/model.ts';
import { type PageColumns, pageAt } from '../pages.ts';
import type { SourceReading } from '../sourceReading.ts';

/** Incidents with the pages that log entries tell of, where they do not count them themselves. */
export function withPageCounts(reading: SourceReading, pages: PageColumns | undefined): SourceReading {
	const counts = new Map<string, number>();
	for (let index = 0; index < (pages?.count ?? 0); index++) {
		const { incident } = pageAt(pages!, index);
		if (incident !== undefined) counts.set(incident, (counts.get(incident) ?? 0) + 1);
	}
	const counted = (incident: Incident): Incident => {
		const count = counts.get(incident.externalId ?? incident.id);
		return count === undefined || incident.pages !== undefined ? incident : { ...incident, pages: count };
	};
	return { ...reading, incidents: reading.incidents.map(counted) };
}
