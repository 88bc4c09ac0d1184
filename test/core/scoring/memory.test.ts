import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Incident } from '../../../src/core/backlog/model.ts';
import { exposureOver, halfAge, recencyWeight } from '../../../src/core/scoring/evidence/memory.ts';
import { estimateModes } from '../../../src/core/scoring/evidence/modes.ts';
import { randomOf } from '../../../src/core/scoring/uncertainty/random.ts';
import { DAY, incident, NOW, near } from './samples.ts';

/** Incidents of some services over three years; the chance of each service on a day may change. */
function history(name: string, services: number, chanceOn: (service: number, daysAgo: number) => number): Incident[] {
	const random = randomOf(name);
	const incidents: Incident[] = [];
	for (let service = 0; service < services; service++)
		for (let daysAgo = 1095; daysAgo > 0; daysAgo--)
			if (random() < chanceOn(service, daysAgo))
				incidents.push(incident({ service: `service ${service}`, daysAgo, minutes: 60 }));
	return incidents;
}

/** Trouble moves to the next service every half year. */
const moving = history('moving', 6, (service, daysAgo) => (Math.floor(daysAgo / 182) % 6 === service ? 0.35 : 0.01));
const steady = history('steady', 20, (service) => 0.002 * (service + 1));

function halfAges(incidents: readonly Incident[]): number[] {
	return estimateModes(incidents, NOW).modes.map(({ memory }) => halfAge(memory));
}

describe('the memory of a history', () => {
	it('is a half-life of 120 days while there is little of it', () => {
		for (const age of halfAges(steady.slice(0, 20))) near(age, 120);
		const { modes } = estimateModes([incident({ daysAgo: 60 }), incident({ daysAgo: 120, cause: 'db' })], NOW);
		// 2^(−60/120) and 2^(−120/120).
		assert.deepEqual(
			modes.map(({ weights }) => weights[0]!.toFixed(6)),
			['0.707107', '0.500000'],
		);
	});

	it('weighs a mixture by its parts', () => {
		const memory = { longest: 240, parts: [0.5, 0.25, 0.25] };
		// After 120 days: ½ × 2^(−½) + ¼ × 2^(−1) + ¼ × 2^(−2) = 0.353553 + 0.125 + 0.0625.
		near(recencyWeight(memory, 120 * DAY), 0.541053);
		near(recencyWeight(memory, 0), 1);
		near(recencyWeight(memory, halfAge(memory) * DAY), 0.5);
		// 240 days. ∫ of a half-life h in weeks: h / 7 / ln 2 × (1 − 2^(−240/h)): 24.73187 (h = 240), 18.54890 (120) and
		// 11.59306 (60): ½ × 24.73187 + ¼ × 18.54890 + ¼ × 11.59306.
		near(exposureOver(240 * DAY)(memory).weeks, 19.90143);
	});

	it('is worth the quarters that a plain stretch of it would be', () => {
		// One half-life of 120 days over 240: 18.54890² ÷ (12.36593 × (1 − 2^(−4)) = 11.59306) = 29.678 weeks, of 13 to a quarter.
		near(exposureOver(240 * DAY)({ longest: 120, parts: [1] }).quarters, 29.678 / 13);
	});

	it('is short where trouble moves on, and long where it stays', () => {
		for (const age of halfAges(moving)) assert.ok(age < 50, String(age));
		for (const age of halfAges(steady)) assert.ok(age > 100, String(age));
	});

	it('of a mode does not depend on what happened in that mode', () => {
		const [first, ...others] = estimateModes(moving, NOW).modes;
		const again = { ...first!.occurrences[0]!.incident, id: 'AGAIN' };
		const [after, ...rest] = estimateModes([...moving, again], NOW).modes;
		const parts = (mode: typeof after) => mode!.memory.parts.map((part) => part.toFixed(9));
		assert.deepEqual(parts(after), parts(first));
		assert.notDeepEqual(rest.map(parts), others.map(parts));
	});

	it('learned or not, never lets a rate fall when the same failure happens once more', () => {
		for (const incidents of [moving, steady]) {
			const before = estimateModes(incidents, NOW);
			fc.assert(
				fc.property(fc.nat(incidents.length - 1), fc.nat(60), (at, later) => {
					const repeated = incidents[at]!;
					const again = { ...repeated, id: 'AGAIN', started: repeated.started + later * 60_000 };
					const rateOf = ({ modes }: typeof before) =>
						modes.find(({ service }) => service === repeated.services[0]!.service)!.rate.mean;
					const after = rateOf(estimateModes([...incidents, again], NOW));
					assert.ok(after >= rateOf(before) * (1 - 1e-9), `${after} after ${rateOf(before)}`);
				}),
				{ numRuns: 100 },
			);
		}
	});
});
