import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../../../src/core/backlog/edits.ts';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { planImport } from '../../../../src/core/incidents/importing/planImport.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/vendor-samples');

/** What each published sample holds: records present, read and rejected; incidents, pages and follow-ups made of them. */
const counts: Readonly<
	Record<string, readonly [format: string | undefined, present: number, read: number, rejected: number, made: string]>
> = {
	'incidentio-follow_ups.json': ['incident.io follow-ups (JSON)', 1, 1, 0, '0 incidents, 0 pages, 1 follow-ups'],
	'incidentio-incidents.json': ['incident.io incidents (JSON)', 1, 1, 0, '1 incidents, 0 pages, 0 follow-ups'],
	// The second record is resolved a day before it was created.
	'pagerduty-analytics-raw-incidents.json': [
		'PagerDuty analytics raw incidents (JSON)',
		2,
		1,
		1,
		'1 incidents, 0 pages, 0 follow-ups',
	],
	'pagerduty-incidents.json': ['PagerDuty incidents (JSON)', 1, 1, 0, '1 incidents, 0 pages, 0 follow-ups'],
	// A trigger, which notifies nobody.
	'pagerduty-log-entries.json': ['PagerDuty log entries (JSON)', 1, 0, 1, '0 incidents, 0 pages, 0 follow-ups'],
	// These hold no history: severities, schemas, objectives.
	'incidentio-severities.json': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
	'pagerduty-schema-AnalyticsRawIncident.json': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
	'pagerduty-schema-AnalyticsResponderMetrics.json': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
	'openslo-sloth.yml': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
	'openslo-timeslices.yaml': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
	'pyrra-example.yaml': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
	'sloth-getting-started.yml': [undefined, 0, 0, 0, '0 incidents, 0 pages, 0 follow-ups'],
};

describe('the samples that vendors publish, where they are at hand', () => {
	before(function () {
		if (!fs.existsSync(folder)) this.skip();
	});

	it('are all known here', () => {
		assert.deepEqual(
			fs.readdirSync(folder).filter((name) => name !== 'README.md' && !(name in counts)),
			[],
		);
	});

	for (const [name, [format, present, read, rejected, made]] of Object.entries(counts)) {
		it(`${name}: ${present} present, ${read} read, ${rejected} rejected`, () => {
			const reading = readSource(name, fs.readFileSync(path.join(folder, name), 'utf8'), defaultCalendar);
			const { incidents, pages, followUps } = reading;
			assert.deepEqual(
				[reading.format, reading.present, reading.read, reading.rejected],
				[format, present, read, rejected],
			);
			assert.equal(
				`${incidents.length} incidents, ${pages?.count ?? 0} pages, ${followUps?.length ?? 0} follow-ups`,
				made,
			);
			if (format === undefined) assert.equal(reading.problems[0]?.code, 'source.unreadable');
		});

		it(`${name}: a second import changes nothing`, () => {
			const reading = readSource(name, fs.readFileSync(path.join(folder, name), 'utf8'), defaultCalendar);
			for (const target of ['reliability.yaml', 'incidents.csv']) {
				const first = planImport({ file: target, text: '' }, reading, defaultCalendar);
				assert.ok(first.ok);
				assert.equal(first.plan.added.length, reading.incidents.length);
				const text = applyEdits('', first.plan.edits);
				const second = planImport({ file: target, text }, reading, defaultCalendar);
				assert.ok(second.ok);
				assert.deepEqual([second.plan.edits, second.plan.unchanged.length], [[], reading.incidents.length]);
			}
		});
	}
});
