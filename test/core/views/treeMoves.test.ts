import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, planEdit } from '../../../src/core/backlog/edits.ts';
import { assemble, readBacklog } from '../../../src/core/index.ts';
import { english, say } from '../../../src/core/text.ts';
import { type Grouping, groupings, type TreeChoice, type TreeRow, treeRows } from '../../../src/core/views/tree.ts';
import { dropOn, moveByOne, type TreeMove, type TreeShown } from '../../../src/core/views/treeMoves.ts';

const NOW = Date.UTC(2026, 10, 25);
const FILE = 'reliability.yaml';

const text = `rates: { currency: USD, engineerHour: 100 }
services:
  - { id: web, owner: team-web }
items:
  # the first
  - { id: A, title: Aaa, effort: 5d, toil: 1h/week, status: planned, kind: reliability }
  - { id: B, title: Bbb, effort: 5d, toil: 9h/week, service: web }
  - { id: C, title: Ccc, effort: 5d, toil: 5h/week, status: in-progress, owner: core }
  - { id: D, title: Ddd }
  - { id: E, title: Eee, effort: 5d, toil: 2h/week, status: done }
`;
const nested = `items:
  - { id: N, title: Nnn, effort: 1d, toil: 1h/week }
`;

function shownAs(choice: Partial<TreeChoice>, files: Readonly<Record<string, string>> = { [FILE]: text }): TreeShown {
	const snapshot = assemble(
		Object.entries(files).map(([file, text]) => ({ file, text, reading: readBacklog(file, text), sources: [] })),
		NOW,
	);
	const whole: TreeChoice = { group: 'rank', sort: 'file', filter: {}, ...choice };
	return {
		snapshot,
		choice: whole,
		rows: treeRows(snapshot, whole, { translate: english, locale: 'en' }),
		now: NOW,
	};
}

const key = (id: string, file = FILE) => `${file}#${id}`;

/** The text after a move, or the reason why not. */
function outcome(move: TreeMove): string {
	if (move.kind === 'notInFileOrder') return 'not in file order';
	if (move.kind === 'refused') return say(move.reason);
	const [edit] = move.edits;
	if (!edit) return 'nothing';
	const plan = planEdit(text, edit.intents);
	assert.ok(plan.ok, plan.ok ? '' : say(plan.reason));
	return applyEdits(text, plan.edits);
}

const order = (after: string): string => (after.match(/(?<=- \{ id: )[A-E]/g) ?? []).join('');
const keysOf = (shown: TreeShown, ids: string): string[] =>
	[...ids].map((id) => shown.snapshot.items.find(({ item }) => item.id === id)!.item.key);

describe('moving items in the tree', () => {
	const moves: [what: string, ids: string, target: string, after: string][] = [
		['down: behind what it is dropped on', 'A', 'C', 'BCADE'],
		['up: before what it is dropped on', 'C', 'A', 'CABDE'],
		['to the top', 'D', 'A', 'DABCE'],
		['to the last row', 'A', 'D', 'BCDAE'],
		['several, which stay in their order', 'AC', 'D', 'BDACE'],
		['several up', 'DC', 'B', 'ACDBE'],
	];
	for (const [what, ids, target, after] of moves)
		it(`in the order of the file ${what}`, () => {
			const shown = shownAs({});
			const moved = outcome(dropOn(shown, keysOf(shown, ids), key(target)));
			assert.equal(order(moved), after);
			assert.deepEqual(moved.split('\n').sort(), text.split('\n').sort(), 'no line is another one');
			assert.ok(!ids.includes('A') || / {2}# the first\n {2}- \{ id: A/.test(moved), 'its comment goes with it');
		});

	it('takes the space below all rows for the last open row', () => {
		const shown = shownAs({});
		assert.equal(order(outcome(dropOn(shown, [key('B')], undefined))), 'ACDBE');
		assert.equal(outcome(dropOn(shown, [key('D')], undefined)), 'nothing');
	});

	it('says that a computed order cannot be changed', () => {
		assert.equal(outcome(dropOn(shownAs({ sort: 'score' }), [key('A')], key('B'))), 'not in file order');
		assert.equal(outcome(moveByOne(shownAs({ sort: 'effort' }), [key('A')], 1)), 'not in file order');
		const shown = shownAs({ sort: 'score', group: 'kind' });
		assert.equal(outcome(dropOn(shown, [key('B')], key('C'))), 'not in file order');
	});

	const joins: [group: Grouping, id: string, target: string, before: string, after: string][] = [
		['status', 'B', 'group:status:planned', 'service: web', 'service: web, status: planned'],
		['status', 'A', 'group:status:proposed', 'status: planned', 'status: proposed'],
		['plan', 'B', 'group:plan:in', 'service: web', 'service: web, status: planned'],
		['plan', 'C', 'group:plan:out', 'status: in-progress', 'status: proposed'],
		['kind', 'B', 'group:kind:reliability', 'title: Bbb', 'title: Bbb, kind: reliability'],
		['kind', 'A', 'group:kind:uncategorised', ', kind: reliability', ''],
		['service', 'C', 'group:service:web', 'title: Ccc, effort', 'title: Ccc, service: web, effort'],
		['service', 'B', 'group:service:', ', service: web', ''],
		['owner', 'A', 'group:owner:core', 'kind: reliability', 'kind: reliability, owner: core'],
		['owner', 'C', 'group:owner:', ', owner: core', ''],
	];
	for (const [group, id, target, before, after] of joins)
		it(`by ${group}: ${id} dropped on ${target} gets just that`, () => {
			const shown = shownAs({ group, sort: 'score' });
			assert.equal(text.split(before).length, 2, before);
			const moved = outcome(dropOn(shown, [key(id)], target));
			const line = (of: string) => of.split('\n').find((line) => line.includes(`id: ${id},`))!;
			const fields = (of: string) =>
				line(of)
					.replace(/^.*\{ | \}$/g, '')
					.split(', ')
					.sort();
			assert.deepEqual(fields(moved), fields(text.replace(before, after)));
			assert.equal(moved.replace(line(moved), ''), text.replace(line(text), ''));
		});

	it('freezes the forecast of what is dropped on Done, and changes nothing of what is there already', () => {
		const shown = shownAs({ group: 'status', sort: 'score' });
		assert.match(outcome(dropOn(shown, [key('C')], 'group:status:done')), /id: C.*status: done.*forecast: /);
		assert.equal(outcome(dropOn(shown, [key('A')], 'group:status:planned')), 'nothing');
		const plan = shownAs({ group: 'plan', sort: 'score' });
		assert.equal(outcome(dropOn(plan, [key('C')], 'group:plan:in')), 'nothing');
	});

	it('changes status and place in one step where a row of another group is dropped on', () => {
		const shown = shownAs({ group: 'status' });
		const moved = outcome(dropOn(shown, [key('D')], key('A')));
		assert.equal(order(moved), 'DABCE');
		assert.match(moved, /id: D, title: Ddd, status: planned/);
	});

	it('says why a group takes no items', () => {
		const ranked = shownAs({ sort: 'score' });
		assert.match(outcome(dropOn(ranked, [key('A')], 'group:unranked')), /^An item is ranked once it has an effort/);
		assert.match(outcome(dropOn(ranked, [key('A')], 'group:closed')), /^Group the backlog by status/);
		const owners = shownAs({ group: 'owner', sort: 'score' });
		assert.match(outcome(dropOn(owners, [key('B')], 'group:owner:')), /^The owner comes from its service/);
		const files = shownAs({}, { [FILE]: text, 'a/reliability.yaml': nested });
		assert.equal(
			outcome(dropOn(files, [key('A')], key('N', 'a/reliability.yaml'))),
			'Aaa and Nnn are in different files.',
		);
		assert.equal(outcome(dropOn(shownAs({}), [key('E')], key('A'))), 'Eee has the status Done. Set Status changes it.');
		assert.equal(outcome(dropOn(shownAs({}), [key('X')], key('A'))), 'This item is no longer in the backlog.');
	});

	it('by a key changes places with the row above or below, and stays at the ends', () => {
		const shown = shownAs({});
		assert.equal(order(outcome(moveByOne(shown, [key('A')], 1))), 'BACDE');
		assert.equal(order(outcome(moveByOne(shown, [key('C')], -1))), 'ACBDE');
		assert.equal(order(outcome(moveByOne(shown, keysOf(shown, 'BC'), -1))), 'BCADE');
		assert.equal(outcome(moveByOne(shown, [key('A')], -1)), 'nothing');
		assert.equal(outcome(moveByOne(shown, [key('D')], 1)), 'nothing');
		const files = shownAs({}, { [FILE]: text, 'a/reliability.yaml': nested });
		assert.match(outcome(moveByOne(files, [key('N', 'a/reliability.yaml')], 1)), /different files/);
	});

	it('by a key takes the neighbouring status, but closes nothing', () => {
		const shown = shownAs({ group: 'status', sort: 'score' });
		assert.match(outcome(moveByOne(shown, [key('A')], -1)), /id: A.*status: in-progress/);
		assert.match(outcome(moveByOne(shown, [key('A')], 1)), /id: A.*status: proposed/);
		assert.equal(outcome(moveByOne(shown, [key('C')], -1)), 'nothing');
		assert.match(outcome(moveByOne(shown, [key('B')], 1)), /^Set Status marks an item done/);
		assert.match(outcome(moveByOne(shown, [key('E')], -1)), /^Set Status marks an item done/);
		assert.match(outcome(moveByOne(shown, keysOf(shown, 'AB'), 1)), /^Choose items of one group/);
		const plan = shownAs({ group: 'plan', sort: 'score' });
		assert.match(outcome(moveByOne(plan, [key('B')], -1)), /id: B.*status: planned/);
		assert.match(outcome(moveByOne(plan, [key('C')], 1)), /id: C.*status: proposed/);
		assert.equal(outcome(moveByOne(plan, [key('B')], 1)), 'nothing');
	});

	it('puts any choice of items where they were dropped, in any arrangement, or says why not', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...groupings),
				fc.constantFrom<TreeChoice['sort']>('file', 'score'),
				fc.subarray([...'ABCDE'], { minLength: 1 }),
				fc.nat(),
				(group, sort, ids, pick) => {
					const shown = shownAs({ group, sort });
					const targets = shown.rows.flatMap((row: TreeRow) => [row, ...(row.type === 'group' ? row.children : [])]);
					const target = targets[pick % targets.length]!;
					const move = dropOn(shown, keysOf(shown, ids.join('')), target.id);
					if (move.kind !== 'edits') return;
					const after = outcome(move);
					if (after === 'nothing') return;
					const moved = shownAs({ group, sort }, { [FILE]: after });
					assert.ok(moved.snapshot.problems.every(({ severity }) => severity !== 'error'));
					const home = moved.rows.find(
						(row: TreeRow) => row.type === 'group' && [row.id, ...row.children.map(({ id }) => id)].includes(target.id),
					);
					if (home?.type === 'group')
						for (const id of ids)
							assert.ok(
								home.children.some((child) => child.id === key(id)),
								`${id}\n${after}`,
							);
				},
			),
			{ numRuns: 300 },
		);
	});
});
