import { type Judged, TOLERANCE } from './baseline.ts';
import { digits } from './figures.ts';
import { table } from './tables.ts';

/** All budgets with what was measured, and what is held against the baseline. */
export function budgetTable(all: readonly Judged[]): string {
	const rows = all.map(({ check, verdict }) => [
		...[check.budget, check.measured, check.met ? 'met' : 'over', check.peer ?? '', check.id, digits(check.steady)],
		...(verdict.status === 'missing' ? ['none', ''] : [digits(verdict.baseline), `${verdict.times.toFixed(2)} ×`]),
	]);
	return table([['Budget', 'Measured', '', 'Peer', 'Id', 'Held', 'Baseline', 'Held by it'], ...rows], [0, 1, 2, 3, 4]);
}

export function budgetSentence(all: readonly Judged[]): string {
	const over = all.filter(({ check }) => !check.met).length;
	return `${all.length - over} of ${all.length} budgets are met, ${over} are not.`;
}

/** Of each check that does not pass: which, by how much. */
export function failuresOf(all: readonly Judged[], gone: readonly string[]): readonly string[] {
	return [
		...all.flatMap((each) => failureOf(each) ?? []),
		...gone.map((id) => `${id}: the baseline has it, but nothing measures it`),
	];
}

export function whatToDo(update: string): string {
	return `Find what costs more and mend it. If it must be so, say why in the commit, and write the baseline anew on a quiet machine: ${update}`;
}

function failureOf({ check, verdict, tries }: Judged): string | undefined {
	switch (verdict.status) {
		case 'missing':
			return `${check.id}: not in the baseline; measured ${digits(check.steady)}`;
		case 'worse': {
			const said = `${digits(check.steady)} is ${verdict.times.toFixed(2)} × the baseline ${digits(verdict.baseline)}`;
			return `${check.id}: ${said}, and ${TOLERANCE} × is let pass (the best of ${tries} tries; ${check.budget})`;
		}
		case 'within':
		case 'better':
			return undefined;
	}
}

/** A baseline that has become easy lets the next loss pass: what to say then. */
export function tooEasy(all: readonly Judged[], update: string): string | undefined {
	const better = all.filter(({ verdict }) => verdict.status === 'better').map(({ check }) => check.id);
	return better.length === 0
		? undefined
		: `Much better than the baseline, which should be written anew (${update}): ${better.join(', ')}`;
}
