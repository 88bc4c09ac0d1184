import { type Message, message } from '../../text.ts';
import type { Pulled, PullFailure, PullPort, PullReply } from './pullPort.ts';

const MOST_TRIES = 4;
/** Waiting for a limit to pass is no failure, but it may not go on for ever. */
const MOST_WAITS = 20;
const LONGEST_WAIT = 120_000;

/**
 * One JSON object by GET. What may pass is tried again: a limit after the time that the vendor names (`Retry-After`, or
 * `ratelimit-reset`, both in seconds), faults of the server and of the network three more times, each after twice the time.
 */
export async function getJson(
	url: string,
	headers: Readonly<Record<string, string>>,
	port: PullPort,
): Promise<Pulled<Readonly<Record<string, unknown>>>> {
	let failure: PullFailure = failed(message('Nothing was sent.'));
	let waits = 0;
	for (let tries = 1; tries <= MOST_TRIES; ) {
		if (port.cancelled) return cancelled;
		const reply = await sent(url, headers, port);
		if ('status' in reply && reply.status === 429 && waits < MOST_WAITS) {
			const wait = waitOf(reply, ++waits);
			port.progress(message('The limit of requests is reached: waiting {0} s', Math.ceil(wait / 1000)));
			await port.wait(wait);
			continue;
		}
		const outcome = 'status' in reply ? outcomeOf(reply) : reply;
		if (outcome.ok || !outcome.passing) return outcome;
		failure = outcome;
		if (tries < MOST_TRIES) await port.wait(1000 * 2 ** (tries - 1));
		tries++;
	}
	return failed(failure.reason);
}

export const cancelled: PullFailure = { ok: false, kind: 'cancelled', reason: message('The pull was cancelled.') };

function failed(reason: Message): PullFailure {
	return { ok: false, kind: 'failed', reason };
}

/** A failure that may be over when it is tried again. */
type Passing = PullFailure & { readonly passing: boolean };

async function sent(
	url: string,
	headers: Readonly<Record<string, string>>,
	port: PullPort,
): Promise<PullReply | Passing> {
	try {
		return await port.send(url, headers);
	} catch (error) {
		const cause = error instanceof Error ? error.message : String(error);
		return { ...failed(message('No whole answer came: {0}', cause)), passing: true };
	}
}

function outcomeOf({ status, text }: PullReply): Pulled<Readonly<Record<string, unknown>>> & { passing?: boolean } {
	if (status === 401) return { ok: false, kind: 'token', reason: message('The token is not accepted (status 401).') };
	if (status === 403) return { ok: false, kind: 'token', reason: message('The token may not read this (status 403).') };
	if (status === 429)
		return { ...failed(message('The limit of requests stays reached (status 429).')), passing: false };
	if (status >= 500) return { ...failed(message('The server has a fault (status {0}).', status)), passing: true };
	if (status < 200 || status >= 300)
		return { ...failed(message('The server does not answer the request (status {0}).', status)), passing: false };
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && !Array.isArray(value))
			return { ok: true, value: value as Readonly<Record<string, unknown>> };
	} catch {
		// Cut off, or a page of something in between.
	}
	return { ...failed(message('The answer is no JSON that can be read.')), passing: true };
}

function waitOf(reply: PullReply, waits: number): number {
	const named = ['retry-after', 'ratelimit-reset'].map((name) => Number(reply.header(name)?.trim() || Number.NaN));
	const seconds = named.find((value) => Number.isFinite(value) && value >= 0) ?? 2 ** Math.min(waits, 6);
	return Math.min(LONGEST_WAIT, Math.max(1000, seconds * 1000));
}
