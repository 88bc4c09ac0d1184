import type { PricedItem, Snapshot } from '../snapshot.ts';
import { message } from '../text.ts';
import { figuresOf, type ShownIn } from './itemFigures.ts';
import { kindShown, kindWord, statusWord } from './itemWords.ts';
import { escapeMarkdown, escapeMarkdownLine } from './markdown.ts';

/** One item for an issue or a chat: a line with its figures, a line that says why, its links. File text is inert. */
export function itemMarkdown(priced: PricedItem, snapshot: Snapshot, shownIn: ShownIn): string {
	const figures = figuresOf(snapshot, shownIn);
	const { item, rank } = priced;
	const score = figures.score(priced);
	const interval = figures.scoreInterval(priced);
	const facts = [
		rank === undefined ? undefined : figures.say(message('rank {0}', rank)),
		score && figures.scoreWords(interval === undefined ? score : `${score} (${interval})`),
		figures.say(message('cost of delay {0}', figures.costOfDelay(priced))),
		figures.effort(priced) && figures.say(message('effort {0}', figures.effort(priced)!)),
		figures.say(kindWord(kindShown(item.kind))).toLowerCase(),
		figures.say(statusWord(item.status)).toLowerCase(),
		item.owner && figures.say(message('owner {0}', item.owner)),
	].filter((fact) => fact !== undefined && fact !== '');
	const lines = [
		`**${escapeMarkdown(item.title)}** (${escapeMarkdown(item.id)}): ${facts.map((fact) => escapeMarkdown(fact!)).join(', ')}`,
		'',
		escapeMarkdownLine(figures.say(priced.reason)),
		...(priced.unscored ? ['', escapeMarkdownLine(figures.say(priced.unscored))] : []),
		...item.links.map((link) => `\n- ${escapeMarkdown(link)}`),
	];
	return `${lines.join('\n')}\n`;
}
