export interface Order {
	readonly id: string;
	readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

export interface Message {
	readonly attempts: number;
	readonly order: Order;
	acknowledge(): Promise<void>;
	returnToQueue(): Promise<void>;
}

/** Hands paid orders to the warehouse, in the order in which they came. */
export async function drain(messages: AsyncIterable<Message>, ship: (order: Order) => Promise<void>): Promise<void> {
	for await (const message of messages) {
		try {
			await ship(message.order);
			await message.acknowledge();
		} catch (error) {
			// TODO(REL-18): after five attempts set the message aside; today it blocks everything behind it
			console.error(`Order ${message.order.id} failed, attempt ${message.attempts}`, error);
			await message.returnToQueue();
		}
	}
}
