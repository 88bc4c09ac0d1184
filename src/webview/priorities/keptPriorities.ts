import { type Arrangement, readArrangement } from '../../core/views/priorities/arrangement.ts';

/** What the tab keeps over a reload. */
export interface KeptPriorities {
	readonly selected?: string;
	/** Items chosen together. */
	readonly marked: readonly string[];
	/** The explanation of the selected item is open. */
	readonly explaining: boolean;
	/** So is the chart. */
	readonly charting: boolean;
	readonly arrangement: Arrangement;
	/** Pixels. */
	readonly scroll: number;
}

/** It may have been kept by an earlier version. */
export function readKept(raw: unknown): KeptPriorities {
	const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<Record<keyof KeptPriorities, unknown>>;
	return {
		explaining: kept.explaining === true,
		charting: kept.charting === true,
		marked: Array.isArray(kept.marked) ? kept.marked.filter((key): key is string => typeof key === 'string') : [],
		arrangement: readArrangement(kept.arrangement),
		scroll: typeof kept.scroll === 'number' && kept.scroll > 0 ? kept.scroll : 0,
		...(typeof kept.selected === 'string' ? { selected: kept.selected } : {}),
	};
}
