import type { Kind, Status, statuses } from '../backlog/model.ts';
import type { PricedItem, Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { kindShown, kindsShown, kindWord, statusWord } from './itemWords.ts';

/** Splits items into groups in the order in which they are shown. */
export type Splitting = (items: readonly PricedItem[]) => readonly Part[];

/** What an item says of itself to stand in a group. No value: it says nothing. */
export type Membership =
	| { readonly field: 'status'; readonly value: Status }
	| { readonly field: 'kind'; readonly value: Kind | undefined }
	| { readonly field: 'service' | 'owner'; readonly value: string | undefined };

interface Part {
	readonly id: string;
	/** A name from the file stands as it is. */
	readonly label: Message | string;
	readonly items: readonly PricedItem[];
	readonly membership: Membership;
	readonly collapsed?: boolean;
	/** Engineer-days that there are for them, where that is known. */
	readonly capacity?: number;
}

/** What the files say is planned or under way, against the capacity of the plan, and what is not. */
export function byPlan({ backlogs }: Snapshot): Splitting {
	const plans = backlogs.flatMap(({ plan }) => plan ?? []);
	const periods = new Set(plans.flatMap(({ period }) => period ?? []));
	const [period] = periods;
	const days = plans.flatMap(({ capacity }) => Object.values(capacity));
	const capacity = days.length > 0 ? { capacity: days.reduce((sum, each) => sum + each, 0) } : {};
	return (items) => {
		const isIn = ({ item }: PricedItem) => item.status === 'planned' || item.status === 'in-progress';
		return [
			{
				id: 'plan:in',
				label: periods.size === 1 ? message('Planned for {0}', period!) : message('Planned or in progress'),
				items: items.filter(isIn),
				membership: { field: 'status', value: 'planned' },
				...capacity,
			},
			{
				id: 'plan:out',
				label: message('Not planned'),
				items: items.filter((priced) => !isIn(priced)),
				membership: { field: 'status', value: 'proposed' },
			},
		];
	};
}

export const byKind: Splitting = (items) =>
	kindsShown.map((kind) => ({
		id: `kind:${kind}`,
		label: kindWord(kind),
		items: items.filter(({ item }) => kindShown(item.kind) === kind),
		membership: { field: 'kind', value: kind === 'uncategorised' ? undefined : kind },
	}));

export const byStatus: Splitting = (items) =>
	// Work under way comes first: it is what a team asks about.
	(
		['in-progress', 'planned', 'proposed', 'done', 'dropped'] as const satisfies readonly (typeof statuses)[number][]
	).map((status) => ({
		id: `status:${status}`,
		label: statusWord(status),
		items: items.filter(({ item }) => item.status === status),
		membership: { field: 'status', value: status },
		collapsed: status === 'done' || status === 'dropped',
	}));

/** By name, in the order of each group's best item, so that the most urgent group stands first; nameless ones last. */
export function byName(field: 'service' | 'owner', without: Message): Splitting {
	return (items) => {
		const parts = new Map<string | undefined, PricedItem[]>();
		for (const priced of items) {
			const name = priced.item[field];
			const part = parts.get(name);
			if (part) part.push(priced);
			else parts.set(name, [priced]);
		}
		const named = [...parts].filter(([name]) => name !== undefined);
		const nameless = parts.get(undefined) ?? [];
		return [
			...named.map(([name, part]) => ({
				id: `${field}:${name}`,
				label: name ?? '',
				items: part,
				membership: { field, value: name },
			})),
			{ id: `${field}:`, label: without, items: nameless, membership: { field, value: undefined } },
		];
	};
}
