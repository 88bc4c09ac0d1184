import { DAY } from '../backlog/quantities.ts';
import type { CodeFacts } from '../code/codeFacts.ts';
import type { Place } from '../place.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { incidentWords, itemWords, reasonWords } from './codeWords.ts';
import { incidentPricer } from './incidentCost.ts';
import { figuresOf, type ShownIn } from './itemFigures.ts';
import { escapeMarkdown, oneLine } from './markdown.ts';

/** One thing that concerns a file of code, in a list to pick from. */
export interface CodeRow {
	readonly type: 'item' | 'incident' | 'service';
	readonly label: string;
	readonly description: string;
	/** Why it concerns the file. */
	readonly detail: string;
	/** Where it stands in its file. */
	readonly place: Place;
	/** Of an item. */
	readonly key?: string;
}

/** Items, then incidents, then services, each in the order of the facts. */
export function codeRows(facts: CodeFacts, snapshot: Snapshot, shownIn: ShownIn): readonly CodeRow[] {
	const figures = figuresOf(snapshot, shownIn);
	const price = incidentPricer(snapshot.backlogs, snapshot.now);
	const items = facts.items.map(({ subject, reasons }): CodeRow => {
		const score = figures.namedScore(subject);
		return {
			type: 'item',
			label: itemWords(subject, figures),
			description: score ?? figures.say(message('no effort, not ranked')),
			detail: reasonWords(reasons, figures),
			place: subject.item.origin,
			key: subject.item.key,
		};
	});
	const incidents = facts.incidents.map(({ subject, reasons }): CodeRow => {
		const cost = figures.figure(price(subject).cost, 'money');
		return {
			type: 'incident',
			label: incidentWords(subject),
			description: figures.say(message('{0} · cost {1}', ago(subject.started, snapshot.now), cost)),
			detail: reasonWords(reasons, figures),
			place: subject.origin,
		};
	});
	const services = facts.services.map(
		({ subject, reasons }): CodeRow => ({
			type: 'service',
			label: oneLine(subject.id),
			description: oneLine(subject.owner ?? ''),
			detail: reasonWords(reasons, figures),
			place: subject.origin,
		}),
	);
	return [...items, ...incidents, ...services].map((row) => ({
		...row,
		place: { file: row.place.file, start: row.place.start, end: row.place.end },
	}));
}

/** As many of each are shown in a hover. */
const MOST_HOVERED = 3;

/** The top items and the last incidents with links to their lines. Text of files in it is inert. */
export function codeHover(
	facts: CodeFacts,
	snapshot: Snapshot,
	shownIn: ShownIn & { link(place: Place): string },
): string | undefined {
	const figures = figuresOf(snapshot, shownIn);
	const rows = codeRows(facts, snapshot, shownIn);
	const part = (type: CodeRow['type'], title: Message) => {
		const all = rows.filter((row) => row.type === type);
		if (all.length === 0) return [];
		const lines = all
			.slice(0, MOST_HOVERED)
			.map(
				({ label, description, detail, place }) =>
					`- [${escapeMarkdown(label)}](${shownIn.link(place)}): ${escapeMarkdown(description)}  \n  ${escapeMarkdown(detail)}`,
			);
		return [`**${escapeMarkdown(figures.say(title))}**\n\n${lines.join('\n')}`];
	};
	const parts = [
		...part('item', message('Open items')),
		...part('incident', message('Last incidents')),
		...(rows.some(({ type }) => type !== 'service') ? [] : part('service', message('Services'))),
	];
	return parts.length === 0 ? undefined : parts.join('\n\n');
}

function ago(instant: number, now: number): Message {
	const days = Math.max(0, Math.floor((now - instant) / DAY));
	return days === 0 ? message('today') : message('{0} d ago', days);
}
