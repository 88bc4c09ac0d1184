import type { WhatIf } from '../../core/planning/model/buildPlan.ts';
import { readWhatIf } from '../../core/views/plan/readWhatIf.ts';

/** What the tab keeps over a reload of its page. */
export interface KeptPlan {
	readonly whatIf: WhatIf;
	/** Pixels. */
	readonly scroll: number;
}

/** It may come from an earlier version. */
export function readKeptPlan(raw: unknown): KeptPlan {
	const { whatIf, scroll } = (typeof raw === 'object' && raw !== null ? raw : {}) as Partial<
		Record<keyof KeptPlan, unknown>
	>;
	return {
		whatIf: readWhatIf(whatIf) ?? {},
		scroll: typeof scroll === 'number' && scroll > 0 ? scroll : 0,
	};
}
