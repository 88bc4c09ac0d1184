import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Opens the review panel on what became of done items. */
export async function reviewOutcomes(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.showTab('outcomes');
}
