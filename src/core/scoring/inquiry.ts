import { type Item, isOpen } from '../backlog/model.ts';
import type { PricedItem } from '../snapshot.ts';
import { type Ask, askFor } from './askFor.ts';
import { claimsOf } from './claims.ts';
import type { History } from './evidence/history.ts';
import type { PricedMode } from './evidence/modeCost.ts';
import { type Overlap, Overlaps, type SharedPiece } from './overlap.ts';

/**
 * What one item has to do with the others. It is worked out when somebody asks for it, as a keystroke moves the ranking
 * and few look at more than some items of it.
 */
export class Inquiry {
	readonly #items: readonly PricedItem[];
	readonly #historyOf: (item: Item) => History | undefined;
	readonly #topCount: number;
	readonly #now: number;
	readonly #asks = new Map<string, Ask | undefined>();
	#lists: Lists | undefined;

	/** @param items In the order of a `Snapshot`. */
	constructor(
		items: readonly PricedItem[],
		historyOf: (item: Item) => History | undefined,
		topCount: number,
		now: number,
	) {
		this.#items = items;
		this.#historyOf = historyOf;
		this.#topCount = topCount;
		this.#now = now;
	}

	/** What it shares with other open items; undefined where it shares nothing, or is not open. */
	overlap(key: string): Overlap | undefined {
		return this.#listed().overlaps.of(key);
	}

	/** Keys of the other open items that avoid some of the same incidents. */
	overlapping(key: string): readonly string[] {
		return this.#listed().overlaps.with(key);
	}

	/** The incidents that several open items claim. */
	shared(): readonly SharedPiece[] {
		return this.#listed().overlaps.shared();
	}

	/** The input that would most change its place; undefined where none would, or it has no rank. */
	askFor(key: string): Ask | undefined {
		if (!this.#asks.has(key)) this.#asks.set(key, this.#ask(key));
		return this.#asks.get(key);
	}

	#ask(key: string): Ask | undefined {
		const { ranked, indexes, overlaps, modes } = this.#listed();
		const index = indexes.get(key);
		if (index === undefined) return undefined;
		// Ranked items come first among the open ones: their indexes are the same in both lists.
		const shared = {
			modes: modes[index]!,
			saved: (member: number, mode: PricedMode) => overlaps.savedOf(member, mode),
			members: (mode: PricedMode) => overlaps.claimantsOf(mode),
		};
		return askFor(index, ranked, shared, this.#topCount, this.#now);
	}

	#listed(): Lists {
		this.#lists ??= this.#list();
		return this.#lists;
	}

	#list(): Lists {
		const open = this.#items.filter(({ item }) => isOpen(item));
		const ranked = open.filter(({ rank }) => rank !== undefined);
		const claimants = open.flatMap(({ item }) => {
			const history = this.#historyOf(item);
			return [{ key: item.key, history, claims: history ? claimsOf(item, history) : [] }];
		});
		return {
			ranked,
			indexes: new Map(ranked.map(({ item }, index) => [item.key, index])),
			overlaps: new Overlaps(claimants),
			modes: claimants.map(({ claims }) => claims.map(({ mode }) => mode)),
		};
	}
}

interface Lists {
	readonly ranked: readonly PricedItem[];
	readonly indexes: ReadonlyMap<string, number>;
	readonly overlaps: Overlaps;
	/** Of each open item. */
	readonly modes: readonly (readonly PricedMode[])[];
}
