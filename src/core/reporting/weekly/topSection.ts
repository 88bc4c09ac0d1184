import { message } from '../../text.ts';
import { figuresOf } from '../../views/itemFigures.ts';
import { kindShown, kindWord, statusWord } from '../../views/itemWords.ts';
import type { ReportGiven } from '../given.ts';
import type { ReportSection } from '../report.ts';

export const TOP = 5;

/** The items that lead the ranking, each with its case in one sentence. */
export function topSection(given: ReportGiven): ReportSection | undefined {
	const { current, options, say } = given;
	const top = current.items.filter(({ rank }) => rank !== undefined).slice(0, TOP);
	if (top.length === 0) return undefined;
	const figures = figuresOf(current, options);
	return {
		id: 'top',
		title:
			top.length === 1
				? say(message('What comes first'))
				: say(message('The first {0} items, and their case', top.length)),
		blocks: [
			{
				kind: 'table',
				heads: [
					message('Rank'),
					message('Item'),
					message('Kind'),
					message('Status'),
					message('Cost of delay'),
					message('Effort'),
					message('Why'),
				].map(say),
				right: [0, 4, 5],
				rows: top.map((priced) => {
					const { item, rank } = priced;
					return given.row(
						[
							`${rank}`,
							`${item.id}: ${item.title}`,
							say(kindWord(kindShown(item.kind))),
							say(statusWord(item.status)),
							figures.costOfDelay(priced),
							figures.effort(priced) ?? '–',
							say(priced.reason),
						],
						[item.origin],
					);
				}),
			},
		],
	};
}
