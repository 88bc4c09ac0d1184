import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { applyEdits } from '../../../src/core/backlog/edits.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import type { BacklogInput } from '../../../src/core/backlogInput.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { definitionsOf, nameAt, nameInSource, referencesOf } from '../../../src/core/language/navigation.ts';
import { planRename, renameRefusal } from '../../../src/core/language/rename.ts';
import { symbolsOf } from '../../../src/core/language/symbols.ts';
import type { Place } from '../../../src/core/place.ts';
import { say } from '../../../src/core/text.ts';

const ROOT = 'reliability.yaml';
const CHILD = 'shop/reliability.yaml';
const EXPORT = 'incidents.json';

const texts = new Map([
	[
		ROOT,
		`services:
  - { id: checkout, acceptedRisks: [slow] } # the till
items:
  - id: 'REL-1' # first
    title: One
    service: checkout
    avoids: { causes: [slow], incidents: ["INC-1", VENDOR-1] }
  - id: REL-2
    title: Two
    dependsOn: [REL-1]
plan: { include: [REL-1] }
sources: [incidents.json]
incidents:
  - { id: INC-1, service: checkout, cause: slow, started: 2026-05-01T00:00Z, resolved: 2026-05-01T01:00Z }
  - { id: PD-1, source: pagerduty, services: { checkout: 50% }, started: 2026-05-02T00:00Z }
`,
	],
	[
		CHILD,
		`items:
  - id: REL-1
    title: Another of that name
    service: checkout
    avoids: { incidents: [INC-1] }
`,
	],
	[
		EXPORT,
		JSON.stringify([
			{
				id: 'VENDOR-1',
				service: 'checkout',
				cause: 'full disk',
				started: '2026-06-01T00:00:00Z',
				resolved: '2026-06-01T01:00:00Z',
			},
		]),
	],
]);

const inputs = [ROOT, CHILD].map((file): BacklogInput => {
	const text = texts.get(file)!;
	const reading = readBacklog(file, text);
	const exported = texts.get(EXPORT)!;
	const sources =
		file === ROOT
			? [{ file: EXPORT, text: exported, reading: readSource(EXPORT, exported, reading.backlog.calendar) }]
			: [];
	return { file, text, reading, sources };
});
const snapshot = assemble(inputs, Date.UTC(2026, 10, 26));

/** What stands at the first occurrence of a word behind some other text. */
function named(file: string, behind: string, word: string) {
	const text = texts.get(file)!;
	const found = nameAt(text, text.indexOf(word, text.indexOf(behind)) + 1, file);
	assert.ok(found, `nothing at ${word}`);
	return found;
}

const lines = (places: readonly Place[]): string[] =>
	places.map(({ file, start, end }) => {
		const text = texts.get(file)!;
		return `${file}:${text.slice(0, start).split('\n').length} ${text.slice(start, end).slice(0, 12)}`;
	});

function renamed(from: ReturnType<typeof named>, to: string): Map<string, string> {
	const plan = planRename(from, to, snapshot, texts);
	assert.ok(plan.ok, plan.ok ? '' : say(plan.reason));
	return new Map(plan.changes.map(({ file, edits }) => [file, applyEdits(texts.get(file)!, edits)]));
}

describe('where names lead in the backlog file', () => {
	it('leads from a name to its entry, in this file or the one above', () => {
		assert.deepEqual(lines(definitionsOf(named(ROOT, 'dependsOn', 'REL-1'), snapshot)), [`${ROOT}:4 'REL-1'`]);
		assert.deepEqual(lines(definitionsOf(named(CHILD, 'avoids', 'INC-1'), snapshot)), [`${ROOT}:14 INC-1`]);
		assert.deepEqual(lines(definitionsOf(named(CHILD, 'service', 'checkout'), snapshot)), [`${ROOT}:2 checkout`]);
	});

	it('leads to records of exports, and from a cause to the incidents that have it', () => {
		assert.deepEqual(lines(definitionsOf(named(ROOT, 'avoids', 'VENDOR-1'), snapshot)), [`${EXPORT}:1 {"id":"VENDO`]);
		assert.deepEqual(lines(definitionsOf(named(ROOT, 'avoids', 'slow'), snapshot)), [`${ROOT}:14 slow`]);
	});

	it('finds every place where the same is named, and not what only has the same name', () => {
		assert.deepEqual(lines(referencesOf(named(ROOT, 'items', 'REL-1'), snapshot, true)), [
			`${ROOT}:4 'REL-1'`,
			`${ROOT}:10 REL-1`,
			`${ROOT}:11 REL-1`,
		]);
		assert.deepEqual(lines(referencesOf(named(ROOT, 'avoids', 'INC-1'), snapshot, false)), [
			`${ROOT}:7 "INC-1"`,
			`${CHILD}:5 INC-1`,
		]);
		assert.deepEqual(
			lines(referencesOf(named(ROOT, 'services', 'checkout'), snapshot, true)).map((line) => line.split(' ')[0]),
			[`${ROOT}:2`, `${ROOT}:6`, `${ROOT}:14`, `${ROOT}:15`, `${CHILD}:4`, `${EXPORT}:1`],
		);
	});

	it('finds from a record of an export who names it', () => {
		const at = nameInSource(snapshot, EXPORT, texts.get(EXPORT)!.indexOf('VENDOR-1'));
		assert.ok(at);
		assert.deepEqual(lines(referencesOf(at, snapshot, false)), [`${ROOT}:7 VENDOR-1`]);
	});
});

describe('renaming in the backlog file', () => {
	it('changes the name everywhere, in the quotes that it had, and no other byte', () => {
		const after = renamed(named(ROOT, 'avoids', 'INC-1'), 'INC-100');
		assert.deepEqual([...after.keys()], [ROOT, CHILD]);
		for (const [file, text] of after) assert.equal(text, texts.get(file)!.replaceAll('INC-1', 'INC-100'));
		const item = renamed(named(ROOT, 'dependsOn', 'REL-1'), 'REL-9');
		assert.deepEqual([...item], [[ROOT, texts.get(ROOT)!.replaceAll('REL-1', 'REL-9')]]);
	});

	it('quotes a name that would else be read as something else', () => {
		assert.match(renamed(named(ROOT, 'avoids', 'INC-1'), 'a: b').get(CHILD)!, /incidents: \["a: b"\]/);
	});

	it('keeps the old name of a service as an alias where exports use it', () => {
		const after = renamed(named(ROOT, 'services', 'checkout'), 'till');
		assert.match(after.get(ROOT)!, /\{ id: till, aliases: \[checkout\], acceptedRisks: \[slow\] \} # the till/);
		assert.match(after.get(ROOT)!, /services: \{ till: 50% \}/);
		assert.match(after.get(CHILD)!, /service: till/);
	});

	it('refuses what comes from exports, and names that are taken', () => {
		assert.match(say(renameRefusal(named(ROOT, 'avoids', 'VENDOR-1'), snapshot)!), /comes from an export/);
		assert.match(say(renameRefusal(named(ROOT, 'incidents:\n', 'PD-1'), snapshot)!), /imported from pagerduty/);
		const taken = planRename(named(ROOT, 'dependsOn', 'REL-1'), 'REL-2', snapshot, texts);
		assert.ok(!taken.ok && /There is another REL-2/.test(say(taken.reason)));
		const empty = planRename(named(ROOT, 'dependsOn', 'REL-1'), ' ', snapshot, texts);
		assert.ok(!empty.ok);
	});

	it('refuses a file whose text is broken', () => {
		const broken = new Map([...texts, [CHILD, `rates: ][\n${texts.get(CHILD)}`]]);
		const plan = planRename(named(ROOT, 'avoids', 'INC-1'), 'INC-100', snapshot, broken);
		assert.ok(!plan.ok && /has errors/.test(say(plan.reason)));
	});
});

describe('the outline of the backlog file', () => {
	it('shows sections, entries with their titles, and keys', () => {
		const symbols = symbolsOf(texts.get(ROOT)!);
		assert.deepEqual(
			symbols.map(({ name }) => name),
			['services', 'items', 'plan', 'sources', 'incidents'],
		);
		const [first] = symbols[1]!.children;
		assert.deepEqual(
			[first?.name, first?.detail, first?.children.map(({ name }) => name)],
			['REL-1', 'One', ['service', 'avoids']],
		);
	});

	it('nests each part within the one around it, in broken text too', () => {
		const check = (parts: ReturnType<typeof symbolsOf>, start: number, end: number): void => {
			for (const part of parts) {
				assert.ok(start <= part.start && part.end <= end, part.name);
				assert.ok(part.start <= part.nameStart && part.nameEnd <= part.end, part.name);
				check(part.children, part.start, part.end);
			}
		};
		const text = texts.get(ROOT)!;
		for (let cut = 0; cut < text.length; cut += 7) check(symbolsOf(text.slice(0, cut)), 0, cut);
		const shared = 'services:\n  - &a { id: x, slo: { target: 99% } }\nitems:\n  - { <<: *a, id: y }\n  - *a\n';
		check(symbolsOf(shared), 0, shared.length);
	});
});
