import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { serviceCandidates, serviceIdFor, serviceIntent } from '../../../src/core/views/serviceMapping.ts';

const file = 'reliability.yaml';
const backlog = `services:
  - id: payments # the till
    aliases: [Pay]
  - { id: checkout }
items: []
`;
const csv = `id,started,resolved,service
A,2026-10-02T01:00Z,2026-10-02T02:00Z,Checkout API (prod)
B,2026-10-03T01:00Z,2026-10-03T02:00Z,Checkout API (prod)
C,2026-10-04T01:00Z,2026-10-04T02:00Z,Mail
`;

function snapshotOf(text: string) {
	const reading = readBacklog(file, text);
	const source = { file: 'a.csv', text: csv, reading: readSource('a.csv', csv, reading.backlog.calendar) };
	return assemble([{ file, text, reading, sources: [source] }], Date.UTC(2026, 10, 23));
}

function written(text: string, intent: ReturnType<typeof serviceIntent>): string {
	const edit = planEdit(text, intent);
	assert.ok(edit.ok);
	return applyEdits(text, edit.edits);
}

describe('mapping the names of services', () => {
	it('knows the names that no service has, and offers the likeliest service first', () => {
		const snapshot = snapshotOf(backlog);
		assert.deepEqual(snapshot.unmappedServices, [
			{ name: 'Checkout API (prod)', count: 2, backlog: file },
			{ name: 'Mail', count: 1, backlog: file },
		]);
		assert.deepEqual(
			snapshot.unmappedServices?.map((one) => serviceCandidates(one, snapshot).map(({ id }) => id)),
			[
				['checkout', 'payments'],
				['payments', 'checkout'],
			],
		);
	});

	it('an answer stands among the aliases of the service, and nothing else changes', () => {
		const [first, second] = snapshotOf(backlog).backlogs[0]!.services;
		const once = written(backlog, serviceIntent('Checkout API (prod)', { type: 'alias', service: second! }));
		assert.equal(once, backlog.replace('{ id: checkout }', '{ id: checkout, aliases: [Checkout API (prod)] }'));
		assert.deepEqual(
			snapshotOf(once).unmappedServices?.map(({ name }) => name),
			['Mail'],
		);
		assert.equal(
			written(backlog, serviceIntent('Mail', { type: 'alias', service: first! })),
			backlog.replace('[Pay]', '[Pay, Mail]'),
		);
	});

	it('a new service is called by what is left of the name, and keeps the name as its alias', () => {
		assert.equal(serviceIdFor('Checkout API (prod)'), 'checkout-api-prod');
		assert.equal(serviceIdFor('***'), '***');
		const text = written(backlog, serviceIntent('Mail', { type: 'create', id: 'mailer' }));
		assert.deepEqual(
			snapshotOf(text).unmappedServices?.map(({ name }) => name),
			['Checkout API (prod)'],
		);
		assert.match(text, /- \{ id: mailer, aliases: \[Mail\] \}\n/);
		assert.doesNotMatch(written(backlog, serviceIntent('Mail', { type: 'create', id: 'mail' })), /Mail/);
	});
});
