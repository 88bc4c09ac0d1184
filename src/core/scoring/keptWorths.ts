import type { Item, MethodId } from '../backlog/model.ts';
import type { PricedItem } from '../snapshot.ts';
import type { Appraisal, Subject, Verdict } from './methods/method.ts';
import { priced, type Ranked, scoreDrawn, type Worth, worthOf } from './priceItem.ts';
import type { TermContext } from './terms/contribution.ts';
import type { Contender } from './topChances.ts';
import type { Draws } from './uncertainty/draws.ts';

/** What an item is worth, kept for as long as nothing of it changes but where it stands. */
export class KeptWorth {
	/** Its part in a ranking; absent without a score. */
	readonly standing: KeptStanding | undefined;
	readonly #worth: Worth;
	#item: Item;
	#context: TermContext;
	#shown: PricedItem | undefined;

	constructor(item: Item, context: TermContext, appraisal: Appraisal, score: (subject: Subject) => Verdict) {
		const { worth, scoreDraws } = worthOf(appraisal, score, context);
		this.#item = item;
		this.#context = context;
		this.#worth = worth;
		const drawn = (count: number) => scoreDrawn(this.#item, worth, score, this.#context, count);
		this.standing = worth.score && new KeptStanding(item.key, worth.score, scoreDraws, drawn);
	}

	get item(): Item {
		return this.#item;
	}

	/** False where the item, or what it is priced by, is not what it was. */
	moveTo(item: Item, context: TermContext): boolean {
		const stays = item === this.#item && context.history === this.#context.history;
		// The parts of a score name places.
		if (!stays && (this.#worth.scoreParts || !isSameWork(this.#item, item))) return false;
		if (!stays) this.#shown = undefined;
		this.#item = item;
		this.#context = context;
		return true;
	}

	shownAt(place: Ranked = {}): PricedItem {
		const shown = this.#shown;
		const { rank, topChance, tie } = place;
		if (shown && shown.rank === rank && shown.topChance === topChance && shown.tie === tie) return shown;
		this.#shown = priced(this.#item, this.#worth, this.#context, place);
		return this.#shown;
	}

	get effort(): Worth['effort'] {
		return this.#worth.effort;
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
		const kept = known?.moveTo(item, context) ? known : make();
		shelf.items.set(item.key, kept);
		return kept;
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

/** The same in all that a price may come from: everything but where it stands. */
function isSameWork(one: Item, other: Item): boolean {
	let fields = 0;
	for (const field in one) {
		fields++;
		if (field !== 'origin' && !isSame(one[field as keyof Item], other[field as keyof Item])) return false;
	}
	for (const _ in other) fields--;
	return fields === 0;
}

function isSame(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return Object.is(one, other);
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
	);
}
