import type { Incident } from '../../backlog/model.ts';
import { originOf } from '../../backlog/readBacklog.ts';
import { between } from '../../steps.ts';
import { message } from '../../text.ts';
import { readIncidentEntry } from '../incidentEntry.ts';
import { RecordProblems, Rejections, reasonKey } from '../recordProblems.ts';
import { firstRecords } from '../text/sourceText.ts';
import { readYamlList } from '../text/yamlList.ts';
import type { Reader } from './reader.ts';

/** The share of the work that is done once the text is parsed. */
const PARSING = 0.9;

/** Incidents as the backlog file writes them: YAML, or JSON that is written like it; a list or a map with the key `incidents`. */
export const ownYaml: Reader = {
	id: 'yaml',
	name: 'YAML or JSON with a list of incidents',
	detects(source) {
		const { text, file } = source;
		// Sound JSON that nobody knew is no list of incidents; YAML in brackets may be.
		if (firstRecords(source, ['incidents']).length > 0) return false;
		if (/^\s*-\s/.test(text) || /^\s*[[{]/.test(text) || /^incidents\s*:/m.test(text)) return true;
		return /\.(ya?ml|json)$/i.test(file);
	},
	*read({ text, file }, { calendar }) {
		const { items, faults, root } = yield* between(readYamlList(text, 'incidents'), 0, PARSING);
		const problems = new RecordProblems();
		for (const { code, start, end, message: text } of faults)
			problems.add({ code, severity: 'error', place: { file, start, end }, message: text });
		if (!items && root && faults.length === 0)
			problems.add({
				code: 'source.unreadable',
				severity: 'error',
				place: { file, start: root.start, end: Math.min(root.end, root.start + 200) },
				message: message('This file holds no list of incidents.'),
			});
		const incidents: Incident[] = [];
		const rejections = new Rejections();
		for (const node of items ?? []) {
			yield PARSING + (node.end / text.length) * (1 - PARSING);
			const entry = readIncidentEntry(originOf(file, node), calendar);
			for (const problem of entry.problems) problems.add(problem, reasonKey(problem));
			if (entry.incident) {
				incidents.push(entry.incident);
				continue;
			}
			const why = entry.problems.find(({ severity }) => severity === 'error') ?? entry.problems[0];
			rejections.add(
				why?.message ?? message('This is not an incident.'),
				{ file, start: node.start, end: node.end },
				why && reasonKey(why),
			);
		}
		const present = items?.length ?? 0;
		return {
			incidents,
			problems: problems.listed(),
			present,
			read: incidents.length,
			rejected: present - incidents.length,
			rejections: rejections.listed(),
			...(items ? { format: this.name } : {}),
		};
	},
};
