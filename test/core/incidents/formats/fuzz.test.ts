import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { decodeText, encodeText } from '../../../../src/core/incidents/text/decodeText.ts';
import { say } from '../../../../src/core/text.ts';
import * as others from './otherSamples.ts';
import { postmortemWriter, type Written, writers } from './writers.ts';

const RUNS = process.env.CI ? 2000 : 200;

const sample: readonly Written[] = [1, 2, 3].map((number) => ({
	number,
	title: `Disk "full", again ${number} ü`,
	service: number === 2 ? 'Cart API' : 'checkout',
	severity: 'P2',
	started: Date.UTC(2025, number, 3, 4, 5, 6),
	resolved: number === 3 ? undefined : Date.UTC(2025, number, 3, 5),
}));

const samples: readonly (readonly [name: string, file: string, text: string])[] = [
	...[...writers, postmortemWriter].map((writer) => [writer.format, writer.file, writer.write(sample)] as const),
	['PagerDuty log entries (JSON)', 'log.json', others.logEntries],
	['PagerDuty team report (CSV)', 'team.csv', others.teamReport],
	['incident.io follow-ups (JSON)', 'follow.json', others.followUps],
	['Postmortem with action items', 'pm.md', others.postmortem],
	['JSON with an envelope', 'own.json', others.ownEnvelope],
	['CSV of pages', 'pages.csv', others.ownPages],
	['CSV with columns of your own', 'mapped.csv', 'Ticket,Begin,End\nA,03/14/2026 2:11 PM,03/14/2026 3:00 PM\n'],
];

const change = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.integer({ min: 0, max: 40 }),
	kind: fc.constantFrom('put', 'cut', 'end', 'again', 'swap'),
	bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
	text: fc.constantFrom(
		'"',
		',',
		'\n',
		'\r',
		'{',
		'}',
		'[',
		']',
		':',
		'null',
		'\\',
		'-',
		'|',
		'#',
		'1e999',
		'\u0000',
		'---\n',
		'"",',
	),
});

function mutated(
	bytes: Uint8Array,
	changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[],
): Uint8Array {
	let result = [...bytes];
	for (const { at, length, kind, bytes: put, text } of changes) {
		const start = Math.floor(at * result.length);
		if (kind === 'put') result.splice(start, 0, ...Buffer.from(text));
		else if (kind === 'cut') result.splice(start, length);
		else if (kind === 'end') result = result.slice(0, start);
		else if (kind === 'again') result.splice(start, 0, ...result.slice(start, start + length * 5));
		else result.splice(start, put.length, ...put);
	}
	return Uint8Array.from(result);
}

describe('whatever the bytes of an export', () => {
	for (const [name, file, text] of samples)
		it(`${name}: it never throws, and each record is read or rejected`, function () {
			this.timeout(300_000);
			const bytes = encodeText(text, { name: 'utf-8', mark: false });
			const mapping = file === 'mapped.csv' ? { columns: { id: 'Ticket', started: 'Begin', resolved: 'End' } } : {};
			fc.assert(
				fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
					const decoded = decodeText(mutated(bytes, changes)).text;
					const reading = readSource(file, decoded, defaultCalendar, mapping);
					const { present, read = 0, rejected = 0, rejections = [] } = reading;
					assert.equal(read + rejected, present);
					assert.equal(
						rejections.reduce((sum, { count }) => sum + count, 0),
						rejected,
					);
					const held = reading.incidents.length + (reading.pages?.count ?? 0) + (reading.followUps?.length ?? 0);
					assert.ok(held <= read, `${held} of ${read}`);
					for (const { place, message } of [
						...reading.problems,
						...rejections.map(({ place, reason }) => ({ place, message: reason })),
					]) {
						assert.ok(
							place.start >= 0 && place.start <= place.end && place.end <= decoded.length,
							JSON.stringify(place),
						);
						assert.doesNotMatch(say(message), /undefined|\[object/);
					}
					for (const incident of reading.incidents)
						assert.ok(incident.started <= (incident.resolved ?? Number.POSITIVE_INFINITY));
				}),
				{ numRuns: RUNS },
			);
		});
});
