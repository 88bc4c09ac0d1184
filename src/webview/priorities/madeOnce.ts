import type { PanelModel } from '../../core/views/panel.ts';
import type { Arrangement } from '../../core/views/priorities/arrangement.ts';

/** The same set as long as the same columns are chosen: the list draws anew for another one. */
const columnSets = new WeakMap<Arrangement['columns'], ReadonlySet<Arrangement['columns'][number]>>();

export function columnSet({ columns }: Arrangement): ReadonlySet<Arrangement['columns'][number]> {
	let set = columnSets.get(columns);
	if (!set) {
		set = new Set(columns);
		columnSets.set(columns, set);
	}
	return set;
}

/** Counted once for each model. */
const ownersKnown = new WeakMap<PanelModel, readonly string[]>();

export function ownersOf(model: PanelModel): readonly string[] {
	let owners = ownersKnown.get(model);
	if (!owners) {
		owners = [...new Set(model.rows.map(({ owner }) => owner))].filter(Boolean).sort();
		ownersKnown.set(model, owners);
	}
	return owners;
}
