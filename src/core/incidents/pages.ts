/** One interruption of one person. */
export interface Page {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly person?: string;
	/** The incident's id, or its id at the vendor. */
	readonly incident?: string;
	readonly service?: string;
	/** How the person was reached: phone, sms, push, email. */
	readonly channel?: string;
}

export type PageField = Exclude<keyof Page, 'at'>;
export const pageFields = ['person', 'incident', 'service', 'channel'] as const satisfies readonly PageField[];

/** Pages as columns: a million of them take about 20 MB, where objects would take 150. In the order of the file. */
export interface PageColumns {
	readonly count: number;
	/** Milliseconds since 1970. Only the first `count` are in use. */
	readonly at: Float64Array;
	/** By field, one index into `names` a page, -1 for none. A field that no page has is absent. */
	readonly index: Readonly<Partial<Record<PageField, Int32Array>>>;
	readonly names: Readonly<Record<PageField, readonly string[]>>;
}

export function pageAt(pages: PageColumns, row: number): Page {
	const page: { -readonly [Key in keyof Page]: Page[Key] } = { at: pages.at[row]! };
	for (const field of pageFields) {
		const name = pages.names[field][pages.index[field]?.[row] ?? -1];
		if (name !== undefined) page[field] = name;
	}
	return page;
}

/** Gathers pages into columns that grow with them. */
export class PageBuilder {
	#count = 0;
	#at = new Float64Array(1024);
	readonly #index: Partial<Record<PageField, Int32Array>> = {};
	readonly #names: Record<PageField, string[]> = { person: [], incident: [], service: [], channel: [] };
	readonly #known: Record<PageField, Map<string, number>> = {
		person: new Map(),
		incident: new Map(),
		service: new Map(),
		channel: new Map(),
	};

	get count(): number {
		return this.#count;
	}

	/** The index of a name, for `add`. */
	nameOf(field: PageField, name: string): number {
		let index = this.#known[field].get(name);
		if (index === undefined) {
			index = this.#names[field].length;
			this.#names[field].push(name);
			this.#known[field].set(name, index);
		}
		return index;
	}

	push(page: Page): void {
		const row = this.add(page.at);
		for (const field of pageFields) {
			const name = page[field];
			if (name !== undefined) this.set(row, field, this.nameOf(field, name));
		}
	}

	/** A page of which only the time is known yet; gives its row. */
	add(at: number): number {
		if (this.#count === this.#at.length) this.reserve(this.#at.length * 2);
		this.#at[this.#count] = at;
		return this.#count++;
	}

	set(row: number, field: PageField, name: number): void {
		let column = this.#index[field];
		if (!column) {
			column = new Int32Array(this.#at.length).fill(-1);
			this.#index[field] = column;
		}
		column[row] = name;
	}

	columns(): PageColumns {
		return { count: this.#count, at: this.#at, index: this.#index, names: this.#names };
	}

	/** Makes room at once for so many pages: growing by and by would hold old and new columns at one time. */
	reserve(rows: number): void {
		if (rows <= this.#at.length) return;
		const at = new Float64Array(rows);
		at.set(this.#at);
		this.#at = at;
		for (const field of pageFields) {
			const old = this.#index[field];
			if (!old) continue;
			const column = new Int32Array(rows).fill(-1, old.length);
			column.set(old);
			this.#index[field] = column;
		}
	}
}
