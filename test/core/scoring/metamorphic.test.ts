import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Incident, Item, Rates } from '../../../src/core/backlog/model.ts';
import { type Estimate, MINUTE, mapEstimate } from '../../../src/core/backlog/quantities.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import type { PricedItem } from '../../../src/core/snapshot.ts';
import { avoiding, certain, DAY, dollars, incident, item, NOW, near, price, range, type Scene } from './samples.ts';

const causes = ['db', 'deploy', 'net'] as const;
const services = ['checkout', 'search'] as const;

const anyEstimate = (least: number, most: number): fc.Arbitrary<Estimate> =>
	fc
		.tuple(...([0, 1, 2] as const).map(() => fc.double({ min: least, max: most, noNaN: true })))
		.map((three) => [...three].sort((one, other) => one - other))
		.map(([low, likely, high]) => range(low!, likely!, high!));

const anyIncident: fc.Arbitrary<Incident> = fc
	.record({
		service: fc.constantFrom(...services),
		cause: fc.constantFrom(...causes, undefined),
		impact: fc.double({ min: 0, max: 1, noNaN: true }),
		daysAgo: fc.double({ min: 0, max: 700, noNaN: true }),
		minutes: fc.double({ min: 0, max: 20_000, noNaN: true }),
		responders: fc.nat(5),
	})
	.map(({ cause, ...rest }) => incident({ ...rest, ...(cause ? { cause } : {}) }));

const anyBenefits: fc.Arbitrary<Partial<Item>> = fc.oneof(
	fc.record({ value: anyEstimate(0, 5000) }),
	fc.record({ toil: anyEstimate(0, 20) }),
	fc
		.tuple(fc.subarray([...causes], { minLength: 1 }), anyEstimate(0, 1))
		.map(([avoided, share]) => avoiding(avoided, share)),
	fc
		.tuple(anyEstimate(0, 60), anyEstimate(0, 200), anyEstimate(0, 1), anyEstimate(1440, 600_000))
		.map(([detect, repair, impact, every]) => ({ risk: { detect, repair, impact, every } })),
	fc
		.tuple(fc.double({ min: -100, max: 400, noNaN: true }), anyEstimate(0, 90_000))
		.map(([days, loss]) => ({ deadline: { at: NOW + days * DAY, loss } })),
);

const anyItems: fc.Arbitrary<Item[]> = fc
	.array(fc.tuple(anyBenefits, fc.option(anyEstimate(0.1, 60), { nil: undefined })), { minLength: 1, maxLength: 8 })
	.map((list) =>
		list.map(([fields, effort], index) => item(`I-${index}`, { ...fields, ...(effort ? { effort } : {}) })),
	);

const anyScene: fc.Arbitrary<Scene> = fc.record({
	items: anyItems,
	incidents: fc.array(anyIncident, { maxLength: 25 }),
	rates: fc.constant(dollars),
});

function byId(items: readonly PricedItem[]): Map<string, PricedItem> {
	return new Map(items.map((priced) => [priced.item.id, priced]));
}

/** To the last bit. As text, for a difference of such large objects takes minutes to draw up. */
function same(actual: unknown, expected: unknown): void {
	assert.equal(JSON.stringify(actual), JSON.stringify(expected));
}

function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn);
	return [];
}

describe('prices under changes', () => {
	it('are the same to the last bit for the same input', () => {
		fc.assert(
			fc.property(anyScene, (scene) => same(price(scene), price(scene))),
			{ numRuns: 50 },
		);
	});

	it('do not depend on the order of items and incidents', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const turned = {
					...scene,
					items: [...scene.items].reverse(),
					incidents: [...scene.incidents!].reverse(),
				};
				same(price(turned), price(scene));
			}),
			{ numRuns: 50 },
		);
	});

	it('do not change with an unrelated item', () => {
		fc.assert(
			fc.property(anyScene, anyBenefits, (scene, fields) => {
				const before = byId(price(scene));
				const after = byId(
					price({ ...scene, items: [item('NEW', { ...fields, effort: certain(5) }), ...scene.items] }),
				);
				for (const [id, { costOfDelay, score, effort, terms }] of before) {
					const now = after.get(id)!;
					same(now.costOfDelay, costOfDelay);
					same([now.score, now.effort, now.terms], [score, effort, terms]);
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('do not change with an incident for items that avoid none', () => {
		fc.assert(
			fc.property(anyScene, anyIncident, (scene, added) => {
				const before = byId(price(scene));
				const after = byId(price({ ...scene, incidents: [...scene.incidents!, added] }));
				for (const [id, priced] of before) if (!priced.item.avoids) same(after.get(id)!.score, priced.score);
			}),
			{ numRuns: 50 },
		);
	});

	it('scale with the currency, and no rank changes', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(0.5, 2, 1024), (scene, factor) => {
				const scaledRates: Rates = {
					...dollars,
					engineerHour: dollars.engineerHour! * factor,
					badMinute: dollars.badMinute! * factor,
					reachPoint: dollars.reachPoint! * factor,
				};
				const times = (estimate: Estimate) => mapEstimate(estimate, (value) => value * factor);
				const items = scene.items.map((each) => ({
					...each,
					...(each.value ? { value: times(each.value) } : {}),
					...(each.deadline ? { deadline: { ...each.deadline, loss: times(each.deadline.loss) } } : {}),
				}));
				const before = price(scene);
				const after = price({ ...scene, items, rates: scaledRates });
				assert.deepEqual(
					after.map((priced) => priced.item.id),
					before.map((priced) => priced.item.id),
				);
				after.forEach((priced, index) => {
					near(priced.costOfDelay.mean, before[index]!.costOfDelay.mean * factor);
					near(priced.costOfDelay.p10, before[index]!.costOfDelay.p10 * factor);
					near(priced.costOfDelay.p90, before[index]!.costOfDelay.p90 * factor);
				});
			}),
			{ numRuns: 50 },
		);
	});

	it('do not change when an effort is written in another unit', () => {
		fc.assert(
			fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (...days) => {
				const [low, likely, high] = [...days].sort((one, other) => one - other).map((each) => each + 1);
				const written = (unit: string, each: number) =>
					`{ low: ${low! * each}${unit}, likely: ${likely! * each}${unit}, high: ${high! * each}${unit} }`;
				const [inDays, inHours, inWeeks] = [written('d', 1), written('h', 8), written('w', 1 / 5)].map((effort) => {
					const text = `items:\n  - { id: A, title: A, effort: ${effort}, toil: 4h/week }\n`;
					return price({ items: readBacklog('reliability.yaml', text).backlog.items })[0]!.score!;
				});
				for (const score of [inHours!, inWeeks!])
					for (const figure of ['mean', 'p10', 'p90'] as const) near(score[figure], inDays![figure]);
			}),
			{ numRuns: 50 },
		);
	});

	it('never fall when the same failure happens once more', () => {
		const struck = fc.record({
			cause: fc.constantFrom(...causes),
			daysAgo: fc.double({ min: 1, max: 700, noNaN: true }),
		});
		fc.assert(
			fc.property(fc.array(struck, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(60), (list, at, later) => {
				const incidents = list.map((each) => incident({ ...each, minutes: 60, impact: 0.5, responders: 2 }));
				const repeated = incidents[at % incidents.length]!;
				const again: Incident = {
					...repeated,
					id: 'AGAIN',
					started: repeated.started + later * MINUTE,
					resolved: repeated.resolved! + later * MINUTE,
				};
				const scene = { items: [item('A', avoiding([repeated.cause!]))], rates: dollars };
				const before = price({ ...scene, incidents })[0]!.costOfDelay.mean;
				const after = price({ ...scene, incidents: [...incidents, again] })[0]!.costOfDelay.mean;
				assert.ok(after >= before * (1 - 1e-9), `${after} after ${before}`);
			}),
		);
	});

	it('add up from their terms, and are finite, whatever is in the file', () => {
		const wild = fc.oneof(
			fc.constantFrom(0, 1e-9, 1, 1e9, 1e18, 1e300, Number.MAX_VALUE, Number.POSITIVE_INFINITY),
			fc.double({ min: 0, max: 1e12, noNaN: true }),
		);
		const wildEstimate = fc
			.tuple(wild, wild, wild)
			.map((three) => [...three].sort((one, other) => one - other))
			.map(([low, likely, high]) => range(low!, likely!, high!));
		const wildItem = fc.record(
			{
				effort: wildEstimate,
				value: wildEstimate,
				toil: wildEstimate,
				risk: fc.record({
					cause: fc.constantFrom(...causes),
					detect: wildEstimate,
					repair: wildEstimate,
					impact: anyEstimate(0, 1),
					every: wildEstimate,
				}),
				deadline: fc.record({ at: fc.constantFrom(0, NOW, NOW + 1, 9e15), loss: wildEstimate }),
				rice: fc.record({ reachPerWeek: wildEstimate, impact: wild, confidence: fc.constantFrom(0, 0.5, 1) }),
				confidence: fc.constantFrom(0, 0.3, 1),
				avoids: fc.record({
					causes: fc.subarray([...causes, 'none']),
					incidents: fc.constantFrom([], ['INC-1', 'nothing']),
					share: anyEstimate(0, 1),
				}),
			},
			{ requiredKeys: [] },
		);
		const wildRates = fc.option(
			fc.record({ engineerHour: wild, badMinute: wild, reachPoint: wild, offHours: wild, sleepHours: wild }),
			{ nil: undefined },
		);
		fc.assert(
			fc.property(
				fc.array(wildItem, { maxLength: 4 }),
				fc.array(anyIncident, { maxLength: 6 }),
				wildRates,
				(list, incidents, rates) => {
					const items = list.map((fields, index) => item(`W-${index}`, fields as Partial<Item>));
					const priced = price({ items, incidents, ...(rates ? { rates: { ...dollars, ...rates } } : {}) });
					for (const each of priced) {
						const { item: _item, ...figures } = each;
						for (const value of numbersIn(figures)) assert.ok(Number.isFinite(value), JSON.stringify(each));
						assert.equal(
							each.costOfDelay.mean,
							each.terms.reduce((sum, { value }) => sum + value, 0),
						);
						assert.ok(each.costOfDelay.p10 <= each.costOfDelay.p90);
						assert.ok(!each.score || each.score.p10 <= each.score.p90);
					}
				},
			),
			{ numRuns: 120 },
		);
	});
});
