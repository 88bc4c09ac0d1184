import type { FieldRecord } from '../backlog/edits.ts';
import type { Backlog, Incident, Item, Kind } from '../backlog/model.ts';
import { MINUTE, readDuration, readEffort, readRate, readShare, readToil } from '../backlog/quantities.ts';
import { readInstant, resolveInstant } from '../backlog/times.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';

/** What somebody typed into a box, checked before it is written to a file. */
export type AnswerKind =
	| 'title'
	| 'effort'
	| 'toil'
	| 'value'
	| 'impact'
	| 'lasted'
	| 'started'
	| 'people'
	| 'currency'
	| 'engineerHour';

/** What is wrong with an answer; undefined where it may be written. `lasted` may be empty: the incident is open. */
export function faultOf(kind: AnswerKind, answer: string): Message | undefined {
	const text = answer.trim();
	switch (kind) {
		case 'title':
			return text === '' ? message('Write a title.') : undefined;
		case 'effort':
			return (readEffort(text) ?? 0) > 0 ? undefined : message('Write an effort, such as 5d, 4h or 2w.');
		case 'toil':
			return (readToil(text) ?? 0) > 0 ? undefined : message('Write hours in a period, such as 4h/week.');
		case 'value':
			return (readRate(text) ?? 0) > 0 ? undefined : message('Write an amount in a period, such as 1500/week.');
		case 'impact': {
			const share = readShare(text.endsWith('%') ? text : Number(text));
			return share !== undefined && share > 0 && share <= 1 ? undefined : message('Write a share, such as 60%.');
		}
		case 'lasted':
			return text === '' || (readDuration(text) ?? 0) > 0 ? undefined : message('Write a duration, such as 47m or 2h.');
		case 'started':
			return text === 'now' || readInstant(text) || readDuration(text) !== undefined
				? undefined
				: message('Write how long ago, such as 45m, or a time, such as 2026-09-14T02:11Z.');
		case 'currency':
			return /^[A-Z]{3}$/.test(text) ? undefined : message('Write three capital letters, such as USD.');
		case 'engineerHour':
			return text === '' || (/^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0)
				? undefined
				: message('Write an amount, such as 120.');
		case 'people':
			return /^[1-9]\d*$/.test(text) ? undefined : message('Write a number of people, such as 3.');
	}
}

/** The part of an item that says what it is worth. */
export type Benefit =
	| { readonly type: 'causes'; readonly causes: readonly string[] }
	| { readonly type: 'incidents'; readonly incidents: readonly string[] }
	| { readonly type: 'toil'; readonly toil: string }
	| { readonly type: 'value'; readonly value: string }
	| { readonly type: 'none' };

export interface ItemAnswers {
	readonly id?: string;
	readonly title: string;
	readonly kind: Kind;
	readonly effort: string;
	readonly benefit: Benefit;
	readonly owner?: string;
	readonly service?: string;
}

/** An item as the file writes it, its keys in the order of the design's example. */
export function itemEntry(answers: ItemAnswers, backlog: Backlog): FieldRecord & { readonly id: string } {
	const { benefit, owner, service } = answers;
	return {
		id: answers.id ?? nextItemId(backlog, answers.kind),
		title: answers.title.trim(),
		kind: answers.kind,
		...(owner ? { owner } : {}),
		...(service ? { service } : {}),
		effort: answers.effort.trim(),
		...(benefit.type === 'causes' ? { avoids: { causes: benefit.causes } } : {}),
		...(benefit.type === 'incidents' ? { avoids: { incidents: benefit.incidents } } : {}),
		...(benefit.type === 'toil' ? { toil: benefit.toil.trim() } : {}),
		...(benefit.type === 'value' ? { value: benefit.value.trim() } : {}),
	};
}

export interface IncidentAnswers {
	readonly id?: string;
	readonly service: string;
	/** `now`, how long ago (`45m`), or an instant. */
	readonly started: string;
	/** How long it lasted; empty while it is open. */
	readonly lasted: string;
	readonly impact: string;
	/** Empty where nobody knows yet. */
	readonly cause: string;
	/** Empty where nobody counted. */
	readonly responders: string;
}

/** An incident as the file writes it. `now` is milliseconds since 1970; a start without a zone is in the team's. */
export function incidentEntry(
	answers: IncidentAnswers,
	backlog: Backlog,
	known: readonly Incident[],
	now: number,
): FieldRecord & { readonly id: string } {
	const { written, at } = startOf(answers.started.trim(), backlog, now);
	const lasted = readDuration(answers.lasted.trim());
	const cause = answers.cause.trim();
	const responders = answers.responders.trim();
	return {
		id: answers.id ?? nextIncidentId(known),
		...(answers.service.trim() ? { service: answers.service.trim() } : {}),
		started: written,
		...(lasted === undefined ? {} : { resolved: minuteOf(at + lasted * MINUTE) }),
		impact: answers.impact.trim(),
		...(responders ? { responders: Number(responders) } : {}),
		...(cause ? { cause } : {}),
	};
}

function startOf(started: string, backlog: Backlog, now: number): { readonly written: string; readonly at: number } {
	const instant = readInstant(started);
	if (instant) return { written: started, at: resolveInstant(instant, backlog.calendar.zone) };
	const at = now - (readDuration(started) ?? 0) * MINUTE;
	return { written: minuteOf(at), at };
}

/** `2026-09-14T02:11Z`. */
function minuteOf(instant: number): string {
	return `${new Date(instant).toISOString().slice(0, 16)}Z`;
}

/** As much of a backlog as a new id depends on. */
export interface NamedItems {
	readonly items: readonly Pick<Item, 'id' | 'kind'>[];
}

/** One past the greatest number among the ids of that kind of item, with their most common prefix. */
export function nextItemId(backlog: NamedItems, kind: Kind): string {
	const fallback = kind === 'reliability' ? 'REL-' : 'FEAT-';
	const ids = backlog.items.filter((item) => item.kind === kind).map((item) => item.id);
	const taken = new Set(backlog.items.map((item) => item.id));
	return nextId(ids, taken, fallback);
}

export function nextIncidentId(known: readonly Incident[]): string {
	const ids = known.map((incident) => incident.id);
	return nextId(ids, new Set(ids), 'INC-');
}

function nextId(ids: readonly string[], taken: ReadonlySet<string>, fallback: string): string {
	const prefixes = new Map<string, number>();
	for (const id of ids) {
		const prefix = /^(.*?)\d+$/.exec(id)?.[1];
		if (prefix !== undefined) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
	}
	const prefix = [...prefixes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? fallback;
	let width = 0;
	let greatest = 0;
	for (const id of ids) {
		const digits = id.startsWith(prefix) ? /^\d{1,15}$/.exec(id.slice(prefix.length))?.[0] : undefined;
		if (digits === undefined) continue;
		greatest = Math.max(greatest, Number(digits));
		width = Math.max(width, digits.startsWith('0') ? digits.length : 0);
	}
	const id = (number: number) => `${prefix}${String(number).padStart(width, '0')}`;
	let next = greatest + 1;
	while (taken.has(id(next))) next++;
	return id(next);
}

/** Open items of the same file that a new incident may speak for: same service or cause, not linked by cause already. */
export function linkCandidates(
	backlog: Backlog,
	incident: { readonly service: string; readonly cause: string },
): readonly { readonly item: Item; readonly sameCause: boolean }[] {
	return backlog.items.flatMap((item) => {
		if (item.status === 'done' || item.status === 'dropped') return [];
		const cause = incident.cause.trim();
		if (cause && item.avoids?.causes.includes(cause)) return [];
		const sameCause = cause !== '' && item.risk?.cause === cause;
		const sameService = incident.service !== '' && item.service === incident.service;
		// Work on features of the same service is seldom what would have prevented an outage.
		if (!sameCause && !(sameService && item.kind !== 'product')) return [];
		return [{ item, sameCause }];
	});
}

/** What a picker offers, most used first. */
export function knownNames(snapshot: Snapshot): {
	readonly services: readonly string[];
	readonly owners: readonly string[];
	causes(service?: string): readonly string[];
} {
	const incidents = snapshot.incidents;
	const declared = snapshot.backlogs.flatMap((backlog) => backlog.services);
	const items = snapshot.items.map(({ item }) => item);
	const struck = incidents.flatMap(({ services }) => services.map(({ service }) => service));
	return {
		services: byUse([
			...declared.map(({ id }) => id),
			...items.flatMap(({ service }) => service ?? []),
			...struck,
		]).filter((service) => service !== 'unknown'),
		owners: byUse([...items.flatMap(({ owner }) => owner ?? []), ...declared.flatMap(({ owner }) => owner ?? [])]),
		causes: (service) => {
			const all = incidents.flatMap(({ cause }) => cause ?? []);
			const here = incidents
				.filter((incident) => service !== undefined && incident.services.some((struck) => struck.service === service))
				.flatMap(({ cause }) => cause ?? []);
			return [...new Set([...byUse(here), ...byUse(all)])];
		},
	};
}

function byUse(names: readonly string[]): readonly string[] {
	const uses = new Map<string, number>();
	for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
	return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
