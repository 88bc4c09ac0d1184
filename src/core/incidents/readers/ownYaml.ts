import type { SourceReading } from '../../assemble.ts';
import type { Incident } from '../../backlog/model.ts';
import { originOf } from '../../backlog/readBacklog.ts';
import { readYaml } from '../../backlog/readYaml.ts';
import { entryOf } from '../../backlog/sourceTree.ts';
import type { Problem } from '../../problem.ts';
import { message } from '../../text.ts';
import type { Calendar } from '../calendar.ts';
import { readIncidentEntry } from '../incidentEntry.ts';
import type { Reader } from './reader.ts';

/** Incidents as the backlog file writes them: YAML or JSON, a list or a map with the key `incidents`. */
export const ownYaml: Reader = {
	name: 'YAML or JSON with a list of incidents',
	detects(text, file) {
		if (/^\s*-\s/.test(text) || /^\s*[[{]/.test(text) || /^incidents\s*:/m.test(text)) return true;
		return /\.(ya?ml|json)$/i.test(file);
	},
	read(text, file, calendar: Calendar): SourceReading {
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
			return { incidents: [], problems, present: 0 };
		}
		const incidents: Incident[] = [];
		for (const node of list.items) {
			const entry = readIncidentEntry(originOf(file, node), calendar);
			problems.push(...entry.problems);
			if (entry.incident) incidents.push(entry.incident);
		}
		return { incidents, problems, present: list.items.length };
	},
};
