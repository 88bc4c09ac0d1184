export type Wallet = 'apple' | 'google';

/** The wallets that this browser can pay with. Behind the flag `wallet-buttons`: on for Oregon only (FEAT-1). */
export async function walletsOf(state: string, supports: (wallet: Wallet) => Promise<boolean>): Promise<Wallet[]> {
	if (state !== 'OR') return [];
	const wallets: Wallet[] = [];
	for (const wallet of ['apple', 'google'] as const) {
		if (await supports(wallet)) wallets.push(wallet);
	}
	return wallets;
}
