import * as vscode from 'vscode';
import type { TreeFilter } from '../core/index.ts';
import type { BacklogState } from './workspace/state.ts';

/** What `lightsOn.state` can be; the welcome texts of package.json depend on it. */
export type StateKey = 'searching' | 'noFolder' | 'noFile' | 'empty' | 'broken' | 'ready';

interface ContextValues {
	'lightsOn.state': StateKey;
	'lightsOn.hasFilter': boolean;
	'lightsOn.hasIncidents': boolean;
	/** The view *Incidents* shows those of the last 90 days. */
	'lightsOn.isRecentOnly': boolean;
	/** The list of *Review Follow-ups* is open: its keys work. */
	'lightsOn.isReviewingFollowUps': boolean;
}

const contextKeyIds = [
	'lightsOn.state',
	'lightsOn.hasFilter',
	'lightsOn.hasIncidents',
	'lightsOn.isRecentOnly',
	'lightsOn.isReviewingFollowUps',
] as const satisfies readonly (keyof ContextValues)[];

/** The one place that sets context keys. A value that is already set is not sent again. */
export class ContextKeys {
	readonly #values: Partial<ContextValues> = {};

	set<Id extends (typeof contextKeyIds)[number]>(id: Id, value: ContextValues[Id]): void {
		if (this.#values[id] === value) return;
		this.#values[id] = value;
		void vscode.commands.executeCommand('setContext', id, value);
	}
}

export function stateKey(state: BacklogState): StateKey {
	if (state.kind !== 'ready') return state.kind;
	const { snapshot } = state.moment;
	if (snapshot.items.length > 0) return 'ready';
	return snapshot.problems.some((problem) => problem.severity === 'error') ? 'broken' : 'empty';
}

/** The core says the same, but it is not loaded when the first key is set. */
export function hasFilter({ text, kinds, owners, statuses }: TreeFilter): boolean {
	return (text?.trim() ?? '') !== '' || [kinds, owners, statuses].some((choices) => (choices?.length ?? 0) > 0);
}
