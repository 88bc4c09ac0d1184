import type { Item, MethodId } from '../backlog/model.ts';
import { isSame } from '../isSame.ts';
import type { PricedItem } from '../snapshot.ts';
import type { History } from './evidence/history.ts';
import type { Appraisal, Subject, Verdict } from './methods/method.ts';
import { priced, type Ranked, scoreDrawn, type Worth, worthOf } from './priceItem.ts';
import type { TermContext } from './terms/contribution.ts';
import type { Contender } from './topChances.ts';
import type { Draws } from './uncertainty/draws.ts';

/** What an item is worth. It holds for every item that is the same but for its place and its words. */
export class KeptWorth {
	/** Its part in a ranking; absent without a score. */
	readonly standing: KeptStanding | undefined;
	readonly effort: Worth['effort'];
	readonly #worth: Worth;
	readonly #item: Item;
	readonly #history: History;
	#shown: { readonly priced: PricedItem; readonly context: TermContext } | undefined;

	constructor(item: Item, context: TermContext, appraisal: Appraisal, score: (subject: Subject) => Verdict) {
		const { worth, scoreDraws } = worthOf(appraisal, score, context);
		this.#item = item;
		this.#history = context.history;
		this.#worth = worth;
		this.effort = worth.effort;
		const drawn = (count: number) => scoreDrawn(item, worth, score, context, count);
		this.standing = worth.score && new KeptStanding(item.key, worth.score, scoreDraws, drawn);
	}

	/** False where an item, or what it is priced by, is not what it was. */
	holdsFor(item: Item, context: TermContext): boolean {
		if (item === this.#item && context.history === this.#history) return true;
		// The parts of a score name places.
		return !this.#worth.scoreParts && isSameWork(this.#item, item);
	}

	/** Of an item that it holds for. Without a rank where that takes no part in the ranking. */
	shown(item: Item, context: TermContext, rank?: number, topChance?: number, tie?: number): PricedItem {
		const { priced: last, context: by } = this.#shown ?? {};
		if (last?.item === item && by?.history === context.history && last.rank === rank)
			if (last.topChance === topChance && last.tie === tie) return last;
		const place: Ranked = {
			...(rank === undefined ? {} : { rank }),
			...(topChance === undefined ? {} : { topChance }),
			...(tie === undefined ? {} : { tie }),
		};
		const made = priced(item, this.#worth, context, place);
		this.#shown = { priced: made, context };
		return made;
	}
}

/** Its draws are let go where there are too many, and drawn again when they are needed. */
export class KeptStanding implements Contender {
	readonly key: string;
	readonly mean: number;
	readonly width: number;
	readonly #count: number;
	readonly #drawn: (count: number) => Draws | undefined;
	#draws: Draws | undefined;

	constructor(
		key: string,
		{ mean, p10, p90 }: NonNullable<Worth['score']>,
		draws: Draws | undefined,
		drawn: (count: number) => Draws | undefined,
	) {
		this.key = key;
		this.mean = mean;
		this.width = p90 - p10;
		this.#draws = draws;
		this.#count = draws?.length ?? 0;
		this.#drawn = drawn;
	}

	get draws(): Draws | undefined {
		if (!this.#draws && this.#count > 0) this.#draws = this.#drawn(this.#count);
		return this.#draws;
	}

	drawAgain(count: number): Draws | undefined {
		return this.#count > 0 ? this.#drawn(count) : undefined;
	}

	release(): void {
		this.#draws = undefined;
	}
}

/** What some items were priced by: a history with rates, a time, a number of draws, a method. */
interface Shelf {
	readonly worth: object;
	readonly now: number;
	readonly draws: number;
	readonly method: MethodId;
	/** By the keys of the items. */
	readonly items: Map<string, KeptWorth>;
}

/** One a backlog file, for as many as are edited at a time. */
const MOST_SHELVES = 8;
let shelves: readonly Shelf[] = [];

/**
 * The worths of items by a method that looks at each of them alone. An item that is the same in all but its place is
 * worth the same, so that an edit prices what it touches. Another history, rate or time prices all anew.
 */
export class WorthKeeper {
	readonly #method: MethodId;
	readonly #used = new Map<object, { readonly before: Shelf | undefined; readonly shelf: Shelf }>();

	constructor(method: MethodId) {
		this.#method = method;
	}

	of(item: Item, context: TermContext, make: () => KeptWorth): KeptWorth {
		const { before, shelf } = this.#shelfOf(context);
		const known = before?.items.get(item.key);
		const kept = known?.holdsFor(item, context) ? known : make();
		shelf.items.set(item.key, kept);
		return kept;
	}

	/** Of an item that was asked for. */
	known(item: Item, context: TermContext): KeptWorth | undefined {
		return this.#used.get(context.history.worth)?.shelf.items.get(item.key);
	}

	/** Another worth of the item from now on. */
	change(item: Item, context: TermContext, worth: KeptWorth): void {
		this.#used.get(context.history.worth)?.shelf.items.set(item.key, worth);
	}

	/** Keeps what was asked for, and no item that is gone. */
	keep(): void {
		const used = [...this.#used.values()];
		const left = shelves.filter((shelf) => !used.some(({ before }) => before === shelf));
		shelves = [...used.map(({ shelf }) => shelf), ...left].slice(0, MOST_SHELVES);
	}

	#shelfOf({ history: { worth }, now, draws }: TermContext) {
		let found = this.#used.get(worth);
		if (!found) {
			const method = this.#method;
			const before = shelves.find(
				(one) => one.worth === worth && one.now === now && one.draws === draws && one.method === method,
			);
			found = { before, shelf: { worth, now, draws, method, items: new Map() } };
			this.#used.set(worth, found);
		}
		return found;
	}
}

/** What no price comes from. */
const priceless: ReadonlySet<string> = new Set<keyof Item>([
	'origin',
	'title',
	'labels',
	'links',
	'paths',
	'followUps',
]);

/** The same in all that a price may come from. */
function isSameWork(one: Item, other: Item): boolean {
	for (const field in other) if (!(field in one) && !priceless.has(field)) return false;
	for (const field in one)
		if (!priceless.has(field) && !isSame(one[field as keyof Item], other[field as keyof Item])) return false;
	return true;
}
