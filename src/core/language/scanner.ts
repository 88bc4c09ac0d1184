import { lineEnd, nextLine } from '../backlog/lines.ts';
import { FlowScanner } from './flowScanner.ts';
import { quotedEnd, unquoted } from './quotes.ts';
import { type Frame, frameOf, type Slot, type SlotPath } from './slot.ts';

/** A key of a block and its colon: in quotes, or a plain word. */
const blockKey =
	/(?:"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\n\r]|'')*'|[^\s#&*!|>'"%@`{}[\],-](?:[^:#\n\r]|:(?=\S)|\S#)*?)\s*:(?=\s|$)/my;

/**
 * What stands at an offset of a text that may be broken there. Looks at one stretch of lines only, whose indentation
 * tells what belongs to what, as in YAML; it never fails, and says nothing where nothing can be said.
 */
export class BlockScanner {
	readonly #text: string;
	readonly #to: number;
	readonly #offset: number;
	readonly #frames: Frame[];
	/** A key or a dash whose value has not come yet. */
	#pending: { readonly path: SlotPath; readonly column: number; readonly dash: boolean } | undefined;
	#token: Slot | undefined;
	#gap: Slot | undefined;

	constructor(text: string, to: number, offset: number, root: Frame) {
		this.#text = text;
		this.#to = to;
		this.#offset = offset;
		this.#frames = [root];
	}

	/** A stretch may be in a section whose key stands above it. */
	within(path: SlotPath, column: number): this {
		this.#pending = { path, column, dash: false };
		return this;
	}

	/** Lines from one offset to the end of the stretch. */
	scan(from: number): Slot | undefined {
		let at = from;
		while (at < this.#to) at = this.#line(at);
		if (at === this.#offset && at === this.#to && startsLineAt(this.#text, at)) this.#blank(at, 0);
		return this.#token ?? this.#gap;
	}

	/** Gives where the next line to look at starts. */
	#line(start: number): number {
		const end = Math.min(lineEnd(this.#text, start), this.#to);
		let at = this.#skipSpaces(start, end);
		if (at === end || this.#text[at] === '#') {
			if (this.#offset >= start && this.#offset <= at) this.#blank(start, this.#offset - start);
			return nextLine(this.#text, end);
		}
		let column = at - start;
		const isDash = this.#isDash(at, end);
		const left = this.#pop(column, isDash);
		let afterDash = false;
		while (this.#isDash(at, end)) {
			this.#dash(column);
			const content = this.#skipSpaces(at + 1, end);
			if (content === end || this.#text[content] === '#') {
				this.#see('open', this.#pending?.path, at + 2, Math.min(content, end), this.#frames.at(-1), column + 2, true);
				return nextLine(this.#text, end);
			}
			at = content;
			column = at - start;
			afterDash = true;
		}
		blockKey.lastIndex = at;
		const key = blockKey.exec(this.#text);
		if (!key || key.index + key[0].length > end) return this.#bare(at, end, column, afterDash, left);
		return this.#keyed(key[0], at, end, column);
	}

	#keyed(written: string, at: number, end: number, column: number): number {
		const frame = this.#mapAt(column);
		const keyEnd = at + written.slice(0, -1).trimEnd().length;
		const key = unquoted(this.#text.slice(at, keyEnd));
		frame.keys.add(key);
		this.#see('key', frame.path, at, keyEnd, frame, column, true, true);
		const path = frame.path && [...frame.path, key];
		const colonEnd = at + written.length;
		const value = this.#skipSpaces(colonEnd, end);
		if (value === end || this.#text[value] === '#') {
			this.#pending = { path, column, dash: false };
			this.#see('value', path, colonEnd, value, frame, value - at + column, false);
			return nextLine(this.#text, end);
		}
		this.#pending = undefined;
		return this.#value(value, end, path, frame, column);
	}

	/** What stands behind a key. */
	#value(at: number, end: number, path: SlotPath, frame: Frame, column: number): number {
		const first = this.#text[at]!;
		if (first === '|' || first === '>') return this.#skipBlockText(end, column);
		return this.#scalarOrFlow(at, end, path, frame, column, 'value', false);
	}

	#scalarOrFlow(
		at: number,
		end: number,
		path: SlotPath,
		frame: Frame | undefined,
		column: number,
		role: 'value' | 'open',
		afterDash: boolean,
	): number {
		const first = this.#text[at]!;
		if (first === '{' || first === '[') {
			const flow = new FlowScanner(
				this.#text,
				this.#to,
				this.#offset,
				role === 'open' ? column : (frame?.column ?? column),
			);
			const behind = flow.scan(at, path);
			if (flow.found) this.#token = flow.found;
			return nextLine(this.#text, lineEnd(this.#text, behind));
		}
		const stop = scalarEnd(this.#text, at, end);
		const isHere = this.#offset >= at && this.#offset <= stop;
		if (frame?.type === 'list' && !isHere) frame.keys.add(unquoted(this.#text.slice(at, stop)));
		this.#see(role, path, at, stop, frame, column, afterDash, true);
		return nextLine(this.#text, end);
	}

	/** A word without a colon: a key that is not whole yet, an entry of a list, or the start of a value under its key. */
	#bare(at: number, end: number, column: number, afterDash: boolean, left: readonly Frame[]): number {
		const pending = this.#pending;
		const top = this.#frames.at(-1);
		if (pending && column > pending.column) {
			this.#pending = undefined;
			const list = top?.type === 'list' && afterDash ? top : undefined;
			return this.#scalarOrFlow(at, end, pending.path, list, column, 'open', afterDash);
		}
		const first = this.#text[at]!;
		if (first === '{' || first === '[') return this.#scalarOrFlow(at, end, undefined, undefined, column, 'open', false);
		if (top?.type === 'map' && top.column === column)
			this.#see('key', top.path, at, scalarEnd(this.#text, at, end), top, column, false, true);
		else this.#underDash(at, scalarEnd(this.#text, at, end), column, left);
		return nextLine(this.#text, end);
	}

	/** A word under the dash of an entry, which is not at an end by that. */
	#underDash(at: number, end: number, column: number, left: readonly Frame[]): void {
		const [list, entry] = left;
		if (list?.type !== 'list' || list.column !== column || entry?.type !== 'map') return;
		this.#see('open', list.path, at, end, list, column, false, true, entry);
		this.#frames.push(list, entry);
	}

	/** An empty line: what may begin at this column. */
	#blank(start: number, column: number): void {
		const at = start + column;
		const pending = this.#pending;
		if (pending && column > pending.column) {
			this.#see('open', pending.path, at, at, undefined, column, pending.dash);
			return;
		}
		const top = this.#frames.findLast((frame) => frame.column <= column);
		if (!top || top.column !== column) return;
		if (top.type === 'list') {
			const inner = this.#frames[this.#frames.indexOf(top) + 1];
			this.#see('open', top.path, at, at, top, column, false, false, inner?.type === 'map' ? inner : undefined);
		} else this.#see('key', top.path, at, at, top, column, false);
	}

	#dash(column: number): void {
		let top = this.#frames.at(-1);
		if (top?.type !== 'list' || top.column !== column) {
			top = frameOf('list', this.#pending?.path, false, column);
			this.#frames.push(top);
		}
		this.#pending = { path: top.path && [...top.path, '[]'], column, dash: true };
	}

	#mapAt(column: number): Frame {
		const top = this.#frames.at(-1);
		if (top?.type === 'map' && top.column === column) return top;
		const pending = this.#pending;
		const frame = frameOf('map', pending && column > pending.column ? pending.path : undefined, false, column);
		this.#frames.push(frame);
		return frame;
	}

	/** Leaves the frames that end before a line, and gives them, the outermost first. */
	#pop(column: number, isDash: boolean): readonly Frame[] {
		const left: Frame[] = [];
		while (this.#frames.length > 0) {
			const top = this.#frames.at(-1)!;
			const ends = top.column > column || (top.type === 'list' && top.column === column && !isDash);
			if (!ends) break;
			left.unshift(this.#frames.pop()!);
		}
		if (this.#pending && (isDash ? column < this.#pending.column : column <= this.#pending.column))
			this.#pending = undefined;
		return left;
	}

	/** The lines of a text after `|` or `>`. */
	#skipBlockText(from: number, column: number): number {
		let at = nextLine(this.#text, from);
		while (at < this.#to) {
			const end = lineEnd(this.#text, at);
			const first = this.#skipSpaces(at, end);
			if (first < end && first - at <= column) break;
			at = nextLine(this.#text, end);
		}
		return at;
	}

	#see(
		role: Slot['role'],
		path: SlotPath,
		start: number,
		end: number,
		frame: Frame | undefined,
		column: number,
		followed: boolean,
		isToken = false,
		entry?: Frame,
	): void {
		if (this.#offset < start || this.#offset > end) return;
		const at = isToken ? { start, end } : { start: this.#offset, end: this.#offset };
		const slot: Slot = { role, path, ...at, frame, column, followed, ...(entry ? { entry } : {}) };
		if (isToken) this.#token = slot;
		else this.#gap = slot;
	}

	#isDash(at: number, end: number): boolean {
		if (this.#text[at] !== '-' || at >= end) return false;
		return at + 1 === end || this.#text[at + 1] === ' ' || this.#text[at + 1] === '\t';
	}

	#skipSpaces(from: number, end: number): number {
		let at = from;
		while (at < end && (this.#text[at] === ' ' || this.#text[at] === '\t')) at++;
		return at;
	}
}

/** Where a scalar on one line ends: before a comment, or behind its closing quote. */
function scalarEnd(text: string, at: number, end: number): number {
	const quote = text[at];
	if (quote === '"' || quote === "'") {
		const close = quotedEnd(text, at, end);
		return close ?? at + text.slice(at, end).trimEnd().length;
	}
	const line = text.slice(at, end);
	const comment = line.search(/\s#/);
	return at + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length;
}

function startsLineAt(text: string, at: number): boolean {
	return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}
