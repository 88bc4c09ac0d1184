import type { Place } from '../place.ts';
import type { Problem } from '../problem.ts';
import { message } from '../text.ts';
import { type Backlog, type Item, isOpen, type MethodId } from './model.ts';
import { nearest } from './nearest.ts';
import { type Origin, placeAt } from './sourceTree.ts';

/**
 * What is wrong between the parts of a file, although each is right by itself. References to incidents are checked where
 * sources are known.
 */
export function checkBacklog(backlog: Backlog): Problem[] {
	return [
		...duplicates(backlog.items, 'item', true),
		...duplicates(backlog.incidents, 'incident'),
		...duplicates(backlog.services, 'service'),
		...duplicatePeople(backlog),
		...dependencies(backlog.items),
		...pins(backlog),
		...cycles(backlog.items),
		...commitmentTimes(backlog),
	];
}

/** What is wrong in an item although each of its values is right. */
export function checkItem(item: Item, { rates, scoring }: Pick<Backlog, 'rates' | 'scoring'>): Problem[] {
	return [...missingEffort(item), ...promisesInOrder(item), ...(rates ? [] : moneyWithoutRates(item, scoring?.method))];
}

/** Whether two items are the same to what `checkBacklog` says of them and of others. */
export function isSameInBacklog(one: Item, other: Item): boolean {
	return (
		one.id === other.id &&
		one.dependsOn.length === other.dependsOn.length &&
		one.dependsOn.every((id, index) => id === other.dependsOn[index])
	);
}

const nouns = {
	item: {
		again: message('Another item has this id. Ids must be unique in a file.'),
		here: message('The first item with this id.'),
	},
	incident: {
		again: message('Another incident has this id. Ids must be unique in a file.'),
		here: message('The first incident with this id.'),
	},
	service: {
		again: message('Another service has this id. Ids must be unique in a file.'),
		here: message('The first service with this id.'),
	},
	person: {
		again: message('Another person has this id. Ids must be unique in a team.'),
		here: message('The first person with this id.'),
	},
} as const;

/** `renumbered`: an entry is mostly the copy of another, and is to get the next id that is free. */
function duplicates(
	entries: readonly { id: string; origin: Origin }[],
	noun: keyof typeof nouns,
	renumbered = false,
): Problem[] {
	return repeated(entries, ({ origin }) => placeAt(origin, ['id']), noun, renumbered);
}

function duplicatePeople({ team }: Backlog): Problem[] {
	if (!team) return [];
	const { people, origin } = team;
	return repeated(people, (person) => placeAt(origin, ['people', people.indexOf(person), 'id']), 'person');
}

function repeated<T extends { readonly id: string }>(
	entries: readonly T[],
	placeOf: (entry: T) => Place,
	noun: keyof typeof nouns,
	renumbered = false,
): Problem[] {
	const known = new Map<string, T>();
	let taken: Set<string> | undefined;
	const problems: Problem[] = [];
	for (const entry of entries) {
		const first = known.get(entry.id);
		if (!first) {
			known.set(entry.id, entry);
			continue;
		}
		const place = placeOf(entry);
		const other = placeOf(first);
		taken ??= new Set(entries.map(({ id }) => id));
		const free = renumbered ? nextAfter(entry.id, taken) : undefined;
		problems.push({
			code: 'id.duplicate',
			severity: 'error',
			place,
			message: nouns[noun].again,
			related: [{ place: other, message: nouns[noun].here }],
			...(free === undefined ? {} : { fix: { title: message('Change to “{0}”', free), place, text: free } }),
		});
	}
	return problems;
}

/** The next number behind an id that nobody has; taken from then on. Undefined where it could be read as something else. */
function nextAfter(id: string, taken: Set<string>): string | undefined {
	const [, prefix, digits] = /^([A-Za-z][\w.-]*?)(\d{1,15})?$/.exec(id) ?? [];
	if (prefix === undefined) return undefined;
	const stem = digits === undefined ? `${prefix}-` : prefix;
	let number = digits === undefined ? 2 : Number(digits) + 1;
	const written = () => `${stem}${String(number).padStart(digits?.startsWith('0') ? digits.length : 0, '0')}`;
	while (taken.has(written())) number++;
	taken.add(written());
	return written();
}

function dependencies(items: readonly Item[]): Problem[] {
	const ids = new Set(items.map((item) => item.id));
	return items.flatMap((item) =>
		item.dependsOn.flatMap((id, index) => (ids.has(id) ? [] : unknownItem(id, ids, dependencyPlace(item, id, index)))),
	);
}

function unknownItem(id: string, known: ReadonlySet<string>, place: Place): Problem {
	const guess = nearest(id, [...known]);
	return {
		code: 'reference.item',
		severity: 'error',
		place,
		message: guess
			? message('There is no item “{0}” in this file. Did you mean “{1}”?', id, guess)
			: message('There is no item “{0}” in this file.', id),
		...(guess ? { fix: { title: message('Change to “{0}”', guess), place, text: guess } } : {}),
	};
}

/** Items that the plan names, in or out. */
function pins({ items, plan }: Backlog): Problem[] {
	if (!plan) return [];
	const ids = new Set(items.map((item) => item.id));
	return (['include', 'exclude'] as const).flatMap((list) =>
		plan[list].flatMap((id, index) =>
			ids.has(id) ? [] : unknownItem(id, ids, listedPlace(plan.origin, [list], id, index)),
		),
	);
}

/** Entries that could not be read are not in the model, so an entry of a list is found by its value. */
export function listedPlace(origin: Origin, path: readonly string[], value: string, fallback = 0): Place {
	let node = origin.node;
	for (const step of path)
		node = node?.type === 'map' ? node.entries.find((entry) => entry.key === step)?.value : undefined;
	if (node?.type !== 'sequence') return placeAt(origin, path);
	const found = node.items.find((item) => item.type === 'scalar' && String(item.value).trim() === value);
	return found ? { file: origin.file, start: found.start, end: found.end } : placeAt(origin, [...path, fallback]);
}

function dependencyPlace(item: Item, id: string, index = 0): Place {
	return listedPlace(item.origin, ['dependsOn'], id, index);
}

/** One problem for each cycle, on the link that closes it, with the other links beside it. */
function cycles(items: readonly Item[]): Problem[] {
	const byId = new Map(items.map((item) => [item.id, item]));
	const state = new Map<string, 'open' | 'closed'>();
	const problems: Problem[] = [];
	for (const start of items) {
		if (state.has(start.id)) continue;
		const path: { item: Item; next: number }[] = [{ item: start, next: 0 }];
		state.set(start.id, 'open');
		while (path.length > 0) {
			const top = path[path.length - 1]!;
			const id = top.item.dependsOn[top.next++];
			if (id === undefined) {
				state.set(top.item.id, 'closed');
				path.pop();
				continue;
			}
			const target = byId.get(id);
			if (!target) continue;
			const seen = state.get(id);
			if (seen === undefined) {
				state.set(id, 'open');
				path.push({ item: target, next: 0 });
			} else if (seen === 'open') {
				const ring = path.slice(path.findIndex((entry) => entry.item.id === id));
				problems.push(cycle(ring.map((entry) => entry.item)));
			}
		}
	}
	return problems;
}

function cycle(ring: readonly Item[]): Problem {
	const last = ring[ring.length - 1]!;
	const first = ring[0]!;
	return {
		code: 'dependency.cycle',
		severity: 'error',
		place: dependencyPlace(last, first.id),
		message:
			ring.length === 1
				? message('{0} depends on itself.', first.id)
				: message('These items wait for each other: {0}.', [...ring.map((item) => item.id), first.id].join(' → ')),
		related: ring.slice(0, -1).map((item, index) => ({
			place: dependencyPlace(item, ring[index + 1]!.id),
			message: message('{0} depends on {1}.', item.id, ring[index + 1]!.id),
		})),
	};
}

function missingEffort(item: Item): Problem[] {
	if (item.effort || !isOpen(item) || placesOf(item, 'effort')) return [];
	return [
		{
			code: 'effort.missing',
			severity: 'warning',
			place: placeAt(item.origin, ['id']),
			message: message('{0} has no effort, so it is not ranked. Add one, such as “effort: 5d”.', item.id),
		},
	];
}

function promisesInOrder({ forecast, origin }: Item): Problem[] {
	if (!forecast) return [];
	return (['incidents', 'badMinutes', 'hours'] as const).flatMap((field): Problem[] => {
		const promised = forecast[field];
		if (!promised || promised.p10 <= promised.p90) return [];
		return [
			{
				code: 'value.order',
				severity: 'error',
				place: placeAt(origin, ['forecast', field]),
				message: message('A forecast must rise: p10 must not be more than p90.'),
			},
		];
	});
}

/** A field that is there but wrong has a problem of its own. */
function placesOf(item: Item, field: string): boolean {
	return item.origin.node?.type === 'map' && item.origin.node.entries.some((entry) => entry.key === field);
}

function moneyWithoutRates(item: Item, method: MethodId | undefined): Problem[] {
	if (!isOpen(item)) return [];
	return (['value', 'rice', 'deadline'] as const).flatMap((field): Problem[] =>
		// The method RICE counts reach as it is.
		item[field] && field !== method
			? [
					{
						code: 'rates.missing',
						severity: 'warning',
						place: placeAt(item.origin, [field]),
						message: message(
							'This is in money, and no “rates” say what an hour is worth in it. It is not counted in the score.',
						),
					},
				]
			: [],
	);
}

function commitmentTimes({ commitment }: Backlog): Problem[] {
	if (!commitment?.from || !commitment.until || commitment.from <= commitment.until) return [];
	return [
		{
			code: 'time.order',
			severity: 'error',
			place: placeAt(commitment.origin, ['until']),
			message: message('The commitment ends before it starts.'),
			related: [{ place: placeAt(commitment.origin, ['from']), message: message('It starts here.') }],
		},
	];
}
