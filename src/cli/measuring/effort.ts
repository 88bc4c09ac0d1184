import {
	actualProblems,
	type BalanceHistory,
	dangersOf,
	effortByWeek,
	type Snapshot,
	WEEKS_HELD,
} from '../../core/index.ts';
import { commitsOf } from '../gitLog.ts';

const WEEK = 7 * 86_400_000;
/** The progress is told each time that so many more commits were read. */
const STEP = 5000;

export interface Effort {
	/** Absent where there is no git, or not enough of the history. */
	readonly history?: BalanceHistory;
	readonly complaints: readonly string[];
}

/** The actual balance of the last whole weeks. A terminal is told how far it has come. */
export async function readEffort(root: string, snapshot: Snapshot, weeks: number): Promise<Effort> {
	let told = 0;
	const tell = (commits: number) => {
		if (!process.stderr.isTTY || commits < told + STEP) return;
		told = commits;
		process.stderr.write(`\rlights-on: ${commits} commits read`);
	};
	// A week more, for commits that were made in one week and written in the one before.
	const since = snapshot.now - (weeks + 2) * WEEK;
	const { repositories, isCut } = await commitsOf(root, snapshot, since, tell);
	if (told > 0) process.stderr.write('\n');
	return {
		complaints: isCut ? [CUT] : [],
		...(repositories.length > 0 ? { history: effortByWeek(snapshot, repositories, weeks) } : {}),
	};
}

const CUT =
	'The clone is shallow, so what was really worked on is not known. Fetch the whole history, such as with “fetch-depth: 0”.';

/** A snapshot with the problem that less reliability work was done than the floor asks for. Without a floor git is not asked. */
export async function withActual(root: string, snapshot: Snapshot) {
	if (!dangersOf(snapshot).held) return { snapshot, complaints: [] };
	const { history, complaints } = await readEffort(root, snapshot, WEEKS_HELD);
	const problems = history ? actualProblems(snapshot, history) : [];
	return { snapshot: { ...snapshot, problems: [...snapshot.problems, ...problems] }, complaints };
}
