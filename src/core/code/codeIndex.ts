import { type Incident, type Item, isOpen, type Service } from '../backlog/model.ts';
import { DAY } from '../backlog/quantities.ts';
import type { RepositoryCommits } from '../measures/effort/effortByWeek.ts';
import { folderOf } from '../scopes.ts';
import type { EvidenceScope, PricedItem, Snapshot } from '../snapshot.ts';
import { message } from '../text.ts';
import type { CodeFacts, Reason } from './codeFacts.ts';
import { pathIn } from './codePath.ts';
import { CollectedFacts, MOST_INCIDENTS } from './collectedFacts.ts';
import { CompiledPaths } from './compiledPaths.ts';
import { type LinkedPaths, linkedPaths } from './linkedCommits.ts';

/** Tells what of the backlogs concerns which file of code. */
export interface CodeIndex {
	/** Of a file, by its key. The same file gives the same object. */
	factsOf(file: string): CodeFacts;
	/** Of a folder: the open items whose `paths`, or those of whose service, name something in it. */
	itemsIn(folder: string): readonly PricedItem[];
}

const RECENT = 90 * DAY;
/** As many answers are kept: more files than anybody has open. */
const MOST_KEPT = 500;

/**
 * Compiles all globs of a snapshot once; after that a file is answered from them alone: nothing is read and nothing is
 * searched.
 *
 * @param repositories What git tells, where there is git: joins incidents with files by commits.
 */
export function codeIndex(snapshot: Snapshot, repositories: readonly RepositoryCommits[] = []): CodeIndex {
	const regions = (snapshot.evidence ?? []).map((scope) => new Region(scope, snapshot, repositories));
	const known = new Map<string, CodeFacts>();
	return {
		factsOf(file) {
			const kept = known.get(file);
			if (kept) return kept;
			if (known.size >= MOST_KEPT) known.clear();
			const found = new CollectedFacts(snapshot.now - RECENT);
			for (const region of regions) region.collect(file, found);
			const facts = found.facts();
			known.set(file, facts);
			return facts;
		},
		itemsIn: (folder) => [...new Set(regions.flatMap((region) => region.itemsIn(folder)))],
	};
}

/** One backlog and the folder for which it speaks. */
class Region {
	readonly #scope: EvidenceScope;
	readonly #folder: string;
	readonly #paths: CompiledPaths;
	readonly #items: readonly PricedItem[];
	readonly #catalogs: ReadonlyMap<string, readonly Service[]>;
	readonly #linked: { readonly prefix: string; readonly paths: LinkedPaths } | undefined;
	#byService: ReadonlyMap<string, readonly Incident[]> | undefined;

	constructor(scope: EvidenceScope, { items }: Snapshot, repositories: readonly RepositoryCommits[]) {
		this.#scope = scope;
		this.#folder = folderOf(scope.file);
		this.#items = items.filter(({ item }) => item.origin.file === scope.file && isOpen(item));
		this.#paths = new CompiledPaths(
			scope.services.filter(({ origin }) => origin.file === scope.file),
			this.#items,
		);
		this.#catalogs = servicesByCatalog(scope);
		const repository = repositories.find(({ prefixes }) => prefixes.has(scope.file));
		this.#linked = repository && {
			prefix: repository.prefixes.get(scope.file)!,
			paths: linkedPaths(scope.incidents, repository),
		};
	}

	itemsIn(folder: string): readonly PricedItem[] {
		const path = this.#pathOf(folder);
		if (path === undefined) return [];
		const entries = this.#paths.inFolder(path);
		const services = new Set(entries.flatMap(({ owner }) => (owner.type === 'service' ? owner.service.id : [])));
		const named = new Set(entries.flatMap(({ owner }) => (owner.type === 'item' ? owner.priced : [])));
		return this.#items.filter((priced) => named.has(priced) || isAboutOne(priced.item, services));
	}

	collect(file: string, found: CollectedFacts): void {
		const path = this.#pathOf(file);
		if (path === undefined) return;
		for (const entry of this.#paths.naming(path)) found.addEntry(entry);
		this.#collectCatalogued(file, found);
		this.#collectOwned(file, found);
		for (const [service, reasons] of [...found.services])
			if (this.#scope.services.includes(service)) this.#collectOf(service, reasons[0]!, found);
		this.#collectAvoided(found);
		for (const { incident, commit, by } of this.#linked?.paths.get(this.#linked.prefix + path) ?? [])
			found.addIncident(
				incident,
				{
					sentence:
						by === 'named'
							? message('Commit {0} names it and touches this file', commit.hash.slice(0, 8))
							: message('A link of it leads to commit {0}, which touches this file', commit.hash.slice(0, 8)),
					commit: commit.hash,
				},
				'first',
			);
	}

	/** The nearest `catalog-info.yaml` above the file says which component it is part of. */
	#collectCatalogued(file: string, found: CollectedFacts): void {
		for (
			let end = file.lastIndexOf('/');
			end >= this.#folder.length - 1 && end >= 0;
			end = file.lastIndexOf('/', end - 1)
		) {
			const services = this.#catalogs.get(file.slice(0, end + 1));
			for (const service of services ?? [])
				found.addService(service, {
					sentence: message('The catalogue says that it is part of {0}', service.id),
					place: service.origin,
				});
			if (services || end === 0) return;
		}
	}

	/** What CODEOWNERS says counts where nothing nearer to the service does. */
	#collectOwned(file: string, found: CollectedFacts): void {
		const { ownership, services } = this.#scope;
		if (found.services.size > 0 || !ownership?.codeOwners || !file.startsWith(ownership.codeOwners.root)) return;
		const owner = ownership.codeOwners.owners.ownerOf(pathIn(ownership.codeOwners.root, file) ?? '');
		if (owner === undefined) return;
		const isHis = (other: string | undefined) => other?.toLowerCase() === owner.toLowerCase();
		for (const service of services)
			if (isHis(service.owner))
				found.addService(service, {
					sentence: message('CODEOWNERS gives it to {0}, who owns {1}', owner, service.id),
					place: service.origin,
				});
		for (const priced of this.#items)
			if (isHis(priced.item.owner) && priced.item.service === undefined && priced.item.paths.length === 0)
				found.addItem(priced, { sentence: message('CODEOWNERS gives this file to its owner, {0}', owner) });
	}

	/** An item about the service that names no code of its own is about all code of it. */
	#collectOf(service: Service, reason: Reason, found: CollectedFacts): void {
		const about = { sentence: message('It is about {0}. {1}', service.id, reason.sentence), place: service.origin };
		for (const priced of this.#items)
			if (priced.item.service === service.id && priced.item.paths.length === 0) found.addItem(priced, about);
		this.#byService ??= incidentsByService(this.#scope.incidents);
		const struck = this.#byService.get(service.id) ?? [];
		const did = { sentence: message('It struck {0}. {1}', service.id, reason.sentence), place: service.origin };
		for (const [index, incident] of struck.entries()) {
			if (index >= MOST_INCIDENTS && incident.started < found.since) break;
			found.addIncident(incident, did);
		}
	}

	/** Incidents that an item which names the file would have avoided. */
	#collectAvoided(found: CollectedFacts): void {
		const items = this.#items.filter((priced) => found.isNamed(priced) && priced.item.avoids);
		if (items.length === 0) return;
		const byCause = new Map(
			items.flatMap((priced) => priced.item.avoids!.causes.map((cause) => [cause, priced] as const)),
		);
		const byId = new Map(items.flatMap((priced) => priced.item.avoids!.incidents.map((id) => [id, priced] as const)));
		for (const incident of this.#scope.incidents) {
			const named = byId.get(incident.id) ?? byCause.get(incident.cause ?? '');
			const { service } = named?.item ?? {};
			if (!named || (service !== undefined && !byId.has(incident.id) && !struck(incident, service))) continue;
			found.addIncident(
				incident,
				{
					sentence: message('{0}, which names this file, would have avoided it', named.item.id),
					place: named.item.origin,
				},
				'first',
			);
		}
	}

	/** Relative to the folder; undefined where the file lies elsewhere. */
	#pathOf(file: string): string | undefined {
		return pathIn(this.#folder, file);
	}
}

function isAboutOne({ service, paths }: Item, services: ReadonlySet<string>): boolean {
	return service !== undefined && paths.length === 0 && services.has(service);
}

function struck({ services }: Incident, service: string): boolean {
	return services.some((one) => one.service === service);
}

/** The newest first. */
function incidentsByService(incidents: readonly Incident[]): ReadonlyMap<string, readonly Incident[]> {
	const found = new Map<string, Incident[]>();
	for (const incident of incidents)
		for (const { service } of incident.services) {
			const known = found.get(service);
			if (known) known.push(incident);
			else found.set(service, [incident]);
		}
	for (const list of found.values()) list.sort((one, other) => other.started - one.started);
	return found;
}

/** By the folder of the catalogue's file: the services of the backlog that it holds. */
function servicesByCatalog({ ownership, services }: EvidenceScope): ReadonlyMap<string, readonly Service[]> {
	const byName = new Map<string, Service>();
	for (const service of services)
		for (const name of [service.id, ...(service.aliases ?? [])])
			if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), service);
	const found = new Map<string, Service[]>();
	for (const { name, names, file } of ownership?.catalog ?? []) {
		const service = [name, ...names].map((one) => byName.get(one.toLowerCase())).find((one) => one !== undefined);
		if (!service || file === undefined) continue;
		const folder = file.slice(0, file.lastIndexOf('/') + 1);
		const known = found.get(folder) ?? [];
		if (!known.includes(service)) found.set(folder, [...known, service]);
	}
	return found;
}
