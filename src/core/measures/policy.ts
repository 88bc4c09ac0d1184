import type { Backlog, Commitment, PolicyRule } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import { localDate } from '../backlog/times.ts';
import type { Place } from '../place.ts';
import type { ErrorBudget } from './budgets.ts';

/** A clause of the error-budget policy, and whether it fires. */
export interface PolicyClause {
	readonly rule: PolicyRule;
	readonly place: Place;
	readonly fires: boolean;
}

/** How the policy of the commitment stands to the budgets. */
export interface PolicyStanding {
	/** In the order of the file. */
	readonly clauses: readonly PolicyClause[];
	/** The budget with the least left, which decides about all clauses. */
	readonly worst: ErrorBudget;
	/** Of the clauses that fire the one with the highest floor: that one holds. */
	readonly holds?: PolicyClause;
}

/** The commitment that holds at a moment: the first of the files, unless its period has not begun or is over. */
export function commitmentInForce(backlogs: readonly Backlog[], now: number): Commitment | undefined {
	const backlog = backlogs.find(({ commitment }) => commitment);
	const commitment = backlog?.commitment;
	if (!backlog || !commitment) return undefined;
	const today = localDate(now, backlog.calendar.zone);
	if (commitment.from !== undefined && today < commitment.from) return undefined;
	if (commitment.until !== undefined && today > commitment.until) return undefined;
	return commitment;
}

/** A clause fires while any budget is below its bound. Undefined where there is no clause or no budget. */
export function policyStanding(
	{ policy, origin }: Pick<Commitment, 'policy' | 'origin'>,
	budgets: readonly ErrorBudget[],
): PolicyStanding | undefined {
	const [worst] = [...budgets].sort((one, other) => one.left - other.left);
	if (!worst || policy.length === 0) return undefined;
	const listed = origin.node?.type === 'map' && origin.node.entries.find(({ key }) => key === 'policy')?.value;
	// A clause that could not be read is left out, and the others then have other places than in the file.
	const complete = listed && listed.type === 'sequence' && listed.items.length === policy.length;
	const clauses = policy.map((rule, index) => ({
		rule,
		place: placeAt(origin, complete ? ['policy', index] : ['policy']),
		fires: worst.left < rule.budgetBelow,
	}));
	const [holds] = clauses.filter(({ fires }) => fires).sort((one, other) => other.rule.floor - one.rule.floor);
	return { clauses, worst, ...(holds ? { holds } : {}) };
}
