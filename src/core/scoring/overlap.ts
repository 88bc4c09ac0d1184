import { type Claim, partOf } from './claims.ts';
import type { History } from './evidence/history.ts';
import type { PricedMode } from './evidence/modeCost.ts';

/**
 * What an item shares with others that avoid the same incidents. Figures are what the items save of incidents, money a
 * week (hours where there are no rates): the terms `incidents` and `risk` of their prices, as far as history knows them.
 */
export interface Overlap {
	/** Keys of the other open items that avoid some of the same incidents, best rank first. */
	readonly with: readonly string[];
	/** What it and they save together, each incident counted once. */
	readonly jointPerWeek: number;
	/** The sum of what each of them saves by itself. */
	readonly apartPerWeek: number;
	/** What this one saves by itself. */
	readonly alonePerWeek: number;
	/** What this one still saves once all that rank above it are done. */
	readonly marginalPerWeek: number;
	/** Whether one of them ranks above it. */
	readonly follows: boolean;
}

/** An open item with its claims on history. */
export interface Claimant {
	readonly key: string;
	readonly claims: readonly Claim[];
	/** Absent where it has no claims. */
	readonly history: History | undefined;
}

/** A failure mode as all backlogs see it that share its incidents. Incidents that nobody names are one piece, `rest`. */
interface Pool {
	readonly number: number;
	readonly named: Set<string>;
	readonly members: number[];
	/** By member: money a week that it saves of the pool; filled as it is asked for. */
	readonly saved: Map<number, number>;
}

/** Incidents that several items claim, with what each would prevent of them. */
export interface SharedPiece {
	/** Of whom the incidents are the same failure mode. */
	readonly mode: PricedMode;
	/** The part of the mode that these incidents are, 0–1. */
	readonly weight: number;
	/** Money a week that all of them cost. */
	readonly costPerWeek: number;
	/** By item: its key, and the part of each incident that it prevents, 0–1. */
	readonly parts: readonly { readonly key: string; readonly part: number; readonly savedPerWeek: number }[];
}

/** What an item prevents of one piece of a pool: what the whole piece costs a week, and the prevented part, 0–1. */
interface Piece {
	readonly name: string;
	readonly mode: PricedMode;
	readonly weight: number;
	readonly costPerWeek: number;
	readonly part: number;
}

/**
 * Savings that several items claim. Each prevents its part of an incident, share × confidence, whatever the others do,
 * so together they prevent 1 − Π(1 − part) of it (design, section 5.4), and one that comes after others
 * part × Π(1 − their parts). Marginal savings in the order of the ranks add up to the joint saving.
 *
 * @param claimants Open items, best rank first, those without a rank last.
 */
export class Overlaps {
	readonly #claimants: readonly Claimant[];
	readonly #indexes: ReadonlyMap<string, number>;
	readonly #pools: ReadonlyMap<PricedMode, Pool>;
	readonly #pieces: (readonly Piece[] | undefined)[];
	#marginals: readonly number[] | undefined;

	constructor(claimants: readonly Claimant[]) {
		this.#claimants = claimants;
		this.#indexes = new Map(claimants.map(({ key }, index) => [key, index]));
		this.#pools = poolsOf(claimants);
		this.#pieces = new Array(claimants.length).fill(undefined);
	}

	/** Keys of the open items that avoid some of the same incidents, best rank first. Empty for an item on its own. */
	with(key: string): readonly string[] {
		const index = this.#indexes.get(key);
		return index === undefined ? [] : this.#sharing(index).map((other) => this.#claimants[other]!.key);
	}

	/** Undefined for an item that shares no incident. */
	of(key: string): Overlap | undefined {
		const index = this.#indexes.get(key);
		if (index === undefined) return undefined;
		const others = this.#sharing(index);
		if (others.length === 0) return undefined;
		const group = [...others, index].sort((one, other) => one - other);
		this.#marginals ??= this.#inTurn(this.#claimants.map((_, each) => each));
		return {
			with: others.map((other) => this.#claimants[other]!.key),
			jointPerWeek: sum(this.#inTurn(group)),
			apartPerWeek: sum(group.map((each) => this.#alone(each))),
			alonePerWeek: this.#alone(index),
			marginalPerWeek: this.#marginals[index]!,
			follows: others[0]! < index,
		};
	}

	/** Everything that several items claim, in parts of which each is claimed by the same items. */
	shared(): readonly SharedPiece[] {
		const found = new Map<string, { readonly index: number; readonly piece: Piece }[]>();
		for (const index of this.#claimants.keys())
			for (const piece of this.#allPieces(index)) {
				const known = found.get(piece.name);
				if (known) known.push({ index, piece });
				else found.set(piece.name, [{ index, piece }]);
			}
		return [...found.values()].flatMap((claims) => {
			const { mode, weight } = claims[0]!.piece;
			// Two files may price the same incidents with rates of their own: the plan counts the mean of them.
			const costPerWeek = sum(claims.map(({ piece }) => piece.costPerWeek)) / claims.length;
			const parts = claims.map(({ index, piece }) => ({
				key: this.#claimants[index]!.key,
				part: piece.part,
				savedPerWeek: savedBy(piece),
			}));
			return parts.length > 1 ? [{ mode, weight, costPerWeek, parts }] : [];
		});
	}

	/** Money a week that the item at an index saves by itself of a failure mode. */
	savedOf(index: number, mode: PricedMode): number {
		const pool = this.#pools.get(mode);
		if (!pool) return 0;
		let saved = pool.saved.get(index);
		if (saved === undefined) {
			const claims = this.#claimants[index]!.claims.filter((claim) => this.#pools.get(claim.mode) === pool);
			saved = sum(claims.flatMap((claim) => this.#piecesOf(claim, index)).map(savedBy));
			pool.saved.set(index, saved);
		}
		return saved;
	}

	/** Indexes of all items with a claim on a failure mode, ascending. */
	claimantsOf(mode: PricedMode): readonly number[] {
		return this.#pools.get(mode)?.members ?? [];
	}

	#alone(index: number): number {
		return sum(this.#allPieces(index).map(savedBy));
	}

	/** What each of some items saves when they are done one after the other. */
	#inTurn(indexes: readonly number[]): number[] {
		const left = new Map<string, number>();
		return indexes.map((index) => {
			let saved = 0;
			for (const { name, costPerWeek, part } of this.#allPieces(index)) {
				const before = left.get(name) ?? 1;
				saved += costPerWeek * part * before;
				left.set(name, before * (1 - part));
			}
			return saved;
		});
	}

	#sharing(index: number): number[] {
		const own = new Set(this.#allPieces(index).map(({ name }) => name));
		const found = new Set<number>();
		for (const { mode } of this.#claimants[index]!.claims)
			for (const other of this.claimantsOf(mode))
				if (other !== index && !found.has(other) && this.#allPieces(other).some(({ name }) => own.has(name)))
					found.add(other);
		return [...found].sort((one, other) => one - other);
	}

	#allPieces(index: number): readonly Piece[] {
		this.#pieces[index] ??= this.#claimants[index]!.claims.flatMap((claim) => this.#piecesOf(claim, index));
		return this.#pieces[index];
	}

	#piecesOf({ mode, rest, named }: Claim, index: number): Piece[] {
		const { history } = this.#claimants[index]!;
		const pool = this.#pools.get(mode)!;
		const pieces: Piece[] = [];
		let left = 1;
		for (const id of pool.named) {
			const weight = history ? partOf(mode, id, history) : 0;
			left -= weight;
			const part = named.get(id) ?? rest;
			if (weight > 0 && part > 0)
				pieces.push({ name: `${pool.number} ${id}`, mode, weight, costPerWeek: weight * mode.costPerWeek, part });
		}
		// What is left of a sum that should be nought is an error in the last digits.
		if (left > 1e-9 && rest > 0)
			pieces.push({ name: `${pool.number}`, mode, weight: left, costPerWeek: left * mode.costPerWeek, part: rest });
		return pieces;
	}
}

/** Modes of one name in the histories of two files are one where they have an incident in common. */
function poolsOf(claimants: readonly Claimant[]): Map<PricedMode, Pool> {
	const pools = new Map<PricedMode, Pool>();
	const byKey = new Map<string, PricedMode[]>();
	let number = 0;
	claimants.forEach(({ claims }, index) => {
		for (const { mode, named } of claims) {
			let pool = pools.get(mode);
			if (!pool) {
				const known = byKey.get(mode.key) ?? [];
				const same = known.find((other) => shareIncidents(mode, other));
				pool = (same && pools.get(same)) ?? { number: ++number, named: new Set(), members: [], saved: new Map() };
				pools.set(mode, pool);
				byKey.set(mode.key, [...known, mode]);
			}
			for (const id of named.keys()) pool.named.add(id);
			if (pool.members.at(-1) !== index) pool.members.push(index);
		}
	});
	return pools;
}

function shareIncidents(one: PricedMode, other: PricedMode): boolean {
	const incidents = new Set(one.occurrences.map(({ incident }) => incident));
	return other.occurrences.some(({ incident }) => incidents.has(incident));
}

function savedBy({ costPerWeek, part }: Piece): number {
	return costPerWeek * part;
}

function sum(values: readonly number[]): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
