import type { MethodId, Status } from '../backlog/model.ts';
import {
	type ComparedItem,
	compareMethods,
	type MethodAgreement,
	type MethodComparison,
} from '../scoring/compareMethods.ts';
import { methods } from '../scoring/methods/registry.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message, say } from '../text.ts';
import { counts } from './counts.ts';
import { formatNumber } from './figures.ts';
import type { ShownIn } from './itemFigures.ts';
import { type KindShown, kindShown } from './itemWords.ts';
import { escapeMarkdown, escapeMarkdownLine, oneLine } from './markdown.ts';

/** Where the methods part about the open items, in words. */
export interface ComparisonView {
	/** How alike the orders are over all, in one sentence. */
	readonly headline: string;
	/** The methods, in the order of the ranks of each row, with how many items each ranks. */
	readonly methods: readonly {
		readonly id: MethodId;
		readonly name: string;
		readonly formula: string;
		readonly ranked: number;
	}[];
	readonly rows: readonly ComparisonRow[];
	readonly agreements: readonly AgreementRow[];
}

/** An item, those that the methods part most about first. */
export interface ComparisonRow {
	readonly key: string;
	readonly id: string;
	readonly title: string;
	readonly kind: KindShown;
	readonly status: Status;
	/** The rank by each method; undefined where it has none. */
	readonly ranks: readonly (number | undefined)[];
	/** `CD3 #3 · WSJF #1 · ICE #9`: those that rank it. */
	readonly places: string;
	/** Places between the two methods that part most; undefined where fewer than two rank it. */
	readonly apart: number | undefined;
	/** Why, in one sentence. */
	readonly why: string;
}

export interface AgreementRow {
	/** `CD3 and RICE`. */
	readonly names: string;
	/** Items that both rank. */
	readonly items: number;
	/** Kendall's tau-b, `0.62`; undefined where it is not defined. */
	readonly tau: string | undefined;
}

/** The comparison that a snapshot allows; one made by hand, without scopes, has nothing to compare. */
export function comparisonOf({ scopes = [], now, method = 'cd3' }: Snapshot): MethodComparison {
	return compareMethods(scopes, now, method);
}

export function comparisonView(
	comparison: MethodComparison,
	{ method = 'cd3' }: Snapshot,
	shownIn: ShownIn,
): ComparisonView {
	const { translate } = shownIn;
	const style = shownIn.locale === undefined ? {} : { locale: shownIn.locale };
	const words = (sentence: Message) => oneLine(say(sentence, translate));
	const number = (value: number) => formatNumber(value, style);
	const places = comparison.items[0]?.places ?? [];
	return {
		headline: words(headline(comparison, method)),
		methods: places.map((place, at) => ({
			id: place.method,
			name: methods[place.method].name,
			formula: words(methods[place.method].formula),
			ranked: comparison.items.filter((compared) => compared.places[at]?.rank !== undefined).length,
		})),
		rows: comparison.items.map((compared) => ({
			key: compared.item.key,
			id: oneLine(compared.item.id),
			title: oneLine(compared.item.title) || oneLine(compared.item.id),
			kind: kindShown(compared.item.kind),
			status: compared.item.status,
			ranks: compared.places.map(({ rank }) => rank),
			places: compared.places
				.filter(({ rank }) => rank !== undefined)
				.map(({ method: id, rank }) => words(message('{0} #{1}', methods[id].name, rank!)))
				.join(' · '),
			apart: compared.disagreement?.places,
			why: why(compared, words, number),
		})),
		agreements: comparison.agreements.map((agreement) => agreementRow(agreement, words)),
	};
}

function headline({ items, agreements }: MethodComparison, chosen: MethodId): Message {
	const parted = items.filter(({ disagreement }) => (disagreement?.places ?? 0) > 0).length;
	const { name } = methods[chosen];
	if (items.length === 0) return message('There are no open items to compare.');
	if (parted === 0) return message('The methods do not part about any item. {0} ranks.', name);
	const least = agreements.reduce<MethodAgreement | undefined>(
		(found, each) => (each.tau !== undefined && (found?.tau === undefined || each.tau < found.tau) ? each : found),
		undefined,
	);
	return least
		? message(
				'{0} ranks. The methods part about {1} of {2}; least alike are the orders of {3} and {4}.',
				name,
				parted,
				counts.openItems(items.length),
				methods[least.one].name,
				methods[least.other].name,
			)
		: message('{0} ranks. The methods part about {1} of {2}.', name, parted, counts.openItems(items.length));
}

function why(
	{ item, places, disagreement }: ComparedItem,
	words: (text: Message) => string,
	number: (value: number) => string,
) {
	if (!item.effort) return words(message('It has no effort, so no method ranks it.'));
	const only = places.find(({ rank }) => rank !== undefined);
	if (!only) return words(message('No method can score it.'));
	if (!disagreement) return words(message('Only {0} ranks it.', methods[only.method].name));
	const { places: apart, higher, lower, of } = disagreement;
	if (apart === 0) return words(message('All methods that rank it agree about its place.'));
	const [first, second] = disagreement.why.map(words) as [string, string];
	const [above, below] = [methods[higher].name, methods[lower].name];
	return apart === 1
		? words(
				message('1 place higher by {0} than by {1}, of {2} that both rank: {3}; {4}.', above, below, of, first, second),
			)
		: words(
				message(
					'{0} places higher by {1} than by {2}, of {3} that both rank: {4}; {5}.',
					number(apart),
					above,
					below,
					of,
					first,
					second,
				),
			);
}

function agreementRow({ one, other, items, tau }: MethodAgreement, words: (text: Message) => string): AgreementRow {
	return {
		names: words(message('{0} and {1}', methods[one].name, methods[other].name)),
		items,
		tau: tau?.toFixed(2),
	};
}

/** The whole comparison as a Markdown document. All text from files is inert. */
export function comparisonMarkdown(view: ComparisonView, { translate }: ShownIn): string {
	const words = (sentence: Message) => escapeMarkdown(say(sentence, translate));
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const lines = [`# ${words(message('Methods Compared'))}`, '', escapeMarkdownLine(view.headline), ''];
	if (view.rows.length === 0) return `${lines.join('\n').trimEnd()}\n`;
	lines.push(
		line([
			words(message('Item')),
			...view.methods.map(({ name }) => escapeMarkdown(name)),
			words(message('Apart')),
			words(message('Why')),
		]),
		line(['---', ...view.methods.map(() => '---:'), '---:', '---']),
		...view.rows.map(({ id, title, ranks, apart, why: reason }) =>
			line([
				`**${escapeMarkdown(id)}** ${escapeMarkdown(title)}`,
				...ranks.map((rank) => (rank === undefined ? '–' : `${rank}`)),
				apart === undefined ? '–' : formatNumber(apart),
				escapeMarkdown(reason),
			]),
		),
		'',
		`## ${words(message('How Alike the Orders Are'))}`,
		'',
		words(
			message(
				'Kendall’s tau-b over the items that both methods rank: 1 is the same order, 0 is no relation, −1 is the reverse.',
			),
		),
		'',
		line([words(message('Methods')), words(message('Tau')), words(message('Items'))]),
		line(['---', '---:', '---:']),
		...view.agreements.map(({ names, items, tau }) => line([escapeMarkdown(names), tau ?? '–', `${items}`])),
		'',
		`## ${words(message('The Methods'))}`,
		'',
		...view.methods.map(
			({ name, formula, ranked }) => `- ${words(message('{0}, which ranks {1}: {2}', name, ranked, formula))}`,
		),
	);
	return `${lines.join('\n')}\n`;
}
