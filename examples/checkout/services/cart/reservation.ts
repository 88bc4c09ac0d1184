export interface Stock {
	available(sku: string): Promise<number>;
	take(sku: string, quantity: number): Promise<void>;
}

/**
 * Checks the stock when the customer goes to the till. Nothing is reserved until the order is paid, so whoever pays
 * first gets the tent and the others get an apology (FEAT-12).
 */
export async function checkStock(stock: Stock, lines: readonly { sku: string; quantity: number }[]): Promise<string[]> {
	const missing: string[] = [];
	for (const { sku, quantity } of lines) {
		if ((await stock.available(sku)) < quantity) missing.push(sku);
	}
	return missing;
}
