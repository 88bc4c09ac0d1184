import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import { readAs } from './rereadYaml.ts';
import type { Origin, SourceNode } from './sourceTree.ts';

/** What an entry of a list says, where it could be understood, and what is wrong in it. */
export interface ReadEntry<M> {
	readonly value?: M;
	readonly problems: readonly Problem[];
}

interface Kept {
	readonly terms: string;
	/** Where it was read last. */
	readonly node: SourceNode;
	readonly entry: ReadEntry<{ readonly origin: Origin }>;
}

/** By the nodes that were read. Nodes that only stand elsewhere say the same. */
const kept = new WeakMap<SourceNode, Kept>();

/**
 * What `read` gives for an entry. It is asked only where the entry, or what it is read by, has changed: one that has
 * moved says the same elsewhere, and one that has not is the same object.
 *
 * @param terms All besides the entry that its reading depends on.
 */
export function keptEntry<M extends { readonly origin: Origin }>(
	origin: Origin,
	terms: string,
	read: () => ReadEntry<M>,
): ReadEntry<M> {
	const { node } = origin;
	if (!node) return read();
	const source = readAs(node).node;
	const known = kept.get(source);
	const before = known?.terms === terms ? known : undefined;
	if (before?.node === node) return before.entry as ReadEntry<M>;
	const entry = before ? movedTo(before.entry as ReadEntry<M>, origin, node.start - before.node.start) : read();
	kept.set(source, { terms, node, entry });
	return entry;
}

function movedTo<M extends { readonly origin: Origin }>(
	{ value, problems }: ReadEntry<M>,
	origin: Origin,
	by: number,
): ReadEntry<M> {
	return {
		...(value === undefined ? {} : { value: { ...value, origin } }),
		problems: problems.length === 0 ? problems : problems.map((problem) => movedProblem(problem, by)),
	};
}

function movedProblem(problem: Problem, by: number): Problem {
	const { place, related, fix } = problem;
	return {
		...problem,
		place: movedPlace(place, by),
		...(related ? { related: related.map((each) => ({ ...each, place: movedPlace(each.place, by) })) } : {}),
		...(fix ? { fix: { ...fix, place: movedPlace(fix.place, by) } } : {}),
	};
}

function movedPlace(place: Place, by: number): Place {
	return { ...place, start: place.start + by, end: place.end + by };
}
