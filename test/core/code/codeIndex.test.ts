import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import type { CodeFacts } from '../../../src/core/code/codeFacts.ts';
import { codeIndex } from '../../../src/core/code/codeIndex.ts';
import { moveLinesIntents } from '../../../src/core/code/moveLines.ts';
import { readCatalog } from '../../../src/core/incidents/services/catalog.ts';
import type { RepositoryCommits } from '../../../src/core/measures/effort/effortByWeek.ts';
import { readCodeOwners } from '../../../src/core/owners/codeOwners.ts';
import { english, say } from '../../../src/core/text.ts';
import { codeHover, codeRows } from '../../../src/core/views/codeRows.ts';
import { codeBadge, codeLens, codeLineLenses, codeStatus } from '../../../src/core/views/codeWords.ts';

const text = `rates: { currency: USD, engineerHour: 100, badMinute: 10 }
services:
  - { id: checkout, owner: team-checkout, paths: [services/checkout/**] }
  - { id: search, owner: team-search }
  - { id: mail, owner: team-mail }
items:
  - { id: REL-1, title: Fail over, service: checkout, effort: 5d, avoids: { causes: [db] }, paths: ["services/checkout/db.ts#L10-L40", services/*/retry.ts] }
  - { id: REL-2, title: Drill, service: checkout, effort: 2d, toil: 1h/week }
  - { id: REL-3, title: Done already, service: checkout, effort: 2d, status: done }
  - { id: REL-4, title: Index faster, service: search, effort: 2d, toil: 2h/week }
  - { id: REL-5, title: Sort the mail, owner: team-mail, effort: 1d, toil: 3h/week }
incidents:
  - { id: INC-1, service: checkout, started: 2026-11-01T10:00Z, resolved: 2026-11-01T10:30Z, cause: db, title: Database down }
  - { id: INC-2, service: search, started: 2026-06-01T10:00Z, resolved: 2026-06-01T10:30Z, links: [https://example.com/shop/commit/abcdef1234] }
`;
const NOW = Date.UTC(2026, 10, 26);
const shownIn = { translate: english, locale: 'en' };

function snapshotOf(given = text) {
	const reading = readBacklog('reliability.yaml', given);
	assert.ok(!reading.broken);
	return assemble(
		[
			{
				file: 'reliability.yaml',
				text: given,
				reading,
				sources: [],
				catalog: readCatalog('kind: Component\nmetadata: { name: search }\n').map((entity) => ({
					...entity,
					file: 'apps/find/catalog-info.yaml',
				})),
				codeOwners: { owners: readCodeOwners('/post/ @shop/team-search\n/news/ @shop/team-mail\n'), root: '' },
			},
		],
		NOW,
	);
}

function commit(hash: string, subject: string, paths: readonly string[]): RepositoryCommits['commits'][number] {
	return { hash, author: 'a@example.com', at: NOW - 86_400_000, subject, trailer: '', paths };
}

const repository: RepositoryCommits = {
	prefixes: new Map([['reliability.yaml', 'shop/']]),
	commits: [
		commit('1111111aaaa', 'Raise the timeout after INC-1', ['shop/libs/timeout.ts', 'other/a.ts']),
		commit('abcdef1234567', 'Warm the index', ['shop/libs/index.ts']),
	],
};

function told(facts: CodeFacts): string[] {
	const lines = (type: string, all: readonly { subject: object; reasons: CodeFacts['items'][number]['reasons'] }[]) =>
		all.map(({ subject, reasons }) => {
			const { id } = 'item' in subject ? (subject.item as { id: string }) : (subject as { id: string });
			return `${type} ${id}: ${reasons.map(({ sentence }) => say(sentence, english)).join(' & ')}`;
		});
	return [...lines('service', facts.services), ...lines('item', facts.items), ...lines('incident', facts.incidents)];
}

describe('what the backlog knows of a file of code', () => {
	const index = codeIndex(snapshotOf(), [repository]);

	it('is what its paths name, and what is about the service that they lead to, each with why', () => {
		const facts = index.factsOf('services/checkout/db.ts');
		assert.deepEqual(told(facts), [
			'service checkout: “services/checkout/**” is one of its paths',
			'item REL-1: “services/checkout/db.ts#L10-L40” is one of its paths',
			'item REL-2: It is about checkout. “services/checkout/**” is one of its paths',
			'incident INC-1: REL-1, which names this file, would have avoided it & It struck checkout. “services/checkout/**” is one of its paths',
		]);
		assert.deepEqual(
			facts.lines.map(({ entry, lines, items }) => [entry, lines, items.map(({ item }) => item.id)]),
			[['services/checkout/db.ts#L10-L40', { first: 10, last: 40 }, ['REL-1']]],
		);
		const [reason] = facts.items[0]!.reasons;
		assert.equal(text.slice(reason!.place!.start, reason!.place!.end), '"services/checkout/db.ts#L10-L40"');
	});

	it('comes from the nearest catalog-info.yaml', () => {
		assert.deepEqual(told(index.factsOf('apps/find/query/parse.ts')), [
			'service search: The catalogue says that it is part of search',
			'item REL-4: It is about search. The catalogue says that it is part of search',
			'incident INC-2: It struck search. The catalogue says that it is part of search',
		]);
	});

	it('comes from CODEOWNERS where nothing nearer says it', () => {
		assert.deepEqual(told(index.factsOf('news/list.ts')), [
			'service mail: CODEOWNERS gives it to team-mail, who owns mail',
			'item REL-5: CODEOWNERS gives this file to its owner, team-mail',
		]);
	});

	it('comes for incidents from commits that name them, and from their links to commits', () => {
		assert.deepEqual(told(index.factsOf('libs/timeout.ts')), [
			'incident INC-1: Commit 1111111a names it and touches this file',
		]);
		assert.deepEqual(told(index.factsOf('libs/index.ts')), [
			'incident INC-2: A link of it leads to commit abcdef12, which touches this file',
		]);
	});

	it('is nothing elsewhere', () => {
		assert.deepEqual(told(index.factsOf('libs/other.ts')), []);
		assert.equal(codeLens(index.factsOf('libs/other.ts'), snapshotOf(), shownIn), undefined);
	});

	it('reads a key that is a URI as the path that it stands for', () => {
		const reading = readBacklog('file:///a%20b/reliability.yaml', text.replace('services/*/retry.ts', 'more code/**'));
		assert.ok(!reading.broken);
		const input = { file: 'file:///a%20b/reliability.yaml', text, reading, sources: [] };
		const facts = codeIndex(assemble([input], NOW)).factsOf('file:///a%20b/more%20code/x.ts');
		assert.deepEqual(told(facts).slice(0, 1), ['item REL-1: “more code/**” is one of its paths']);
	});

	it('tells of a folder the open items that name something in it, or are about a service that does', () => {
		const ids = (folder: string) => index.itemsIn(folder).map(({ item }) => item.id);
		assert.deepEqual(ids('services'), ['REL-2', 'REL-1']);
		assert.deepEqual(ids('services/checkout'), ['REL-2', 'REL-1']);
		assert.deepEqual(ids('libs'), []);
	});
});

describe('the words at the line of code', () => {
	const snapshot = snapshotOf();
	const facts = codeIndex(snapshot, [repository]).factsOf('services/checkout/db.ts');

	it('count what is open and recent, and say why', () => {
		const { title, tooltip } = codeLens(facts, snapshot, shownIn)!;
		assert.match(title, /^checkout · 2 open items \(first: #\d\) · 1 incident in 90 days$/);
		assert.equal(tooltip, '“services/checkout/**” is one of its paths. Show what is known.');
		assert.match(codeLineLenses(facts, snapshot, shownIn)[0]!.title, /^REL-1 Fail over, #\d$/);
		assert.equal(codeStatus(facts, snapshot, shownIn), title.replace('checkout · ', ''));
		const badge = codeBadge(
			facts.items.map(({ subject }) => subject),
			snapshot,
			shownIn,
		)!;
		assert.equal(badge.badge, '2');
		assert.match(badge.tooltip, /^Lights On: 2 open items/);
	});

	it('list each with why, its figures and its lines', () => {
		const rows = codeRows(facts, snapshot, shownIn);
		assert.deepEqual(
			rows.map(({ type, label, place }) => [type, label.split(',')[0], text.slice(place.start, place.start + 12)]),
			[
				['item', 'REL-1 Fail over', '{ id: REL-1,'],
				['item', 'REL-2 Drill', '{ id: REL-2,'],
				['incident', 'INC-1 Database down', '{ id: INC-1,'],
				['service', 'checkout', '{ id: checko'],
			],
		);
		assert.equal(rows[2]!.description, '24 d ago · cost $300');
		assert.match(
			codeHover(facts, snapshot, { ...shownIn, link: ({ start }) => `at:${start}` })!,
			/\*\*Open items\*\*[\s\S]*\[REL-1 Fail over[\s\S]*would have avoided it/,
		);
	});

	it('write lines that moved into all that name them', () => {
		const intents = moveLinesIntents(facts, 'services/checkout/db.ts#L10-L40', 'services/checkout/db.ts#L12-L42');
		assert.deepEqual(
			[...intents],
			[
				[
					'reliability.yaml',
					[
						{
							type: 'setField',
							list: 'items',
							id: 'REL-1',
							path: ['paths'],
							value: ['services/checkout/db.ts#L12-L42', 'services/*/retry.ts'],
						},
					],
				],
			],
		);
	});
});
