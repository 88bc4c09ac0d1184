import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { completionsAt } from '../../../src/core/language/completions.ts';
import { schemasAt } from '../../../src/core/language/schemaForms.ts';
import { atCursor, FILE, known, snapshotOf } from './atCursor.ts';
import { offeredByYamlExtension } from './yamlExtension.ts';

const DOCS = path.resolve(import.meta.dirname, '../../../docs/language.md');
const snapshot = snapshotOf(known);

/** Where the cursor stands, and what of ours the published schema cannot know. */
const places: readonly (readonly [place: string, marked: string, beyond: string])[] = [
	['a key of the file', 'version: 1\n¦', ''],
	['a key of `team`', 'team:\n  ¦', ''],
	['`timezone`', 'team:\n  timezone: ¦', 'time zones'],
	['a key of `rates`', 'rates:\n  ¦', ''],
	['`currency`', 'rates:\n  currency: ¦', ''],
	['a key of a service', 'services:\n  - id: a\n    ¦', ''],
	['`owner` of a service', 'services:\n  - id: a\n    owner: ¦', 'owners in use'],
	['a new item', 'items:\n  - ¦', ''],
	['a key of an item', 'items:\n  - id: A\n    ¦', ''],
	['a key of an item in `{ }`', 'items:\n  - { id: A, ¦ }', ''],
	['`id` of an item', 'items:\n  - id: ¦', 'the next free id'],
	['`kind`', 'items:\n  - id: A\n    kind: ¦', ''],
	['`status`', 'items:\n  - id: A\n    status: ¦', ''],
	['`status` in `{ }`', 'items:\n  - { id: A, status: ¦ }', ''],
	['`owner`', 'items:\n  - id: A\n    owner: ¦', 'owners in use'],
	['`service`', 'items:\n  - id: A\n    service: ¦', 'services'],
	['`effort`', 'items:\n  - id: A\n    effort: ¦', 'three points'],
	['units of `effort`', 'items:\n  - id: A\n    effort: 5¦', 'units behind the number'],
	['a key of `avoids`', 'items:\n  - avoids:\n      ¦', ''],
	['`causes`', 'items:\n  - avoids:\n      causes: [¦]', 'causes of incidents'],
	['`incidents` of `avoids`', 'items:\n  - avoids:\n      incidents: [¦]', 'ids with date and title'],
	['`dependsOn`', 'items:\n  - dependsOn: [¦]', 'ids with titles'],
	['a key of `risk`', 'items:\n  - risk:\n      ¦', ''],
	['`value`', 'items:\n  - value: ¦', 'three points'],
	['a key of `deadline`', 'items:\n  - deadline:\n      ¦', ''],
	['`date` of `deadline`', 'items:\n  - deadline:\n      date: ¦', 'today'],
	['a key of an incident', 'incidents:\n  - id: I\n    ¦', ''],
	['`started`', 'incidents:\n  - started: ¦', 'now'],
	['`cause`', 'incidents:\n  - cause: ¦', 'causes in use'],
	['`sources`', 'sources:\n  - ¦', ''],
	['a key of `commitment`', 'commitment:\n  ¦', ''],
	['a key of `plan`', 'plan:\n  ¦', ''],
	['a key of `capacity`', 'plan:\n  capacity:\n    ¦', 'owners in use'],
	['`exclude`', 'plan:\n  exclude: [¦]', 'ids with titles'],
	['`method`', 'scoring:\n  method: ¦', ''],
	['half a file in JSON', '{"items": [{"id": "A", "kind": ¦}]}', ''],
];

interface Compared {
	readonly place: string;
	readonly theirs: readonly string[];
	readonly ours: readonly string[];
	readonly lacking: readonly string[];
	readonly beyond: string;
}

/** Two of its labels are names of what it inserts: the required keys that lack, and a name to be typed. */
function isOffered(label: string, ours: readonly string[], marked: string): boolean {
	if (label === 'property') return ours.includes('name');
	if (!label.startsWith('object(')) return ours.includes(label);
	const required = schemasAt(pathsOfObjects[marked] ?? ['items', '[]']).flatMap((node) => node.required ?? []);
	const missing = required.filter((key) => !marked.includes(`${key}:`));
	return ours.includes(missing.join(', '));
}

const pathsOfObjects: Readonly<Record<string, readonly string[]>> = {
	'rates:\n  ¦': ['rates'],
	'items:\n  - risk:\n      ¦': ['items', '[]', 'risk'],
	'items:\n  - deadline:\n      ¦': ['items', '[]', 'deadline'],
	'incidents:\n  - id: I\n    ¦': ['incidents', '[]'],
	'commitment:\n  ¦': ['commitment'],
	'services:\n  - id: a\n    ¦': ['services', '[]'],
};

async function compare(): Promise<readonly Compared[]> {
	const compared: Compared[] = [];
	for (const [place, marked, beyond] of places) {
		const { text, offset } = atCursor(marked);
		const ours = completionsAt(text, offset, {
			snapshot,
			file: FILE,
			zones: ['America/New_York', 'Europe/Madrid', 'UTC'],
		}).map(({ label }) => label);
		// An editor shows of both only what begins with what is typed.
		const typed = /\w*$/.exec(text.slice(0, offset))![0];
		const theirs = (await offeredByYamlExtension(text, offset)).filter((label) => label.startsWith(typed));
		const lacking = theirs.filter((label) => !isOffered(label, ours, marked));
		compared.push({ place, theirs, ours, lacking, beyond });
	}
	return compared;
}

function table(compared: readonly Compared[]): string {
	return [
		'| Where | YAML extension | Lights On | What only Lights On knows |',
		'|---|---|---|---|',
		...compared.map(
			({ place, theirs, ours, beyond }) => `| ${place} | ${theirs.length} | ${ours.length} | ${beyond} |`,
		),
	].join('\n');
}

describe('completion beside that of the YAML extension, on the published schema', () => {
	let compared: readonly Compared[];
	before(async () => {
		compared = await compare();
	});

	it('offers everything that it offers, at each place', () => {
		assert.ok(compared.reduce((sum, { theirs }) => sum + theirs.length, 0) > 100, 'it offers nothing');
		for (const { place, lacking } of compared) assert.deepEqual(lacking, [], place);
	});

	it('offers the names and words that the schema cannot know', () => {
		for (const { place, theirs, ours, beyond } of compared)
			if (beyond !== '')
				assert.ok(
					ours.some((label) => !theirs.includes(label)),
					place,
				);
	});

	it('is told in the documentation as it is', () => {
		const docs = fs.readFileSync(DOCS, 'utf8').replaceAll('\r\n', '\n');
		const now = table(compared);
		assert.ok(docs.includes(now), `docs/language.md must hold this table:\n\n${now}\n`);
	});
});
