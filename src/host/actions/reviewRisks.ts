import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Opens the review panel on the risks against the error budgets. */
export async function reviewRisks(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.showTab('risks');
}
