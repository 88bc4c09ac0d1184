import assert from 'node:assert/strict';
import { applyEdits, planEdit } from '../../../../src/core/backlog/edits.ts';
import { acceptanceEdits } from '../../../../src/core/scoring/risks/acceptance.ts';
import { catalogueOf } from './catalogueOf.ts';

const text = `services:
  - id: checkout # the till
    slo: { target: 99.9%, window: 28d }
items:
  - id: REL-1
    title: Renew certificates
    effort: 2d
    service: checkout
    risk: { cause: cert, detect: 15m, repair: 45m, impact: 50%, every: 90d } # a guess
  - id: REL-2
    title: Restore a backup
    status: dropped
    effort: 2d
    service: checkout
    risk:
      cause: data-loss
      detect: 15m
      repair: 45m
      impact: 50%
      every: 90d
incidents:
  - { id: INC-1, service: checkout, cause: db, started: 2026-09-01T02:00Z, resolved: 2026-09-01T03:00Z }
  - { id: INC-2, service: checkout, started: 2026-09-01T02:00Z, resolved: 2026-09-01T03:00Z }
`;

/** The text after the box of this cause was set; the catalogue must then say the same. */
function set(before: string, cause: string | undefined, accepted: boolean): string {
	const find = (of: string) => catalogueOf(of).services[0]!.risks.find((risk) => risk.cause === cause)!;
	const result = acceptanceEdits(catalogueOf(before), find(before).key, accepted);
	assert.ok(result.ok);
	let after = before;
	for (const { file, intents } of result.edits) {
		assert.equal(file, 'reliability.yaml');
		const plan = planEdit(after, intents);
		assert.ok(plan.ok, JSON.stringify(plan));
		after = applyEdits(after, plan.edits);
	}
	assert.equal(find(after).accepted, accepted);
	return after;
}

describe('accepting a risk', () => {
	it('writes a guess on its item and takes it back to the byte', () => {
		const accepted = set(text, 'cert', true);
		assert.equal(accepted, text.replace('every: 90d } # a guess', 'every: 90d, accepted: true } # a guess'));
		assert.equal(set(accepted, 'cert', false), text);
	});

	it('writes what history measured on its service and takes it back to the byte', () => {
		const accepted = set(text, 'db', true);
		assert.equal(
			accepted,
			text
				.replace('window: 28d }\n', 'window: 28d }\n    acceptedRisks: [ db ]\n')
				.replace('[ db ]', accepted.match(/acceptedRisks: (.*)/)![1]!),
		);
		assert.match(accepted, /acceptedRisks: \[ ?db ?\]/);
		assert.equal(set(accepted, 'db', false), text);
	});

	it('adds to the causes that are there, and removes only its own', () => {
		const listed = text.replace('window: 28d }\n', 'window: 28d }\n    acceptedRisks: [noise, lag] # lived with\n');
		const accepted = set(listed, 'db', true);
		assert.equal(accepted, listed.replace('[noise, lag]', '[noise, lag, db]'));
		assert.equal(set(accepted, 'db', false), listed);
	});

	it('says no where the status would say yes, and says nothing where it says yes again', () => {
		const refused = set(text, 'data-loss', false);
		assert.equal(refused, text.replace('      every: 90d\n', '      every: 90d\n      accepted: false\n'));
		assert.equal(set(refused, 'data-loss', true), text);
	});

	it('needs a cause, a known risk, and changes nothing that holds already', () => {
		const catalogue = catalogueOf(text);
		const risks = catalogue.services[0]!.risks;
		const key = (cause: string | undefined) => risks.find((risk) => risk.cause === cause)!.key;
		const bare = acceptanceEdits(catalogue, key(undefined), true);
		assert.ok(!bare.ok && /cause first/.test(bare.reason.template));
		const gone = acceptanceEdits(catalogue, 'gone', true);
		assert.ok(!gone.ok && /no longer/.test(gone.reason.template));
		assert.deepEqual(acceptanceEdits(catalogue, key('data-loss'), true), { ok: true, edits: [] });
	});
});
