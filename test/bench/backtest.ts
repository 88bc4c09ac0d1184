import { readHistories } from './backtest/histories.ts';
import { reportOf } from './backtest/report.ts';
import { validate } from './backtest/validate.ts';

/**
 * Validates the estimators on incident histories: `npm run backtest -- --data DIR [--json]`. DIR holds `.jsonl` or
 * `.jsonl.gz` files with `id`, `service`, `severity?`, `startedAt`, `resolvedAt` and `cause?` on each line. Quarterly cuts
 * after a year of history; services are ranked by what was known at the cut and judged by what came.
 */
const words = process.argv.slice(2);
const folder = words[words.indexOf('--data') + 1];
if (!words.includes('--data') || folder === undefined) {
	console.error('Usage: npm run backtest -- --data DIR [--json]');
	process.exitCode = 2;
} else {
	const histories = readHistories(folder);
	if (histories.length === 0) {
		console.error(`There is no .jsonl or .jsonl.gz file in ${folder}.`);
		process.exitCode = 2;
	} else {
		const validation = validate(histories);
		process.stdout.write(
			words.includes('--json') ? `${JSON.stringify(validation, null, '\t')}\n` : reportOf(validation),
		);
	}
}
