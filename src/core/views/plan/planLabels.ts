import { message, say, type Translate } from '../../text.ts';
import type { PinAsked } from './pinByDrop.ts';

/** Words of the tab *Plan* that do not depend on a plan. */
export interface PlanLabels {
	readonly controls: string;
	/** `{0}` is the owner. */
	readonly capacity: string;
	readonly floor: string;
	readonly whatIf: string;
	readonly reset: string;
	readonly stop: string;
	readonly apply: string;
	readonly applyHint: string;
	readonly nothingToApply: string;
	readonly chosen: string;
	/** Where there is no plan. */
	readonly demanded: string;
	readonly next: string;
	readonly out: string;
	readonly none: string;
	readonly conflicts: string;
	readonly comparison: string;
	readonly pinIn: string;
	readonly pinOut: string;
	readonly pinnedIn: string;
	readonly pinnedOut: string;
	readonly firmnessHint: string;
	/** What a part says while a row is dragged that it would take. */
	readonly drop: Readonly<Record<PinAsked, string>>;
	/** What is told once it is done; `{0}` is the item. */
	readonly done: Readonly<Record<PinAsked, string>>;
	readonly dragHint: string;
	readonly keys: string;
	readonly reveal: string;
	readonly working: string;
	/** `{0}` is the chart. */
	readonly table: string;
}

export function planLabels(translate: Translate): PlanLabels {
	const words = (template: string, ...args: string[]) => say(message(template, ...args), translate);
	return {
		controls: words('What if'),
		capacity: words('Capacity of {0}', '{0}'),
		floor: words('Floor: reliability work, of the capacity'),
		whatIf: words('What if: the file stays as it is until you apply the plan.'),
		reset: words('Back to the File'),
		stop: words('Stop'),
		apply: words('Apply Plan'),
		applyHint: words('Writes status: planned for what enters and status: proposed for what leaves, as one undo step'),
		nothingToApply: words('The file already says so.'),
		chosen: words('Chosen, in the order to do them'),
		demanded: words('What must be in'),
		next: words('Next'),
		out: words('Not chosen'),
		none: words('None.'),
		conflicts: words('These demands cannot hold together'),
		comparison: words('Compared with what is planned now'),
		pinIn: words('Pin in'),
		pinOut: words('Pin out'),
		pinnedIn: words('Pinned in'),
		pinnedOut: words('Pinned out'),
		firmnessHint: words(
			'In how many of the plans made quickly for prices drawn from their uncertainty it is: an approximation',
		),
		drop: {
			include: words('Drop here to pin it in'),
			exclude: words('Drop here to pin it out'),
			free: words('Drop here to take its pin off'),
		},
		done: {
			include: words('{0} is pinned in.', '{0}'),
			exclude: words('{0} is pinned out.', '{0}'),
			free: words('The pin of {0} is off.', '{0}'),
		},
		dragHint: words('Drag to another part of the plan to pin it'),
		keys: words(
			'Arrow keys move, I pins in, X pins out, Enter shows the item in the file. Rows can be dragged between the parts.',
		),
		reveal: words('Show in File'),
		working: words('Working out the plan…'),
		table: words('{0}, as a table', '{0}'),
	};
}
