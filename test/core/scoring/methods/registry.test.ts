import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Item, type MethodId, methodIds } from '../../../../src/core/backlog/model.ts';
import { mapEstimate } from '../../../../src/core/backlog/quantities.ts';
import { methods } from '../../../../src/core/scoring/methods/registry.ts';
import { english, say } from '../../../../src/core/text.ts';
import { avoiding, certain, DAY, dollars, incident, item, NOW, near, range, type Scene } from '../samples.ts';
import { byId, rankedBy } from './samples.ts';

const amount = (most: number) =>
	fc
		.tuple(...([0, 1, 2] as const).map(() => fc.double({ min: 0, max: most, noNaN: true })))
		.map((three) => [...three].sort((one, other) => one - other))
		.map(([low, likely, high]) => range(low!, likely!, high!));

const anyItem: fc.Arbitrary<Partial<Item>> = fc.record(
	{
		effort: amount(60).map((days) => mapEstimate(days, (each) => each + 0.1)),
		value: amount(5000),
		toil: amount(20),
		rice: fc.record({
			reachPerWeek: amount(500),
			impact: fc.constantFrom(0.5, 1, 2),
			confidence: fc.constantFrom(0.5, 1),
		}),
		avoids: amount(1).map((share) => avoiding(['db'], share).avoids!),
		risk: fc.record({ detect: amount(60), repair: amount(90), impact: amount(1), every: fc.constant(certain(90_000)) }),
		confidence: fc.constantFrom(0, 0.5, 1),
		ice: fc.record(
			{ impact: fc.integer({ min: 1, max: 10 }), ease: fc.integer({ min: 1, max: 10 }) },
			{ requiredKeys: [] },
		),
		wsjf: fc.record({ value: fc.nat(20), criticality: fc.nat(20) }, { requiredKeys: [] }),
		status: fc.constantFrom('proposed' as const, 'done' as const),
	},
	{ requiredKeys: [] },
);

const anyScene: fc.Arbitrary<Scene> = fc
	.tuple(fc.array(anyItem, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(600), { maxLength: 8 }))
	.map(([fields, days]) => ({
		items: fields.map((each, index) => item(`I-${index}`, each)),
		incidents: days.map((daysAgo, index) => incident({ cause: 'db', daysAgo, minutes: 30 }, `INC-${index}`)),
		rates: dollars,
	}));

const anyMethod = fc.constantFrom<MethodId>(...methodIds);

describe('every method', () => {
	it('stands in the registry under its own name, and says how it scores', () => {
		for (const id of methodIds) {
			assert.equal(methods[id].id, id);
			assert.match(say(methods[id].formula, english), /^[A-Z].*\.$/);
		}
	});

	it('gives the same order whatever the order of the file', () => {
		fc.assert(
			fc.property(anyMethod, anyScene, (method, scene) => {
				const turned = { ...scene, items: [...scene.items].reverse(), incidents: [...scene.incidents!].reverse() };
				const shown = (each: Scene) =>
					JSON.stringify(rankedBy(method, each).map(({ item, rank, score }) => [item.id, rank, score]));
				assert.equal(shown(turned), shown(scene));
			}),
			{ numRuns: 60 },
		);
	});

	it('scores or says why not, and ranks just the open items that it scores, the highest first', () => {
		fc.assert(
			fc.property(anyMethod, anyScene, (method, scene) => {
				const items = rankedBy(method, scene);
				for (const { item, score, unscored, rank } of items) {
					assert.equal(score !== undefined, item.effort !== undefined && unscored === undefined);
					assert.equal(rank !== undefined, score !== undefined && item.status === 'proposed');
				}
				const ranked = items.filter(({ rank }) => rank !== undefined);
				assert.deepEqual(
					ranked.map(({ rank }) => rank),
					ranked.map((_, index) => index + 1),
				);
				for (const [index, { score }] of ranked.slice(1).entries())
					assert.ok(ranked[index]!.score!.mean >= score!.mean);
			}),
			{ numRuns: 100 },
		);
	});

	it('but ICE halves the score when the effort doubles', () => {
		fc.assert(
			fc.property(anyMethod, anyScene, (method, scene) => {
				fc.pre(method !== 'ice');
				const longer = scene.items.map((each) =>
					each.effort ? { ...each, effort: mapEstimate(each.effort, (days) => 2 * days) } : each,
				);
				const before = rankedBy(method, scene);
				for (const { item, score } of rankedBy(method, { ...scene, items: longer })) {
					near(score?.mean ?? 0, (byId(before, item.id).score?.mean ?? 0) / 2);
					near(score?.p90 ?? 0, (byId(before, item.id).score?.p90 ?? 0) / 2);
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('ICE takes no more than one point of ease off when the effort doubles', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.1, max: 300, noNaN: true }), (days) => {
				const ease = (effort: number) =>
					rankedBy('ice', { items: [item('A', { effort: certain(effort), ice: { impact: 5 } })] })[0]!.scoreParts![2]!
						.value;
				const lost = ease(days) - ease(2 * days);
				assert.ok(lost >= 0 && lost <= 1 + 1e-9);
				near(days >= 0.5 && days <= 128 ? lost : 1, 1);
			}),
			{ numRuns: 50 },
		);
	});

	it('stays finite for figures that no business has', () => {
		const huge = range(0, 1e300, 1e308);
		const items = [
			item('A', { value: huge, toil: huge, effort: range(1e-300, 1, 1e300), confidence: 1e-300 }),
			item('B', { rice: { reachPerWeek: huge, impact: 1e300, confidence: 1 }, effort: certain(1e-300) }),
			item('C', {
				risk: { detect: huge, repair: huge, impact: certain(1), every: certain(1e-300) },
				deadline: { at: NOW + DAY, loss: huge },
				effort: certain(1e-12),
			}),
			item('D', { value: range(-1e308, -1, -1), effort: certain(1) }),
		];
		for (const method of methodIds)
			for (const { score, scoreParts } of rankedBy(method, { items, rates: dollars })) {
				if (score) assert.ok([score.mean, score.p10, score.p90].every(Number.isFinite), method);
				for (const { value } of scoreParts ?? []) assert.ok(Number.isFinite(value), method);
			}
	});
});
