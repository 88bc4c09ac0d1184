import type { MethodId, Scoring } from '../../backlog/model.ts';
import { placeAt } from '../../backlog/sourceTree.ts';
import type { Problem } from '../../problem.ts';
import { message } from '../../text.ts';
import { methods } from './registry.ts';

export interface MethodChoice {
	/** Absent where no file says it: `cd3`. */
	readonly method?: MethodId;
	/** Of files that ask for another one: information. */
	readonly problems: readonly Problem[];
}

/**
 * All items are in one order, so one file decides by what: the one with `scoring` that speaks for the folder nearest to
 * the root, of several the first by name. `files` are in the order of their names; a folder ends with `/`, the root's
 * is empty.
 */
export function chosenMethod(files: readonly { readonly folder: string; readonly scoring?: Scoring }[]): MethodChoice {
	const asking = files.flatMap(({ folder, scoring }) =>
		scoring ? [{ depth: folder.split('/').length, scoring }] : [],
	);
	const [first, ...others] = asking.sort((one, other) => one.depth - other.depth);
	if (!first) return { problems: [] };
	const { method, origin } = first.scoring;
	const problems = others.flatMap(({ scoring }): Problem[] => {
		if (scoring.method === method) return [];
		const place = placeAt(scoring.origin, ['method']);
		return [
			{
				code: 'scoring.other',
				severity: 'information',
				place,
				message: message('All items are ranked together, by {0}, as another file says.', methods[method].name),
				related: [
					{ place: placeAt(origin, ['method']), message: message('The method that ranks the items of all files.') },
				],
				fix: { title: message('Change to “{0}”', method), place, text: method },
			},
		];
	});
	return { method, problems };
}
