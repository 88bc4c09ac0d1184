import type { Snapshot } from '../../snapshot.ts';
import { type Message, message } from '../../text.ts';
import { weeksMeasured } from '../measures.ts';
import { type Week, weekNamed } from '../week.ts';
import { ledgerRecord, ledgerText } from './ledgerRecord.ts';
import { differenceWords, type LedgerReview, type LedgerWeek } from './reviewLedger.ts';

export type WeekAppended =
	/** `added` goes to the end of the text as it is; nothing else changes. */
	| { readonly kind: 'added'; readonly week: Week; readonly added: string; readonly told: Message }
	/** It stands there already, and is what its records give. */
	| { readonly kind: 'unchanged'; readonly week: Week; readonly told: Message }
	/** It stands there with other figures, and was not to be corrected. */
	| { readonly kind: 'differs'; readonly week: Week; readonly told: Message }
	| { readonly kind: 'refused'; readonly told: Message };

export interface WeekToClose {
	/** Such as `2026-W47`; absent: the last whole week. */
	readonly week?: string;
	/** Where the week stands there with other figures, a line that corrects it is added. */
	readonly correct?: boolean;
}

/**
 * The line that closes a week. The ledger only grows: a week that stands there stays as it is, and what has changed since
 * comes as a line of its own behind it. A missed week is closed behind later ones, where anybody sees that it came late.
 */
export function appendWeek(
	snapshot: Snapshot,
	review: LedgerReview,
	text: string,
	{ week: name, correct = false }: WeekToClose = {},
): WeekAppended {
	if (snapshot.problems.some(({ severity }) => severity === 'error'))
		return {
			kind: 'refused',
			told: message('The files have errors, so the figures of a week may be wrong. Correct the errors first.'),
		};
	const last = review.weeks.at(-1)!;
	if (name === undefined) return closed(review, last, text, correct);
	const known = review.weeks.find(({ week }) => week.name === name);
	if (known) return closed(review, known, text, correct);
	const week = weekNamed(name, review.zone);
	if (!week) return { kind: 'refused', told: message('There is no week “{0}”. Write it as 2026-W47.', name) };
	if (week.start > last.week.start)
		return {
			kind: 'refused',
			told: message('{0} is not over yet. It ends at {1}.', name, new Date(week.end).toISOString()),
		};
	const [measures] = weeksMeasured(snapshot, [week]);
	return closed(review, { week, state: 'gap', measures: measures!, differences: [] }, text, correct);
}

function closed(review: LedgerReview, known: LedgerWeek, text: string, correct: boolean): WeekAppended {
	const { week, state, line, measures, differences } = known;
	const last = review.weeks.at(-1)!.week;
	switch (state) {
		case 'closed':
			return { kind: 'unchanged', week, told: message('{0} is closed already, and its figures hold.', week.name) };
		case 'due':
		case 'gap':
			return {
				kind: 'added',
				week,
				added: behind(text, ledgerText(ledgerRecord(measures, review.zone))),
				told:
					week.name === last.name
						? message('{0} is closed.', week.name)
						: message('{0} is closed late: {1} was the last whole week.', week.name, last.name),
			};
		case 'differs': {
			if (!correct) return { kind: 'differs', week, told: differenceWords(week, differences) };
			const revision = line!.revision + 1;
			return {
				kind: 'added',
				week,
				added: behind(text, ledgerText(ledgerRecord(measures, review.zone, revision))),
				told: message('{0} is corrected by line {1}. The earlier line stays.', week.name, linesOf(text) + 1),
			};
		}
	}
}

/** A line for the end of a text, with the text's own end of line. */
export function behind(text: string, line: string): string {
	const end = text.includes('\r\n') ? '\r\n' : '\n';
	return `${text === '' || text.endsWith('\n') ? '' : end}${line}${end}`;
}

function linesOf(text: string): number {
	return text === '' ? 0 : text.trimEnd().split('\n').length;
}
