import type { Authorisation, Card, Provider } from './provider/v2';

const TIMEOUT_MS = 8_000;

/** Asks the provider to set the amount aside on the customer's card. Amounts are in cents. */
export async function authorise(provider: Provider, card: Card, amount: number): Promise<Authorisation> {
	const timeout = AbortSignal.timeout(TIMEOUT_MS);
	try {
		return await provider.authorise({ card, amount, signal: timeout });
	} catch (error) {
		// TODO(REL-7): no second attempt, because without an idempotency key the customer might pay twice
		if (timeout.aborted) throw new ProviderTimeout(TIMEOUT_MS, error);
		throw error;
	}
}

export class ProviderTimeout extends Error {
	constructor(milliseconds: number, cause: unknown) {
		super(`The payment provider did not answer within ${milliseconds} ms`, { cause });
		this.name = 'ProviderTimeout';
	}
}
