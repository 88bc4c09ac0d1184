import type { Intent } from '../backlog/edits.ts';
import type { Incident } from '../backlog/model.ts';
import { actionItems } from '../incidents/readers/postmortemActions.ts';
import { Tally } from '../incidents/readers/tally.ts';
import { readMarkdown } from '../incidents/text/markdownText.ts';
import { zoneOfMeasures } from '../measures/measures.ts';
import type { Snapshot } from '../snapshot.ts';
import type { NamedItems } from './drafts.ts';
import { type FollowUpRow, followUpIntent } from './followUps.ts';

const task = /^\s{0,3}(?:[-*+]|\d{1,3}[.)])\s+\[[ xX]\]\s/;

/**
 * The open actions of a retrospective that no item takes up, in their order: the tasks of its lists, whatever the language of
 * its headings. One that names an incident is about it.
 *
 * @param file Its name without folder and ending is the first part of each action's id.
 */
export function retrospectiveActions(snapshot: Snapshot, file: string, text: string): readonly FollowUpRow[] {
	const markdown = readMarkdown(text);
	const tasks = {
		sections: markdown.sections.map((section) => ({
			...section,
			heading: 'Actions',
			lines: section.lines.filter((line) => task.test(line.text)),
			tables: [],
		})),
	};
	const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	const found = actionItems(tasks, name, { file, zone: zoneOfMeasures(snapshot) }, new Tally(file, 'Retrospective'));
	const taken = new Set(snapshot.items.flatMap(({ item }) => item.followUps ?? []));
	return found
		.filter(({ id, status }) => status === 'open' && !taken.has(id))
		.map((read): FollowUpRow => {
			// A retrospective is of a week, not of an incident.
			const { incident: _, ...followUp } = { ...read, source: 'retrospective' };
			const incident = incidentIn(followUp.title, snapshot.incidents);
			return { key: followUp.id, followUp, candidates: [], ...(incident ? { incident } : {}) };
		});
}

/** The longest id that stands in a title as a word of its own: `INC-8` is not in `INC-80`. */
function incidentIn(title: string, incidents: readonly Incident[]): Incident | undefined {
	return incidents
		.filter(({ id }) => id !== '' && wordIn(title, id))
		.sort((one, other) => other.id.length - one.id.length)[0];
}

function wordIn(title: string, word: string): boolean {
	const at = title.indexOf(word);
	if (at < 0) return false;
	const part = /[\p{L}\p{N}_-]/u;
	return !part.test(title.charAt(at - 1)) && !part.test(title.charAt(at + word.length));
}

/** What to write into a backlog so that actions become items of it, each with an id of its own. */
export function actionIntents(rows: readonly FollowUpRow[], backlog: NamedItems): readonly Intent[] {
	let known: NamedItems = backlog;
	return rows.map((row) => {
		const intent = followUpIntent({ type: 'add' }, row, known);
		if (intent.type === 'addItem')
			known = { items: [...known.items, { id: String(intent.item.id), kind: 'reliability' }] };
		return intent;
	});
}
