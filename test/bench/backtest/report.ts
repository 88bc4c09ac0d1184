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
			for (const row of captured.filter((each) => each.horizonDays === horizonDays && each.yardstick === yardstick)) {
				const bySource = (cell: (each: Estimated) => string) =>
					names.map((name) => (row.bySource[name] ? cell(row.bySource[name]) : '–').padStart(10)).join(' ');
				lines.push(
					`  ${row.ranking.padEnd(26)} ${interval(row.overall).padEnd(22)} ${interval(row.lead).padEnd(24)} ${bySource(({ mean }) => mean.toFixed(3))}`,
					`  ${''.padEnd(74)} ${bySource(({ low, high }) => `${low.toFixed(2)}–${high.toFixed(2)}`)}`,
				);
			}
		}
	for (const of of yardsticks) {
		lines.push(
			'',
			`Coverage of the 80 % interval of the next 90 days’ ${of}, by failure mode`,
			'  (closed: the interval as shown, both ends included; yearly: of the modes expected at least once a year;',
			'  fair: between P10 and P90, a whole number by the part of its step that lies within)',
			`  ${''.padEnd(12)} ${'fair'.padStart(7)} ${'closed'.padStart(7)} ${'closed, yearly'.padStart(14)} ${'predictions'.padStart(12)}`,
		);
		for (const row of covered.filter((each) => each.of === of))
			lines.push(
				`  ${row.source.padEnd(12)} ${percent(row.fair)} ${percent(row.closed)} ${
					row.closedYearly === undefined ? '–'.padStart(14) : percent(row.closedYearly).padStart(14)
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
