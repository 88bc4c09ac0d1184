import { offsetRead } from '../place.ts';
import type { Snapshot } from '../snapshot.ts';

/** What an offset in the text of a file is to the items that were read from it. */
export function readOffset({ files }: Snapshot, file: string, offset: number): number {
	const lines = files.get(file)?.lines;
	return lines ? offsetRead(lines, offset) : offset;
}
