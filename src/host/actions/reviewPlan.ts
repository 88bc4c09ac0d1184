import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Opens the review panel on the plan. */
export async function reviewPlan(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.showTab('plan');
}

/** Writes the plan that the panel shows into the files; opens it where it is not shown yet. */
export async function applyPlan(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.applyPlan();
}
