import type { Message } from '../../text.ts';

/** What a pull needs of the world. It sends nothing by itself: who implements it decides whether there is a network. */
export interface PullPort {
	/** Sends a GET. Rejects where no whole answer came: no network, a time-out, an answer that was cut off or is too long. */
	send(url: string, headers: Readonly<Record<string, string>>): Promise<PullReply>;
	/** Resolves after so many milliseconds, or as soon as the pull is cancelled. */
	wait(milliseconds: number): Promise<void>;
	/** Somebody has lost patience: nothing more is sent. */
	readonly cancelled: boolean;
	progress(sentence: Message): void;
}

export interface PullReply {
	readonly status: number;
	/** By its name in lower case. */
	header(name: string): string | null;
	readonly text: string;
}

/** Why a pull came to nothing. Nothing that came before is used: half a history would look like a quiet one. */
export interface PullFailure {
	readonly ok: false;
	/** `token`: the vendor does not accept it. */
	readonly kind: 'token' | 'cancelled' | 'failed';
	readonly reason: Message;
}

export type Pulled<Value> = { readonly ok: true; readonly value: Value } | PullFailure;
