import type { Snapshot } from '../snapshot.ts';
import { message, say, type Translate } from '../text.ts';
import { otherMethod } from './itemFigures.ts';
import { type ShortcutSheet, shortcutSheet } from './panelShortcuts.ts';
import { type EditLabels, editLabels } from './priorities/editLabels.ts';
import { type ScatterLabels, scatterLabels } from './priorities/scatterLabels.ts';

/** Words of the panel that do not depend on an item. The panel itself holds none. */
export interface PanelLabels {
	readonly title: string;
	readonly list: string;
	readonly filter: string;
	readonly filterPlaceholder: string;
	readonly clearFilter: string;
	/** `{0}` items match of `{1}`. */
	readonly matches: string;
	readonly filters: string;
	readonly clearFilters: string;
	readonly viewOptions: string;
	readonly sortBy: string;
	readonly descending: string;
	readonly groupBy: string;
	readonly noGroups: string;
	readonly columns: string;
	readonly usualView: string;
	/** Stands for an owner or a service where none is named. */
	readonly unnamed: string;
	/** `{0}` items (or one), `{1}` days, `{2}` money a week. */
	readonly groupSums: string;
	readonly groupSum: string;
	readonly foldedGroup: string;
	readonly openGroup: string;
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
	readonly value: string;
	readonly owner: string;
	readonly service: string;
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
	readonly editing: EditLabels;
	readonly chart: ScatterLabels;
	readonly shortcuts: ShortcutSheet;
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
		filter: words('Search items'),
		filterPlaceholder: words('Search by title, kind, owner or status'),
		clearFilter: words('Clear Search'),
		matches: words('{0} of {1} items', '{0}', '{1}'),
		filters: words('Filters'),
		clearFilters: words('Show All Items'),
		viewOptions: words('View Options'),
		sortBy: words('Sort by'),
		descending: words('Descending'),
		groupBy: words('Group by'),
		noGroups: words('Nothing'),
		columns: words('Columns'),
		usualView: words('Back to the Usual View'),
		unnamed: words('Not named'),
		groupSums: words('{0} items, {1} days, {2} a week', '{0}', '{1}', '{2}'),
		groupSum: words('{0} item, {1} days, {2} a week', '{0}', '{1}', '{2}'),
		foldedGroup: words('folded'),
		openGroup: words('open'),
		noMatches: words('No item matches.'),
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
		value: words('Value'),
		owner: words('Owner'),
		service: words('Service'),
		status: words('Status'),
		chance: words('Top {0}', topCount),
		chanceHint: topFitsPlan
			? words('The chance that the item belongs to the first {0}, which is how many fit the plan', topCount)
			: words('The chance that the item belongs to the first {0}', topCount),
		tied: words('tied'),
		explanation: words('Explanation'),
		explanationHint: words(
			'Press Enter for the explanation, F2 to edit, Space to select, O for the line in the file, question mark for all keys.',
		),
		explain: words('Explain Score'),
		reveal: words('Show in File'),
		close: words('Close'),
		gone: words('This item is no longer in the backlog.'),
		problems: words('Show Problems'),
		editing: editLabels(translate),
		chart: scatterLabels(unit, translate),
		shortcuts: shortcutSheet(translate),
	};
}
