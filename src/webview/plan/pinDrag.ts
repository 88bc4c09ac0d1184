import type { ReactiveControllerHost } from 'lit';
import { type PinAsked, type PlanPart, pinByDrop } from '../../core/views/plan/pinByDrop.ts';
import type { PlanRow } from '../../core/views/plan/planView.ts';
import { EdgeScroll } from './edgeScroll.ts';

/** A row as it stands in the newest plan, which may come while it is dragged. */
export interface Standing {
	readonly row: PlanRow;
	readonly part: PlanPart;
}

interface Held {
	readonly key: string;
	readonly pointer: number;
	readonly x: number;
	readonly y: number;
	/** Moved far enough that it is no click. */
	dragged: boolean;
	over: PlanPart | undefined;
}

/** Pixels. */
const CLICK = 5;

/**
 * The row that is dragged between the parts of a plan, by mouse, pen or finger, and the part that it is over. Parts that
 * would ask nothing take nothing. Escape ends it.
 */
export class PinDrag {
	readonly #host: ReactiveControllerHost & HTMLElement;
	readonly #find: (key: string) => Standing | undefined;
	readonly #pin: (row: PlanRow, pin: PinAsked) => void;
	readonly #scroll = new EdgeScroll(() => this.#host.querySelector('.plan'));
	#held: Held | undefined;
	#listening: AbortController | undefined;

	constructor(
		host: ReactiveControllerHost & HTMLElement,
		find: (key: string) => Standing | undefined,
		pin: (row: PlanRow, pin: PinAsked) => void,
	) {
		this.#host = host;
		this.#find = find;
		this.#pin = pin;
	}

	get isOn(): boolean {
		return this.#held?.dragged === true;
	}

	/** What dropping the dragged row on this part would ask; undefined also where none is dragged. */
	asks(part: PlanPart): PinAsked | undefined {
		if (!this.#held?.dragged) return undefined;
		const standing = this.#find(this.#held.key);
		return standing && pinByDrop(standing.row, standing.part, part);
	}

	isOver(part: PlanPart): boolean {
		return this.#held?.over === part;
	}

	isDragged({ key }: PlanRow): boolean {
		return this.isOn && this.#held?.key === key;
	}

	press({ pointerId, isPrimary, button, clientX, clientY }: PointerEvent, { key }: PlanRow): void {
		if (!isPrimary || button !== 0) return;
		this.end();
		this.#held = { key, pointer: pointerId, x: clientX, y: clientY, dragged: false, over: undefined };
		const listening = new AbortController();
		this.#listening = listening;
		const { signal } = listening;
		window.addEventListener('pointermove', (event) => this.#move(event), { signal });
		window.addEventListener('pointerup', (event) => this.#drop(event), { signal });
		for (const gone of ['pointercancel', 'blur'] as const) window.addEventListener(gone, this.end, { signal });
		window.addEventListener('selectstart', (event) => event.preventDefault(), { signal });
		window.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
	}

	readonly end = (): void => {
		this.#listening?.abort();
		this.#scroll.stop();
		const held = this.#held;
		this.#held = undefined;
		if (!held?.dragged) return;
		if (this.#host.hasPointerCapture(held.pointer)) this.#host.releasePointerCapture(held.pointer);
		this.#host.requestUpdate();
	};

	#move({ pointerId, buttons, clientX, clientY }: PointerEvent): void {
		const held = this.#held;
		if (!held || pointerId !== held.pointer) return;
		if (buttons === 0) {
			this.end();
			return;
		}
		if (!held.dragged) {
			if (Math.hypot(clientX - held.x, clientY - held.y) < CLICK) return;
			held.dragged = true;
			// Rows may be drawn anew; the tab stays.
			this.#host.setPointerCapture(pointerId);
			this.#host.requestUpdate();
		}
		this.#scroll.follow(clientY);
		const part = this.#partAt(clientX, clientY);
		const over = part !== undefined && this.asks(part) !== undefined ? part : undefined;
		if (held.over === over) return;
		held.over = over;
		this.#host.requestUpdate();
	}

	#drop({ pointerId, clientX, clientY }: PointerEvent): void {
		const held = this.#held;
		if (!held || pointerId !== held.pointer) return;
		const part = this.#partAt(clientX, clientY);
		const asked = part && this.asks(part);
		const row = this.#find(held.key)?.row;
		this.end();
		if (row && asked !== undefined) this.#pin(row, asked);
	}

	#key(event: KeyboardEvent): void {
		if (event.key !== 'Escape' || !this.#held?.dragged) return;
		event.preventDefault();
		event.stopPropagation();
		this.end();
	}

	#partAt(x: number, y: number): PlanPart | undefined {
		const root = this.#host.getRootNode() as Document | ShadowRoot;
		const part = root.elementFromPoint(x, y)?.closest<HTMLElement>('[data-part]');
		return part?.dataset.part as PlanPart | undefined;
	}
}
