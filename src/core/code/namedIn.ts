/** Ids of another form are words that a text may hold anyway. */
const TELLING = /^(?=.*\p{L})(?=.*\d)/u;
/** Words of more parts are no ids. */
const MOST_PARTS = 8;

/**
 * What ids that are words of a text stand for, also at the start of a longer word: `rel-1-failover`.
 *
 * @param byId By id in lower case.
 */
export function namedIn<Named>(text: string, byId: ReadonlyMap<string, Named>): readonly Named[] {
	const found = new Set<Named>();
	for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_.-]+/gu)) {
		const parts = word.split('-').slice(0, MOST_PARTS);
		let from = 0;
		while (from < parts.length) {
			let to = parts.length;
			for (; to > from; to--) {
				const id = parts.slice(from, to).join('-').replace(/\.+$/, '');
				const named = TELLING.test(id) ? byId.get(id) : undefined;
				if (named === undefined) continue;
				found.add(named);
				break;
			}
			from = Math.max(to, from + 1);
		}
	}
	return [...found];
}
