import fs from 'node:fs';
import path from 'node:path';
import { type LedgerReview, ledgerFile, reviewLedger, type Snapshot, withLedger } from '../../core/index.ts';
import { liesWithin, readText, whyOf } from '../files.ts';
import { writeAtomically } from '../writeAtomically.ts';

/** Longer ledgers are not read; the core says so. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface Ledger {
	/** Relative to the root, with `/`. */
	readonly file: string;
	/** Empty where there is no ledger yet. */
	readonly text: string;
	readonly exists: boolean;
	readonly review: LedgerReview;
}

/** The ledger of a workspace. Throws an error of one plain line where it cannot be read, or is a link that leaves it. */
export function readLedgerFile(root: string, snapshot: Snapshot): Ledger {
	const file = ledgerFile(snapshot)!;
	const target = path.join(root, file);
	const exists = fs.existsSync(target);
	if (exists && !liesWithin(root, target))
		throw new Error(`“${file}” is a link that leaves the folder. It is not read.`);
	const text = exists ? textOf(target, file) : '';
	return { file, text, exists, review: reviewLedger(snapshot, file, text) };
}

/** A snapshot with the problems of the ledger, if there is one. */
export function withLedgerFile(root: string, snapshot: Snapshot): Snapshot {
	const { exists, review, text } = readLedgerFile(root, snapshot);
	return exists ? withLedger(snapshot, review, text) : snapshot;
}

/** Adds to the end of the ledger, as a whole or not at all. Makes its folder where that is missing. */
export function addToLedger(root: string, { file, text }: Ledger, added: string): void {
	const target = path.join(root, file);
	try {
		fs.mkdirSync(path.dirname(target), { recursive: true });
		writeAtomically(target, new TextEncoder().encode(text + added));
	} catch (error) {
		throw new Error(`“${file}” cannot be written: ${whyOf(error)}.`, { cause: error });
	}
}

function textOf(target: string, file: string): string {
	try {
		const { text, cut } = readText(target, MOST_BYTES);
		if (cut) throw new Error('it is too large');
		return text;
	} catch (error) {
		throw new Error(`“${file}” cannot be read: ${whyOf(error)}.`, { cause: error });
	}
}
