import type { Intent } from '../backlog/edits.ts';
import type { Item } from '../backlog/model.ts';
import { localDate } from '../backlog/times.ts';
import { forecastField, itemPromise } from '../measures/outcomes/forecast.ts';
import type { Snapshot } from '../snapshot.ts';

/** Makes an item done, and freezes in the same step what it promises as it stands, so that it can be held against what comes. */
export function doneIntents(item: Item, snapshot: Snapshot, now: number): readonly Intent[] {
	const { id, origin } = item;
	const scope = snapshot.evidence?.find(({ file }) => file === origin.file);
	const zone = snapshot.backlogs.find(({ file }) => file === origin.file)?.calendar.zone;
	const forecast =
		scope && zone !== undefined ? forecastField(itemPromise(item, scope.history), localDate(now, zone)) : undefined;
	return [
		{ type: 'setField', list: 'items', id, path: ['status'], value: 'done' },
		...(forecast ? [{ type: 'setField', list: 'items', id, path: ['forecast'], value: forecast } as const] : []),
	];
}
