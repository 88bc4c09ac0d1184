import type { Intent } from '../backlog/edits.ts';
import type { CodeFacts } from './codeFacts.ts';

/** What writes an entry of `paths` anew wherever it stands, by the file that it stands in. */
export function moveLinesIntents(
	{ lines }: CodeFacts,
	before: string,
	after: string,
): ReadonlyMap<string, readonly Intent[]> {
	const intents = new Map<string, Intent[]>();
	for (const { entry, items, services } of lines) {
		if (entry !== before) continue;
		const owners = [
			...items.map(({ item }) => ({ list: 'items' as const, ...item })),
			...services.map((service) => ({ list: 'services' as const, ...service })),
		];
		for (const { list, id, paths, origin } of owners) {
			const value = paths.map((path) => (path === before ? after : path));
			const known = intents.get(origin.file) ?? [];
			intents.set(origin.file, [...known, { type: 'setField', list, id, path: ['paths'], value }]);
		}
	}
	return intents;
}
