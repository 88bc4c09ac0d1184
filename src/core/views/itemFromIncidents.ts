import { type Incident, UNKNOWN_SERVICE } from '../backlog/model.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Message, message } from '../text.ts';
import { hardestStruck } from './incidentTree.ts';

/** What an item that is made of incidents says of them. */
export interface IncidentsInItem {
	/** The one that all of them struck hardest; absent where they have none in common, or it is not known. */
	readonly service?: string;
	/** Each once, where every one of them has a cause; else none: an id says more. */
	readonly causes: readonly string[];
	/** All that history holds of these causes, on the service where there is one. */
	readonly incidentsOfCauses: number;
	readonly incidents: readonly string[];
	readonly title: Message;
}

/** What somebody selected, as the fields of a new item. Undefined where nothing is selected. */
export function itemFromIncidents(selected: readonly Incident[], snapshot: Snapshot): IncidentsInItem | undefined {
	const [first] = selected;
	if (!first) return undefined;
	const services = new Set(selected.map(hardestStruck));
	const [service] = services.size === 1 ? services : [];
	const causes = selected.every(({ cause }) => cause !== undefined)
		? [...new Set(selected.flatMap(({ cause }) => cause ?? []))]
		: [];
	const known = service !== undefined && service !== UNKNOWN_SERVICE && isDeclared(service, snapshot);
	return {
		...(known ? { service } : {}),
		causes,
		incidentsOfCauses: snapshot.incidents.filter(
			({ cause, services: struck }) =>
				cause !== undefined && causes.includes(cause) && (!known || struck.some((one) => one.service === service)),
		).length,
		incidents: [...new Set(selected.map(({ id }) => id))],
		title:
			causes.length === 1
				? message('Prevent {0}', causes[0] ?? '')
				: selected.length === 1
					? message('Prevent: {0}', first.title ?? first.id)
					: message('Prevent {0} incidents', selected.length),
	};
}

/** An item may only name a service that the files list, where they list any. */
function isDeclared(service: string, { backlogs }: Snapshot): boolean {
	const declared = backlogs.flatMap(({ services }) => services);
	return declared.length === 0 || declared.some(({ id }) => id === service);
}
