import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Opens the review panel on the ranked items, whatever it showed before. */
export async function reviewPriorities(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.showTab('priorities');
}
