import fs from 'node:fs';
import { mergeBacklogs } from '../../core/index.ts';
import { whyOf } from '../files.ts';
import { writeAtomically } from '../writeAtomically.ts';
import type { MergeRequest } from './mergeRequest.ts';

/** A merge that git gives up: what is over 128 tells it that the driver itself failed. */
const FAILED = 129;

/**
 * Merges three files into the second, as a merge driver of git does: 0 where all is merged, 1 where conflicts are left
 * between markers. What fails writes nothing.
 */
export function merge({ base, ours, theirs }: MergeRequest): { status: number; complaint?: string } {
	const texts: string[] = [];
	for (const file of [base, ours, theirs]) {
		try {
			texts.push(textOf(file));
		} catch (error) {
			return { status: FAILED, complaint: `“${file}” cannot be read: ${whyOf(error)}.` };
		}
	}
	const merged = mergeBacklogs({ base: texts[0]!, ours: texts[1]!, theirs: texts[2]! });
	try {
		// As a whole: some versions of git take what a driver leaves for the result, though it was killed.
		writeAtomically(ours, Buffer.from(merged.text));
	} catch (error) {
		return { status: FAILED, complaint: `“${ours}” cannot be written: ${whyOf(error)}.` };
	}
	return { status: merged.conflicts > 0 ? 1 : 0 };
}

/** Exactly as it is, with its byte order mark; throws where it is no UTF-8, as writing it again would change it. */
function textOf(file: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file));
	} catch (error) {
		if (error instanceof TypeError) throw new Error('it is no UTF-8 text', { cause: error });
		throw error;
	}
}
