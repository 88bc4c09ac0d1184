import type { Backlog, Item, Plan, Service } from './backlog/model.ts';
import type { BacklogInput } from './backlogInput.ts';
import type { MappedServices } from './incidents/services/mapServices.ts';
import { scopeIncidents } from './incidents/services/scopeIncidents.ts';
import { inheritOwners, type OwnerSources } from './owners/inheritOwners.ts';
import type { Problem } from './problem.ts';
import type { PricingScope } from './scoring/priceItems.ts';
import { type Measurement, withMeasured } from './slos/prometheus/measuredObjectives.ts';
import { resolveObjectives } from './slos/resolveObjectives.ts';
import type { Ownership } from './snapshot.ts';

/** One backlog file, with what other files say of it. */
export interface Part {
	readonly input: BacklogInput;
	readonly backlog: Backlog;
	readonly stale: boolean;
	/** The folder for which the file speaks, with `/` at its end. */
	readonly folder: string;
	readonly objectiveProblems: readonly Problem[];
}

export function toPart(input: BacklogInput, measurements: readonly Measurement[]): Part {
	const stale = input.reading.broken;
	const reading = stale && input.lastGood ? input.lastGood.reading : input.reading;
	const { backlog, problems } = resolveObjectives(reading.backlog, input.sloFiles);
	const measured = withMeasured(backlog, measurements);
	return { input, backlog: measured, stale, folder: folderOf(input.file), objectiveProblems: problems };
}

/** What a repository says beside a backlog of its services and owners. */
export function ownershipOf({ catalog = [], codeOwners }: BacklogInput): Ownership {
	return { catalog, ...(codeOwners ? { codeOwners } : {}) };
}

/** The folder for which a backlog file speaks: its own, or its parent where it lies in `.reliability`. */
export function folderOf(file: string): string {
	const folder = file.slice(0, file.lastIndexOf('/') + 1);
	return folder.endsWith('/.reliability/') || folder === '.reliability/'
		? folder.slice(0, -'.reliability/'.length)
		: folder;
}

/** With the names of services in its sources that no service is called by. */
export type Scope = PricingScope & Pick<MappedServices, 'unmapped'> & { readonly ownerSources: OwnerSources };

/**
 * What prices the items of one file: its own rates, services and incidents, and where it has none or not enough those
 * of the files in the folders above, the nearest first.
 */
export function scopeOf(part: Part, parts: readonly Part[], now: number): Scope {
	const chain = parts
		.filter(
			(other) => other === part || (part.folder.startsWith(other.folder) && other.folder.length < part.folder.length),
		)
		.sort((a, b) => (a === part ? -1 : b === part ? 1 : b.folder.length - a.folder.length));
	const services = new Map<string, Service>();
	for (const { backlog } of chain)
		for (const service of backlog.services) if (!services.has(service.id)) services.set(service.id, service);
	const catalog = chain.flatMap(({ input }) => input.catalog ?? []);
	const { incidents, unmapped } = scopeIncidents(
		chain.flatMap(({ backlog, input }) => [
			backlog.incidents,
			...input.sources.map((source) => source.reading.incidents),
		]),
		[...services.values()],
		catalog,
		now,
	);
	const own = new Set(part.input.sources.map(({ file }) => file));
	const rates = chain.find(({ backlog }) => backlog.rates)?.backlog.rates;
	const calendar = (chain.find(({ backlog }) => backlog.team) ?? part).backlog.calendar;
	const { codeOwners } = part.input;
	const ownerSources: OwnerSources = {
		services,
		catalog,
		folder: part.folder.slice(codeOwners?.root.length ?? 0),
		...(codeOwners ? { codeOwners: codeOwners.owners } : {}),
	};
	return {
		file: part.input.file,
		items: inheritOwners(firstOfEachId(part.backlog.items), ownerSources),
		ownerSources,
		incidents,
		services: [...services.values()],
		calendar,
		unmapped: unmapped.filter(({ incident }) => own.has(incident.origin.file)),
		...(part.backlog.plan ? { capacity: capacityOf(part.backlog.plan) } : {}),
		...(rates ? { rates } : {}),
	};
}

/** Engineer-days of all owners together. */
function capacityOf({ capacity }: Plan): number {
	return Object.values(capacity).reduce((sum, days) => sum + days, 0);
}

/** Of items with one id the first counts; the others have their problem. */
function firstOfEachId(items: readonly Item[]): readonly Item[] {
	const seen = new Set<string>();
	const first = items.filter((item) => !seen.has(item.id) && seen.add(item.id));
	return first.length === items.length ? items : first;
}
