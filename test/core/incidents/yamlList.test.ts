import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readYaml } from '../../../src/core/backlog/readYaml.ts';
import { readYamlList, wholeList, type YamlList } from '../../../src/core/incidents/text/yamlList.ts';

/** Long enough to be read in several pieces. */
function inPieces(text: string): { readonly list: YamlList; readonly steps: number } {
	const steps = readYamlList(text, 'incidents');
	for (let count = 0; ; count++) {
		const step = steps.next();
		if (step.done) return { list: step.value, steps: count };
		assert.ok(step.value >= 0 && step.value <= 1);
	}
}

const asWhole = (text: string) => wholeList(readYaml(text), 'incidents');
const entry = (row: number) =>
	`- id: INC-${row}\n  title: "Down: part ${row}" # again\n  started: 2026-09-14T02:11Z\n  links:\n    - https://a.example/${row}\n  services: { a: 50%, b: 1 }\n`;
const long = Array.from({ length: 320 }, (_, row) => entry(row)).join('');
const indented = long.replace(/^/gm, '  ');

describe('a long YAML list', () => {
	for (const [name, text] of [
		['by itself', long],
		['under its key', `# Of the team\nincidents: # newest last\n${indented}`],
		['under its key, not indented', `incidents:\n${long}`],
		['with CRLF', long.replaceAll('\n', '\r\n')],
		['with comments and empty lines between', long.replaceAll('- id', '\n  # one\n\n# two\n- id')],
	] as const)
		it(`${name} is read in pieces, and what comes is what the whole gives`, () => {
			const { list, steps } = inPieces(text);
			assert.ok(steps > 3, `${steps} steps`);
			assert.equal(list.items?.length, 320);
			assert.deepEqual(list.items, asWhole(text).items);
			assert.deepEqual(list.faults, []);
		});

	for (const [name, text] of [
		['anchors', `${long}- &a { id: X }\n- *a\n`],
		['other keys', `incidents:\n${indented}other: 1\n`],
		['a second document', `${long}---\n- id: X\n`],
		['a conflict', `${long}<<<<<<< mine\n- id: X\n=======\n- id: Y\n>>>>>>> theirs\n`],
		['a quote that never closes', `${long}- id: "X\n`],
		['an entry that stands out', `${indented}- id: X\n`],
		['a list in brackets', `[${Array.from({ length: 4000 }, (_, row) => `{ id: I${row} }`).join(',\n')}]\n`],
	] as const)
		it(`with ${name} gives what the whole gives`, () => {
			const { list } = inPieces(text);
			assert.deepEqual([list.items, list.faults], [asWhole(text).items, asWhole(text).faults]);
		});

	it('of any making gives what the whole gives', () => {
		const line = fc.constantFrom(
			...[
				'- id: A',
				'  title: |',
				'    - text',
				'  - nested',
				'- ',
				'-',
				'',
				'# note',
				'  # note',
				'- "open',
				'  close"',
			],
			...[
				'  cause: x',
				'- >',
				'  folded',
				'    deeper',
				'- { id: B,',
				'  started: 1 }',
				'incidents:',
				'- - a',
				'- ? b',
				'\t',
			],
		);
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, first) => {
				const odd = `${lines.join('\n')}\n`;
				const text = first ? `${odd}${long}` : `${long}${odd}`;
				const { list } = inPieces(text);
				const whole = asWhole(text);
				assert.deepEqual([list.items, list.faults], [whole.items, whole.faults]);
			}),
			{ numRuns: 15 },
		);
	});

	it('longer than a backlog may be is read all the same', () => {
		const entryOf = (row: number) => `- { id: INC-${row}, started: 2026-09-14T02:11Z, title: ${'x'.repeat(2000)} }\n`;
		const text = Array.from({ length: 2700 }, (_, row) => entryOf(row)).join('');
		assert.equal(readYaml(text).faults[0]?.code, 'file.tooLarge');
		const { list } = inPieces(text);
		assert.equal(list.items?.length, 2700);
		const last = list.items!.at(-1)!;
		assert.equal(text.slice(last.start, last.end), entryOf(2699).slice(2, -1));
	});
});
