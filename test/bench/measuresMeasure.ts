// Measures a year of pages and incidents of a large team, and prints what that takes. `measuresBench.ts` runs it.
import { PageBuilder, type PageColumns, pageAt } from '../../src/core/incidents/pages.ts';
import { assemble, readBacklog } from '../../src/core/index.ts';
import { measuresOf } from '../../src/core/measures/measures.ts';
import type { Snapshot } from '../../src/core/snapshot.ts';
import { backlogText, NOW } from './generate.ts';
import type { MeasuresBench } from './measuresBench.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

const WEEKS = 52;
const WEEK = 7 * 24 * 3_600_000;
const PEOPLE = 40;
const STORM = 5;
const ROUNDS = 61;

function measure(pages: number): MeasuresBench {
	const columns = pagesOf(pages);
	const snapshot = { ...snapshotOf(), pages: [columns] };
	const [summing, measuring] = medians(
		() => sumOf(columns),
		() => countOf(measuresOf(snapshot, WEEKS)),
	);
	const shuffled = { ...snapshot, pages: [mixed(columns)] };
	const [unordered] = medians(() => countOf(measuresOf(shuffled, WEEKS)));
	return {
		pages,
		weeks: WEEKS,
		summing: summing!,
		measuring: measuring!,
		unordered: unordered!,
		ratio: measuring! / summing!,
	};
}

/** Median milliseconds of each. They take turns, so that a slow moment of the machine strikes them alike. */
function medians(...works: readonly (() => number)[]): number[] {
	const times = works.map((): number[] => []);
	for (let round = -5; round < ROUNDS; round++)
		works.forEach((work, index) => {
			const start = processorTime();
			const counted = work();
			if (round >= 0) times[index]!.push(processorTime() - start);
			if (!(counted > 0)) throw new Error('Failed to count the pages');
		});
	return times.map(median);
}

function countOf({ weeks }: ReturnType<typeof measuresOf>): number {
	return weeks.reduce((sum, { interruptions }) => sum + interruptions.total, 0);
}

function sumOf({ count, at }: PageColumns): number {
	const sums = new Uint32Array(WEEKS);
	const first = NOW - WEEKS * WEEK;
	for (let row = 0; row < count; row++) {
		const week = Math.floor((at[row]! - first) / WEEK);
		if (week >= 0 && week < WEEKS) sums[week]!++;
	}
	return sums.reduce((sum, each) => sum + each, 0);
}

/**
 * A year and the week before it, in the order of time, as exports are: storms of five pages that reach two of 40 people,
 * every fifth page a mail.
 */
function pagesOf(count: number): PageColumns {
	const builder = new PageBuilder();
	const channels = ['phone', 'sms', 'push', 'email', 'push'];
	const storms = count / STORM;
	for (let row = 0; row < count; row++) {
		const storm = Math.floor(row / STORM);
		const page = row % STORM;
		builder.push({
			at: Math.floor(NOW - (WEEKS + 1) * WEEK * (1 - storm / storms)) + page * 17_000,
			person: `person-${(storm * 7 + (page % 2)) % PEOPLE}`,
			channel: channels[page]!,
			incident: `PINC-${storm >> 2}`,
			service: `service-${storm % 12}`,
		});
	}
	return builder.columns();
}

/** The same pages, each somewhere else. */
function mixed(pages: PageColumns): PageColumns {
	const builder = new PageBuilder();
	// A step that has no divisor in common with the number of pages visits each of them once.
	const step = 61_803;
	for (let row = 0; row < pages.count; row++) builder.push(pageAt(pages, (row * step) % pages.count));
	return builder.columns();
}

/** Half of the people work in Madrid, for a team of New York; 500 incidents in two years. */
function snapshotOf(): Snapshot {
	const people = Array.from(
		{ length: PEOPLE },
		(_, person) => `{ id: person-${person}${person % 2 === 0 ? '' : ', timezone: Europe/Madrid'} }`,
	);
	const text = backlogText({ items: 10, incidents: 500 }).replace(
		'hours: pagerduty }',
		`hours: pagerduty, people: [${people.join(', ')}], holidays: [2026-07-03, 2026-09-07] }`,
	);
	const reading = readBacklog('reliability.yaml', text);
	if (reading.broken || reading.problems.some(({ severity }) => severity === 'error'))
		throw new Error('Failed to generate a sound team');
	return assemble([{ file: 'reliability.yaml', text, reading, sources: [] }], NOW);
}

process.stdout.write(JSON.stringify(measure(Number(process.argv[2]))));
