import { zoneOfMeasures } from '../../measures/measures.ts';
import { lastWeeks, type Week, weekNamed } from '../../measures/week.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';

/**
 * A week that is over, or why there is none of that name.
 *
 * @param name Such as `2026-W47`; absent: the last whole week.
 */
export function wholeWeek(snapshot: Snapshot, name: string | undefined): Week | Message {
	const zone = zoneOfMeasures(snapshot);
	const week = name === undefined ? lastWeeks(snapshot.now, 1, zone)[0]! : weekNamed(name, zone);
	if (!week) return message('“{0}” is no week. Write it as 2026-W47.', name!);
	return week.end > snapshot.now ? message('{0} is not over yet: a report is of a whole week.', week.name) : week;
}
