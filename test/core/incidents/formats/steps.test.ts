import assert from 'node:assert/strict';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { readSource, readSourceInSteps } from '../../../../src/core/incidents/readSource.ts';
import type { SourceMapping, SourceReading } from '../../../../src/core/incidents/sourceReading.ts';
import { type Written, writers } from './writers.ts';

const many: readonly Written[] = Array.from({ length: 2000 }, (_, row) => ({
	number: row + 1,
	title: `Disk full ${row}`,
	service: 'checkout',
	severity: 'P2',
	started: Date.UTC(2025, 0, 1) + row * 3_600_000,
	resolved: Date.UTC(2025, 0, 1) + row * 3_600_000 + 600_000,
}));
const at = (row: number) => new Date(Date.UTC(2025, 0, 1) + row * 60_000).toISOString();
const rows = many.map(({ number }) => number);
const logEntry = (row: number) => ({ type: 'notify_log_entry', created_at: at(row), user: { summary: `P${row}` } });
const followUp = (row: number) => ({ id: `F${row}`, incident_id: 'I', title: 'Mend it', status: 'outstanding' });

/** Each holds two thousand records. */
const files: readonly (readonly [name: string, file: string, text: string, mapping?: SourceMapping])[] = [
	...writers.map((writer) => [writer.format, writer.file, writer.write(many)] as const),
	['PagerDuty log entries (JSON)', 'log.json', JSON.stringify({ log_entries: rows.map(logEntry) })],
	['incident.io follow-ups (JSON)', 'follow.json', JSON.stringify({ follow_ups: rows.map(followUp) })],
	['pages in NDJSON', 'pages.ndjson', rows.map((row) => JSON.stringify({ at: at(row), person: `P${row}` })).join('\n')],
	[
		'CSV with columns of your own',
		'mapped.csv',
		`Ticket,Begin\n${rows.map((row) => `T${row},${at(row)}\n`).join('')}`,
		{ columns: { id: 'Ticket', started: 'Begin' } },
	],
];

function inSteps(file: string, text: string, mapping: SourceMapping): { shares: number[]; reading: SourceReading } {
	const steps = readSourceInSteps(file, text, defaultCalendar, mapping);
	for (const shares: number[] = []; ; ) {
		const step = steps.next();
		if (step.done) return { shares, reading: step.value };
		shares.push(step.value);
	}
}

describe('a long file is read in steps, so that an editor goes on meanwhile', () => {
	for (const [name, file, text, mapping = {}] of files)
		it(`${name}: at least one a record, which tell how far it is`, () => {
			const { shares, reading } = inSteps(file, text, mapping);
			assert.ok((reading.read ?? 0) >= 2000, `${reading.read} records`);
			assert.ok(shares.length >= 2000, `${shares.length} steps`);
			assert.ok(shares.every((share) => share >= 0 && share <= 1));
			assert.ok(shares.at(-1)! > 0.95);
			assert.deepEqual(reading, readSource(file, text, defaultCalendar, mapping));
		});

	it('CSV of pages: one each few hundred rows', () => {
		const text = `at,person\n${rows.flatMap((row) => Array.from({ length: 50 }, (_, one) => `${at(row * 50 + one)},p${one}\n`)).join('')}`;
		const { shares, reading } = inSteps('pages.csv', text, {});
		assert.equal(reading.pages?.count, 100_000);
		assert.ok(shares.length >= 40, `${shares.length} steps`);
		assert.equal(shares.at(-1), 1);
	});
});
