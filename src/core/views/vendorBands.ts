import type { VendorBands } from '../incidents/sourceReading.ts';
import { type Message, message, template } from '../text.ts';

/** What vendors counted in their own bands of the day, summed, and named as theirs: they need not be the team's. */
export function vendorBandWords(counts: readonly VendorBands[]): readonly Message[] {
	const sums = new Map<string, VendorBands>();
	for (const count of counts) {
		const key = `${count.vendor}\n${count.unit}`;
		const sum = sums.get(key);
		sums.set(
			key,
			sum
				? {
						...sum,
						business: sum.business + count.business,
						off: sum.off + count.off,
						sleep: sum.sleep + count.sleep,
					}
				: count,
		);
	}
	return [...sums.values()].map(({ vendor, unit, business, off, sleep }) =>
		message(templates[unit], vendor, business, off, sleep),
	);
}

const templates = {
	interruptions: template('Interruptions in {0}’s own bands: {1} in business hours, {2} off, {3} in sleep hours.'),
	minutes: template('Minutes of work in {0}’s own bands: {1} in business hours, {2} off, {3} in sleep hours.'),
} as const;
