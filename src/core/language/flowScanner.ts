import { lineEnd } from '../backlog/lines.ts';
import { quotedEnd, unquoted } from './quotes.ts';
import { type Frame, frameOf, type Slot, type SlotPath } from './slot.ts';

/** What is expected next within brackets. */
type Expected = 'key' | 'colon' | 'value' | 'comma';

/** Reads what stands in braces and brackets, over lines, whether they are closed or not. */
export class FlowScanner {
	readonly #text: string;
	readonly #to: number;
	readonly #offset: number;
	/** Where the block that holds it stands; a key or dash there means that the brackets were never closed. */
	readonly #owner: number;
	#at = 0;
	#broken = false;
	#depth = 0;
	found: Slot | undefined;
	#isToken = false;

	constructor(text: string, to: number, offset: number, owner: number) {
		this.#text = text;
		this.#to = to;
		this.#offset = offset;
		this.#owner = owner;
	}

	/** Starts at a bracket and gives where it stopped. */
	scan(from: number, path: SlotPath): number {
		this.#at = from;
		this.#collection(path);
		return this.#at;
	}

	#collection(path: SlotPath): void {
		const isMap = this.#text[this.#at] === '{';
		const close = isMap ? '}' : ']';
		const frame = frameOf(isMap ? 'map' : 'list', path, true, 0);
		const entry = path && [...path, '[]'];
		let expected: Expected = isMap ? 'key' : 'value';
		let value: SlotPath = isMap ? undefined : entry;
		this.#at++;
		// Deeper than any real file: what is inside is passed over by its characters.
		if (++this.#depth > 100) this.#broken = true;
		while (!this.#broken) {
			this.#gap(expected, value, frame);
			if (this.#broken || this.#at >= this.#to) break;
			const character = this.#text[this.#at]!;
			if (character === '}' || character === ']') {
				this.#at++;
				if (character === close) break;
				continue;
			}
			if (character === ',') {
				this.#at++;
				expected = isMap ? 'key' : 'value';
				value = isMap ? undefined : entry;
			} else if (character === ':' && isMap && (expected === 'colon' || this.#endsKey(this.#at))) {
				this.#at++;
				expected = 'value';
			} else if (character === '{' || character === '[') {
				this.#collection(expected === 'value' ? value : undefined);
				expected = 'comma';
			} else if (expected === 'key') {
				value = this.#key(frame);
				expected = 'colon';
			} else {
				this.#scalar(expected === 'value' ? value : undefined, frame);
				expected = 'comma';
			}
		}
		this.#depth--;
	}

	/** White space and comments, and what may be written there. */
	#gap(expected: Expected, value: SlotPath, frame: Frame): void {
		const from = this.#at;
		while (this.#at < this.#to) {
			const character = this.#text[this.#at]!;
			if (character === '#' && (this.#at === from || /\s/.test(this.#text[this.#at - 1]!))) {
				const end = Math.min(lineEnd(this.#text, this.#at), this.#to);
				if (this.#offset > this.#at && this.#offset <= end) {
					this.#at = end;
					this.found = undefined;
					this.#isToken = true;
					return;
				}
				this.#at = end;
				continue;
			}
			if (!/\s/.test(character)) break;
			this.#at++;
			if ((character === '\n' || character === '\r') && this.#leaves()) {
				this.#broken = true;
				break;
			}
		}
		if (expected === 'key') this.#see('key', frame.path, from, this.#at, frame, false);
		else if (expected === 'value') this.#see('value', value, from, this.#at, frame, false);
	}

	/** The line that starts here is a key or a dash of the block outside. */
	#leaves(): boolean {
		if (this.#owner < 0) return false;
		const line = this.#text.slice(this.#at, Math.min(lineEnd(this.#text, this.#at), this.#to));
		const column = line.length - line.trimStart().length;
		if (column > this.#owner) return false;
		return /^(?:-\s|[A-Za-z][\w-]*:(?:\s|$))/.test(line.trimStart());
	}

	#key(frame: Frame): SlotPath {
		const start = this.#at;
		this.#skipToken(true);
		const key = unquoted(this.#text.slice(start, this.#at));
		const followed = /^\s*:/.test(this.#text.slice(this.#at, this.#at + 20));
		if (followed) frame.keys.add(key);
		this.#see('key', frame.path, start, this.#at, frame, followed, true);
		return frame.path && [...frame.path, key];
	}

	#scalar(path: SlotPath, frame: Frame): void {
		const start = this.#at;
		this.#skipToken(false);
		const isHere = this.#offset >= start && this.#offset <= this.#at;
		if (frame.type === 'list' && !isHere) frame.keys.add(unquoted(this.#text.slice(start, this.#at)));
		this.#see('value', path, start, this.#at, frame, false, true);
	}

	#skipToken(isKey: boolean): void {
		const start = this.#at;
		const first = this.#text[start];
		if (first === '"' || first === "'") {
			const end = quotedEnd(this.#text, start, this.#to);
			this.#at = end ?? Math.min(lineEnd(this.#text, start), this.#to);
			return;
		}
		while (this.#at < this.#to) {
			const character = this.#text[this.#at]!;
			if (/[,[\]{}\n\r]/.test(character)) break;
			if (character === '#' && /\s/.test(this.#text[this.#at - 1]!)) break;
			if (isKey && character === ':' && this.#endsKey(this.#at)) break;
			this.#at++;
		}
		while (this.#at > start && /\s/.test(this.#text[this.#at - 1]!)) this.#at--;
		if (this.#at === start) this.#at++;
	}

	#endsKey(colon: number): boolean {
		const next = this.#text[colon + 1];
		return next === undefined || /[\s,[\]{}"']/.test(next);
	}

	#see(
		role: Slot['role'],
		path: SlotPath,
		start: number,
		end: number,
		frame: Frame,
		followed: boolean,
		isToken = false,
	): void {
		if (this.#isToken || this.#offset < start || this.#offset > end) return;
		const at = isToken ? { start, end } : { start: this.#offset, end: this.#offset };
		this.found = { role, path, ...at, frame, column: 0, followed };
		if (isToken) this.#isToken = true;
	}
}
