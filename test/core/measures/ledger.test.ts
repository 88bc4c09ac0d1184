import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { appendWeek, type WeekToClose } from '../../../src/core/measures/ledger/appendWeek.ts';
import { readLedger } from '../../../src/core/measures/ledger/readLedger.ts';
import { ledgerFile, reviewLedger } from '../../../src/core/measures/ledger/reviewLedger.ts';
import { english, say } from '../../../src/core/text.ts';

const FILE = '.reliability/ledger.jsonl';
/** A Monday, and the one after it. */
const NOW = Date.parse('2026-11-23T09:00Z');
const NEXT = Date.parse('2026-11-30T09:00Z');

const INCIDENTS = `
  - { id: A, service: checkout, cause: full-disk, severity: sev2, started: 2026-11-17T02:00Z, detected: 2026-11-17T02:05Z, resolved: 2026-11-17T03:00Z, impact: 50%, pages: 3, responders: 2 }
  - { id: B, service: cart, started: 2026-11-22T23:30Z, resolved: 2026-11-23T00:30Z, impact: 20% }
  - { id: OLD, service: checkout, cause: full-disk, started: 2026-11-05T10:00Z, resolved: 2026-11-05T10:30Z }`;

function snapshotOf(now = NOW, incidents = INCIDENTS, head = '') {
	const text = `${head}services: [{ id: checkout }, { id: cart }]\nitems: []\nincidents:${incidents}\n`;
	return assemble(
		[{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }],
		now,
	);
}

function close(text: string, snapshot = snapshotOf(), wanted: WeekToClose = {}) {
	const result = appendWeek(snapshot, reviewLedger(snapshot, FILE, text), text, wanted);
	return { ...result, text: result.kind === 'added' ? text + result.added : text, told: say(result.told, english) };
}

const states = (text: string, snapshot = snapshotOf()) =>
	reviewLedger(snapshot, FILE, text).weeks.map(({ week, state }) => `${week.name} ${state}`);

const problems = (text: string, snapshot = snapshotOf()) =>
	reviewLedger(snapshot, FILE, text).problems.map(({ code, severity, place, message, related }) => ({
		code,
		severity,
		at: text.slice(place.start, place.end),
		said: say(message, english),
		related: related?.map((each) => say(each.message, english)) ?? [],
	}));

describe('the ledger', () => {
	it('keeps one line of a week: counts, minutes and hours as they were known at its end', () => {
		// A: an hour at 50 % is 30 bad minutes, two responders in hours of sleep 2 h. B: 30 of its 60 minutes fell into the
		// week, at 20 % 6; at the week's end it went on, so the time to resolve is A's alone. A repeats what OLD was.
		assert.equal(
			close('').text,
			'{"version":1,"week":"2026-W47","from":"2026-11-16T00:00:00.000Z","to":"2026-11-23T00:00:00.000Z","zone":"UTC",' +
				'"interruptions":{"total":3,"business":0,"off":0,"sleep":3,"disruptedHours":1,"fromIncidentCounts":3},"perPerson":[],' +
				'"incidents":{"total":2,"repeats":1},"bySeverity":{"":1,"sev2":1},"byService":{"cart":1,"checkout":1},' +
				'"byCause":{"":1,"full-disk":1},' +
				'"minutesTo":{"detect":{"median":5,"mean":5,"incidents":1},"acknowledge":null,"resolve":{"median":60,"mean":60,"incidents":1}},' +
				'"minutesToClosedByPeople":{"detect":{"median":5,"mean":5,"incidents":1},"acknowledge":null,"resolve":{"median":60,"mean":60,"incidents":1}},' +
				'"badMinutes":{"cart":6,"checkout":30},"responseHours":{"business":0,"off":0,"sleep":2}}\n',
		);
	});

	it('gives the same line whenever it is computed, whatever came after the week', () => {
		const later = `${INCIDENTS}\n  - { id: C, service: cart, started: 2026-11-24T10:00Z, resolved: 2026-11-24T11:00Z }`;
		const early = close('').text;
		assert.equal(close('', snapshotOf(NEXT, later), { week: '2026-W47' }).text, early);
		assert.deepEqual(states(early, snapshotOf(NEXT, later)), ['2026-W47 closed', '2026-W48 due']);
	});

	it('does not depend on prices, nor on who is in the team', () => {
		const head =
			'rates: { currency: USD, engineerHour: 100, badMinute: 10 }\nteam: { people: [{ id: ana }, { id: ben }] }\n';
		assert.equal(close('', snapshotOf(NOW, INCIDENTS, head)).text, close('').text);
	});

	it('takes a week once: again changes nothing', () => {
		const once = close('');
		const again = close(once.text);
		assert.deepEqual([again.kind, again.text], ['unchanged', once.text]);
	});

	it('refuses a week that is not over, and one that there is not', () => {
		assert.deepEqual(
			[close('', snapshotOf(), { week: '2026-W48' }), close('', snapshotOf(), { week: '2026-W54' })].map(
				({ kind, told }) => [kind, told],
			),
			[
				['refused', '2026-W48 is not over yet. It ends at 2026-11-30T00:00:00.000Z.'],
				['refused', 'There is no week “2026-W54”. Write it as 2026-W47.'],
			],
		);
	});

	it('closes no week while the files have errors', () => {
		const broken = close('', snapshotOf(NOW, INCIDENTS.replace('2026-11-17T02:00Z', 'yesterday')));
		assert.deepEqual([broken.kind, broken.text], ['refused', '']);
	});

	it('shows missed weeks as gaps, and closes them late, behind the later ones', () => {
		const first = close('', snapshotOf(), { week: '2026-W44' });
		assert.equal(first.told, '2026-W44 is closed late: 2026-W47 was the last whole week.');
		assert.deepEqual(states(first.text), ['2026-W44 closed', '2026-W45 gap', '2026-W46 gap', '2026-W47 due']);
		const last = close(first.text);
		const late = close(last.text, snapshotOf(), { week: '2026-W45' });
		assert.equal(late.text.slice(0, last.text.length), last.text);
		assert.deepEqual(states(late.text), ['2026-W44 closed', '2026-W45 closed', '2026-W46 gap', '2026-W47 closed']);
	});

	it('closes a week before its first one too', () => {
		const text = close(close('').text, snapshotOf(), { week: '2026-W45' }).text;
		assert.deepEqual(states(text), ['2026-W45 closed', '2026-W46 gap', '2026-W47 closed']);
	});

	it('shows what was tampered with, on its very place, and leaves it', () => {
		const tampered = close('').text.replace('"checkout":30', '"checkout":3').replace('"total":2', '"total":1');
		assert.deepEqual(problems(tampered), [
			{
				code: 'ledger.difference',
				severity: 'information',
				at: '1',
				said: '2026-W47 was closed with other figures than its records give now: incidents.total 1 → 2, badMinutes.checkout 3 → 30.',
				related: ['badMinutes.checkout was 3 and is 30 now.'],
			},
		]);
		assert.deepEqual(states(tampered), ['2026-W47 differs']);
		const again = close(tampered);
		assert.deepEqual([again.kind, again.text], ['differs', tampered]);
	});

	it('shows a past that has changed, and takes its correction as a line of its own', () => {
		const before = close('').text;
		const changed = snapshotOf(
			NOW,
			`${INCIDENTS}\n  - { id: C, service: cart, started: 2026-11-18T10:00Z, resolved: 2026-11-18T10:10Z }`,
		);
		assert.deepEqual(states(before, changed), ['2026-W47 differs']);
		const corrected = close(before, changed, { correct: true });
		assert.equal(corrected.told, '2026-W47 is corrected by line 2. The earlier line stays.');
		assert.equal(corrected.text.slice(0, before.length), before);
		assert.match(corrected.text.slice(before.length), /^\{"version":1,"week":"2026-W47","revision":2,"from"/);
		assert.deepEqual([states(corrected.text, changed), problems(corrected.text, changed)], [['2026-W47 closed'], []]);
		// And back again: a third line.
		const third = close(corrected.text, snapshotOf(), { correct: true });
		assert.deepEqual([states(third.text), problems(third.text)], [['2026-W47 closed'], []]);
	});

	it('tells where the figures hold and the bytes do not', () => {
		const spaced = close('').text.replace('"version":1,', '"version": 1, ');
		assert.equal(
			problems(spaced)[0]!.said,
			'The figures of 2026-W47 are right, but the line is not written as Close Week writes it.',
		);
	});

	it('leaves out lines that are none, each on its place, and uses the rest', () => {
		const good = close('').text;
		const text = `<<<<<<< HEAD\n${good}{"version":1}\n{"version":7,"week":"2026-W46"}\n[]\n\n{"version":1,"week":"2026-W99"}\n{"version":1,"week":"2026-W48"}\n${good}`;
		assert.deepEqual(
			problems(text).map(({ code, severity, at, said }) => [code, severity, at.slice(0, 34), said]),
			[
				['ledger.line', 'warning', '<<<<<<< HEAD', 'This line is no JSON. It is left out.'],
				['ledger.line', 'warning', '{"version":1}', 'This line names no week, such as 2026-W47. It is left out.'],
				[
					'ledger.line',
					'warning',
					'{"version":7,"week":"2026-W46"}',
					'Version 7 of the ledger is not known here. The line is left out.',
				],
				['ledger.line', 'warning', '[]', 'This line is no record of a week. It is left out.'],
				[
					'ledger.line',
					'warning',
					'{"version":1,"week":"2026-W99"}',
					'This line names no week, such as 2026-W47. It is left out.',
				],
				[
					'ledger.line',
					'warning',
					good.slice(0, 34),
					'2026-W47 was closed in line 2. A line that corrects it must have revision 2.',
				],
				[
					'ledger.line',
					'warning',
					'{"version":1,"week":"2026-W48"}',
					'2026-W48 is not over yet. The line is left out.',
				],
			],
		);
		assert.deepEqual(states(text), ['2026-W47 closed']);
	});

	it('adds behind a line without an end, and with the ends that are there', () => {
		const first = close('', snapshotOf(), { week: '2026-W46' }).text;
		assert.match(close(first.trimEnd()).text, /\}\n\{"version":1,"week":"2026-W47"/);
		assert.match(close(first.replace('\n', '\r\n')).text, /\}\r\n\{"version":1,"week":"2026-W47".*\}\r\n$/);
	});

	it('runs in the weeks of the team', () => {
		const line = close('', snapshotOf(NOW, INCIDENTS, 'team: { timezone: America/New_York }\n')).text;
		assert.match(
			line,
			/"from":"2026-11-16T05:00:00\.000Z","to":"2026-11-23T05:00:00\.000Z","zone":"America\/New_York"/,
		);
	});

	it('lies beside the backlog that is nearest to the root', () => {
		const at = (...files: string[]) => ledgerFile({ backlogs: files.map((file) => ({ file })) as never });
		assert.equal(at('a/reliability.yaml', 'reliability.yaml'), '.reliability/ledger.jsonl');
		assert.equal(
			at('file:///w/a/b/reliability.yaml', 'file:///w/c/.reliability/reliability.yaml'),
			'file:///w/c/.reliability/ledger.jsonl',
		);
		assert.equal(at(), undefined);
	});

	it('takes any text without an error', () => {
		const snapshot = snapshotOf();
		fc.assert(
			fc.property(
				fc.array(
					fc.oneof(fc.json(), fc.string(), fc.constant('{"version":1,"week":"2026-W46","x":[[[[[[[[[1]]]]]]]]]}')),
				),
				(lines) => {
					const text = lines.join('\n');
					const review = reviewLedger(snapshot, FILE, text);
					for (const { place } of review.problems) assert.ok(place.start >= 0 && place.end <= text.length);
					const added = appendWeek(snapshot, review, text);
					if (added.kind === 'added')
						assert.ok(readLedger(text + added.added).lines.some(({ week }) => week === '2026-W47'));
				},
			),
			{ numRuns: 200 },
		);
	});

	it('keeps names that objects treat in ways of their own', () => {
		const text = close(
			'',
			snapshotOf(
				NOW,
				'\n  - { id: A, service: __proto__, cause: "10", started: 2026-11-17T02:00Z, resolved: 2026-11-17T03:00Z }\n  - { id: B, service: "2", cause: "9", started: 2026-11-17T02:00Z, resolved: 2026-11-17T03:00Z }',
			),
		).text;
		assert.match(text, /"byService":\{"2":1,"__proto__":1\},"byCause":\{"10":1,"9":1\}/);
	});
});

describe('the example', () => {
	it('has a ledger that its records give again, with the week that the team forgot', () => {
		const folder = path.resolve(import.meta.dirname, '../../../examples/checkout');
		const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
		const text = read('reliability.yaml');
		const reading = readBacklog('reliability.yaml', text);
		const names = ['exports/incidents.csv', 'exports/pages.csv', 'postmortems/inc-74.md', 'postmortems/inc-79.md'];
		const sources = names.map((name) => {
			const source = read(name);
			return { file: name, text: source, reading: readSource(name, source, reading.backlog.calendar) };
		});
		const snapshot = assemble([{ file: 'reliability.yaml', text, reading, sources }], Date.parse('2026-11-23T12:00Z'));
		assert.deepEqual(states(read(FILE), snapshot), [
			...['2026-W40 closed', '2026-W41 closed', '2026-W42 closed', '2026-W43 closed'],
			...['2026-W44 gap', '2026-W45 closed', '2026-W46 closed', '2026-W47 closed'],
		]);
		assert.deepEqual(problems(read(FILE), snapshot), []);
	});
});
