import assert from 'node:assert/strict';
import fc from 'fast-check';
import { errorBudgetPerYear, riskSize } from '../../../../src/core/scoring/errorBudget.ts';
import type { CataloguedRisk, ServiceRisks } from '../../../../src/core/scoring/risks/riskCatalogue.ts';
import { catalogueOf } from './catalogueOf.ts';

const checkout = 'services:\n  - { id: checkout, slo: { target: 99.9%, window: 28d } }\n';
const incidents = `incidents:
  - { id: INC-1, service: checkout, cause: db, started: 2026-09-01T02:00Z, resolved: 2026-09-01T03:00Z, impact: 50% }
  - { id: INC-2, service: checkout, cause: db, started: 2026-10-01T02:00Z, resolved: 2026-10-01T03:00Z, impact: 50% }
  - { id: INC-3, service: checkout, cause: noise, started: 2026-10-02T02:00Z, resolved: 2026-10-02T03:00Z, impact: 0% }
`;

function only(text: string): ServiceRisks {
	const { services } = catalogueOf(text);
	assert.equal(services.length, 1);
	return services[0]!;
}

/** `cause basis minutes size standing`. */
function outline({ risks }: ServiceRisks): string[] {
	return risks.map(
		({ cause, terms, badMinutesPerYear, size, standing }) =>
			`${cause ?? '–'} ${terms.basis} ${badMinutesPerYear.toFixed(2)} ${size} ${standing}`,
	);
}

const item = (fields: string, id = 'REL-1') =>
	`  - { id: ${id}, title: T, kind: reliability, effort: 2d, service: checkout, ${fields} }\n`;
const google = 'cause: cert, detect: 15m, repair: 45m, impact: 50%, every: 91.3125d';

describe('the risk catalogue', () => {
	it('reproduces Google’s worked example to the hundredth of a minute', () => {
		// 99.9 %: 0.001 × 525,960 = 525.96; a quarter of it is 131.49. (15 + 45) × 50 % × 365.25 / 91.3125 = 120.
		const service = only(`${checkout}items:\n${item(`risk: { ${google} }`)}`);
		assert.equal(service.budget.toFixed(2), '525.96');
		assert.equal(service.threshold.toFixed(2), '131.49');
		assert.deepEqual(outline(service), ['cert guessed 120.00 medium addressed']);
		assert.equal(service.risks[0]!.share!.toFixed(4), (120 / 525.96).toFixed(4));
		assert.equal(service.unallocated.toFixed(2), '525.96');
	});

	it('measures what history holds, and leaves out what struck nobody', () => {
		const service = only(checkout + incidents);
		const [risk] = service.risks;
		assert.equal(service.risks.length, 1);
		assert.ok(risk?.terms.basis === 'measured');
		const { incidents: count, timesPerYear, minutes, struck } = risk.terms;
		assert.deepEqual([count, struck], [2, 0.5]);
		assert.ok(Math.abs(risk.badMinutesPerYear - timesPerYear * minutes * struck) < 1e-9);
		assert.ok(Math.abs(minutes - 60) < 1e-6, 'all incidents were as long');
		assert.ok(risk.range.p10 < risk.badMinutesPerYear && risk.badMinutesPerYear < risk.range.p90);
		assert.equal(risk.standing, 'noItem');
	});

	it('counts the evidence where history has the cause, with the guess beside it', () => {
		const bare = only(checkout + incidents).risks[0]!;
		const service = only(
			`${checkout}items:\n${item('risk: { cause: db, detect: 1h, repair: 9h, impact: 100%, every: 1d }')}${incidents}`,
		);
		assert.deepEqual(
			service.risks.map(({ cause, badMinutesPerYear, standing }) => [cause, badMinutesPerYear, standing]),
			[['db', bare.badMinutesPerYear, 'addressed']],
		);
		const beside = service.risks[0]!.figures.find(({ label }) => label.template === 'The guess of {0}, not counted');
		assert.equal(beside?.value, 600 * 365.25);
	});

	it('counts the largest of several guesses of one cause, once', () => {
		const smaller = 'cause: cert, detect: 15m, repair: 15m, impact: 50%, every: 91.3125d';
		const service = only(`${checkout}items:\n${item(`risk: { ${smaller} }`)}${item(`risk: { ${google} }`, 'REL-2')}`);
		assert.deepEqual(outline(service), ['cert guessed 120.00 medium addressed']);
		assert.deepEqual(
			service.risks[0]!.addressing.map(({ item }) => item.id),
			['REL-2', 'REL-1'],
		);
	});

	const standings: readonly (readonly [string, string, string])[] = [
		['an open item', '', 'cert guessed 120.00 medium addressed'],
		['a dropped item', 'status: dropped, ', 'cert guessed 120.00 medium dropped'],
		['what a done item leaves', 'status: done, ', 'cert guessed 24.00 low remainder'],
	];
	for (const [what, status, expected] of standings)
		it(`takes the standing from the item: ${what}`, () => {
			const service = only(`${checkout}items:\n${item(`${status}risk: { ${google}, share: 80% }`)}`);
			assert.deepEqual(outline(service), [expected]);
		});

	it('forgets what a done item has ended altogether', () => {
		assert.deepEqual(outline(only(`${checkout}items:\n${item(`status: done, risk: { ${google} }`)}`)), []);
	});

	it('lets the file’s own word win: true over false, both over the status', () => {
		const said = (status: string, accepted: string) =>
			only(`${checkout}items:\n${item(`status: ${status}, risk: { ${google}, accepted: ${accepted} }`)}`).risks[0]!;
		assert.deepEqual([said('planned', 'true').standing, said('planned', 'true').accepted], ['stated', true]);
		assert.deepEqual([said('dropped', 'false').standing, said('dropped', 'false').accepted], ['noItem', false]);
		const listed = only(checkout.replace('28d }', '28d }, acceptedRisks: [db]') + incidents);
		assert.deepEqual([listed.risks[0]!.standing, listed.unaccepted], ['stated', 0]);
	});

	it('says who works against a mode: by cause, by incident, and not on another service', () => {
		const { risks } = only(
			`${checkout}items:\n${item('avoids: { causes: [db], share: 80% }')}${item('avoids: { incidents: [INC-1] }', 'REL-2')}${incidents}`,
		);
		const [first, second] = risks[0]!.addressing;
		assert.deepEqual([first!.item.id, first!.removes.toFixed(9), second!.item.id], ['REL-1', '0.800000000', 'REL-2']);
		assert.ok(second!.removes > 0 && second!.removes < 0.5, 'the older one weighs less than half');
	});

	it('lists services that have no budget, and items whose risk names no service', () => {
		const text = `services:\n  - { id: checkout, slo: { from: slos/checkout.yaml } }\n  - { id: cart }\nitems:\n${item(`risk: { ${google} }`)}${item(`risk: { ${google} }`, 'REL-2').replace('service: checkout, ', '')}`;
		const { services, withoutBudget, withoutService } = catalogueOf(text);
		assert.deepEqual(services, []);
		assert.deepEqual(
			withoutBudget.map(({ service, from, badMinutesPerYear }) => [service.id, from, badMinutesPerYear.toFixed(2)]),
			[
				['checkout', 'slos/checkout.yaml', '120.00'],
				['cart', undefined, '0.00'],
			],
		);
		assert.deepEqual(
			withoutService.map(({ id }) => id),
			['REL-2'],
		);
	});

	it('holds a service of the folder above against the items and incidents of a nested file too, each once', () => {
		const nested = `items:\n${item('avoids: { causes: [db] }', 'N-1')}incidents:\n  - { id: N-INC, service: checkout, cause: db, started: 2026-11-01T02:00Z, resolved: 2026-11-01T03:00Z, impact: 50% }\n`;
		const { services } = catalogueOf({ 'reliability.yaml': checkout + incidents, 'a/reliability.yaml': nested });
		assert.equal(services.length, 1);
		const [risk] = services[0]!.risks;
		assert.equal(services[0]!.risks.length, 1);
		assert.ok(risk?.terms.basis === 'measured' && risk.terms.incidents === 3);
		assert.deepEqual(
			risk.addressing.map(({ item }) => item.id),
			['N-1'],
		);
	});

	it('adds up, keeps its order, and stays finite, whatever the file says', () => {
		const risk = fc.record({
			cause: fc.constantFrom('a', 'b', 'db', undefined),
			detect: fc.nat(1e9),
			repair: fc.nat(1e9),
			impact: fc.integer({ min: 0, max: 100 }),
			every: fc.integer({ min: 1, max: 1e9 }),
			status: fc.constantFrom('proposed', 'planned', 'done', 'dropped'),
			accepted: fc.constantFrom('true', 'false', undefined),
			share: fc.integer({ min: 0, max: 100 }),
		});
		const target = fc.constantFrom('99.9%', '50%', '100%', '99.999%');
		fc.assert(
			fc.property(fc.array(risk, { maxLength: 6 }), target, (risks, objective) => {
				const items = risks.map(({ cause, detect, repair, impact, every, status, accepted, share }, index) =>
					item(
						`status: ${status}, risk: { ${cause ? `cause: ${cause}, ` : ''}detect: ${detect}m, repair: ${repair}m, impact: ${impact}%, every: ${every}m, share: ${share}%${accepted ? `, accepted: ${accepted}` : ''} }`,
						`R-${index}`,
					),
				);
				const service = only(`${checkout.replace('99.9%', objective)}items:\n${items.join('')}${incidents}`);
				const sum = (of: readonly CataloguedRisk[]) => of.reduce((all, each) => all + each.badMinutesPerYear, 0);
				const close = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
				const rounding = 1e-12 * (service.budget + service.accepted);
				assert.ok(Math.abs(service.accepted + service.unallocated - service.budget) <= rounding);
				assert.ok(close(service.budget, errorBudgetPerYear(service.target)));
				assert.ok(close(service.accepted + service.unaccepted, sum(service.risks)));
				const groups = service.risks.map(({ accepted, standing }) => (accepted ? 2 : standing === 'noItem' ? 0 : 1));
				assert.deepEqual(groups, [...groups].sort());
				service.risks.forEach((each, index) => {
					assert.ok(Number.isFinite(each.badMinutesPerYear) && each.badMinutesPerYear >= 0);
					assert.equal(each.size, riskSize(each.badMinutesPerYear, service.budget));
					const next = service.risks[index + 1];
					if (next && groups[index] === groups[index + 1]) assert.ok(each.badMinutesPerYear >= next.badMinutesPerYear);
				});
				const causes = service.risks.flatMap(({ cause }) => cause ?? []);
				assert.equal(new Set(causes).size, causes.length, 'no cause twice');
			}),
			{ numRuns: 60 },
		);
	});
});
