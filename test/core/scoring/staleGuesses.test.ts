import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { english, say } from '../../../src/core/text.ts';
import { explainItem } from '../../../src/core/views/explanation.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23);
const file = 'reliability.yaml';
const text = `items:
  - id: REL-1
    title: Rotate keys
    effort:
      low: 3d
      likely: 5d
      high: 12d
    toil: 4h/week
    confidence: 80%
  - id: OLD-1
    title: Done before
    status: done
    effort: 5d
    toil: 4h/week
`;

/** Days ago, by line from 1; every other line is a year and a half old. */
function snapshotOf(days: Readonly<Record<number, number | undefined>>) {
	const written = text
		.split('\n')
		.slice(0, -1)
		.map((_, line) => {
			const age = line + 1 in days ? days[line + 1] : 548;
			return age === undefined ? undefined : NOW - age * DAY;
		});
	return assemble([{ file, text, reading: readBacklog(file, text), sources: [], written }], NOW);
}

function stale(days: Readonly<Record<number, number | undefined>>) {
	return snapshotOf(days)
		.problems.filter(({ code }) => code === 'guess.stale')
		.map(({ severity, place, message, related = [] }) => ({
			severity,
			at: text.slice(place.start, place.end),
			said: say(message, english),
			related: related.map((other) => text.slice(other.place.start, other.place.end)),
		}));
}

describe('guesses that nobody has touched for two quarters', () => {
	it('are one problem for each open item, at the oldest, with the others beside it', () => {
		assert.deepEqual(stale({ 8: 600 }), [
			{
				severity: 'information',
				at: '4h/week',
				said: '“toil” was written 19 months ago, and 2 more guesses of REL-1 are older than two quarters. Check whether they hold.',
				related: ['low: 3d\n      likely: 5d\n      high: 12d', '80%'],
			},
		]);
	});

	it('are those of more than 26 weeks, to the day', () => {
		assert.deepEqual(stale({ 5: 1, 8: 26 * 7, 9: 26 * 7 }), []);
		assert.deepEqual(
			stale({ 5: 1, 8: 26 * 7, 9: 26 * 7 + 1 }).map(({ said }) => said),
			['“confidence” was written 6 months ago. Check whether it still holds.'],
		);
	});

	it('are as new as the newest of their lines, and new where a line is in no commit', () => {
		assert.deepEqual(
			stale({ 7: 3, 8: undefined }).map(({ at }) => at),
			['80%'],
		);
	});

	it('are not known where no history is', () => {
		const { problems } = assemble([{ file, text, reading: readBacklog(file, text), sources: [] }], NOW);
		assert.ok(problems.every(({ code }) => code !== 'guess.stale'));
	});

	it('are marked where a figure is explained, beside the note that it has anyway', () => {
		const snapshot = snapshotOf({ 8: 10 });
		const rows = explainItem(snapshot.items[0]!, snapshot, { translate: english }).rows;
		const all = (list: typeof rows): string[] =>
			list.flatMap((row) => [`${row.label}: ${row.note ?? ''}`, ...all(row.children)]);
		const notes = all(rows).filter((line) => line.includes('Written'));
		assert.deepEqual(notes, [
			'Confidence that the work delivers: Written 18 months ago: check whether it still holds.',
			'Effort: Written 18 months ago: check whether it still holds.',
		]);
	});

	it('are left alone while the text is broken: the history tells of other lines', () => {
		const broken = `${text}  - id: "X\n`;
		const snapshot = assemble(
			[
				{
					file,
					text: broken,
					reading: readBacklog(file, broken),
					lastGood: { text, reading: readBacklog(file, text) },
					sources: [],
					written: broken.split('\n').map(() => 0),
				},
			],
			NOW,
		);
		assert.ok(snapshot.stale && snapshot.problems.every(({ code }) => code !== 'guess.stale'));
	});
});
