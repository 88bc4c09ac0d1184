import type { CommitmentChange, Terms } from '../planning/commitmentHistory.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { formatNumber, formatShare } from './figures.ts';
import { oneLine } from './markdown.ts';

/** A change of the commitment as a row: what changed, who and when, and why. Text from files and commits is in it. */
export interface CommitmentRow {
	readonly label: string;
	readonly description: string;
	readonly detail: string;
}

/** @param zone IANA; days are those of the team. */
export function commitmentRows(
	changes: readonly CommitmentChange[],
	zone: string,
	{ translate, locale = 'en' }: { readonly translate: Translate; readonly locale?: string },
): readonly CommitmentRow[] {
	const words = (sentence: Message) => oneLine(say(sentence, translate));
	const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone });
	return changes.map(({ commit, from, to }) => ({
		label: words(change(from, to, locale)),
		description: commit
			? words(message('{0}, {1}', commit.who, day.format(commit.at)))
			: words(message('not committed yet')),
		detail: [commit?.subject, to?.approvedBy && words(message('Approved by {0}', to.approvedBy))]
			.flatMap((part) => (part ? [oneLine(part)] : []))
			.join(' · '),
	}));
}

function change(from: Terms | undefined, to: Terms | undefined, locale: string): Message {
	const share = (value: number) => formatShare(value, { locale });
	if (!to) return message('The commitment of {0} is removed', share(from?.floor ?? 0));
	if (!from) {
		return to.until === undefined
			? message('A floor of {0}', share(to.floor))
			: message('A floor of {0} until {1}', share(to.floor), to.until);
	}
	const none = '–';
	const number = (value: number | undefined) => (value === undefined ? none : formatNumber(value, { locale }));
	const clauses = ({ policy }: Terms) =>
		policy.length === 0
			? none
			: policy.map(({ budgetBelow, floor }) => `< ${share(budgetBelow)}: ${share(floor)}`).join(', ');
	const parts: Message[] = [];
	if (from.floor !== to.floor)
		parts.push(
			to.floor < from.floor
				? message('Floor lowered from {0} to {1}', share(from.floor), share(to.floor))
				: message('Floor raised from {0} to {1}', share(from.floor), share(to.floor)),
		);
	if (from.people !== to.people) parts.push(message('People {0} → {1}', number(from.people), number(to.people)));
	if (from.from !== to.from) parts.push(message('From {0} → {1}', from.from ?? none, to.from ?? none));
	if (from.until !== to.until) parts.push(message('Until {0} → {1}', from.until ?? none, to.until ?? none));
	if (from.approvedBy !== to.approvedBy)
		parts.push(message('Approver {0} → {1}', from.approvedBy ?? none, to.approvedBy ?? none));
	if (clauses(from) !== clauses(to)) parts.push(message('Policy {0} → {1}', clauses(from), clauses(to)));
	return parts.reduce((all, part) => message('{0} · {1}', all, part));
}
