import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Opens the review panel. */
export async function reviewPriorities(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.show();
}
