import assert from 'node:assert/strict';
import { assemble } from '../../../../src/core/assemble.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { readCatalog } from '../../../../src/core/incidents/services/catalog.ts';
import { say } from '../../../../src/core/text.ts';

const now = Date.UTC(2026, 10, 23, 9);
const file = 'reliability.yaml';

function snapshotOf(backlog: string, sources: Readonly<Record<string, unknown>>, catalog = '') {
	const reading = readBacklog(file, backlog);
	const input = {
		file,
		text: backlog,
		reading,
		catalog: readCatalog(catalog),
		sources: Object.entries(sources).map(([name, content]) => {
			const text = typeof content === 'string' ? content : JSON.stringify(content);
			return { file: name, text, reading: readSource(name, text, reading.backlog.calendar) };
		}),
	};
	return assemble([input], now);
}

const pagerDuty = (id: string, service: string, serviceId = 'S') => ({
	id,
	incident_number: 1,
	created_at: '2026-10-02T01:00:00Z',
	resolved_at: '2026-10-02T02:00:00Z',
	urgency: 'high',
	service: { id: serviceId, summary: service },
});
const services = 'services:\n  - { id: checkout, aliases: [Checkout API, till] }\n  - { id: cart }\n';

describe('names of services in exports', () => {
	it('are those of the file by id, by alias, or by what a catalogue says of the vendor’s id, whatever the case', () => {
		const catalog =
			'kind: Component\nmetadata:\n  name: cart\n  annotations:\n    pagerduty.com/service-id: PCART\nspec: { owner: group:default/team-cart }\n';
		const { incidents, problems } = snapshotOf(
			services,
			{
				'pd.json': {
					incidents: [
						pagerDuty('1', 'CHECKOUT'),
						pagerDuty('2', 'checkout api'),
						pagerDuty('3', 'Basket', 'PCART'),
						pagerDuty('4', 'cart'),
					],
				},
			},
			catalog,
		);
		assert.deepEqual(
			incidents.map(({ id, services: struck }) => [id, struck.map(({ service }) => service)]),
			[
				['1', ['checkout']],
				['2', ['checkout']],
				['3', ['cart']],
				['4', ['cart']],
			],
		);
		assert.deepEqual(problems, []);
	});

	it('that no service has are told once, whatever the number of incidents', () => {
		const { problems } = snapshotOf(services, {
			'pd.json': { incidents: [pagerDuty('1', 'Search'), pagerDuty('2', 'Search'), pagerDuty('3', 'Mail')] },
		});
		assert.deepEqual(
			problems.map(({ code, severity, message }) => [code, severity, say(message)]),
			[
				[
					'source.service',
					'information',
					'No service is called “Search”, which 2 incidents name. Give it to a service as one of its aliases.',
				],
				['source.service', 'information', 'No service is called “Mail”. Give it to a service as one of its aliases.'],
			],
		);
	});

	it('are as they come where the file lists no services', () => {
		const { incidents, problems } = snapshotOf('items: []\n', { 'pd.json': { incidents: [pagerDuty('1', 'Search')] } });
		assert.deepEqual([incidents[0]?.services[0]?.service, problems], ['Search', []]);
	});

	it('two names of one service are one service, struck as hard as the harder of both', () => {
		const csv = 'id,started,resolved,services\nA,2026-10-02T01:00Z,2026-10-02T02:00Z,till:20%|Checkout API:60%\n';
		assert.deepEqual(snapshotOf(services, { 'a.csv': csv }).incidents[0]?.services, [
			{ service: 'checkout', impact: 0.6 },
		]);
	});
});

describe('one incident in several files', () => {
	it('counts once: in the file and in the export that it came from', () => {
		const own =
			'incidents:\n  - { id: MINE, source: pagerduty, externalId: "1", started: 2026-10-02T01:00Z, resolved: 2026-10-02T02:00Z, cause: db }\n';
		const { incidents } = snapshotOf(own, { 'pd.json': { incidents: [pagerDuty('1', 'checkout')] } });
		assert.deepEqual(
			incidents.map(({ id, cause }) => [id, cause]),
			[['MINE', 'db']],
		);
	});

	it('two vendors’ incidents of one id are two', () => {
		const io = [
			{
				id: '01H',
				reference: 'X-1',
				mode: 'standard',
				name: 'n',
				created_at: '2026-10-03T01:00:00Z',
				incident_timestamp_values: [],
			},
		];
		const { incidents } = snapshotOf('items: []\n', {
			'a.json': { incidents: [pagerDuty('X-1', 'checkout')] },
			'b.json': io,
		});
		assert.deepEqual(
			incidents.map(({ id }) => id),
			['X-1', 'incident.io:X-1'],
		);
	});
});

describe('a Backstage catalogue', () => {
	it('may hold several components in one file, and other things', () => {
		const text =
			'# ours\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: checkout\n  title: The till\nspec:\n  owner: group:default/team-checkout\n  system: shop\n---\nkind: Group\nmetadata: { name: team }\n---\nkind: Component\nmetadata: { name: cart }\n---\n';
		assert.deepEqual(readCatalog(text), [
			{ name: 'checkout', names: ['The till'], vendorIds: [], owner: 'team-checkout', system: 'shop' },
			{ name: 'cart', names: [], vendorIds: [] },
		]);
	});
	it('that is broken holds nothing', () => {
		assert.deepEqual(readCatalog('kind: [\n---\n{{{\n'), []);
	});
});
