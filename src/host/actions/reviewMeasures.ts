import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/** Opens the review panel on what being on call was like. */
export async function reviewMeasures(context: ActionContext): Promise<void> {
	if (await backlogAtHand(context)) await context.panel.showTab('measures');
}
