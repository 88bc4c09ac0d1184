import { isOpen } from '../backlog/model.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { baseName } from './fileNames.ts';
import { otherMethod } from './itemFigures.ts';
import { oneLine } from './markdown.ts';
import type { TreeChoice } from './tree.ts';
import { filterSentence } from './treeFilter.ts';

/** What stands around the tree. */
export interface TreeSummary {
	/** Above the rows: that they come from an earlier text, that a filter hides some. */
	readonly message?: string;
	/** Beside the view's title: how it is ranked, grouped or sorted, where not as at first. */
	readonly description?: string;
	readonly badges: Readonly<Record<'problems' | 'overdue', Badge>>;
}

export interface Badge {
	readonly value: number;
	readonly tooltip: string;
}

export function treeSummary(snapshot: Snapshot, choice: TreeChoice, translate: Translate): TreeSummary {
	const sentences = [staleSentence(snapshot, translate), filterSentence(snapshot, choice.filter, translate)].filter(
		(sentence) => sentence !== undefined,
	);
	const method = otherMethod(snapshot);
	const description = [...(method ? [message('ranked by {0}', method.name)] : []), ...choiceWords(choice)]
		.map((words) => say(words, translate))
		.join(', ');
	return {
		...(sentences.length > 0 ? { message: sentences.join('\n') } : {}),
		...(description ? { description } : {}),
		badges: { problems: problemBadge(snapshot, translate), overdue: overdueBadge(snapshot, translate) },
	};
}

function staleSentence(snapshot: Snapshot, translate: Translate): string | undefined {
	const broken = [...snapshot.files.values()].filter((file) => file.stale);
	const [first] = broken;
	if (!first || snapshot.items.length === 0) return undefined;
	return say(
		broken.length === 1
			? message('{0} has errors. The ranking is from before them.', oneLine(baseName(first.file)))
			: message('{0} files have errors. The ranking is from before them.', broken.length),
		translate,
	);
}

function choiceWords({ group, sort }: TreeChoice): readonly Message[] {
	const by = {
		rank: undefined,
		plan: message('by plan'),
		kind: message('by kind'),
		service: message('by service'),
		owner: message('by owner'),
		status: message('by status'),
	}[group];
	const order = {
		score: undefined,
		costOfDelay: message('greatest cost of delay first'),
		effort: message('least effort first'),
		file: message('in the order of the file'),
	}[sort];
	return [by, order].filter((words) => words !== undefined);
}

function problemBadge({ problems }: Snapshot, translate: Translate): Badge {
	const value = problems.filter(({ severity }) => severity !== 'information').length;
	return {
		value,
		tooltip: say(value === 1 ? message('1 problem') : message('{0} problems', value), translate),
	};
}

function overdueBadge({ items }: Snapshot, translate: Translate): Badge {
	const value = items.filter(({ item, overdue }) => overdue && isOpen(item)).length;
	return {
		value,
		tooltip: say(value === 1 ? message('1 overdue item') : message('{0} overdue items', value), translate),
	};
}
