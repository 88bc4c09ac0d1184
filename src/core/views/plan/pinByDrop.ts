import type { PlanRow } from './planView.ts';

/** The parts of a plan that rows are dragged between. */
export type PlanPart = 'chosen' | 'next' | 'out';

/** `free`: neither in nor out, also where the file says so. */
export type PinAsked = 'include' | 'exclude' | 'free';

/**
 * What somebody asks who drags a row from one part of a plan to another: in, out, or that its pin goes. Undefined where it
 * would ask nothing.
 */
export function pinByDrop(row: PlanRow, from: PlanPart, to: PlanPart): PinAsked | undefined {
	if (row.days === undefined || from === to) return undefined;
	if (to === 'chosen') return row.held ? undefined : 'include';
	if (from === 'out') return row.pin === 'exclude' ? 'free' : undefined;
	return 'exclude';
}
