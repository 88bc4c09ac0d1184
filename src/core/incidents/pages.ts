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
	/** Where each record starts in the text of `file`, in UTF-16 units; absent where nobody will look at records. */
	readonly start?: Int32Array;
	/** The key of the file; known once it takes part in a snapshot. */
	readonly file?: string;
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
	#start: Int32Array | undefined;
	/** By the number of a field in `pageFields`: to look them up by name for each page would take most of the time. */
	readonly #index: (Int32Array | undefined)[] = pageFields.map(() => undefined);
	readonly #names = pageFields.map((): string[] => []);
	readonly #known = pageFields.map(() => new Map<string, number>());

	get count(): number {
		return this.#count;
	}

	/** The index of a name, for `set`. `field` is its number in `pageFields`. */
	nameOf(field: number, name: string): number {
		const known = this.#known[field]!;
		let index = known.get(name);
		if (index === undefined) {
			index = known.size;
			this.#names[field]!.push(name);
			known.set(name, index);
		}
		return index;
	}

	/** `start` is where its record starts, if that is to be kept. */
	push(page: Page, start?: number): void {
		const row = this.add(page.at);
		if (start !== undefined) this.place(row, start);
		for (const [number, field] of pageFields.entries()) {
			const name = page[field];
			if (name !== undefined) this.set(row, number, this.nameOf(number, name));
		}
	}

	/** A page of which only the time is known yet; gives its row. */
	add(at: number): number {
		if (this.#count === this.#at.length) this.reserve(this.#at.length * 2);
		this.#at[this.#count] = at;
		return this.#count++;
	}

	/** `field` is its number in `pageFields`. */
	set(row: number, field: number, name: number): void {
		let column = this.#index[field];
		if (!column) {
			column = new Int32Array(this.#at.length).fill(-1);
			this.#index[field] = column;
		}
		column[row] = name;
	}

	/** Keeps where the record of a page starts. */
	place(row: number, start: number): void {
		this.#start ??= new Int32Array(this.#at.length);
		this.#start[row] = start;
	}

	columns(): PageColumns {
		const index: Partial<Record<PageField, Int32Array>> = {};
		const names = {} as Record<PageField, readonly string[]>;
		for (const [number, field] of pageFields.entries()) {
			const column = this.#index[number];
			if (column) index[field] = column;
			names[field] = this.#names[number]!;
		}
		return {
			count: this.#count,
			at: this.#at,
			index,
			names,
			...(this.#start ? { start: this.#start } : {}),
		};
	}

	/** Makes room at once for so many pages: growing by and by would hold old and new columns at one time. */
	reserve(rows: number): void {
		if (rows <= this.#at.length) return;
		const at = new Float64Array(rows);
		at.set(this.#at);
		this.#at = at;
		if (this.#start) {
			const start = new Int32Array(rows);
			start.set(this.#start);
			this.#start = start;
		}
		for (const [number, old] of this.#index.entries()) {
			if (!old) continue;
			const column = new Int32Array(rows).fill(-1, old.length);
			column.set(old);
			this.#index[number] = column;
		}
	}
}
