import type { Incident } from '../../backlog/model.ts';
import { originOf } from '../../backlog/readBacklog.ts';
import { readYaml } from '../../backlog/readYaml.ts';
import { entryOf } from '../../backlog/sourceTree.ts';
import type { Problem } from '../../problem.ts';
import { message } from '../../text.ts';
import { readIncidentEntry } from '../incidentEntry.ts';
import type { SourceReading } from '../sourceReading.ts';
import { firstRecords, type SourceText } from '../text/sourceText.ts';
import type { ReadContext, Reader } from './reader.ts';

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
	read({ text, file }: SourceText, { calendar }: ReadContext): SourceReading {
		const yaml = readYaml(text);
		const problems: Problem[] = yaml.faults.map((fault) => ({
			code: fault.code,
			severity: 'error',
			place: { file, start: fault.start, end: fault.end },
			message: fault.message,
		}));
		const list = yaml.root?.type === 'sequence' ? yaml.root : entryOf(yaml.root, 'incidents')?.value;
		if (list?.type !== 'sequence') {
			if (yaml.root && problems.length === 0)
				problems.push({
					code: 'source.unreadable',
					severity: 'error',
					place: { file, start: yaml.root.start, end: Math.min(yaml.root.end, yaml.root.start + 200) },
					message: message('This file holds no list of incidents.'),
				});
			return { incidents: [], problems, present: 0, read: 0, rejected: 0, rejections: [] };
		}
		const incidents: Incident[] = [];
		const rejections = new Map<string, { reason: Problem['message']; count: number; place: Problem['place'] }>();
		for (const node of list.items) {
			const origin = originOf(file, node);
			const entry = readIncidentEntry(origin, calendar);
			problems.push(...entry.problems);
			if (entry.incident) incidents.push(entry.incident);
			else {
				const reason = entry.problems[0]?.message ?? message('This is not an incident.');
				const group = rejections.get(reason.template);
				if (group) group.count++;
				else rejections.set(reason.template, { reason, count: 1, place: { file, start: node.start, end: node.end } });
			}
		}
		const present = list.items.length;
		return {
			incidents,
			problems,
			present,
			read: incidents.length,
			rejected: present - incidents.length,
			rejections: [...rejections.values()],
			format: this.name,
		};
	},
};
