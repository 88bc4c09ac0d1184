import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/core/backlog/edits.ts';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { type ImportPlan, planImport } from '../../../../src/core/incidents/importing/planImport.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import type { SourceReading } from '../../../../src/core/incidents/sourceReading.ts';
import { say } from '../../../../src/core/text.ts';
import { type Written, writers } from '../formats/writers.ts';

const pagerDuty = (records: readonly Record<string, unknown>[]) =>
	readSource(
		'pd.json',
		JSON.stringify({
			incidents: records.map((record) => ({
				incident_number: 1,
				created_at: '2026-03-02T01:00:00Z',
				resolved_at: '2026-03-02T02:00:00Z',
				status: 'resolved',
				urgency: 'high',
				service: { summary: 'Checkout API' },
				...record,
			})),
		}),
		defaultCalendar,
	);

function planned(file: string, text: string, reading: SourceReading): { plan: ImportPlan; after: string } {
	const result = planImport({ file, text }, reading, defaultCalendar);
	assert.ok(result.ok, result.ok ? '' : say(result.reason));
	return { plan: result.plan, after: applyEdits(text, result.plan.edits) };
}

const yaml = `# Ours
services:
  - { id: checkout, aliases: [Checkout API] } # the till
items:
  - id: A
    title: One
    effort: 5d
incidents:
  # The worst one so far.
  - id: P1 # from PagerDuty
    service: checkout
    started: 2026-03-02T01:00Z
    cause: db-failover # we know this, they do not
  - { id: OWN-1, started: 2026-02-01T01:00Z, resolved: 2026-02-01T02:00Z }
`;

describe('an import into a backlog', () => {
	it('adds what is new, changes fields one by one, and touches nothing else', () => {
		const { plan, after } = planned('reliability.yaml', yaml, pagerDuty([{ id: 'P1' }, { id: 'P2', title: 'Cart' }]));
		assert.deepEqual(
			plan.changed.map(({ id, fields }) => [id, fields.map(({ field, before, after: to }) => [field, before, to])]),
			[
				[
					'P1',
					[
						['severity', undefined, 'high'],
						['resolved', undefined, '2026-03-02T02:00Z'],
						['source', undefined, 'pagerduty'],
					],
				],
			],
		);
		assert.equal(
			after,
			yaml
				.replace('    service: checkout\n    started', '    service: checkout\n    severity: high\n    started')
				.replace(
					'T01:00Z\n    cause: db-failover # we know this, they do not\n',
					'T01:00Z\n    resolved: 2026-03-02T02:00Z\n    cause: db-failover # we know this, they do not\n    source: pagerduty\n',
				)
				.concat(
					'  - { id: P2, title: Cart, service: checkout, severity: high, started: 2026-03-02T01:00Z, resolved: 2026-03-02T02:00Z, source: pagerduty }\n',
				),
		);
	});

	it('knows an incident again by its source and its id there, whatever id it has in the file', () => {
		const renamed = yaml
			.replace('id: P1 # from PagerDuty', 'id: WORST # from PagerDuty')
			.replace('cause:', 'source: pagerduty\n    externalId: P1\n    cause:');
		const { plan } = planned('reliability.yaml', renamed, pagerDuty([{ id: 'P1' }]));
		assert.deepEqual([plan.added.length, plan.changed.map(({ id }) => id)], [0, ['WORST']]);
	});

	it('gives an incident of another source its own id where the id is taken', () => {
		const text = 'incidents:\n  - { id: P1, started: 2026-01-01T00:00Z, source: jira }\n';
		const { plan, after } = planned('incidents.yaml', text, pagerDuty([{ id: 'P1' }]));
		assert.deepEqual(
			plan.added.map(({ id, externalId }) => [id, externalId]),
			[['pagerduty-P1', 'P1']],
		);
		assert.deepEqual(planned('incidents.yaml', after, pagerDuty([{ id: 'P1' }])).plan.edits, []);
	});

	it('keeps what only the file knows: causes, impact, a finer service, further links', () => {
		const text =
			'incidents:\n  - { id: P1, services: { Checkout API: 60%, cart: 10% }, severity: high, started: 2026-03-02T01:00Z, resolved: 2026-03-02T02:00Z, cause: x, source: pagerduty, links: [https://wiki.example/1] }\n';
		assert.deepEqual(planned('i.yaml', text, pagerDuty([{ id: 'P1' }])).plan.edits, []);
		const linked = planned('i.yaml', text, pagerDuty([{ id: 'P1', html_url: 'https://pd.example/P1' }]));
		assert.match(linked.after, /links: \[https:\/\/wiki\.example\/1, https:\/\/pd\.example\/P1\]/);
	});

	it('tells which services nobody knows, each once', () => {
		const { plan } = planned(
			'reliability.yaml',
			yaml,
			pagerDuty([
				{ id: 'P2', service: { summary: 'Search' } },
				{ id: 'P3', service: { summary: 'Search' } },
			]),
		);
		assert.deepEqual(plan.unmapped, ['Search']);
	});

	it('counts what it read and what it rejected', () => {
		const { plan } = planned(
			'reliability.yaml',
			yaml,
			pagerDuty([{ id: 'P2', resolved_at: '2026-03-01T00:00:00Z' }, { id: 'P3' }]),
		);
		assert.deepEqual([plan.added.length, plan.rejected, plan.rejections.length], [1, 1, 1]);
	});

	it('does not write beside an entry of the same id that cannot be read', () => {
		const { plan } = planned('i.yaml', 'incidents:\n  - { id: P1, started: soon }\n', pagerDuty([{ id: 'P1' }]));
		assert.deepEqual([plan.added.length, plan.rejected, plan.edits], [0, 1, []]);
		assert.match(say(plan.rejections[0]!.reason), /^P1 stands in the target already, but cannot be read there/);
	});

	it('refuses a target that is broken, and one that is something else', () => {
		const refusal = (file: string, text: string) => {
			const result = planImport({ file, text }, pagerDuty([{ id: 'P1' }]), defaultCalendar);
			return result.ok ? 'ok' : say(result.reason);
		};
		assert.match(refusal('a.yaml', 'incidents: ['), /has errors/);
		assert.match(refusal('a.yaml', 'hello'), /holds no list of incidents/);
		assert.match(refusal('a.csv', 'name;age\n'), /does not have the columns id and started/);
	});

	it('writes a bare list as a bare list, and a new file from nothing', () => {
		const list = '# ours\n- id: A\n  started: 2026-01-01T00:00Z\n';
		const { after } = planned('i.yaml', list, pagerDuty([{ id: 'P1' }]));
		assert.ok(after.startsWith(`${list}- id: P1\n`), after);
		assert.deepEqual(planned('i.yaml', after, pagerDuty([{ id: 'P1' }])).plan.edits, []);
		assert.match(planned('new.yaml', '', pagerDuty([{ id: 'P1' }])).after, /^incidents:\n {2}- \{ id: P1, /);
	});
});

describe('an import into a CSV', () => {
	const csv =
		'ID;Title;Started;Resolved;Team\r\nP1;"Down; again";2026-03-02T01:00Z;;a\r\nOWN-1;Ours;2026-02-01T01:00Z;2026-02-01T02:00Z;b';
	it('writes what would be a formula in a spreadsheet as text, and reads it as it was', () => {
		const titles = ['=cmd|"/C calc"!A0', '@SUM(1+1)', '+1+1', '-1+1', "'=1", "it's", '=1;2'];
		const records = titles.map((title, index) => ({ id: `=P${index}`, title, service: { summary: `-${title}` } }));
		const { after } = planned('i.csv', csv, pagerDuty(records));
		for (const cell of after.split(/[;\n]/)) assert.doesNotMatch(cell, /^"?[=+\-@]/);
		const read = readSource('i.csv', after, defaultCalendar).incidents.slice(-titles.length);
		assert.deepEqual(
			read.map(({ id, title }) => [id, title]),
			records.map(({ id, title }) => [id, title]),
		);
		assert.deepEqual(planned('i.csv', after, pagerDuty(records)).plan.edits, []);
	});

	it('changes cells, adds columns and rows, and leaves all else as it is', () => {
		const { after } = planned('i.csv', csv, pagerDuty([{ id: 'P1' }, { id: 'P2', title: 'x; y' }]));
		assert.equal(
			after,
			'ID;Title;Started;Resolved;Team;service;severity;source\r\n' +
				'P1;"Down; again";2026-03-02T01:00Z;2026-03-02T02:00Z;a;Checkout API;high;pagerduty\r\n' +
				'OWN-1;Ours;2026-02-01T01:00Z;2026-02-01T02:00Z;b;;;\r\n' +
				'P2;"x; y";2026-03-02T01:00Z;2026-03-02T02:00Z;;Checkout API;high;pagerduty\r\n',
		);
		assert.deepEqual(planned('i.csv', after, pagerDuty([{ id: 'P1' }, { id: 'P2', title: 'x; y' }])).plan.edits, []);
	});
});

describe('importing twice', () => {
	const written = fc
		.uniqueArray(
			fc.record({
				number: fc.integer({ min: 1, max: 999 }),
				title: fc.constantFrom('Disk, full', 'a: b', '"quoted"', '- dash', '#1', "it's; so"),
				service: fc.constantFrom('checkout', 'Cart API'),
				severity: fc.constantFrom('P1', 'no', '~'),
				started: fc.integer({ min: 1_700_000_000, max: 1_750_000_000 }).map((at) => at * 1000),
				minutes: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
			}),
			{ selector: ({ number }) => number, minLength: 1, maxLength: 8 },
		)
		.map((list) =>
			list.map(
				({ minutes, ...one }): Written => ({
					...one,
					resolved: minutes === undefined ? undefined : one.started + minutes * 60_000,
				}),
			),
		);
	const targets = [
		['reliability.yaml', yaml],
		['reliability.yaml', yaml.replaceAll('\n', '\r\n')],
		['i.yaml', '- { id: A, started: 2026-01-01 }\n'],
		['i.csv', 'id,started\nA,2026-01-01\n'],
		['new.yaml', ''],
		['new.csv', ''],
	] as const;

	it('changes nothing the second time, from any format into any file', () => {
		fc.assert(
			fc.property(written, fc.constantFrom(...writers), fc.constantFrom(...targets), (list, writer, [file, text]) => {
				const reading = readSource(writer.file, writer.write(list), defaultCalendar);
				const { plan, after } = planned(file, text, reading);
				assert.equal(plan.added.length + plan.changed.length + plan.unchanged.length, list.length);
				const again = planned(file, after, reading);
				assert.deepEqual([again.plan.edits, again.plan.unchanged.length], [[], list.length]);
			}),
			{ numRuns: 150 },
		);
	});

	it('takes what an incident became in the meantime, and only that', () => {
		fc.assert(
			fc.property(written, fc.constantFrom(...targets), (list, [file, text]) => {
				const writer = writers[2]!;
				const open = list.map((one) => ({ ...one, resolved: undefined }));
				const { after } = planned(file, text, readSource('a.json', writer.write(open), defaultCalendar));
				const { plan } = planned(file, after, readSource('a.json', writer.write(list), defaultCalendar));
				const ended = list.filter(({ resolved }) => resolved !== undefined);
				assert.deepEqual(
					plan.changed.flatMap(({ fields }) => fields.map(({ field }) => field)),
					ended.map(() => 'resolved'),
				);
			}),
			{ numRuns: 60 },
		);
	});
});
