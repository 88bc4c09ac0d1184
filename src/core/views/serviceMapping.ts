import type { Intent } from '../backlog/edits.ts';
import type { Service } from '../backlog/model.ts';
import { nearest } from '../backlog/nearest.ts';
import { folderOf } from '../scopes.ts';
import type { Snapshot, UnmappedService } from '../snapshot.ts';

/** What a name in an export stands for: a service that there is, or a new one. */
export type ServiceChoice =
	| { readonly type: 'alias'; readonly service: Service }
	| { readonly type: 'create'; readonly id: string };

/** The services that a name may stand for: those that its backlog sees, the likeliest first. */
export function serviceCandidates({ name, backlog }: UnmappedService, { backlogs }: Snapshot): readonly Service[] {
	const folder = folderOf(backlog);
	const services = backlogs
		.filter(({ file }) => file === backlog || folder.startsWith(folderOf(file)))
		.sort((one, other) => folderOf(other.file).length - folderOf(one.file).length)
		.flatMap((seen) => seen.services);
	const meant = nearest(
		name,
		services.map(({ id }) => id),
	);
	const words = new Set(wordsOf(name));
	const likeness = ({ id, aliases }: Service) =>
		id === meant ? 2 : [id, ...(aliases ?? [])].some((known) => wordsOf(known).some((word) => words.has(word))) ? 1 : 0;
	return [...services].sort((one, other) => likeness(other) - likeness(one));
}

function wordsOf(name: string): string[] {
	return name.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

/** The id of a new service for a name: in small letters, with hyphens; the name itself where nothing is left of it. */
export function serviceIdFor(name: string): string {
	return (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [name.trim()]).join('-');
}

/** The choice as it stands in the file from then on: among the aliases of the service, so that it is never asked again. */
export function serviceIntent(name: string, choice: ServiceChoice): Intent {
	if (choice.type === 'alias') {
		const { id, aliases } = choice.service;
		return { type: 'setField', list: 'services', id, path: ['aliases'], value: [...(aliases ?? []), name] };
	}
	const sameName = choice.id.trim().toLowerCase() === name.trim().toLowerCase();
	return { type: 'addService', service: { id: choice.id, aliases: sameName ? undefined : [name] } };
}
