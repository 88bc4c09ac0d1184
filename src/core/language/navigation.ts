import type { Incident } from '../backlog/model.ts';
import { placeAt } from '../backlog/sourceTree.ts';
import type { Place } from '../place.ts';
import type { Snapshot } from '../snapshot.ts';
import { scopeOf } from './knownNames.ts';
import { type NameKind, nameOfKey, nameOfValue } from './names.ts';
import { occurrencesIn } from './occurrences.ts';
import { unquoted } from './quotes.ts';
import { slotAt } from './slotAt.ts';

/** A name and the file in which it is meant: two files may give one id to different things. */
export interface NamedAt {
	readonly kind: NameKind;
	readonly name: string;
	/** The backlog file's key. */
	readonly file: string;
	/** Where it is written: UTF-16 offsets, quotes included. */
	readonly start: number;
	readonly end: number;
}

/** The name at an offset of a backlog file. */
export function nameAt(text: string, offset: number, file: string): NamedAt | undefined {
	const slot = slotAt(text, offset);
	if (!slot || slot.start === slot.end) return undefined;
	const kind = slot.role === 'key' ? nameOfKey(slot.path) : nameOfValue(slot.path);
	const name = unquoted(text.slice(slot.start, slot.end)).trim();
	return kind === undefined || name === '' ? undefined : { kind, name, file, start: slot.start, end: slot.end };
}

/** The incident whose record stands at an offset of an export, as a backlog that reads the export names it. */
export function nameInSource(snapshot: Snapshot, file: string, offset: number): NamedAt | undefined {
	if (snapshot.backlogs.some((backlog) => backlog.file === file)) return undefined;
	for (const scope of snapshot.evidence ?? [])
		for (const { id, origin } of scope.incidents)
			if (origin.file === file && origin.start <= offset && offset <= origin.end)
				return { kind: 'incident', name: id, file: scope.file, start: origin.start, end: origin.end };
	return undefined;
}

/** Where what is named is written down: an entry, a record of an export; of a cause each incident that has it, the newest first. */
export function definitionsOf({ kind, name, file }: NamedAt, snapshot: Snapshot): readonly Place[] {
	switch (kind) {
		case 'item': {
			const items = snapshot.backlogs.find((backlog) => backlog.file === file)?.items ?? [];
			return items.filter(({ id }) => id === name).map(({ origin }) => placeAt(origin, ['id']));
		}
		case 'incident':
			return incidentsFor(snapshot, file)
				.filter(({ id }) => id === name)
				.map(({ origin }) => placeAt(origin, ['id']));
		case 'service': {
			const services = scopeOf(snapshot, file)?.services ?? [];
			return services.filter(({ id }) => id === name).map(({ origin }) => placeAt(origin, ['id']));
		}
		case 'cause':
			return incidentsFor(snapshot, file)
				.filter(({ cause }) => cause === name)
				.sort((one, other) => other.started - one.started)
				.map(({ origin }) => placeAt(origin, ['cause']));
		case 'followUp':
			return (snapshot.followUps ?? []).filter(({ id }) => id === name).map(({ origin }) => placeAt(origin, ['id']));
		case 'owner':
		case 'alias':
		case 'zone':
			return [];
	}
}

/** Every place in backlog files and exports where the same thing is named. */
export function referencesOf(named: NamedAt, snapshot: Snapshot, withDefinitions: boolean): readonly Place[] {
	const { kind, name } = named;
	const places: Place[] = filesThatMean(named, snapshot).flatMap((file) =>
		(snapshot.backlogs.filter((backlog) => backlog.file === file) ?? []).flatMap((backlog) =>
			occurrencesIn(backlog)
				.filter((one) => one.kind === kind && one.name === name && (withDefinitions || !one.isDefinition))
				.map(({ start, end }) => ({ file, start, end })),
		),
	);
	const exported = recordsThatName(named, snapshot).filter(() => withDefinitions || kind !== 'incident');
	return unique([...places, ...exported]);
}

/**
 * The backlog files in which a name means what it means here. Items belong to one file; incidents and services may be
 * inherited from a file in a folder above; a cause is one word everywhere.
 */
export function filesThatMean(named: NamedAt, snapshot: Snapshot): readonly string[] {
	const { kind, file } = named;
	const files = snapshot.backlogs.map((backlog) => backlog.file);
	if (kind === 'item') return [file];
	if (kind !== 'incident' && kind !== 'service') return files;
	const [here] = definitionsOf(named, snapshot);
	return files.filter((other) => {
		const [there] = definitionsOf({ ...named, file: other }, snapshot);
		return there?.file === here?.file && there?.start === here?.start;
	});
}

/** Records of exports that name it. */
export function recordsThatName({ kind, name, file }: NamedAt, snapshot: Snapshot): readonly Place[] {
	const own = new Set(snapshot.backlogs.map((backlog) => backlog.file));
	return incidentsFor(snapshot, file)
		.filter(({ origin }) => !own.has(origin.file))
		.flatMap(({ id, cause, services, origin }) => {
			if (kind === 'incident' && id === name) return [placeAt(origin, ['id'])];
			if (kind === 'cause' && cause === name) return [placeAt(origin, ['cause'])];
			if (kind === 'service' && services.some(({ service }) => service === name)) return [placeAt(origin, ['service'])];
			return [];
		});
}

function incidentsFor(snapshot: Snapshot, file: string): readonly Incident[] {
	return scopeOf(snapshot, file)?.incidents ?? snapshot.incidents;
}

function unique(places: readonly Place[]): readonly Place[] {
	return [...new Map(places.map((place) => [`${place.start} ${place.end} ${place.file}`, place])).values()];
}
