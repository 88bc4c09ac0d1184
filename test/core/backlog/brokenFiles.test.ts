import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { problemCodes } from '../../../src/core/problem.ts';
import { english, say } from '../../../src/core/text.ts';
import { fixtureSloFiles } from '../slos/fixtureFiles.ts';
import { readMarks } from './markedText.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/broken');
const now = Date.UTC(2026, 10, 23, 9);

/** Codes of problems that are not in one file's text: their tests are beside what finds them. */
const elsewhere = new Set([
	'commitment.actual',
	'rates.currency',
	'scoring.other',
	'source.outside',
	'source.missing',
	'source.unreadable',
	'source.record',
	'source.service',
	'file.tooLarge',
	'guess.stale',
	'gate.budget',
	'gate.risk',
	'gate.floor',
	'gate.promise',
	'gate.exempted',
	'gate.exemption',
	'ledger.line',
	'ledger.difference',
]);

describe('a broken file', () => {
	const seen = new Set<string>();
	for (const name of fs.readdirSync(folder).sort()) {
		it(`${name}: each problem has its code and exact range`, () => {
			const { text, expected } = readMarks(fs.readFileSync(path.join(folder, name), 'utf8'));
			const reading = readBacklog(name, text);
			const sloFiles = fixtureSloFiles(reading.backlog);
			const { problems } = assemble([{ file: name, text, reading, sources: [], sloFiles }], now);
			const shown = (marks: readonly { code: string; start: number; end: number }[]) =>
				marks.map(
					(mark) => `${mark.code} ${mark.start}–${mark.end} ${JSON.stringify(text.slice(mark.start, mark.end))}`,
				);
			assert.deepEqual(shown(problems.map(({ code, place }) => ({ code, ...place }))), shown(expected));
			for (const problem of problems) {
				seen.add(problem.code);
				const sentence = say(problem.message, english);
				assert.match(sentence, /^[^a-z].*[.?]$/s, 'a problem is said in sentences');
				assert.doesNotMatch(sentence, /\{\d\}|undefined|\[object/);
			}
		});
	}

	it('has an example for every problem code', () => {
		const missing = problemCodes.filter((code) => !seen.has(code) && !elsewhere.has(code));
		assert.deepEqual(missing, []);
	});

	it('keeps all that is valid beside what is wrong', () => {
		const { text } = readMarks(fs.readFileSync(path.join(folder, 'mixture.yaml'), 'utf8'));
		const { backlog } = readBacklog('mixture.yaml', text);
		assert.deepEqual(
			backlog.items.map((item) => [item.id, item.title, item.kind, item.effort?.likely, item.avoids?.incidents]),
			[
				['REL-1', 'Automate database failover', undefined, 5, ['INC-7']],
				['FEAT-1', 'Saved carts', undefined, undefined, undefined],
			],
		);
		assert.equal(backlog.incidents[0]?.responders, undefined);
		assert.equal(backlog.incidents[0]?.services[0]?.impact, 0.6);
	});
});
