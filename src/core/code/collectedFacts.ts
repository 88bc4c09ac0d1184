import type { Incident, Service } from '../backlog/model.ts';
import type { PricedItem } from '../snapshot.ts';
import { message } from '../text.ts';
import { type Attached, type AttachedLines, type CodeFacts, noFacts, type Reason } from './codeFacts.ts';
import type { PathEntry } from './compiledPaths.ts';

/** Of a long history as many incidents as anybody reads; those of the last 90 days are counted all. */
export const MOST_INCIDENTS = 50;

/** What is found of one file, each thing once with all reasons. */
export class CollectedFacts {
	readonly services = new Map<Service, Reason[]>();
	/** Milliseconds since 1970. */
	readonly since: number;
	readonly #items = new Map<PricedItem, Reason[]>();
	readonly #named = new Set<PricedItem>();
	readonly #incidents = new Map<string, { readonly subject: Incident; readonly reasons: Reason[] }>();
	readonly #lines = new Map<string, AttachedLines>();

	constructor(since: number) {
		this.since = since;
	}

	addEntry(entry: PathEntry): void {
		const reason = { sentence: message('“{0}” is one of its paths', entry.text), place: entry.place };
		if (entry.owner.type === 'service') this.addService(entry.owner.service, reason);
		else {
			this.#named.add(entry.owner.priced);
			this.addItem(entry.owner.priced, reason);
		}
		if (entry.lines) this.#addLines(entry, entry.lines);
	}

	addService(service: Service, reason: Reason): void {
		add(this.services, service, reason);
	}

	addItem(priced: PricedItem, reason: Reason): void {
		add(this.#items, priced, reason);
	}

	isNamed(priced: PricedItem): boolean {
		return this.#named.has(priced);
	}

	addIncident(incident: Incident, reason: Reason, where: 'first' | 'last' = 'last'): void {
		// Two backlogs may see one incident on services of their own.
		const key = `${incident.origin.file}#${incident.id}`;
		const known = this.#incidents.get(key);
		if (!known) this.#incidents.set(key, { subject: incident, reasons: [reason] });
		else if (where === 'first') known.reasons.unshift(reason);
		else known.reasons.push(reason);
	}

	#addLines({ text, place, owner }: PathEntry, lines: AttachedLines['lines']): void {
		const known = this.#lines.get(text) ?? { entry: text, lines, place, items: [], services: [] };
		this.#lines.set(text, {
			...known,
			items: owner.type === 'item' ? [...known.items, owner.priced] : known.items,
			services: owner.type === 'service' ? [...known.services, owner.service] : known.services,
		});
	}

	facts(): CodeFacts {
		if (this.services.size + this.#items.size + this.#incidents.size === 0) return noFacts;
		const rank = ({ subject }: Attached<PricedItem>) => (this.#named.has(subject) ? 0 : 1e9) + (subject.rank ?? 1e8);
		const incidents = [...this.#incidents.values()].sort(
			(one, other) => other.subject.started - one.subject.started || (one.subject.id < other.subject.id ? -1 : 1),
		);
		return {
			services: attached(this.services),
			items: attached(this.#items).sort((one, other) => rank(one) - rank(other)),
			incidents: incidents.slice(0, MOST_INCIDENTS),
			recentIncidents: incidents.filter(({ subject }) => subject.started >= this.since).length,
			lines: [...this.#lines.values()].sort((one, other) => one.lines.first - other.lines.first),
		};
	}
}

function add<Key>(map: Map<Key, Reason[]>, key: Key, reason: Reason): void {
	const known = map.get(key);
	if (known) known.push(reason);
	else map.set(key, [reason]);
}

function attached<Subject>(map: ReadonlyMap<Subject, Reason[]>): Attached<Subject>[] {
	return [...map].map(([subject, reasons]) => ({ subject, reasons }));
}
