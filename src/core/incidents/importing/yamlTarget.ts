import { type Draft, isOwn, refused } from '../../backlog/edits/draft.ts';
import { assign, remove } from '../../backlog/edits/fields.ts';
import { append } from '../../backlog/edits/lists.ts';
import { styleOf } from '../../backlog/edits/style.ts';
import { joined, type TextEdit } from '../../backlog/edits/textEdit.ts';
import { type EditResult, type Intent, planEdit } from '../../backlog/edits.ts';
import type { Incident } from '../../backlog/model.ts';
import { readBacklog } from '../../backlog/readBacklog.ts';
import { readYaml } from '../../backlog/readYaml.ts';
import { entryOf, type SequenceNode, type SourceNode } from '../../backlog/sourceTree.ts';
import { finished } from '../../steps.ts';
import { type Message, message } from '../../text.ts';
import type { Calendar } from '../calendar.ts';
import { ownYaml } from '../readers/ownYaml.ts';
import { sourceText } from '../text/sourceText.ts';
import { incidentFields } from './incidentFields.ts';
import type { ChangedIncident, ImportTarget } from './planImport.ts';
import type { TargetReading } from './target.ts';

/** A backlog, a file with the key `incidents`, or a bare list of incidents. */
export function readYamlTarget(target: ImportTarget, calendar: Calendar): TargetReading | { readonly reason: Message } {
	const { file, text } = target;
	const yaml = readYaml(text);
	if (yaml.faults.some(({ code }) => code === 'file.tooLarge'))
		return { reason: message('{0} is over 5 MB and cannot be edited. Import into a CSV file instead.', file) };
	if (yaml.broken) return { reason: message('The text of {0} has errors. Correct them first.', file) };
	const { root } = yaml;
	if (root?.type === 'sequence') {
		const { incidents } = finished(ownYaml.read(sourceText(file, text), { calendar }));
		return {
			incidents,
			unread: unreadIds(root.items, incidents),
			services: [],
			write: (added, changed) => writeList(text, root, added, changed),
		};
	}
	if (root && root.type !== 'map') return { reason: message('{0} holds no list of incidents.', file) };
	const { backlog } = readBacklog(file, text);
	const list = entryOf(root, 'incidents')?.value;
	return {
		incidents: backlog.incidents,
		unread: unreadIds(list?.type === 'sequence' ? list.items : [], backlog.incidents),
		services: backlog.services,
		write: (added, changed, also) => planEdit(text, [...also, ...intentsOf(added, changed)]),
	};
}

function unreadIds(nodes: readonly SourceNode[], read: readonly Incident[]): ReadonlySet<string> {
	const known = new Set(read.map(({ id }) => id));
	return new Set(nodes.flatMap((node) => idOf(node) ?? []).filter((id) => !known.has(id)));
}

function idOf(node: SourceNode): string | undefined {
	const id = entryOf(node, 'id')?.value;
	return id?.type === 'scalar' && id.value !== null ? String(id.value).trim() : undefined;
}

function intentsOf(added: readonly Incident[], changed: readonly ChangedIncident[]): readonly Intent[] {
	return [
		...changed.flatMap(({ id, fields }) =>
			fields.map(
				({ field, after }): Intent => ({ type: 'setField', list: 'incidents', id, path: [field], value: after }),
			),
		),
		...added.map((incident): Intent => ({ type: 'addIncident', incident: incidentFields(incident) })),
	];
}

/** A file that is a bare list, which is no backlog. What comes of it is read again by whoever asked. */
function writeList(
	text: string,
	list: SequenceNode,
	added: readonly Incident[],
	changed: readonly ChangedIncident[],
): EditResult {
	const draft: Draft = { text, style: styleOf(text, list) };
	const edits: TextEdit[] = [];
	const changes = new Map(changed.map((change) => [change.id, change.fields]));
	for (const node of list.items) {
		const fields = changes.get(idOf(node) ?? '');
		if (!fields) continue;
		if (node.type !== 'map' || !isOwn(node))
			return refused(
				message('It is written elsewhere in the file and repeated here by an alias. Edit the file by hand.'),
			);
		for (const { field, after } of fields) {
			const result =
				after === undefined ? remove(draft, node, [field]) : assign(draft, node, [field], after, 'incidents');
			if (!result.ok) return result;
			edits.push(...result.edits);
		}
	}
	const result = append(draft, list, added.map(incidentFields));
	if (!result.ok) return result;
	const sorted = joined([...edits, ...result.edits]);
	return sorted
		? { ok: true, edits: sorted }
		: refused(
				message('This import cannot be written without touching other parts of the file. Edit the file by hand.'),
			);
}
