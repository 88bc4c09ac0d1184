import assert from 'node:assert/strict';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import { defaultCalendar } from '../../../../src/core/incidents/calendar.ts';
import { readSource } from '../../../../src/core/incidents/readSource.ts';
import { say } from '../../../../src/core/text.ts';

const at = (text: string) => Date.parse(text);
const columns = { id: 'Ticket', started: 'Begin', resolved: 'End', service: 'System' };
const times = (rows: string, mapping = {}) =>
	readSource('tool.csv', `Ticket,Begin,End,System\n${rows}`, defaultCalendar, { columns, ...mapping }).incidents.map(
		({ started, resolved }) => [started, resolved],
	);

describe('a CSV of another tool', () => {
	it('tells its columns and what they probably mean, so that it can be asked once', () => {
		const reading = readSource('tool.csv', 'Ticket;Begin;End;System\nA;2026-01-02T03:04Z;;x\n', defaultCalendar);
		assert.deepEqual(reading.mapping, {
			headers: ['Ticket', 'Begin', 'End', 'System'],
			example: ['A', '2026-01-02T03:04Z', '', 'x'],
			guess: { id: 'Ticket', started: 'Begin', resolved: 'End', service: 'System' },
		});
		assert.match(say(reading.problems[0]!.message), /^The columns of this file are not known\./);
	});

	it('is read by columns that “sources” names without a path, if it has all of them', () => {
		const { backlog, problems } = readBacklog(
			'reliability.yaml',
			'sources:\n  - { columns: { id: Ticket, started: Opened } }\n  - { columns: { id: Ticket, started: Begin }, zone: Asia/Tokyo }\n',
		);
		assert.deepEqual([problems, backlog.sources], [[], []]);
		const known = backlog.mappings!;
		const read = (text: string) => readSource('tool.csv', text, defaultCalendar, { known });
		assert.deepEqual(
			read('Ticket,Begin,Team\nA,2026-01-02 03:04,red\n').incidents.map(({ id, started }) => [id, started]),
			[['A', at('2026-01-02T03:04+09:00')]],
		);
		assert.notEqual(read('Ticket,Begun\nA,2026-01-02 03:04\n').mapping, undefined);
		// A format that is known is read as itself.
		assert.equal(read('id,started,Ticket,Begin\nA,2026-01-02T03:04Z,B,\n').incidents[0]?.id, 'A');
	});

	it('is read by a mapping that an entry of “sources” keeps', () => {
		const { backlog, problems } = readBacklog(
			'reliability.yaml',
			'sources:\n  - exports/*.json\n  - { path: tool.csv, columns: { id: Ticket, started: Begin }, zone: Europe/Madrid }\n',
		);
		assert.deepEqual(problems, []);
		const [plain, mapped] = backlog.sources;
		assert.deepEqual([plain?.glob, plain?.columns], ['exports/*.json', undefined]);
		assert.deepEqual(
			[mapped?.glob, mapped?.columns, mapped?.zone],
			['tool.csv', { id: 'Ticket', started: 'Begin' }, 'Europe/Madrid'],
		);
		const reading = readSource('tool.csv', 'Ticket,Begin\nA,2026-07-01 12:00\n', defaultCalendar, mapped);
		assert.equal(reading.incidents[0]?.started, at('2026-07-01T10:00Z'));
	});

	it('says which meaning of a column is not known', () => {
		const { problems } = readBacklog('reliability.yaml', 'sources:\n  - { path: a.csv, columns: { begun: Begin } }\n');
		assert.deepEqual(
			problems.map(({ code }) => code),
			['key.unknown'],
		);
	});

	it('understands how people and tools write times', () => {
		assert.deepEqual(times('A,14.03.2026 14:11,14.03.2026 15:00,x\n'), [
			[at('2026-03-14T14:11Z'), at('2026-03-14T15:00Z')],
		]);
		assert.deepEqual(times('A,14/Mar/26 2:11 PM,"Mar 14, 2026 3:00 pm",x\n'), [
			[at('2026-03-14T14:11Z'), at('2026-03-14T15:00Z')],
		]);
		assert.deepEqual(times('A,1773497460,1773500400000,x\n'), [[at('2026-03-14T14:11Z'), at('2026-03-14T15:00Z')]]);
		assert.deepEqual(times('A,2026/03/14 14:11,,x\n', { zone: 'Asia/Tokyo' }), [[at('2026-03-14T05:11Z'), undefined]]);
	});

	it('tells day from month by the rows that leave no doubt, and guesses nothing where none does', () => {
		assert.deepEqual(times('A,03/04/2026 01:00,,x\nB,03/25/2026 01:00,,x\n'), [
			[at('2026-03-04T01:00Z'), undefined],
			[at('2026-03-25T01:00Z'), undefined],
		]);
		assert.deepEqual(times('A,03/04/2026 01:00,,x\nB,25/03/2026 01:00,,x\n')[0], [at('2026-04-03T01:00Z'), undefined]);
		assert.deepEqual(times('A,03/04/2026 01:00,,x\n'), []);
	});

	it('a row without an id has its service and its start for one', () => {
		const reading = readSource('tool.csv', 'Begin,System\n2026-03-14T14:11Z,till\n', defaultCalendar, {
			columns: { started: 'Begin', service: 'System' },
		});
		assert.equal(reading.incidents[0]?.id, 'till 2026-03-14T14:11Z');
	});

	it('rejects all rows, with one reason, where a column is not there', () => {
		const reading = readSource('tool.csv', 'A,B\n1,2\n3,4\n', defaultCalendar, { columns: { started: 'Begin' } });
		assert.deepEqual([reading.present, reading.rejected, reading.problems.length], [2, 2, 1]);
	});
});
