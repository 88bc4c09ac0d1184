import type { Incident, Item, Rates, Service } from '../../../src/core/backlog/model.ts';
import { certain, DAY, type Estimate, MINUTE } from '../../../src/core/backlog/quantities.ts';
import { defaultCalendar } from '../../../src/core/incidents/calendar.ts';
import { type PricingScope, priceItems } from '../../../src/core/scoring/priceItems.ts';
import type { PricedItem } from '../../../src/core/snapshot.ts';

/** A Friday noon. */
export const NOW = Date.UTC(2026, 10, 20, 12);
export { certain, DAY, MINUTE };

const origin = { file: 'reliability.yaml', start: 0, end: 1 };

export function range(low: number, likely: number, high: number): Estimate {
	return { low, likely, high };
}

export function item(id: string, fields: Partial<Item> = {}): Item {
	return {
		id,
		key: `reliability.yaml#${id}`,
		title: id,
		status: 'proposed',
		dependsOn: [],
		paths: [],
		labels: [],
		links: [],
		origin,
		...fields,
	};
}

export function avoiding(
	causes: readonly string[],
	share?: Estimate,
	incidents: readonly string[] = [],
): Partial<Item> {
	return { avoids: { causes, incidents, ...(share ? { share } : {}) } };
}

export interface Struck {
	readonly service?: string;
	readonly cause?: string;
	readonly impact?: number;
	readonly daysAgo: number;
	readonly minutes?: number;
	readonly responders?: number;
	readonly detectMinutes?: number;
	readonly services?: Incident['services'];
	readonly open?: boolean;
}

let next = 0;

export function incident(struck: Struck, id = `INC-${++next}`): Incident {
	const started = Math.round(NOW - struck.daysAgo * DAY);
	return {
		id,
		services: struck.services ?? [{ service: struck.service ?? 'checkout', impact: struck.impact ?? 1 }],
		impactGiven: struck.impact !== undefined || struck.services !== undefined,
		...(struck.cause === undefined ? {} : { cause: struck.cause }),
		started,
		...(struck.detectMinutes === undefined ? {} : { detected: started + struck.detectMinutes * MINUTE }),
		...(struck.open ? {} : { resolved: Math.round(started + (struck.minutes ?? 60) * MINUTE) }),
		...(struck.responders === undefined ? {} : { responders: struck.responders }),
		links: [],
		origin: { file: 'incidents.csv', start: next, end: next + 1 },
	};
}

export const dollars: Rates = {
	currency: 'USD',
	engineerHour: 120,
	badMinute: 95,
	reachPoint: 4,
	offHours: 1,
	sleepHours: 1,
	origin,
};

export interface Scene {
	readonly items: readonly Item[];
	readonly incidents?: readonly Incident[];
	readonly services?: readonly Service[];
	readonly rates?: Rates;
}

export function scope(scene: Scene): PricingScope {
	return { incidents: [], services: [], calendar: defaultCalendar, file: 'reliability.yaml', ...scene };
}

export function price(scene: Scene, now = NOW): readonly PricedItem[] {
	return priceItems([scope(scene)], now).items;
}

export function priceOne(fields: Partial<Item>, scene: Omit<Scene, 'items'> = {}, now = NOW): PricedItem {
	return price({ ...scene, items: [item('A', fields)] }, now)[0]!;
}

/** Within 0.1 %. */
export function near(actual: number | undefined, expected: number): void {
	const allowed = Math.max(Math.abs(expected) * 1e-3, 1e-9);
	if (actual === undefined || !(Math.abs(actual - expected) <= allowed))
		throw new Error(`expected ${expected}, got ${actual}`);
}
