import { placeAt } from '../backlog/sourceTree.ts';
import { dangersOf } from '../measures/danger.ts';
import { actualMissed, missedWords } from '../measures/effort/actualFloor.ts';
import type { BalanceHistory } from '../measures/effort/effortByWeek.ts';
import type { Place } from '../place.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, say, type Translate } from '../text.ts';
import { budgetWords } from './budgetWords.ts';
import { type FigureStyle, formatShare } from './figures.ts';
import { oneLine } from './markdown.ts';

/** What the status bar says while a promise is in danger. */
export interface StatusItemModel {
	/** `checkout: budget used up`. */
	readonly text: string;
	/** For a screen reader: all of it in sentences. */
	readonly spoken: string;
	/** The most urgent first, each with where it stands. */
	readonly lines: readonly StatusLine[];
}

export interface StatusLine {
	/** Text from files is in it: it must be escaped wherever it is shown as more than text. */
	readonly text: string;
	readonly place: Place;
}

export interface StatusOptions {
	readonly translate: Translate;
	readonly locale?: string;
	/** What was really worked on in the last weeks; absent while the commits are not known. */
	readonly actual?: Pick<BalanceHistory, 'actual' | 'weeks'>;
}

/** Undefined where no budget is in danger and every floor is kept, as far as is known: then nothing is shown. */
export function statusItem(
	snapshot: Snapshot,
	{ translate, locale, actual }: StatusOptions,
): StatusItemModel | undefined {
	const { zone, budgets, policy, floor } = dangersOf(snapshot);
	const style: FigureStyle = { translate, ...(locale === undefined ? {} : { locale }) };
	const words = budgetWords(style, zone, snapshot.now);
	const tell = (sentence: Message) => oneLine(say(sentence, translate));
	const share = (value: number) => formatShare(value, style);
	const heads: string[] = [];
	const lines: StatusLine[] = [];
	for (const budget of budgets) {
		const { service, exhausted, source } = budget;
		const usedUp = exhausted! <= snapshot.now;
		const basis = words.basis(budget);
		heads.push(
			tell(
				usedUp ? message('{0}: error budget used up', service.id) : message('{0}: error budget runs out', service.id),
			),
		);
		lines.push({
			text: [
				message(
					'The error budget of {0} is in danger: {1}. It is spent at {2}: {3}.',
					service.id,
					say(words.left(budget), translate),
					say(words.burn(budget), translate),
					say(words.exhausted(budget), translate),
				),
				...(basis ? [basis] : []),
			]
				.map(tell)
				.join(' '),
			place: source?.place ?? placeAt(service.origin, ['slo']),
		});
	}
	if (policy?.holds) {
		heads.push(tell(message('floor raised to {0}', share(policy.holds.rule.floor))));
		lines.push({ text: tell(words.clause(policy.holds, policy)), place: policy.holds.place });
	}
	if (floor && snapshot.balance.floor) {
		heads.push(tell(message('floor missed: {0} of {1}', share(floor.planned), share(floor.floor))));
		lines.push({
			text: tell(
				floor.raised
					? message(
							'{0} of the planned effort is reliability work, under the floor of {1} that the policy asks for.',
							share(floor.planned),
							share(floor.floor),
						)
					: message(
							'{0} of the planned effort is reliability work, under the floor of {1}.',
							share(floor.planned),
							share(floor.floor),
						),
			),
			place: snapshot.balance.floor.place,
		});
	}
	const missed = actual && actualMissed(snapshot, actual);
	if (missed) {
		heads.push(tell(message('work below the floor: {0} of {1}', share(missed.actual), share(missed.floor.share))));
		lines.push({ text: tell(missedWords(missed, share)), place: missed.floor.place });
	}
	const [head] = heads;
	if (head === undefined) return undefined;
	return {
		text: heads.length === 1 ? head : tell(message('{0} (+{1})', head, heads.length - 1)),
		spoken: lines.map(({ text }) => text).join(' '),
		lines,
	};
}
