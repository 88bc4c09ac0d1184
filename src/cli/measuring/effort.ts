import { type BalanceHistory, effortByWeek, type Snapshot } from '../../core/index.ts';
import { commitsOf } from '../gitLog.ts';

const WEEK = 7 * 86_400_000;
/** The progress is told each time that so many more commits were read. */
const STEP = 5000;

/** The actual balance of the last whole weeks; undefined where there is no git. A terminal is told how far it has come. */
export async function readEffort(root: string, snapshot: Snapshot, weeks: number): Promise<BalanceHistory | undefined> {
	let told = 0;
	const tell = (commits: number) => {
		if (!process.stderr.isTTY || commits < told + STEP) return;
		told = commits;
		process.stderr.write(`\rlights-on: ${commits} commits read`);
	};
	// A week more, for commits that were made in one week and written in the one before.
	const repositories = await commitsOf(root, snapshot, snapshot.now - (weeks + 2) * WEEK, tell);
	if (told > 0) process.stderr.write('\n');
	return repositories.length > 0 ? effortByWeek(snapshot, repositories, weeks) : undefined;
}
