/** The keys from the root of the file to a value; `[]` is an entry of a list. Undefined: nobody can say where it belongs. */
export type SlotPath = readonly string[] | undefined;

/** One map or list of the text, as far as it could be made out. */
export interface Frame {
	readonly type: 'map' | 'list';
	readonly path: SlotPath;
	/** In braces or brackets. */
	readonly flow: boolean;
	/** Where its keys or dashes stand, in characters from the start of the line. */
	readonly column: number;
	/** Keys that a map has, wherever the cursor is; of a list the values on one line, but for the one at the cursor. */
	readonly keys: Set<string>;
}

/** What stands at the cursor, or may be written there. Offsets are UTF-16; an empty range is a place to write. */
export interface Slot {
	/**
	 * `key`: a key of the map `frame`. `value`: a value on the line of its key or in brackets, of which `path` is the
	 * whole path. `open`: the same at the start of a line under its key, or behind a dash, where a block may begin.
	 */
	readonly role: 'key' | 'value' | 'open';
	readonly path: SlotPath;
	readonly start: number;
	readonly end: number;
	readonly frame: Frame | undefined;
	/** Of what is written there. */
	readonly column: number;
	/** Behind a dash, for `open`; a colon follows, for `key`. */
	readonly followed: boolean;
	/** The map of the entry above, where the cursor stands under that entry's dash. */
	readonly entry?: Frame;
}

export function frameOf(type: Frame['type'], path: SlotPath, flow: boolean, column: number): Frame {
	return { type, path, flow, column, keys: new Set() };
}
