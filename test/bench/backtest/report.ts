import { type Estimated, horizons, type Validation, yardsticks } from './validate.ts';

/** The validation as text, for a terminal of 120 columns or more. */
export function reportOf({ sources, captured, covered }: Validation): string {
	const names = sources.map(({ name }) => name);
	const lines = [
		'Sources',
		...sources.map(({ name, incidents, cuts }) => `  ${name.padEnd(12)} ${incidents} incidents, ${cuts} cuts`),
	];
	for (const horizonDays of horizons)
		for (const yardstick of yardsticks) {
			lines.push(
				'',
				`Share of the next ${horizonDays} days’ ${yardstick} captured by the top three services, of the best possible three`,
				`  ${''.padEnd(26)} ${'mean [95 % interval]'.padEnd(22)} ${'Lights On leads by'.padEnd(24)} ${names.map((name) => name.slice(0, 10).padStart(10)).join(' ')}`,
			);
			for (const row of captured.filter((each) => each.horizonDays === horizonDays && each.yardstick === yardstick))
				lines.push(
					`  ${row.ranking.padEnd(26)} ${interval(row.overall).padEnd(22)} ${interval(row.lead).padEnd(24)} ${names
						.map((name) => (row.bySource[name]?.mean.toFixed(3) ?? '–').padStart(10))
						.join(' ')}`,
				);
		}
	for (const of of yardsticks) {
		lines.push(
			'',
			`Coverage of the 80 % interval of the next 90 days’ ${of}, by failure mode`,
			'  (fair: a whole number counts by the part of its step that lies within; closed: both ends included)',
			`  ${''.padEnd(12)} ${'fair'.padStart(7)} ${'closed'.padStart(7)} ${'closed, expected ≥ 1'.padStart(21)} ${'predictions'.padStart(12)}`,
		);
		for (const row of covered.filter((each) => each.of === of))
			lines.push(
				`  ${row.source.padEnd(12)} ${percent(row.fair)} ${percent(row.closed)} ${
					row.closedFrequent === undefined ? '–'.padStart(21) : percent(row.closedFrequent).padStart(21)
				} ${String(row.predictions).padStart(12)}`,
			);
	}
	return `${lines.join('\n')}\n`;
}

function interval({ mean, low, high }: Estimated): string {
	return `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

function percent(share: number): string {
	return `${(share * 100).toFixed(1)}%`.padStart(7);
}
