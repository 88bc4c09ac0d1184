import type { Message, PullPort, PullReply } from '../core/index.ts';

export interface FetchBounds {
	/** For one whole answer, milliseconds. */
	readonly patience: number;
	/** Of one answer. */
	readonly mostBytes: number;
}

/** Of an answer that is one number. The server itself gives up after 30 s. */
export const queryBounds: FetchBounds = { patience: 40_000, mostBytes: 1_000_000 };

/** In characters. What is shorter may stand in any answer by chance, and is no secret worth the name. */
const SHORTEST_SECRET = 8;

const usualBounds: FetchBounds = { patience: 60_000, mostBytes: 64_000_000 };

/** The network by `fetch`, and of it the web alone: `fetch` reads `data:` and `blob:` too. Redirects are refused: a token goes to the address that the user has set and to no other. */
export class FetchPort implements PullPort {
	readonly #signal: AbortSignal;
	readonly #progress: (sentence: Message) => void;
	readonly #bounds: FetchBounds;

	/** @param signal Cancels what is under way and all that would follow. */
	constructor(signal: AbortSignal, progress: (sentence: Message) => void, bounds: FetchBounds = usualBounds) {
		this.#signal = signal;
		this.#progress = progress;
		this.#bounds = bounds;
	}

	get cancelled(): boolean {
		return this.#signal.aborted;
	}

	progress(sentence: Message): void {
		this.#progress(sentence);
	}

	async send(url: string, headers: Readonly<Record<string, string>>): Promise<PullReply> {
		if (!/^https?:\/\//i.test(url)) throw new Error('it is no address of the web');
		const stop = new AbortController();
		const cancel = () => stop.abort(new Error('it was cancelled'));
		const timer = setTimeout(() => stop.abort(new Error('it took too long')), this.#bounds.patience);
		this.#signal.addEventListener('abort', cancel);
		if (this.#signal.aborted) cancel();
		try {
			const response = await fetch(url, { headers: { ...headers }, redirect: 'error', signal: stop.signal });
			const text = withoutSecrets(await this.#textOf(response), headers);
			return { status: response.status, header: (name) => response.headers.get(name), text };
		} catch (error) {
			throw stop.signal.aborted ? stop.signal.reason : plainCause(error);
		} finally {
			clearTimeout(timer);
			this.#signal.removeEventListener('abort', cancel);
		}
	}

	wait(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				this.#signal.removeEventListener('abort', done);
				resolve();
			};
			const timer = setTimeout(done, milliseconds);
			this.#signal.addEventListener('abort', done);
			if (this.#signal.aborted) done();
		});
	}

	async #textOf(response: Response): Promise<string> {
		if (!response.body) return '';
		const reader = response.body.getReader();
		const decoder = new TextDecoder();
		const parts: string[] = [];
		for (let bytes = 0; ; ) {
			const { done, value } = await reader.read();
			if (done) return parts.join('') + decoder.decode();
			bytes += value.byteLength;
			if (bytes > this.#bounds.mostBytes) {
				void reader.cancel();
				throw new Error('it is too long');
			}
			parts.push(decoder.decode(value, { stream: true }));
		}
	}
}

/** Some servers quote what they were sent: what they say is shown, and a token never is. */
function withoutSecrets(text: string, headers: Readonly<Record<string, string>>): string {
	const token = headers.Authorization?.replace(/^(?:Bearer |Token (?:token=)?)/, '');
	if (!token || token.length < SHORTEST_SECRET) return text;
	return text.replaceAll(token, '…').replaceAll(JSON.stringify(token).slice(1, -1), '…');
}

/** `fetch failed` says nothing; what lies behind it does. */
function plainCause(error: unknown): Error {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return cause instanceof Error ? cause : new Error(String(cause));
}
