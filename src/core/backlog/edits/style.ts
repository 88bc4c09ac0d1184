import { column } from '../lines.ts';
import type { SourceNode } from '../sourceTree.ts';

/** How a file is written, so that what is added looks like what is there. */
export interface FileStyle {
	/** Line break. */
	readonly eol: '\n' | '\r\n' | '\r';
	/** Columns by which keys stand under their key. */
	readonly step: number;
	/** Columns by which dashes stand under their key; often none. */
	readonly listIndent: number;
	/** White space within braces. */
	readonly padding: '' | ' ';
	/** All in brackets with quoted keys: keep it JSON. */
	readonly json: boolean;
}

export function styleOf(text: string, root: SourceNode | undefined): FileStyle {
	const seen = root ? indents(root, text) : { steps: [], lists: [] };
	const step = seen.steps[0] ?? seen.lists.find((indent) => indent > 0) ?? 2;
	return {
		eol: (/\r\n|\n|\r/.exec(text)?.[0] ?? '\n') as FileStyle['eol'],
		step,
		listIndent: seen.lists[0] ?? step,
		padding: /\{\S/.test(text.replace(/\{\}/g, '')) && !/\{ /.test(text) ? '' : ' ',
		json: isJson(root, text),
	};
}

function isJson(root: SourceNode | undefined, text: string): boolean {
	if (root?.type !== 'map' || !root.flow) return false;
	return root.entries.every((entry) => text[entry.keyStart] === '"');
}

/** The indentation of maps and lists under keys, as they first occur. */
function indents(root: SourceNode, text: string): { steps: number[]; lists: number[] } {
	const steps: number[] = [];
	const lists: number[] = [];
	const visit = (node: SourceNode): void => {
		if (steps.length > 0 && lists.length > 0) return;
		if (node.type === 'sequence') node.items.forEach(visit);
		if (node.type !== 'map') return;
		for (const { keyStart, value } of node.entries) {
			if (value.type === 'scalar' || value.flow || value.start < keyStart || value.start === value.end) continue;
			const indent = column(text, value.start) - column(text, keyStart);
			if (value.type === 'sequence' && indent >= 0) lists.push(indent);
			if (value.type === 'map' && indent > 0) steps.push(indent);
			visit(value);
		}
	};
	visit(root);
	return { steps, lists };
}
