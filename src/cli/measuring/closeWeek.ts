import { appendWeek, ledgerNotes, reviewLedger, type Snapshot, say } from '../../core/index.ts';
import { addToLedger, readLedgerFile } from './ledgerFile.ts';
import type { MeasureRequest } from './measureRequest.ts';

export interface Closing {
	/** 0 where the week is closed, 1 where it stands there with other figures or files have errors, 2 where there is no such week. */
	readonly status: number;
	readonly out: string;
	readonly complaints: readonly string[];
}

/** Adds the line of a week to the ledger, and says what else of the ledger a reader must know. */
export function closeWeek(root: string, snapshot: Snapshot, { append }: MeasureRequest): Closing {
	const ledger = readLedgerFile(root, snapshot);
	const result = appendWeek(snapshot, ledger.review, ledger.text, append);
	if (result.kind === 'added') addToLedger(root, ledger, result.added);
	const after = result.kind === 'added' ? ledger.text + result.added : ledger.text;
	const notes = ledgerNotes(reviewLedger(snapshot, ledger.file, after)).map((note) => say(note));
	const told = say(result.told);
	switch (result.kind) {
		case 'added':
		case 'unchanged':
			return { status: 0, out: `${ledger.file}: ${told}\n`, complaints: notes };
		case 'differs':
			return { status: 1, out: '', complaints: [...new Set([told, ...notes]), add] };
		case 'refused':
			return { status: hasErrors(snapshot) ? 1 : 2, out: '', complaints: [told] };
	}
}

const add = 'Nothing was added. With “--correct” a line that corrects it is.';

function hasErrors({ problems }: Snapshot): boolean {
	return problems.some(({ severity }) => severity === 'error');
}
