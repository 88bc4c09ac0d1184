import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { priceItems } from '../../../src/core/scoring/priceItems.ts';
import { avoiding, certain, dollars, incident, item, NOW, near, type price, scope } from './samples.ts';

const key = (id: string) => `reliability.yaml#${id}`;
const ids = (keys: readonly string[]) => keys.map((each) => each.split('#')[1]);

const failovers = [10, 40, 90].map((daysAgo) => incident({ cause: 'failover', daysAgo }, `FAIL-${daysAgo}`));
const certificates = [20, 60].map((daysAgo) => incident({ cause: 'cert', daysAgo }, `CERT-${daysAgo}`));

function pricing(items: Parameters<typeof price>[0]['items'], incidents = [...failovers, ...certificates]) {
	return priceItems([scope({ items, incidents, rates: dollars })], NOW);
}

describe('items that avoid the same incidents', () => {
	it('save together what is left of 1 − Π(1 − share), worked by hand', () => {
		// REL-1 and REL-2 prevent 80 % and 50 % × confidence 0.6 = 30 % of the mode, FEAT none of it.
		// Together 1 − 0.2 × 0.7 = 0.86 of its cost, not 0.8 + 0.3 = 1.1; second, REL-2 adds 0.3 × 0.2 = 0.06.
		const { items, inquiry } = pricing([
			item('REL-1', { effort: certain(5), ...avoiding(['failover'], certain(0.8)) }),
			item('REL-2', { effort: certain(5), confidence: 0.6, ...avoiding(['failover'], certain(0.5)) }),
			item('FEAT', { effort: certain(5), value: certain(100) }),
		]);
		const cost = items.find(({ item: { id } }) => id === 'REL-1')!.costOfDelay.mean / 0.8;
		assert.ok(cost > 0);
		const first = inquiry.overlap(key('REL-1'))!;
		const second = inquiry.overlap(key('REL-2'))!;
		assert.deepEqual([ids(first.with), ids(second.with)], [['REL-2'], ['REL-1']]);
		for (const { jointPerWeek, apartPerWeek } of [first, second]) {
			near(jointPerWeek, 0.86 * cost);
			near(apartPerWeek, 1.1 * cost);
		}
		near(first.alonePerWeek, 0.8 * cost);
		near(first.marginalPerWeek, 0.8 * cost);
		near(second.alonePerWeek, 0.3 * cost);
		near(second.marginalPerWeek, 0.06 * cost);
		assert.deepEqual([first.follows, second.follows], [false, true]);
		assert.equal(inquiry.overlap(key('FEAT')), undefined);
	});

	it('share incidents that one names and the other has by cause, but no two that name different ones', () => {
		const { inquiry } = pricing([
			item('BY-10', { effort: certain(1), ...avoiding([], undefined, ['FAIL-10']) }),
			item('BY-40', { effort: certain(1), ...avoiding([], undefined, ['FAIL-40']) }),
			item('ALL', { effort: certain(9), ...avoiding(['failover']) }),
			item('CERT', { effort: certain(9), ...avoiding(['cert']) }),
		]);
		assert.deepEqual(ids(inquiry.overlapping(key('BY-10'))), ['ALL']);
		assert.deepEqual(ids(inquiry.overlapping(key('BY-40'))), ['ALL']);
		assert.deepEqual(ids(inquiry.overlapping(key('ALL'))), ['BY-10', 'BY-40']);
		assert.deepEqual(inquiry.overlapping(key('CERT')), []);
		// The two take the incidents of 10 and of 40 days ago whole: what ALL adds is the one of 90 days ago.
		// Their weights are 2^(−10/120), 2^(−40/120), 2^(−90/120) = 0.9439, 0.7937, 0.5946, in all 2.3322.
		const all = inquiry.overlap(key('ALL'))!;
		near(all.marginalPerWeek / all.alonePerWeek, 0.5946 / 2.3322);
	});

	it('count a risk whose cause history knows', () => {
		const risk = { cause: 'cert', detect: certain(5), repair: certain(5), impact: certain(1), every: certain(100_000) };
		const { items, inquiry } = pricing([
			item('RISK', { effort: certain(5), risk: { ...risk, share: certain(0.5) } }),
			item('CERT', { effort: certain(5), ...avoiding(['cert']) }),
		]);
		const overlap = inquiry.overlap(key('RISK'))!;
		near(overlap.alonePerWeek, items.find(({ item: { id } }) => id === 'RISK')!.costOfDelay.mean);
		near(overlap.marginalPerWeek, 0);
		near(overlap.jointPerWeek, overlap.alonePerWeek * 2);
	});

	it('are open ones', () => {
		const { inquiry } = pricing([
			item('DONE', { effort: certain(5), status: 'done', ...avoiding(['cert']) }),
			item('OPEN', { effort: certain(5), ...avoiding(['cert']) }),
		]);
		assert.deepEqual([inquiry.overlap(key('DONE')), inquiry.overlap(key('OPEN'))], [undefined, undefined]);
	});

	it('may stand in two files whose histories have an incident in common, and not where they have none', () => {
		const one = scope({
			items: [item('A', { effort: certain(5), ...avoiding(['failover']) })],
			incidents: failovers,
			rates: dollars,
		});
		const nested = [item('B', { key: 'b#B', effort: certain(5), ...avoiding(['failover']) })];
		const own = [incident({ cause: 'failover', daysAgo: 3 })];
		const of = (incidents: typeof failovers) =>
			priceItems([one, { ...one, file: 'b', items: nested, incidents }], NOW).inquiry.overlapping('b#B');
		assert.deepEqual(of([...own, ...failovers]), [key('A')]);
		assert.deepEqual(of(own), []);
	});

	it('save together no more than the sum and no less than the most, and in turn exactly that', () => {
		const causes = ['failover', 'cert'];
		const names = [...failovers, ...certificates].map(({ id }) => id);
		const fields = fc.record({
			causes: fc.subarray(causes),
			incidents: fc.subarray(names),
			share: fc.double({ min: 0, max: 1, noNaN: true }),
			confidence: fc.double({ min: 0, max: 1, noNaN: true }),
			days: fc.integer({ min: 1, max: 20 }),
		});
		fc.assert(
			fc.property(fc.array(fields, { minLength: 2, maxLength: 6 }), (many) => {
				const { items, inquiry } = pricing(
					many.map(({ causes, incidents, share, confidence, days }, index) =>
						item(`I-${index}`, {
							effort: certain(days),
							confidence,
							avoids: { causes, incidents, share: certain(share) },
						}),
					),
				);
				for (const { item, terms } of items) {
					const overlap = inquiry.overlap(item.key);
					if (!overlap) continue;
					const group = [item.key, ...overlap.with];
					const alone = group.map((each) => inquiry.overlap(each)?.alonePerWeek ?? Number.NaN);
					const slack = 1e-9 * Math.max(1, overlap.apartPerWeek);
					assert.ok(overlap.jointPerWeek <= overlap.apartPerWeek + slack);
					assert.ok(overlap.jointPerWeek >= Math.max(...alone) - slack);
					assert.ok(overlap.marginalPerWeek <= overlap.alonePerWeek + slack && overlap.marginalPerWeek >= -slack);
					near(
						overlap.alonePerWeek,
						terms.reduce((sum, { value }) => sum + value, 0),
					);
					// Where all share with all, the order of the ranks adds up to the joint saving.
					if (group.length === items.length) {
						const inTurn = group.reduce((sum, each) => sum + inquiry.overlap(each)!.marginalPerWeek, 0);
						assert.ok(Math.abs(inTurn - overlap.jointPerWeek) <= slack);
					}
				}
			}),
			{ numRuns: 60, seed: 7 },
		);
	});
});
