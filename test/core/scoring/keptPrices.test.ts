import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assemble, readBacklog } from '../../../src/core/index.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';
import { backlogText, NOW } from '../../bench/generate.ts';

function snapshotOf(text: string): Snapshot {
	return assemble(
		[{ file: 'reliability.yaml', text, reading: readBacklog('reliability.yaml', text), sources: [] }],
		NOW,
	);
}

/** Other backlogs, so many that nothing is kept of those before. */
function forget(): void {
	for (let at = 1; at <= 9; at++)
		snapshotOf(
			`items: []\nincidents:\n  - { id: I, service: s${at}, started: 2026-01-0${at}, resolved: 2026-01-1${at} }\n`,
		);
}

/** All that a snapshot says, and what the inquiry answers. */
function told({ inquiry, ...snapshot }: Snapshot): string {
	const keys = snapshot.items.slice(0, 5).map(({ item }) => item.key);
	const asked = keys.map((key) => [inquiry?.askFor(key), inquiry?.overlap(key)]);
	return JSON.stringify({ ...snapshot, asked }, (_, value) => (value instanceof Map ? [...value] : value));
}

type Edit = (text: string, at: number) => string;

const edits: Record<string, Edit> = {
	title: (text, at) => replaced(text, /title: .*/g, at, 'title: Another'),
	effort: (text, at) => replaced(text, /effort: .*/g, at, `effort: ${1 + (at % 30)}d`),
	estimate: (text, at) => replaced(text, /effort: .*/g, at, `effort: { low: 1d, likely: 2d, high: ${3 + (at % 9)}d }`),
	status: (text, at) => replaced(text, /status: .*/g, at, at % 2 ? 'status: done' : 'status: proposed'),
	value: (text, at) => replaced(text, /value: .*/g, at, `value: ${at * 37}/week`),
	rate: (text, at) => replaced(text, /badMinute: \d+/g, 0, `badMinute: ${50 + at}`),
	head: (text) => `# A remark\n${text}`,
	incident: (text, at) => replaced(text, /impact: \d+%/g, at, `impact: ${1 + (at % 99)}%`),
	cause: (text, at) => replaced(text, /causes: .*/g, at, 'causes: [disk-full]'),
	without: (text, at) => {
		const found = [...text.matchAll(/ {2}- id: [\s\S]*?\n(?= {2}- id|\nincidents)/g)];
		const item = found[at % found.length]!;
		return text.slice(0, item.index) + text.slice(item.index + item[0].length);
	},
};

function replaced(text: string, pattern: RegExp, at: number, by: string): string {
	const found = [...text.matchAll(pattern)];
	const match = found[at % Math.max(1, found.length)];
	return match ? text.slice(0, match.index) + by + text.slice(match.index + match[0].length) : text;
}

describe('prices that are kept while somebody types', () => {
	it('gives after every edit what pricing all anew gives', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.nat(60)), { minLength: 1, maxLength: 6 }),
				fc.integer({ min: 1, max: 5 }),
				(steps, seed) => {
					let text = backlogText({ items: 40, incidents: 30 }, seed);
					let kept = snapshotOf(text);
					for (const [name, at] of steps) {
						text = edits[name]!(text, at);
						kept = snapshotOf(text);
					}
					const said = told(kept);
					forget();
					assert.equal(said, told(snapshotOf(text)));
				},
			),
			{ numRuns: Number(process.env.RUNS ?? 25) },
		);
	});

	it('keeps an old snapshot as it was', () => {
		const text = backlogText({ items: 40, incidents: 30 });
		const old = snapshotOf(text);
		snapshotOf(edits.head!(text, 0));
		const places = old.items.flatMap(({ item, terms }) => [item.origin, ...terms.flatMap(({ evidence }) => evidence)]);
		forget();
		const again = snapshotOf(text);
		assert.deepEqual(
			places,
			again.items.flatMap(({ item, terms }) => [item.origin, ...terms.flatMap(({ evidence }) => evidence)]),
		);
	});
});
