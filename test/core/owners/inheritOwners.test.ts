import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readCatalog } from '../../../src/core/incidents/services/catalog.ts';
import { readCodeOwners } from '../../../src/core/owners/codeOwners.ts';
import { english } from '../../../src/core/text.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';
import { treeRows } from '../../../src/core/views/tree.ts';

const file = 'shop/reliability.yaml';
const backlog = `services:
  - { id: checkout, owner: team-checkout }
  - { id: cart, aliases: [basket] }
  - { id: payments, paths: [services/payments/**] }
items:
  - { id: A, title: A, effort: 1d, owner: heron, service: checkout }
  - { id: B, title: B, effort: 1d, service: checkout }
  - { id: C, title: C, effort: 1d, service: cart }
  - { id: D, title: D, effort: 1d, service: payments }
  - { id: E, title: E, effort: 1d, paths: ["services/**/*.sql"] }
  - { id: F, title: F, effort: 1d }
`;
const catalog = 'kind: Component\nmetadata: { name: Basket }\nspec: { owner: group:default/team-cart }\n';
const codeOwners = '/shop/services/payments/ @shop/team-payments\n*.sql @shop/team-data\n';

function snapshotOf(text = backlog) {
	const input = {
		file,
		text,
		reading: readBacklog(file, text),
		sources: [],
		catalog: readCatalog(catalog),
		codeOwners: { owners: readCodeOwners(codeOwners), root: '' },
	};
	return assemble([input], Date.UTC(2026, 10, 23));
}

describe('the owner of an item', () => {
	it('is its own, its service’s, the catalogue’s, or that of CODEOWNERS by its paths or its service’s', () => {
		const items = snapshotOf().items.map(({ item: { id, owner, ownerBasis } }) => [id, owner, ownerBasis]);
		assert.deepEqual(
			items.sort((one, other) => (one[0]! < other[0]! ? -1 : 1)),
			[
				['A', 'heron', undefined],
				['B', 'team-checkout', 'service'],
				['C', 'team-cart', 'catalog'],
				['D', 'team-payments', 'codeowners'],
				['E', 'team-data', 'codeowners'],
				['F', undefined, undefined],
			],
		);
	});

	it('groups the tree, and is read with its basis', () => {
		const choice = { group: 'owner', sort: 'score', filter: {} } as const;
		const groups = treeRows(snapshotOf(), choice, { translate: english });
		assert.deepEqual(groups.map(({ label }) => label).sort(), [
			'No owner',
			'heron',
			'team-cart',
			'team-checkout',
			'team-data',
			'team-payments',
		]);
		const [row] = groups.flatMap((group) =>
			group.type === 'group' && group.label === 'team-payments' ? group.children : [],
		);
		assert.match(row?.spoken ?? '', /owner team-payments by CODEOWNERS/);
	});

	it('is explained where somebody else names it', () => {
		const snapshot = snapshotOf();
		const rows = (id: string) =>
			explainItem(snapshot.items.find(({ item }) => item.id === id)!, snapshot, { translate: english }).rows;
		const owner = (id: string) => rows(id).find(({ label }) => label === 'Owner');
		assert.deepEqual(
			[owner('C')?.value, owner('C')?.note],
			['team-cart', 'The catalog-info.yaml of its service says so; the item names no owner.'],
		);
		assert.equal(owner('A'), undefined);
	});

	it('leaves an item the same object from one moment to the next', () => {
		const reading = readBacklog(file, backlog);
		const input = { file, text: backlog, reading, sources: [], catalog: readCatalog(catalog) };
		const [one, other] = [assemble([input], 1), assemble([input], 1)];
		assert.ok(one.items.every(({ item }) => other.items.some((again) => again.item === item)));
	});
});
