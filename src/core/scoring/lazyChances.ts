import type { KeptStanding } from './keptWorths.ts';
import type { Chances } from './priceItem.ts';
import { type Ties, tiesAfter } from './ranking.ts';
import { type Tops, topsAfter } from './tops.ts';

/** Draws of scores that are kept from one pricing to the next: 16 MB. */
const MOST_DRAWS = 2 ** 21;

interface Found extends Chances {
	readonly tops: Tops;
	readonly tiesFound: Ties;
}

/**
 * The chances and ties of a ranking, which take draws of all scores. They are found when somebody asks, and from then on
 * with every ranking after it, from those before.
 */
export class LazyChances {
	readonly #standings: readonly KeptStanding[];
	readonly #top: number;
	readonly #draws: number;
	#found: Found | undefined;

	constructor(standings: readonly KeptStanding[], top: number, draws: number, before?: LazyChances) {
		this.#standings = standings;
		this.#top = top;
		this.#draws = draws;
		if (before?.wasAsked) this.#found = this.#find(before.#draws === draws ? before.#found : undefined);
	}

	get wasAsked(): boolean {
		return this.#found !== undefined;
	}

	get found(): Chances {
		this.#found ??= this.#find(undefined);
		return this.#found;
	}

	#find(before: Found | undefined): Found {
		const tops = topsAfter(before?.tops, this.#standings, this.#top, this.#draws);
		const ties = tiesAfter(before?.tiesFound, this.#standings, this.#draws);
		for (let index = Math.floor(MOST_DRAWS / this.#draws); index < this.#standings.length; index++)
			this.#standings[index]!.release();
		return { tops, tiesFound: ties, top: tops.chances, ties: ties.groups };
	}
}

/** Whether the same is said of a rank by two chances, as far as that is known without asking. */
export function isSamePlace(
	rank: number | undefined,
	one: LazyChances | undefined,
	other: LazyChances | undefined,
): boolean {
	if (rank === undefined || one === other) return one === other;
	if (!one?.wasAsked || !other?.wasAsked) return false;
	const [stood, stands] = [one.found, other.found];
	return stood.top[rank - 1] === stands.top[rank - 1] && stood.ties[rank - 1] === stands.ties[rank - 1];
}
