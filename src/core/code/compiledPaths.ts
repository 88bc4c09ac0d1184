import type { Service } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { PricedItem } from '../snapshot.ts';
import { type CodeGlob, codeGlobs, type LineRange, readCodePath } from './codePath.ts';

/** One entry of the `paths` of an item or a service. */
export interface PathEntry {
	/** As written. */
	readonly text: string;
	readonly lines?: LineRange;
	readonly place: Place;
	readonly owner:
		| { readonly type: 'service'; readonly service: Service }
		| { readonly type: 'item'; readonly priced: PricedItem };
}

interface Compiled extends CodeGlob {
	readonly entry: PathEntry;
	/** Where the entry stands in the file: entries are told in that order. */
	readonly order: number;
}

/** All globs of one backlog, compiled once. They lie by the folder that they start with, so that most are never asked. */
export class CompiledPaths {
	readonly #byFolder = new Map<string, Compiled[]>();
	readonly #all: Compiled[] = [];

	constructor(services: readonly Service[], items: readonly PricedItem[]) {
		for (const service of services) this.#add({ type: 'service', service });
		for (const priced of items) this.#add({ type: 'item', priced });
	}

	/** The entries that name a path, which is relative to the backlog's folder. */
	naming(path: string): readonly PathEntry[] {
		const names = path.split('/');
		const found = this.#near(path).filter(({ start, matches }) => path.startsWith(start) && matches(names));
		return [...new Set(found.sort((one, other) => one.order - other.order).map(({ entry }) => entry))];
	}

	/** The entries that name something in a folder, as far as they themselves say where that lies. */
	inFolder(folder: string): readonly PathEntry[] {
		const below = `${folder}/`;
		const names = `${below}any`.split('/');
		const found = this.#near(below).filter(({ start, matches }) =>
			start.length >= below.length ? start.startsWith(below) : below.startsWith(start) && matches(names),
		);
		return [...new Set(found.map(({ entry }) => entry))];
	}

	#near(path: string): Compiled[] {
		return [...(this.#byFolder.get(firstFolder(path)) ?? []), ...(this.#byFolder.get('') ?? [])];
	}

	#add(owner: PathEntry['owner']): void {
		const { paths, origin } = owner.type === 'service' ? owner.service : owner.priced.item;
		for (const [index, text] of paths.entries()) {
			const { glob, lines } = readCodePath(text);
			const entry = { text, owner, place: placeAt(origin, ['paths', index]), ...(lines ? { lines } : {}) };
			for (const compiled of codeGlobs(glob)) {
				const one = { ...compiled, entry, order: this.#all.length };
				const folder = firstFolder(one.start);
				const known = this.#byFolder.get(folder);
				if (known) known.push(one);
				else this.#byFolder.set(folder, [one]);
				this.#all.push(one);
			}
		}
	}
}

/** Empty where the text does not say the whole of its first folder. */
function firstFolder(path: string): string {
	const end = path.indexOf('/');
	return end < 0 ? '' : path.slice(0, end);
}
