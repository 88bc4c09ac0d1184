import type { Backlog } from '../backlog/model.ts';

/** What a change does to a folder, against the state that it starts from. Names are relative to the folder, with `/`. */
export interface Change {
	/** Files that it adds, changes, renames (both names) or takes out. */
	readonly paths: readonly string[];
	/** Backlog files as they were. */
	readonly before: readonly Backlog[];
}
