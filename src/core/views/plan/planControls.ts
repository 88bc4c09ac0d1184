import type { ReadyPlan, WhatIf } from '../../planning/model/buildPlan.ts';
import type { Snapshot } from '../../snapshot.ts';
import { message } from '../../text.ts';
import { type PlanStyle, planWords } from './planWords.ts';

/** The sliders of a plan. What they change is asked, and never written. */
export interface PlanControls {
	readonly capacity: readonly CapacityControl[];
	readonly floor: {
		/** 0–1. */
		readonly share: number;
		readonly text: string;
		/** What the file says, 0–1. */
		readonly stated: number;
		readonly statedText: string;
	};
	/** Something is asked that the file does not say. */
	readonly isWhatIf: boolean;
}

export interface CapacityControl {
	/** Absent: all owners together. */
	readonly owner?: string;
	readonly name: string;
	/** Engineer-days; so are `most` and `step`. */
	readonly days: number;
	readonly text: string;
	readonly most: number;
	readonly step: number;
	readonly statedText?: string;
}

export function planControls(ready: ReadyPlan, snapshot: Snapshot, whatIf: WhatIf, style: PlanStyle): PlanControls {
	const words = planWords(style);
	const { model, floor } = ready;
	const stated = statedDays(snapshot);
	const work = model.owners.map(() => 0);
	for (const { owner, days } of model.items) work[owner]! += days;
	const committed = floor.committed ?? 0;
	return {
		capacity: model.owners.map(({ owner, days }, index): CapacityControl => {
			const inFile = owner === undefined ? undefined : stated.get(owner);
			const most = rounded(Math.max(2 * (inFile ?? 0), work[index]!, days, LEAST_RANGE));
			return {
				name: owner ?? words.say(message('All owners')),
				days,
				text: words.days(days),
				most,
				step: most > MANY_STEPS ? 5 : 1,
				...(owner === undefined ? {} : { owner }),
				...(inFile === undefined || Math.abs(inFile - days) < 1e-9
					? {}
					: { statedText: words.say(message('{0} in the file', words.days(inFile))) }),
			};
		}),
		floor: {
			share: floor.share,
			text: words.share(floor.share),
			stated: committed,
			statedText: floor.whatIf
				? floor.committed === undefined
					? words.say(floor.notHeld ? message('none in this period') : message('none in the file'))
					: words.say(message('{0} in the file', words.share(committed)))
				: '',
		},
		isWhatIf: whatIf.capacity !== undefined || whatIf.floor !== undefined || Object.keys(whatIf.pins ?? {}).length > 0,
	};
}

/** Days; a slider reaches at least so far. */
const LEAST_RANGE = 10;
const MANY_STEPS = 400;

/** To the next multiple of ten, so that the end of a slider stays while efforts change a little. */
function rounded(days: number): number {
	return Math.ceil(days / 10) * 10;
}

function statedDays({ backlogs }: Snapshot): ReadonlyMap<string, number> {
	const stated = new Map<string, number>();
	for (const { plan } of backlogs)
		for (const [owner, days] of Object.entries(plan?.capacity ?? {}))
			stated.set(owner, (stated.get(owner) ?? 0) + days);
	return stated;
}
