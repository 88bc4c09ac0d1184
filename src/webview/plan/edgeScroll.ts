/** Pixels from the edge at which it scrolls, and at most so many at each frame. */
const EDGE = 48;
const FASTEST = 16;

/** Scrolls an element while something is dragged near its upper or lower edge, the faster the nearer. */
export class EdgeScroll {
	readonly #scroller: () => Element | null;
	#speed = 0;
	#frame: number | undefined;

	constructor(scroller: () => Element | null) {
		this.#scroller = scroller;
	}

	/** @param y Of the pointer, in the page. */
	follow(y: number): void {
		const box = this.#scroller()?.getBoundingClientRect();
		if (!box) return;
		const above = Math.max(0, box.top + EDGE - y);
		const below = Math.max(0, y - box.bottom + EDGE);
		this.#speed = (FASTEST * Math.min(EDGE, Math.max(above, below)) * (above > below ? -1 : 1)) / EDGE;
		if (this.#speed !== 0) this.#frame ??= requestAnimationFrame(this.#step);
	}

	stop(): void {
		this.#speed = 0;
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
	}

	readonly #step = (): void => {
		this.#frame = undefined;
		if (this.#speed === 0) return;
		this.#scroller()?.scrollBy(0, this.#speed);
		this.#frame = requestAnimationFrame(this.#step);
	};
}
