import type { Item, OwnerBasis, Service } from '../backlog/model.ts';
import type { CatalogEntity } from '../incidents/services/catalog.ts';
import type { CodeOwners } from './codeOwners.ts';

/** What a repository says of owners beside its backlog. */
export interface OwnerSources {
	readonly services: ReadonlyMap<string, Service>;
	readonly catalog: readonly CatalogEntity[];
	readonly codeOwners?: CodeOwners;
	/** From the repository's root to the folder that `paths` are relative to; empty, or with `/` at its end. */
	readonly folder: string;
}

/**
 * Items with the owner that somebody else names where they name none: their service, the service's entry in a Backstage
 * catalogue, the CODEOWNERS of their paths, then of the service's paths. An item of which nothing changes, or whose owner
 * is the same as before, stays the same object; so does the list of which nothing changes.
 */
export function inheritOwners(items: readonly Item[], sources: OwnerSources): readonly Item[] {
	let catalog: ReadonlyMap<string, string> | undefined;
	let changed = false;
	const owned = items.map((item) => {
		if (item.owner !== undefined) return item;
		catalog ??= ownersByName(sources.catalog);
		const found = ownerOf(item, sources, catalog);
		changed ||= found !== undefined;
		return found ? withOwner(item, ...found) : item;
	});
	return changed ? owned : items;
}

function ownerOf(
	{ service: id, paths }: Item,
	{ services, codeOwners, folder }: OwnerSources,
	catalog: ReadonlyMap<string, string>,
): readonly [owner: string, basis: OwnerBasis] | undefined {
	const service = id === undefined ? undefined : services.get(id);
	if (service?.owner !== undefined) return [service.owner, 'service'];
	const names = id === undefined ? [] : [id, ...(service?.aliases ?? [])];
	const catalogued = names.flatMap((name) => catalog.get(name.toLowerCase()) ?? [])[0];
	if (catalogued !== undefined) return [catalogued, 'catalog'];
	if (!codeOwners) return undefined;
	for (const path of [...paths, ...(service?.paths ?? [])]) {
		const owner = codeOwners.ownerOf(folder + exampleOf(path));
		if (owner !== undefined) return [owner, 'codeowners'];
	}
	return undefined;
}

function ownersByName(catalog: readonly CatalogEntity[]): ReadonlyMap<string, string> {
	const owners = new Map<string, string>();
	for (const { name, names, owner } of catalog)
		for (const known of owner === undefined ? [] : [name, ...names])
			if (!owners.has(known.toLowerCase())) owners.set(known.toLowerCase(), owner!);
	return owners;
}

/** A path that stands for all that a glob names: `services/checkout/**` is what lies in that folder. */
function exampleOf(glob: string): string {
	return glob
		.trim()
		.replace(/^(?:\.\/)+/, '')
		.replace(/\/$/, '/any')
		.replace(/\{([^,{}]*)[^{}]*\}/g, '$1')
		.replace(/\*+|\?/g, 'any');
}

const made = new WeakMap<Item, Item>();

function withOwner(item: Item, owner: string, ownerBasis: OwnerBasis): Item {
	const known = made.get(item);
	if (known?.owner === owner && known.ownerBasis === ownerBasis) return known;
	const owned = { ...item, owner, ownerBasis };
	made.set(item, owned);
	return owned;
}
