import type { Snapshot } from '../snapshot.ts';
import { message, say, type Translate } from '../text.ts';
import { otherMethod } from './itemFigures.ts';

/** Words of the panel that do not depend on an item. The panel itself holds none. */
export interface PanelLabels {
	readonly title: string;
	readonly list: string;
	readonly filter: string;
	readonly filterPlaceholder: string;
	readonly clearFilter: string;
	/** `{0}` items match of `{1}`. */
	readonly matches: string;
	readonly noMatches: string;
	/** `{0}` items. */
	readonly unranked: string;
	readonly rank: string;
	readonly item: string;
	readonly kind: string;
	readonly score: string;
	readonly scoreHint: string;
	readonly costOfDelay: string;
	readonly effort: string;
	readonly owner: string;
	readonly status: string;
	readonly chance: string;
	readonly chanceHint: string;
	readonly tied: string;
	readonly explanation: string;
	readonly explanationHint: string;
	readonly explain: string;
	readonly reveal: string;
	readonly close: string;
	readonly gone: string;
	readonly problems: string;
}

export function panelLabels(
	unit: string,
	snapshot: Pick<Snapshot, 'topCount' | 'topFitsPlan' | 'method'>,
	translate: Translate,
): PanelLabels {
	const { topCount, topFitsPlan } = snapshot;
	const method = otherMethod(snapshot);
	const words = (template: string, ...args: (string | number)[]) => say(message(template, ...args), translate);
	return {
		title: words('Review Priorities'),
		list: words('Items by rank'),
		filter: words('Filter items'),
		filterPlaceholder: words('Filter by title, kind, owner or status'),
		clearFilter: words('Clear Filter'),
		matches: words('{0} of {1} items', '{0}', '{1}'),
		noMatches: words('No item matches the filter.'),
		unranked: words('Not ranked ({0})', '{0}'),
		rank: words('Rank'),
		item: words('Item'),
		kind: words('Kind'),
		score: method?.name ?? words('Score'),
		scoreHint: method
			? words('{0}: {1} The whisker is P10 to P90.', method.name, say(method.formula, translate))
			: words('Score: cost of delay ({0}) divided by effort in weeks. The whisker is P10 to P90.', unit),
		costOfDelay: words('Cost of Delay'),
		effort: words('Effort'),
		owner: words('Owner'),
		status: words('Status'),
		chance: words('Top {0}', topCount),
		chanceHint: topFitsPlan
			? words('The chance that the item belongs to the first {0}, which is how many fit the plan', topCount)
			: words('The chance that the item belongs to the first {0}', topCount),
		tied: words('tied'),
		explanation: words('Explanation'),
		explanationHint: words('Press Enter for the explanation, O for the line in the file.'),
		explain: words('Explain Score'),
		reveal: words('Show in File'),
		close: words('Close'),
		gone: words('This item is no longer in the backlog.'),
		problems: words('Show Problems'),
	};
}
