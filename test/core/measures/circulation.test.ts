import assert from 'node:assert/strict';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { appendWeek } from '../../../src/core/measures/ledger/appendWeek.ts';
import { missedReport, reportMade } from '../../../src/core/measures/ledger/circulation.ts';
import { reviewLedger } from '../../../src/core/measures/ledger/reviewLedger.ts';

const backlog = 'team: { timezone: Europe/Madrid }\nitems: []\n';

function snapshotAt(now: string) {
	const file = 'reliability.yaml';
	return assemble([{ file, text: backlog, reading: readBacklog(file, backlog), sources: [] }], Date.parse(now));
}

const missed = (text: string, now: string) => missedReport(snapshotAt(now), text)?.name;

describe('circulation', () => {
	const monday = snapshotAt('2026-11-23T23:30Z');
	const first = reportMade(monday, '', '2026-W47')!;

	it('of a report is one line of the ledger, with the date in the team’s time', () => {
		assert.equal(first, '{"version":1,"report":"2026-W47","made":"2026-11-24"}\n');
		assert.equal(reportMade(monday, first, '2026-W47'), undefined);
		assert.equal(
			reportMade(monday, 'mine\r\n', '2026-W47'),
			'{"version":1,"report":"2026-W47","made":"2026-11-24"}\r\n',
		);
	});

	it('is no week of the ledger and no fault of it', () => {
		const review = reviewLedger(monday, 'ledger.jsonl', first);
		assert.deepEqual(review.problems, []);
		assert.deepEqual(
			review.weeks.map(({ week, state }) => `${week.name} ${state}`),
			['2026-W47 due'],
		);
		const closed = appendWeek(monday, review, first);
		assert.equal(closed.kind, 'added');
		assert.equal(
			reviewLedger(monday, 'l', first + (closed.kind === 'added' ? closed.added : '')).weeks[0]?.state,
			'closed',
		);
	});

	it('with a line that names no week is a fault', () => {
		const { problems } = reviewLedger(monday, 'l', '{"version":1,"report":"soon","made":"2026-11-24"}\n');
		assert.deepEqual(
			problems.map(({ code }) => code),
			['ledger.line'],
		);
	});

	it('is missed two days after the week has ended, where it was made before', () => {
		assert.equal(missed(first, '2026-12-01T12:00Z'), undefined);
		assert.equal(missed(first, '2026-12-02T12:00Z'), '2026-W48');
		assert.equal(missed(first, '2026-12-07T12:00Z'), '2026-W48');
		assert.equal(missed(first + reportMade(monday, first, '2026-W48')!, '2026-12-02T12:00Z'), undefined);
	});

	it('is not missed by who never made one, nor by who gave it up', () => {
		assert.equal(missed('', '2026-12-02T12:00Z'), undefined);
		assert.equal(missed(first, '2027-01-07T12:00Z'), '2026-W53');
		assert.equal(missed(first, '2027-03-03T12:00Z'), undefined);
	});
});
