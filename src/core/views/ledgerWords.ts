import { differenceWords, type LedgerReview, type LedgerState } from '../measures/ledger/reviewLedger.ts';
import { type Message, message } from '../text.ts';
import { counts } from './counts.ts';

/** How a week stands in the ledger, in a word or two; undefined for a week before its first line. */
export function ledgerWord({ weeks }: LedgerReview, name: string): Message | undefined {
	const known = weeks.find(({ week }) => week.name === name);
	return known && words[known.state];
}

const words: Readonly<Record<LedgerState, Message>> = {
	closed: message('closed'),
	differs: message('differs'),
	gap: message('missed'),
	due: message('not closed'),
};

/** Of a ledger with more to say the first are said. */
const MOST_NAMED = 8;

/** What a reader of the ledger must know: weeks that were missed, a past that has changed, lines that are none. */
export function ledgerNotes({ weeks, problems }: LedgerReview): Message[] {
	const missed = weeks.filter(({ state }) => state === 'gap').map(({ week }) => week.name);
	const differing = weeks.filter(({ state }) => state === 'differs');
	const faults = problems.filter(({ code }) => code === 'ledger.line').length;
	return [
		...(missed.length > 0 ? [message('The ledger has no line of {0}.', listed(missed))] : []),
		...differing.slice(0, MOST_NAMED).map(({ week, differences }) => differenceWords(week, differences)),
		...(differing.length > MOST_NAMED
			? [message('Closed with other figures than now: {0} more.', counts.weeks(differing.length - MOST_NAMED))]
			: []),
		...(faults > 0
			? [
					faults === 1
						? message('1 line of the ledger cannot be used.')
						: message('{0} lines of the ledger cannot be used.', faults),
				]
			: []),
	];
}

function listed(names: readonly string[]): string {
	const more = names.length - MOST_NAMED;
	return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} + ${more}` : names.join(', ');
}
