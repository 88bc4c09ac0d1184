import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { postmortemWriter, type Writer, type Written, writers } from './writers.ts';

const word = fc.constantFrom('checkout', 'Cart API', 'payments-eu', 'Größe', 'db 2');
const severities = fc.constantFrom('sev1', 'P2', 'minor', 'critical', 'SEV-3');
const title = fc
	.array(fc.constantFrom('Disk', 'full,', '"again"', 'at', '100%', 'node: 7', 'λ', '#5', "it's"), {
		minLength: 1,
		maxLength: 6,
	})
	.map((words) => words.join(' '));
const second = fc
	.integer({ min: Date.UTC(2021, 0, 1) / 1000, max: Date.UTC(2026, 0, 1) / 1000 })
	.map((at) => at * 1000);

const incident = fc.record({
	number: fc.integer({ min: 1, max: 99_999 }),
	title,
	service: word,
	severity: severities,
	started: second,
	minutes: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
});
const incidents = fc
	.uniqueArray(incident, { selector: ({ number }) => number, minLength: 1, maxLength: 12 })
	.map((list) =>
		list.map(
			({ minutes, ...one }): Written => ({
				...one,
				resolved: minutes === undefined ? undefined : one.started + minutes * 60_000,
			}),
		),
	);

function sameModel(writer: Writer, list: readonly Written[]): void {
	const reading = readSource(writer.file, writer.write(list), { ...defaultCalendar, zone: 'Asia/Tokyo' });
	assert.equal(reading.format, writer.format);
	assert.deepEqual(reading.problems, []);
	assert.equal(reading.present, reading.read);
	const read = reading.incidents.map(({ id, title: text, services, severity, started, resolved }) => ({
		id,
		title: text,
		service: services[0]!.service,
		severity,
		started,
		resolved,
	}));
	assert.deepEqual(
		read,
		list.map((one) => ({
			id: writer.id(one),
			title: one.title,
			service: one.service,
			severity: one.severity,
			started: one.started,
			resolved: writer.without?.includes('open') ? (one.resolved ?? one.started + 60_000) : one.resolved,
		})),
	);
}

describe('what is written in a format is read back the same', () => {
	for (const writer of writers)
		it(writer.format, () => {
			fc.assert(
				fc.property(incidents, (list) => sameModel(writer, list)),
				{ numRuns: 60 },
			);
		});

	it(postmortemWriter.format, () => {
		fc.assert(
			fc.property(incidents, ([first]) => sameModel(postmortemWriter, [first!])),
			{ numRuns: 60 },
		);
	});

	it('in every encoding that exports come in, with line ends of either kind', async () => {
		const { decodeText, encodeText } = await import('../../../../src/core/incidents/text/decodeText.ts');
		const names = ['utf-8', 'utf-16le', 'utf-16be'] as const;
		fc.assert(
			fc.property(incidents, fc.constantFrom(...names), fc.boolean(), (list, name, mark) => {
				const csv = writers.find(({ file }) => file === 'own.csv')!;
				const text = csv.write(list).replaceAll('\n', '\r\n');
				const decoded = decodeText(encodeText(text, { name, mark }));
				assert.deepEqual(decoded, { text, encoding: { name, mark } });
			}),
		);
	});
});
