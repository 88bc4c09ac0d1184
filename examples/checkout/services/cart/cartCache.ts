export interface Cart {
	readonly customer: string;
	readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly cents: number }[];
}

interface Entry {
	readonly cart: Cart;
	readonly expires: number;
}

const TTL_MS = 5 * 60_000;
const entries = new Map<string, Entry>();

/**
 * A customer's cart, from memory where it is fresh. When a sale opens all entries expire within the same minute and
 * every page asks the database at once.
 * TODO(REL-17): load the carts of the mailing list before the sale, and spread the expiry
 */
export async function cartOf(customer: string, load: (customer: string) => Promise<Cart>): Promise<Cart> {
	const entry = entries.get(customer);
	if (entry && entry.expires > Date.now()) return entry.cart;
	const cart = await load(customer);
	entries.set(customer, { cart, expires: Date.now() + TTL_MS });
	return cart;
}
