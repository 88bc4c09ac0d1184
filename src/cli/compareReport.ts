import {
	comparisonMarkdown,
	comparisonOf,
	comparisonView,
	english,
	type MethodId,
	type Snapshot,
} from '../core/index.ts';
import { jsonText } from './formats/jsonText.ts';
import { inert, table } from './formats/text.ts';

export const compareFormats = ['text', 'json', 'markdown'] as const;
export type CompareFormat = (typeof compareFormats)[number];

const shownIn = { translate: english, locale: 'en' };

/** Where the methods part about the open items, in one of the formats. */
export function compareReport(snapshot: Snapshot, format: CompareFormat): string {
	switch (format) {
		case 'text':
			return text(snapshot);
		case 'json':
			return jsonText(data(snapshot));
		case 'markdown':
			return comparisonMarkdown(viewOf(snapshot), shownIn);
	}
}

function viewOf(snapshot: Snapshot) {
	return comparisonView(comparisonOf(snapshot), snapshot, shownIn);
}

function text(snapshot: Snapshot): string {
	const view = viewOf(snapshot);
	if (view.rows.length === 0) return `${view.headline}\n`;
	const numbers = view.methods.map(() => true);
	const items = table(
		[...view.methods.map(({ name }) => name), 'Apart', 'Item'],
		view.rows.map(({ ranks, apart, id, title }) => [
			...ranks.map((rank) => (rank === undefined ? '–' : `${rank}`)),
			apart === undefined ? '–' : `${apart}`,
			`${id}  ${title}`,
		]),
		[...numbers, true, false],
	);
	const agreements = table(
		['Methods', 'Tau', 'Items'],
		view.agreements.map(({ names, tau, items: count }) => [names, tau ?? '–', `${count}`]),
		[false, true, true],
	);
	const reasons = view.rows.flatMap(({ id, apart, why }) => (apart ? [inert(`${id}: ${why}`)] : []));
	return `${[inert(view.headline), '', ...items, '', ...reasons, '', ...agreements].join('\n')}\n`;
}

interface ComparedReport {
	/** What ranks. */
	readonly method: MethodId;
	readonly items: readonly {
		readonly id: string;
		readonly title: string;
		readonly file: string;
		readonly ranks: Readonly<Record<string, number | null>>;
		readonly scores: Readonly<Record<string, number | null>>;
		readonly disagreement: {
			readonly places: number;
			readonly higher: MethodId;
			readonly lower: MethodId;
			readonly of: number;
		} | null;
		readonly why: string;
	}[];
	readonly agreements: readonly {
		readonly methods: readonly [MethodId, MethodId];
		readonly tau: number | null;
		readonly items: number;
	}[];
}

function data(snapshot: Snapshot): ComparedReport {
	const comparison = comparisonOf(snapshot);
	const { rows } = comparisonView(comparison, snapshot, shownIn);
	const digits = (value: number) => Number(value.toPrecision(10));
	return {
		method: snapshot.method ?? 'cd3',
		items: comparison.items.map(({ item, places, disagreement }, at) => ({
			id: item.id,
			title: item.title,
			file: item.origin.file,
			ranks: Object.fromEntries(places.map(({ method, rank }) => [method, rank ?? null])),
			scores: Object.fromEntries(
				places.map(({ method, score }) => [method, score === undefined ? null : digits(score)]),
			),
			disagreement: disagreement
				? {
						places: disagreement.places,
						higher: disagreement.higher,
						lower: disagreement.lower,
						of: disagreement.of,
					}
				: null,
			why: rows[at]!.why,
		})),
		agreements: comparison.agreements.map(({ one, other, tau, items }) => ({
			methods: [one, other],
			tau: tau === undefined ? null : digits(tau),
			items,
		})),
	};
}
