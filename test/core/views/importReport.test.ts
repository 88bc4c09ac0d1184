import assert from 'node:assert/strict';
import { defaultCalendar } from '../../../src/core/incidents/calendar.ts';
import { planImport } from '../../../src/core/incidents/importing/planImport.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { importCounts, importMarkdown } from '../../../src/core/views/importReport.ts';

describe('the report of an import', () => {
	it('says what is new, what changes field by field, and why records were rejected, with nothing alive in it', () => {
		const text = [
			'id,title,service,started,resolved',
			'A,[x](command:evil) <b>bold</b>,checkout,2026-09-01T10:00Z,2026-09-01T11:00Z',
			'B,Second,checkout,2026-09-02T10:00Z,2026-09-02T11:00Z',
			'C,Third,checkout,2026-09-03T10:00Z,2026-09-03T09:00Z',
			'',
		].join('\n');
		const target = 'id,title,service,started,resolved\nB,Second,checkout,2026-09-02T10:00Z,2026-09-02T10:30Z\n';
		const reading = readSource('export.csv', text, defaultCalendar);
		const result = planImport({ file: 'own.csv', text: target }, reading, defaultCalendar);
		assert.ok(result.ok);
		const { plan } = result;
		assert.equal(importCounts(plan), '1 new, 1 changed, 0 unchanged, 1 rejected');
		const report = importMarkdown({ source: 'export.csv', target: 'own.csv', text, reading, plan });
		assert.match(report, /^# Import of export\.csv into own\.csv/);
		assert.match(report, /B resolved: 2026-09-02T10:30Z → 2026-09-02T11:00Z/);
		assert.match(report, /1 × .+ First in line 4/);
		assert.doesNotMatch(report, /[^\\]\]\(command:|<b>/);
	});

	it('names the bands of a vendor as the vendor’s', () => {
		const text =
			'id,incident_number,service_name,created_at,resolved_at,business_hour_interruptions,off_hour_interruptions,sleep_hour_interruptions\n' +
			'P1,1,checkout,2026-03-02T01:00:00,2026-03-02T02:00:00,1,2,3\nP2,2,checkout,2026-03-03T01:00:00,2026-03-03T02:00:00,4,0,1\n';
		const reading = readSource('raw.csv', text, defaultCalendar);
		const result = planImport({ file: 'own.csv', text: '' }, reading, defaultCalendar);
		assert.ok(result.ok);
		const report = importMarkdown({ source: 'raw.csv', target: 'own.csv', text, reading, plan: result.plan });
		assert.match(report, /Interruptions in PagerDuty’s own bands: 5 in business hours, 2 off, 4 in sleep hours\./);
	});

	it('cuts long lists, and says how much it leaves out', () => {
		const rows = Array.from({ length: 250 }, (_, row) => `I${row},checkout,2026-09-01T10:00Z,2026-09-01T11:00Z`);
		const text = `id,service,started,resolved\n${rows.join('\n')}\n`;
		const reading = readSource('export.csv', text, defaultCalendar);
		const result = planImport({ file: 'own.csv', text: '' }, reading, defaultCalendar);
		assert.ok(result.ok);
		const report = importMarkdown({ source: 'export.csv', target: 'own.csv', text, reading, plan: result.plan });
		assert.match(report, /250 new/);
		assert.match(report, /- … and 50 more/);
		assert.equal(report.split('\n').filter((line) => line.startsWith('- I')).length, 200);
	});
});
