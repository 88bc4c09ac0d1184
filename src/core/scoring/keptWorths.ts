import type { Item, MethodId } from '../backlog/model.ts';
import { isSame } from '../isSame.ts';
import type { Interval, PricedItem } from '../snapshot.ts';
import type { History } from './evidence/history.ts';
import { isSamePlace, type LazyChances } from './lazyChances.ts';
import type { Appraisal, Subject, Verdict } from './methods/method.ts';
import { outlined } from './outline.ts';
import { priced, scoreDrawn, type Worth, worthOf } from './priceItem.ts';
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
	#shown:
		| { readonly priced: PricedItem; readonly history: History; readonly chances: LazyChances | undefined }
		| undefined;

	/** @param appraisal With all draws, where it is made already. */
	constructor(item: Item, context: TermContext, score: (subject: Subject) => Verdict, appraisal?: Appraisal) {
		const { worth, drawn } = outlined(item, score, context, appraisal && worthOf(appraisal, score, context));
		this.#item = item;
		this.#history = context.history;
		this.#worth = worth;
		this.effort = worth.effort;
		this.standing =
			worth.score &&
			new KeptStanding(item.key, worth.score, drawn, (count) => scoreDrawn(item, worth, score, context, count));
	}

	/** False where an item, or what it is priced by, is not what it was. */
	holdsFor(item: Item, { history }: TermContext): boolean {
		if (item === this.#item && history === this.#history) return true;
		// The parts of a score name places.
		return !this.#worth.scoreParts && isSameWork(this.#item, item);
	}

	/** Of an item that it holds for. Without a rank where that takes no part in the ranking. */
	shown(item: Item, context: TermContext, rank?: number, chances?: LazyChances): PricedItem {
		const last = this.#shown;
		const { history } = context;
		if (last?.priced.item === item && last.history === history && last.priced.rank === rank)
			if (isSamePlace(rank, last.chances, chances)) return last.priced;
		const place = rank === undefined || !chances ? undefined : { rank, chances: () => chances.found };
		const made = priced(item, this.#worth, context, place);
		this.#shown = { priced: made, history, chances };
		return made;
	}
}

/** Its draws are let go where there are too many, and drawn again when they are needed. */
export class KeptStanding implements Contender {
	readonly key: string;
	readonly mean: number;
	readonly #score: Interval;
	readonly #drawn: () => Draws | undefined;
	readonly #drawnAgain: (count: number) => Draws | undefined;
	#draws: Draws | undefined;
	#isCertain = false;

	constructor(
		key: string,
		score: Interval,
		drawn: () => Draws | undefined,
		drawnAgain: (count: number) => Draws | undefined,
	) {
		this.key = key;
		this.mean = score.mean;
		this.#score = score;
		this.#drawn = drawn;
		this.#drawnAgain = drawnAgain;
	}

	get width(): number {
		return this.#score.p90 - this.#score.p10;
	}

	get draws(): Draws | undefined {
		if (!this.#draws && !this.#isCertain) {
			this.#draws = this.#drawn();
			this.#isCertain = !this.#draws;
		}
		return this.#draws;
	}

	drawAgain(count: number): Draws | undefined {
		return this.#isCertain ? undefined : this.#drawnAgain(count);
	}

	release(): void {
		this.#draws = undefined;
	}
}

/** What some items were priced by: a history with rates, a time, a number of draws. */
interface Shelf {
	readonly now: number;
	readonly draws: number;
	/** By the keys of the items. */
	readonly items: Map<string, KeptWorth>;
}

/**
 * The worths of items by a method that looks at each of them alone. An item that is the same in all but its place is
 * worth the same as in the pricing before, so that an edit prices what it touches. Another history, rate or time prices
 * all anew.
 */
export class WorthKeeper {
	readonly #method: MethodId;
	/** By what gives every item the same price. */
	readonly #shelves = new Map<object, Shelf>();
	#before: WorthKeeper | undefined;

	constructor(method: MethodId, before?: WorthKeeper) {
		this.#method = method;
		this.#before = before && before.#method === method ? before : undefined;
	}

	of(item: Item, context: TermContext, make: () => KeptWorth): KeptWorth {
		const known = this.#before?.known(item, context);
		const kept = known?.holdsFor(item, context) ? known : make();
		this.change(item, context, kept);
		return kept;
	}

	/** Of an item that was asked for. */
	known({ key }: Item, { history: { worth }, now, draws }: TermContext): KeptWorth | undefined {
		const shelf = this.#shelves.get(worth);
		return shelf?.now === now && shelf.draws === draws ? shelf.items.get(key) : undefined;
	}

	/** Another worth of the item from now on. */
	change({ key }: Item, { history: { worth }, now, draws }: TermContext, kept: KeptWorth): void {
		let shelf = this.#shelves.get(worth);
		if (!shelf) {
			shelf = { now, draws, items: new Map() };
			this.#shelves.set(worth, shelf);
		}
		shelf.items.set(key, kept);
	}

	/** Forgets the pricing before, with the items that are gone. */
	finish(): void {
		this.#before = undefined;
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
