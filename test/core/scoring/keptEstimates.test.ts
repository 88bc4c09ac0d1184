import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Incident } from '../../../src/core/backlog/model.ts';
import { keptEstimates } from '../../../src/core/scoring/evidence/keptEstimates.ts';
import { estimateModes } from '../../../src/core/scoring/evidence/modes.ts';
import { incident, NOW } from './samples.ts';

const days = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
const historyOf = (ages: readonly number[]) =>
	ages.map((daysAgo, index) => incident({ service: `s${index % 3}`, daysAgo, ...(index % 2 ? { cause: 'db' } : {}) }));
/** As it is read anew with other lines above it. */
const moved = (one: Incident): Incident => ({ ...one, origin: { ...one.origin, start: one.origin.start + 7 } });

describe('estimates that are kept while nothing of them changes', () => {
	it('are those that would be made, whatever part of the incidents moves or changes', () => {
		fc.assert(
			fc.property(
				days,
				fc.array(fc.constantFrom('same', 'moved', 'longer', 'cause'), { maxLength: 12 }),
				(ages, kinds) => {
					const before = historyOf(ages);
					keptEstimates(before, NOW);
					const after = before.map((one, index) => {
						switch (kinds[index]) {
							case 'moved':
								return moved(one);
							case 'longer':
								return { ...one, resolved: one.resolved! + 3_600_000 };
							case 'cause':
								return { ...one, cause: 'other' };
							default:
								return one;
						}
					});
					assert.deepEqual(keptEstimates(after, NOW), estimateModes(after, NOW));
					assert.deepEqual(keptEstimates(before, NOW), estimateModes(before, NOW));
					assert.deepEqual(keptEstimates(before, NOW + 60_000), estimateModes(before, NOW + 60_000));
				},
			),
			{ numRuns: 60 },
		);
	});

	it('are the same objects for the same history, and share what was found for one whose places moved', () => {
		const before = historyOf([3, 30, 90, 200]);
		const first = keptEstimates(before, NOW);
		assert.equal(keptEstimates([...before], NOW), first);
		const after = before.map((one, index) => (index === 1 ? moved(one) : one));
		const second = keptEstimates(after, NOW);
		assert.equal(second.lengths, first.lengths);
		assert.equal(
			second.modes.flatMap(({ occurrences }) => occurrences).find(({ incident: one }) => one.id === after[1]!.id)
				?.incident,
			after[1],
		);
	});
});
