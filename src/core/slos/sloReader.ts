import type { MapNode, SourceNode } from '../backlog/sourceTree.ts';
import { nodeAt, type Path } from '../backlog/sourceTree.ts';
import type { Message } from '../text.ts';

/** An objective as an SLO file states it. */
export interface FoundSlo {
	readonly name: string;
	/** As the file calls it; absent in a format that knows no services. */
	readonly service?: string;
	/** 0–1; undefined where the file has no target that can be read. */
	readonly target: number | undefined;
	readonly window: FoundWindow;
	/** UTF-16 offsets in the document. */
	readonly start: number;
	readonly end: number;
}

/** A rolling window in minutes, or one sentence why there is none to count by. */
export type FoundWindow = { readonly minutes: number } | { readonly why: Message };

/** Reads the SLOs of one format. */
export interface SloReader {
	/** Of the format, for people. */
	readonly name: string;
	/** Whether an object is of this format, by what stands in it. */
	detects(object: MapNode): boolean;
	read(object: MapNode): readonly FoundSlo[];
}

/** The text at a path; undefined where there is none. Numbers are taken as they are written. */
export function textAt(node: SourceNode | undefined, path: Path): string | undefined {
	const found = nodeAt(node, path);
	return found?.type === 'scalar' && found.value !== null && found.value !== '' ? String(found.value) : undefined;
}

/** The number at a path, also one in quotes, as a share 0–1 of `whole`; undefined where there is none in these bounds. */
export function shareAt(node: SourceNode | undefined, path: Path, whole: number): number | undefined {
	const text = textAt(node, path)?.trim() ?? '';
	const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) / whole : Number.NaN;
	// 99.9 / 100 is not the nearest number to 0.999.
	return value >= 0 && value <= 1 ? Number(value.toPrecision(12)) : undefined;
}

export function itemsAt(node: SourceNode | undefined, path: Path): readonly SourceNode[] {
	const found = nodeAt(node, path);
	return found?.type === 'sequence' ? found.items : [];
}
