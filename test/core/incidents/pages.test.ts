import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readInstant, resolveInstant } from '../../../src/core/backlog/times.ts';
import { defaultCalendar } from '../../../src/core/incidents/calendar.ts';
import { type Page, PageBuilder, pageAt, pageFields } from '../../../src/core/incidents/pages.ts';
import { PageReading } from '../../../src/core/incidents/readers/pageCsv.ts';
import { withoutRepeats } from '../../../src/core/incidents/readers/pageRepeats.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { csvRows } from '../../../src/core/incidents/text/csvTable.ts';
import { pageLayoutOf } from '../../../src/core/incidents/text/pageLayout.ts';
import { say } from '../../../src/core/text.ts';

const header = 'at,person,service,channel';
const all = ({ pages }: ReturnType<typeof readSource>): Page[] =>
	Array.from({ length: pages?.count ?? 0 }, (_, row) => pageAt(pages!, row));

const time = fc.oneof(
	fc
		.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2030, 0) })
		.chain((at) =>
			fc.constantFrom(
				new Date(at).toISOString(),
				new Date(at).toISOString().slice(0, 19),
				`${new Date(at).toISOString().slice(0, 16)}Z`,
			),
		),
	// Nearly a time: one of its bytes is another.
	fc
		.tuple(fc.integer({ min: 10, max: 19 }), fc.constantFrom(...'0123456789/:;?@TZ pq'))
		.map(([place, other]) => '2026-03-02T19:58:09Z'.slice(0, place) + other + '2026-03-02T19:58:09Z'.slice(place + 1)),
	fc.constantFrom(
		'2026-02-29T00:00:00Z',
		'2024-02-29T00:00:00Z',
		'2026-03-02 01:00:05 +02:00',
		'2026-03-02T01:00:05+0530',
		'2026-03-02T24:00:00Z',
		'',
		'never',
		'1773497460',
	),
);
const name = fc.constantFrom(
	'heron',
	' otter ',
	'Größe',
	'"Heron, one"',
	'" otter"',
	'""',
	'"heron" behind',
	'"quoted, ""name"""',
	'"two\nlines"',
	'he"ron"',
	'',
	'a'.repeat(40),
);
const quoted = fc.tuple(time, fc.boolean()).map(([at, quotes]) => (quotes ? `"${at}"` : at));
const row = fc.tuple(quoted, name, name, name).map((cells) => cells.join(','));
const table = fc.array(row, { maxLength: 30 });

describe('pages from the bytes of a CSV', () => {
	it('come out as they do row by row, whatever the quotes, the line ends and where the pieces are cut', () => {
		fc.assert(
			fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 50 }), (rows, eol, piece) => {
				const text = `${[header, ...rows].join(eol)}${eol}`;
				const layout = pageLayoutOf(text)!;
				const bytes = new TextEncoder().encode(text.slice(layout.bodyStart));
				const reading = new PageReading('p.csv', { layout, zone: 'UTC', offset: 0 });
				for (let at = 0; at < bytes.length; at += piece) reading.push(bytes.slice(at, at + piece));
				const streamed = reading.finish();
				// The plain way: a text a row.
				const expected: string[] = [];
				let present = 0;
				for (const { cells } of csvRows(text).slice(1)) {
					present++;
					const read = /^\d{10}$/.test(cells[0]!)
						? { clock: Number(cells[0]) * 1000, offset: 0 }
						: readInstant(cells[0]!.trim());
					if (!read) continue;
					const page: Page = { at: resolveInstant(read, 'UTC') };
					const named = ['person', 'service', 'channel'].flatMap((field, index) =>
						cells[index + 1]?.trim() ? [[field, cells[index + 1]!.trim()] as const] : [],
					);
					const whole = JSON.stringify(Object.fromEntries([...Object.entries(page), ...named].sort()));
					if (!expected.includes(whole)) expected.push(whole);
				}
				const found = all(streamed).map((page) => JSON.stringify(Object.fromEntries(Object.entries(page).sort())));
				assert.deepEqual(found, expected);
				assert.equal(streamed.present, present);
				assert.equal(streamed.read! + streamed.rejected!, present);
				assert.deepEqual(all(readSource('p.csv', text, defaultCalendar)), all(streamed));
			}),
			{ numRuns: 400 },
		);
	});

	it('a rejected row has its own place, though letters of several bytes stand before it', () => {
		const text = `${header}\n2026-03-02T01:00:00Z,Größe 🦉,,\nnever,ä,,\n`;
		const [problem] = readSource('p.csv', text, defaultCalendar).problems;
		assert.equal(text.slice(problem!.place.start, problem!.place.end), 'never,ä,,');
	});

	it('many rejected rows are one problem that leads to each of their places', () => {
		const text = `${header}\n${Array.from({ length: 8 }, (_, row) => `2026-03-02T01:0${row}:00Z,Größe 🦉,,\nnever,ä${row},,\n`).join('')}`;
		const [problem, ...others] = readSource('p.csv', text, defaultCalendar).problems;
		assert.deepEqual(others, []);
		assert.deepEqual(
			[problem!, ...problem!.related!].map(({ place }) => text.slice(place.start, place.end)),
			Array.from({ length: 8 }, (_, row) => `never,ä${row},,`),
		);
	});

	it('a quote that never closes takes the rest of the file and is one rejected row', () => {
		const reading = readSource('p.csv', `${header}\n2026-03-02T01:00:00Z,heron,,\n"2026,\n2026,\n`, defaultCalendar);
		assert.deepEqual([reading.present, reading.read, reading.rejected], [2, 1, 1]);
	});

	it('problems of a file that is not held name their lines themselves, quoted line ends counted', () => {
		const text = `${header}\r\n2026-03-02T01:00:00Z,"two\r\nlines",,\r\n\r\nnever,,,\r\n`;
		const layout = pageLayoutOf(text)!;
		for (const piece of [1, 3, 1000]) {
			const reading = new PageReading('p.csv', { layout, zone: 'UTC', offset: 0, line: 2 });
			const bytes = new TextEncoder().encode(text.slice(layout.bodyStart));
			for (let at = 0; at < bytes.length; at += piece) reading.push(bytes.slice(at, at + piece));
			const line = text.slice(0, text.indexOf('never')).split('\n').length;
			assert.deepEqual(
				reading.finish().problems.map(({ message }) => say(message)),
				[`Line ${line} does not say when somebody was paged. It is left out.`],
			);
		}
	});

	it('a row without an end does not take memory for ever', () => {
		const layout = pageLayoutOf(header)!;
		const reading = new PageReading('p.csv', { layout, zone: 'UTC', offset: 0 });
		for (let piece = 0; piece < 40; piece++) reading.push(new Uint8Array(100_000).fill(120));
		reading.push(new TextEncoder().encode('\n2026-03-02T01:00:00Z,heron,,\n'));
		const { present, read, rejected, rejections } = reading.finish();
		assert.deepEqual([read, present], [1, 1 + rejected!]);
		assert.match(say(rejections![0]!.reason), /longer than any row/);
	});

	it('times without a zone are in the one that was said', () => {
		const reading = readSource('p.csv', `${header}\n2026-07-02T01:00:00,heron,,\n`, defaultCalendar, {
			zone: 'Europe/Madrid',
		});
		assert.equal(all(reading)[0]?.at, Date.UTC(2026, 6, 1, 23));
	});
});

describe('pages that stand twice', () => {
	it('count once, in whatever order they come', () => {
		const page = fc.record({ at: fc.integer({ min: 0, max: 5 }), person: fc.constantFrom('a', 'b') });
		fc.assert(
			fc.property(fc.array(page, { maxLength: 30 }), (list) => {
				const builder = new PageBuilder();
				for (const one of list) builder.push(one);
				const { pages, repeats } = withoutRepeats(builder.columns());
				const distinct = [...new Set(list.map((one) => `${one.at} ${one.person}`))];
				assert.deepEqual(
					Array.from(
						{ length: pages.count },
						(_, index) => `${pageAt(pages, index).at} ${pageAt(pages, index).person}`,
					),
					distinct,
				);
				assert.equal(repeats, list.length - distinct.length);
			}),
		);
	});
	it('keep all fields while the columns grow', () => {
		const builder = new PageBuilder();
		for (let at = 0; at < 5000; at++)
			builder.push({ at, ...(at > 3000 ? { service: `s${at % 3}` } : {}), person: `p${at % 7}` });
		const pages = builder.columns();
		assert.deepEqual(pageAt(pages, 2999), { at: 2999, person: 'p3' });
		assert.deepEqual(pageAt(pages, 4999), { at: 4999, person: 'p1', service: 's1' });
		assert.equal(pageFields.length, 4);
	});
});
