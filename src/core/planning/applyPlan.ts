import type { Intent } from '../backlog/edits.ts';
import type { Item } from '../backlog/model.ts';
import { localDate } from '../backlog/times.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ReadyPlan } from './model/buildPlan.ts';
import type { Plan } from './solve/solvePlan.ts';

/** What a plan changes of what the files say is planned. What is in progress stays so, and other owners’ items stay theirs. */
export interface PlanChanges {
	/** Proposed, and in the plan. */
	readonly enter: readonly Item[];
	/** Planned, and not in the plan. */
	readonly leave: readonly Item[];
}

export function planChanges({ model }: ReadyPlan, { choice: { chosen } }: Plan, snapshot: Snapshot): PlanChanges {
	const items = new Map(snapshot.items.map(({ item }) => [item.key, item]));
	const enter: Item[] = [];
	const leave: Item[] = [];
	for (const [index, { key }] of model.items.entries()) {
		const item = items.get(key);
		if (item?.status === 'proposed' && chosen.has(index)) enter.push(item);
		if (item?.status === 'planned' && !chosen.has(index)) leave.push(item);
	}
	return { enter, leave };
}

/** What is wanted of one file. */
export interface PlanEdit {
	readonly file: string;
	readonly intents: readonly Intent[];
}

/**
 * Writes a plan into the files: what enters becomes planned, what leaves proposed, and a plan without a period gets the
 * days that it was made for. Nothing else of what was asked is written: neither capacity, nor floor, nor pins.
 */
export function planEdits(ready: ReadyPlan, plan: Plan, snapshot: Snapshot): readonly PlanEdit[] {
	const { enter, leave } = planChanges(ready, plan, snapshot);
	const edits = new Map<string, Intent[]>();
	const add = (file: string, intent: Intent) => edits.set(file, [...(edits.get(file) ?? []), intent]);
	const setStatus = ({ id, origin }: Item, value: 'planned' | 'proposed') =>
		add(origin.file, { type: 'setField', list: 'items', id, path: ['status'], value });
	for (const item of enter) setStatus(item, 'planned');
	for (const item of leave) setStatus(item, 'proposed');
	const home = snapshot.backlogs.find(({ plan }) => plan) ?? snapshot.backlogs[0];
	if (home && ready.period === undefined) {
		const { zone } = home.calendar;
		const value = `${localDate(ready.start, zone)}/${localDate(ready.end - 1, zone)}`;
		add(home.file, { type: 'setInFile', path: ['plan', 'period'], value });
	}
	return [...edits].map(([file, intents]) => ({ file, intents }));
}
