import type { Estimate } from '../../src/core/backlog/quantities.ts';
import { readBacklog } from '../../src/core/index.ts';
import { historyOf } from '../../src/core/scoring/evidence/history.ts';
import { type PricingScope, priceItems } from '../../src/core/scoring/priceItems.ts';
import { gammaDraws, lognormalDraws, pertDraws } from '../../src/core/scoring/uncertainty/draws.ts';
import { normalQuantile } from '../../src/core/scoring/uncertainty/quantiles.ts';
import type { DrawsBench } from './drawsBench.ts';
import { backlogText, NOW } from './generate.ts';
import { median } from './medians.ts';
import { processorTime } from './processorTime.ts';

/** What `drawsBench.ts` bundles and runs: prints its figures as JSON. */

const TOP_COUNT = 5;

function measure(items: number, draws = 10_000, rounds = 15): DrawsBench {
	const scope = scopeOf(items);
	const quantities = quantitiesOf(scope);
	const numbers = new Float64Array(draws);
	// What is read must be used, or the engine might not work it out.
	let seen = 0;
	const work = {
		uniform: () => {
			for (let quantity = 0; quantity < quantities.length; quantity++) fillUniform(numbers, quantity);
		},
		plain: () => {
			for (let quantity = 0; quantity < quantities.length; quantity++) {
				fillUniform(numbers, quantity);
				for (let draw = 0; draw < draws; draw++) numbers[draw] = normalQuantile(numbers[draw]!);
			}
		},
		own: () => {
			for (const draw of quantities) draw(draws);
		},
		pricing: () => {
			const { items, top } = priceItems([scope], NOW, 'cd3', TOP_COUNT, draws);
			if (top.count !== TOP_COUNT) throw new Error(`Failed to price with a top of ${TOP_COUNT}: it is ${top.count}`);
			// What is worked out when somebody asks: ranges, chances, ties, reasons.
			for (const { costOfDelay, score, topChance, tie, reason } of items)
				seen += costOfDelay.p90 + (score?.p90 ?? 0) + (topChance ?? 0) + (tie ?? 0) + reason.args.length;
		},
	};
	const times = medians(work, rounds);
	if (!Number.isFinite(seen)) throw new Error(`Failed to price: the sum of what is shown is ${seen}`);
	return { items, draws, quantities: quantities.length, ...times, ratio: times.pricing / times.plain };
}

function scopeOf(items: number): PricingScope {
	const reading = readBacklog('reliability.yaml', backlogText({ items, incidents: items }));
	const { incidents, services, calendar, rates } = reading.backlog;
	return {
		file: 'reliability.yaml',
		items: reading.backlog.items,
		incidents,
		services,
		calendar,
		...(rates ? { rates } : {}),
	};
}

/** All random quantities of the generated items: their uncertain estimates, and rate and length of each failure mode. */
function quantitiesOf(scope: PricingScope): ((count: number) => unknown)[] {
	const pert = (name: string, estimate: Estimate | undefined) =>
		estimate && estimate.high > estimate.low ? [(count: number) => pertDraws(name, estimate, count)] : [];
	return [
		...scope.items.flatMap(({ id, effort, avoids, toil, value }) => [
			...pert(`effort|${id}`, effort),
			...pert(`share|${id}`, avoids?.share),
			...pert(`toil|${id}`, toil),
			...pert(`value|${id}`, value),
		]),
		...historyOf(scope, NOW).modes.flatMap(({ key, rate, duration }) => [
			(count: number) => gammaDraws(`rate|${key}`, 1 / rate.relativeVariance, count),
			(count: number) => lognormalDraws(`duration|${key}`, duration.logDeviation, count),
		]),
	];
}

/** Numbers in (0, 1) by the generator sfc32, written out so that nothing but the generator takes time. */
function fillUniform(numbers: Float64Array, seed: number): void {
	let a = seed | 0;
	let b = 0x9e3779b9 | 0;
	let c = 0x85ebca6b | 0;
	let counter = 1;
	for (let index = 0; index < numbers.length; index++) {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + sum) | 0;
		numbers[index] = ((sum >>> 0) + 0.5) / 4_294_967_296;
	}
}

/** All kinds of work take turns; the first round only warms up. */
function medians<Name extends string>(
	work: Readonly<Record<Name, () => unknown>>,
	rounds: number,
): Record<Name, number> {
	const names = Object.keys(work) as Name[];
	const times = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = -1; round < rounds; round++)
		for (const name of names) {
			const start = processorTime();
			work[name]();
			if (round >= 0) times.get(name)!.push(processorTime() - start);
		}
	return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<Name, number>;
}

process.stdout.write(JSON.stringify(measure(Number(process.argv[2]))));
