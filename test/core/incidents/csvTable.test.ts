import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvRows } from '../../../src/core/incidents/text/csvTable.ts';

const quoted = (cell: string) =>
	/[",\r\n]/.test(cell) || cell.trim() === '' ? `"${cell.replaceAll('"', '""')}"` : cell;

describe('CSV', () => {
	it('reads back what was written, whatever the cells hold, and each range is its record', () => {
		const cell = fc.string({ unit: fc.constantFrom(...'ab ",;\r\n\t€'.split('')), maxLength: 8 });
		const table = fc
			.integer({ min: 2, max: 4 })
			.chain((width) =>
				fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
			);
		fc.assert(
			fc.property(table, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\ufeff'), (rows, lineEnd, mark) => {
				const header = rows[0]!.map((_, index) => `c${index}`);
				const written = [header, ...rows].map((row) => row.map(quoted).join(','));
				const text = mark + written.join(lineEnd) + lineEnd;
				const read = csvRows(text);
				assert.deepEqual(
					read.map(({ cells }) => cells),
					[header, ...rows],
				);
				assert.deepEqual(
					read.map(({ start, end }) => text.slice(start, end)),
					written,
				);
			}),
		);
	});

	it('guesses semicolons and tabs from the header', () => {
		assert.deepEqual(
			csvRows('a;b\n1,5;2\n').map(({ cells }) => cells),
			[
				['a', 'b'],
				['1,5', '2'],
			],
		);
		assert.deepEqual(
			csvRows('a\tb\n1\t2').map(({ cells }) => cells),
			[
				['a', 'b'],
				['1', '2'],
			],
		);
	});

	it('never throws or hangs', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'",\r\n;\t x\0'.split('')), maxLength: 60 }), (text) => {
				for (const { start, end } of csvRows(text)) assert.ok(start <= end && end <= text.length);
			}),
		);
	});
});
