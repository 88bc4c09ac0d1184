import assert from 'node:assert/strict';
import { planQuestion } from '../../../../src/core/planning/model/buildPlan.ts';
import { english } from '../../../../src/core/text.ts';
import { frontierShown, planTab } from '../../../../src/core/views/plan/planTab.ts';
import { bestPlan, readyPlan, snapshotOf } from '../../planning/plans.ts';

const style = { translate: english, currency: 'USD' };
const done = { kind: 'done', seconds: 20 } as const;
const text = `rates: { currency: USD }
commitment: { floor: 50% }
plan: { period: 2027-Q1, capacity: { a: 10d } }
items:
  - { id: REL-1, title: t, kind: reliability, effort: 5d, value: 500/week, owner: a }
  - { id: FEAT-1, title: t, kind: product, effort: 5d, value: 2000/week, status: planned, owner: a }
  - { id: FEAT-2, title: t, kind: product, effort: 5d, value: 1500/week, status: planned, owner: a }
`;

describe('the tab of the plan', () => {
	it('says beside each slider what the file says, once something else is asked', async () => {
		const snapshot = snapshotOf(text);
		const tab = async (whatIf: Parameters<typeof planQuestion>[1]) => {
			const ready = readyPlan(snapshot, whatIf);
			const shown = planTab(ready, { plan: await bestPlan(ready) }, done, { snapshot, whatIf: whatIf ?? {}, style });
			return shown.controls!;
		};
		const plain = await tab({});
		assert.equal(plain.isWhatIf, false);
		assert.deepEqual(
			[plain.capacity[0]!.text, plain.capacity[0]!.statedText, plain.floor.text, plain.floor.statedText],
			['10 d', undefined, '50%', ''],
		);
		const asked = await tab({ capacity: { a: 15 }, floor: 0.1 });
		assert.equal(asked.isWhatIf, true);
		assert.deepEqual(
			[asked.capacity[0]!.text, asked.capacity[0]!.statedText, asked.floor.text, asked.floor.statedText],
			['15 d', '10 d in the file', '10%', '50% in the file'],
		);
		assert.equal(asked.capacity[0]!.most, plain.capacity[0]!.most);
	});

	it('compares the plan with what is planned now, figure by figure', async () => {
		const snapshot = snapshotOf(text);
		const ready = readyPlan(snapshot);
		const { plan } = planTab(ready, { plan: await bestPlan(ready) }, done, { snapshot, whatIf: {}, style });
		assert.equal(plan!.comparison, 'Against what is planned now: 1 enter, 1 leave.');
		assert.deepEqual(
			plan!.sides!.rows.slice(0, 4).map(({ label, now, plan }) => [label, now, plan]),
			[
				['Items', '2', '2'],
				['Effort', '10 d of 10 d', '10 d of 10 d'],
				['Reliability work, of the capacity', '0%', '50%'],
				['Cost of delay removed a week', '$3.5K', '$2.5K'],
			],
		);
	});

	it('calls firm only what is in, and says where quick plans for other prices speak against the plan', async () => {
		const snapshot = snapshotOf(text);
		const ready = readyPlan(snapshot);
		const chances = ready.model.items.map(({ id }) => (id === 'REL-1' ? 0.12 : 0.97));
		const outcome = { plan: await bestPlan(ready), chances };
		const { plan } = planTab(ready, outcome, done, { snapshot, whatIf: {}, style });
		assert.deepEqual(
			[...plan!.chosen, ...plan!.next, ...plan!.out].map(({ id, firmness }) => [id, firmness?.text]),
			[
				['FEAT-1', 'Firm (about 97%)'],
				['REL-1', 'Toss-up (about 12%: quick plans for other prices seldom have it)'],
				['FEAT-2', undefined],
			],
		);
	});

	it('says why there is no floor where the commitment is over before the period, or begins after it', async () => {
		const tab = async (terms: string, whatIf = {}) => {
			const snapshot = snapshotOf(text.replace('floor: 50%', `floor: 50%, ${terms}`));
			const ready = readyPlan(snapshot, whatIf);
			return planTab(ready, { plan: await bestPlan(ready) }, done, { snapshot, whatIf, style });
		};
		const over = await tab('until: 2026-12-31');
		assert.equal(
			over.plan!.floorText,
			'0% of the capacity is reliability work; there is no floor: the commitment to 50% ends on 2026-12-31, before the period of the plan.',
		);
		const later = await tab('from: 2027-04-01');
		assert.match(
			later.plan!.floorText!,
			/there is no floor: the commitment to 50% begins on 2027-04-01, after the period of the plan\.$/,
		);
		const asked = await tab('until: 2026-12-31', { floor: 0.5 });
		assert.equal(asked.plan!.floorText, '50% of the capacity is reliability work; the floor is 50%.');
		assert.equal(asked.controls!.floor.statedText, 'none in this period');
		assert.match((await tab('until: 2027-01-01')).plan!.floorText!, /the floor is 50%\.$/);
	});

	it('offers a capacity to try where the file has none, and says what is missing where nothing can be planned', () => {
		const bare = snapshotOf('items:\n  - { id: A, title: t, effort: 10d }\n');
		const shown = planTab(planQuestion(bare), undefined, done, { snapshot: bare, whatIf: {}, style });
		assert.deepEqual(shown.notice?.offer, { days: 5, label: 'Try with 5 d' });
		assert.equal(shown.controls, undefined);
		const empty = snapshotOf('items:\n  - { id: A, title: t }\n');
		const nothing = planTab(planQuestion(empty), undefined, done, { snapshot: empty, whatIf: {}, style });
		assert.match(nothing.notice!.text, /No open item has an effort/);
	});

	it('shows the items that the demands are about where they cannot hold together, so that they can be unpinned', () => {
		const snapshot = snapshotOf(text);
		const [first] = snapshot.items.map(({ item }) => item.key);
		const ready = readyPlan(snapshot, { capacity: { a: 3 }, pins: { [first!]: 'include' } });
		const index = ready.model.items.findIndex(({ key }) => key === first);
		const conflicts = [{ type: 'capacity', owner: 0, items: [index], days: 5, isFewest: true }] as const;
		const whatIf = {};
		const { plan } = planTab(ready, { plan: { status: 'infeasible', conflicts } }, done, { snapshot, whatIf, style });
		assert.deepEqual(
			plan!.chosen.map(({ key, pin, why }) => [key, pin, why]),
			[[first, 'include', 'In: pinned into the plan.']],
		);
		assert.match(plan!.conflicts[0]!, /is to be in the plan and takes 5 d of a with what it waits for; it has 3 d\.$/);
	});

	it('draws the frontier as far as the items fill it, with what is promised, planned and was worked on marked', () => {
		const snapshot = snapshotOf(text);
		const ready = readyPlan(snapshot);
		const point = (floor: number, earns: number, saves: number, short: boolean) => ({
			...{ floor, share: Math.min(floor, 0.5), gap: 0, short },
			gain: { earns, saves, incidents: 0, badMinutes: 0 },
		});
		const points = [point(0, 3500, 0, false), point(0.5, 2000, 500, false), point(1, 2000, 500, true)];
		const shown = frontierShown(ready, points, false, snapshot, style, 0.22);
		const option = shown.chart!.option as {
			series: {
				data: number[][];
				markLine?: { data: { xAxis: number; label: { formatter: string }; lineStyle: { type: unknown } }[] };
			}[];
		};
		assert.deepEqual(
			option.series.map(({ data }) => data),
			[
				[
					[0, 45.5],
					[50, 26],
				],
				[
					[0, 0],
					[50, 6.5],
				],
			],
		);
		assert.deepEqual(
			option.series[0]!.markLine!.data.map(({ xAxis, label }) => [xAxis, label.formatter]),
			[
				[50, 'Commitment 50%'],
				[0, 'Planned now 0%'],
				[22, 'Last quarter, by commits 22%'],
				[50, 'No items for more than 50%'],
			],
		);
		const lines = option.series[0]!.markLine!.data.map(({ lineStyle }) => `${lineStyle.type}`);
		assert.equal(new Set(lines).size, 4);
		assert.equal(shown.unit, 'Thousands of USD a quarter');
		assert.equal(shown.chart!.table.rows.length, 3);
		assert.match(shown.chart!.text, /^What each floor costs and saves, a quarter: \$46K in all with a floor of 0%/);
	});
});
