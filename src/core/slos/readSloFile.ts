import { readYaml } from '../backlog/readYaml.ts';
import { entryOf, type MapNode, type SourceNode } from '../backlog/sourceTree.ts';
import { yamlDocuments } from '../backlog/yamlDocuments.ts';
import { type LineStarts, lineStarts, positionAt } from '../place.ts';
import { type Message, message } from '../text.ts';
import { sloReaders } from './readers/registry.ts';
import { type FoundSlo, itemsAt, textAt } from './sloReader.ts';

/** What an SLO file holds. */
export interface SloReading {
	/** In their order; offsets are of the whole text. */
	readonly slos: readonly FoundSlo[];
	/** The text is not sound YAML: why, as half a sentence. What it holds is then not used. */
	readonly broken?: Message;
}

/**
 * Reads the SLOs of a YAML text: each object of each document by the format that its own content shows. Objects may stand
 * in a list, or in a Kubernetes `List`. Objects of other kinds are passed over. Never throws.
 */
export function readSloFile(text: string): SloReading {
	const lines = lineStarts(text);
	const slos: FoundSlo[] = [];
	for (const document of yamlDocuments(text)) {
		const { root, faults, broken } = readYaml(document.text);
		if (broken) return { slos: [], broken: whereBroken(document.start + (faults[0]?.start ?? 0), lines) };
		for (const object of objectsOf(root)) {
			const reader = sloReaders.find((each) => each.detects(object));
			for (const slo of reader?.read(object) ?? [])
				slos.push({ ...slo, start: document.start + slo.start, end: document.start + slo.end });
		}
	}
	return { slos };
}

function objectsOf(root: SourceNode | undefined): readonly MapNode[] {
	const listed =
		root?.type === 'sequence'
			? root.items
			: root && textAt(root, ['kind']) === 'List' && entryOf(root, 'items')
				? itemsAt(root, ['items'])
				: root
					? [root]
					: [];
	return listed.filter((node) => node.type === 'map');
}

function whereBroken(offset: number, lines: LineStarts): Message {
	return message('its YAML is broken in line {0}', positionAt(lines, offset).line + 1);
}
