import type { EditResult, Intent } from '../../backlog/edits.ts';
import type { Incident, Service } from '../../backlog/model.ts';
import type { ChangedIncident } from './planImport.ts';

/** A file that incidents are imported into, as it stands. */
export interface TargetReading {
	readonly incidents: readonly Incident[];
	/** Ids of entries that are there but cannot be read. */
	readonly unread: ReadonlySet<string>;
	readonly services: readonly Service[];
	/** The edits that add and change incidents, with `also` where the file is a backlog, and nothing else. */
	write(added: readonly Incident[], changed: readonly ChangedIncident[], also: readonly Intent[]): EditResult;
}
