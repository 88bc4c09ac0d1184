import type { SlotPath } from './slot.ts';

/** What a name in the file is the name of. */
export type NameKind = 'item' | 'incident' | 'service' | 'cause' | 'owner' | 'followUp' | 'alias' | 'zone';

/** Where names stand as values. */
const values: Readonly<Record<string, NameKind>> = {
	'items.[].id': 'item',
	'items.[].dependsOn.[]': 'item',
	'plan.include.[]': 'item',
	'plan.exclude.[]': 'item',
	'incidents.[].id': 'incident',
	'items.[].avoids.incidents.[]': 'incident',
	'services.[].id': 'service',
	'items.[].service': 'service',
	'incidents.[].service': 'service',
	'incidents.[].cause': 'cause',
	'items.[].avoids.causes.[]': 'cause',
	'items.[].risk.cause': 'cause',
	'services.[].acceptedRisks.[]': 'cause',
	'items.[].owner': 'owner',
	'services.[].owner': 'owner',
	'items.[].followUps.[]': 'followUp',
	'services.[].aliases.[]': 'alias',
	'team.timezone': 'zone',
	'team.people.[].timezone': 'zone',
	'sources.[].zone': 'zone',
};

/** Where names stand as the keys of a map. */
const keys: Readonly<Record<string, NameKind>> = {
	'incidents.[].services': 'service',
	'plan.capacity': 'owner',
};

/** Of a value, by its path. */
export function nameOfValue(path: SlotPath): NameKind | undefined {
	return path && values[path.join('.')];
}

/** Of a key, by the path of the map that it is in. */
export function nameOfKey(path: SlotPath): NameKind | undefined {
	return path && keys[path.join('.')];
}

/** The value is the id that the entry itself has, by which others name it. */
export function isOwnId(path: SlotPath): boolean {
	return path?.length === 3 && path[1] === '[]' && path[2] === 'id';
}
