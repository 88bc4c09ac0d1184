import { readHistories, type SourceHistory } from './backtest/histories.ts';
import { reportOf } from './backtest/report.ts';
import { select, selectionReport } from './backtest/selection.ts';
import { validate } from './backtest/validate.ts';

/**
 * Validates the estimators on incident histories: `npm run backtest -- --data DIR [--select] [--json]`. DIR holds `.jsonl` or
 * `.jsonl.gz` files with `id`, `service`, `severity?`, `startedAt`, `resolvedAt` and `cause?` on each line. Quarterly cuts
 * after a year of history; services are ranked by what was known at the cut and judged by what came. `--select` compares
 * other settings of the estimators instead, each source held out in turn; it takes some minutes.
 */
const words = process.argv.slice(2);
const folder = words[words.indexOf('--data') + 1];
if (!words.includes('--data') || folder === undefined) {
	console.error('Usage: npm run backtest -- --data DIR [--select] [--json]');
	process.exitCode = 2;
} else {
	const histories = readHistories(folder);
	if (histories.length === 0) {
		console.error(`There is no .jsonl or .jsonl.gz file in ${folder}.`);
		process.exitCode = 2;
	} else {
		const [result, text] = words.includes('--select') ? selected(histories) : validated(histories);
		process.stdout.write(words.includes('--json') ? `${JSON.stringify(result, null, '\t')}\n` : text);
	}
}

function validated(histories: readonly SourceHistory[]): [result: unknown, text: string] {
	const validation = validate(histories);
	return [validation, reportOf(validation)];
}

function selected(histories: readonly SourceHistory[]): [result: unknown, text: string] {
	const selection = select(histories);
	return [selection, selectionReport(selection)];
}
