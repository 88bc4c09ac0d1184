import type { Commitment } from '../backlog/model.ts';

/** A commit that may have changed the commitment. */
export interface CommitOfFile {
	readonly hash: string;
	readonly who: string;
	/** Milliseconds since 1970; the author's date, which a rebase keeps. */
	readonly at: number;
	readonly subject: string;
	/** From the root of the work tree; it differs where the file was renamed since. */
	readonly path: string;
}

/** What a commitment says: all but where it stands. */
export type Terms = Pick<Commitment, 'floor' | 'people' | 'from' | 'until' | 'approvedBy' | 'policy'>;

/** One change of the commitment. */
export interface CommitmentChange {
	/** Absent: it is in no commit yet. */
	readonly commit?: CommitOfFile;
	/** Absent: there was none before, or none after. */
	readonly from?: Terms;
	readonly to?: Terms;
}

const RECORD = '\u001e';
const FIELD = '\u001f';
/** Commits are looked at up to so many, the newest first: each is read whole. */
const MOST_COMMITS = 300;

/**
 * The arguments with which git lists the commits that touched a line which can belong to a commitment, through renames.
 *
 * @param name Of the file in the folder that git runs in.
 */
export function commitmentLogArguments(name: string): readonly string[] {
	const keys = 'commitment|floor|people|from|until|approvedBy|policy|when';
	return [
		...['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false'],
		...['log', '--follow', '--no-textconv', '--no-ext-diff', '--extended-regexp', `-G(${keys})`, '--name-only'],
		...[`--max-count=${MOST_COMMITS}`, '--format=%x1e%H%x1f%an%x1f%at%x1f%s', '--', name],
	];
}

/** Reads what git printed for `commitmentLogArguments`, the newest commit first. What is none of its records is left out. */
export function readCommitmentLog(printed: string): readonly CommitOfFile[] {
	return printed.split(RECORD).flatMap((record) => {
		const [head = '', ...paths] = record.split('\n').filter((line) => line !== '');
		const [hash, who, seconds, ...subject] = head.split(FIELD);
		const path = paths.at(-1);
		if (!hash || !/^[0-9a-f]{40,64}$/.test(hash) || path === undefined) return [];
		return [{ hash, who: who ?? '', at: Number(seconds) * 1000, subject: subject.join(FIELD), path }];
	});
}

/** The arguments with which git prints the file as it was in a commit. */
export function fileInCommitArguments({ hash, path }: CommitOfFile): readonly string[] {
	return ['-c', 'core.fsmonitor=false', 'cat-file', 'blob', `${hash}:${path}`];
}

/** The arguments with which git prints what a commit did to the file: who, when and why, and the difference, through a rename. */
export function fileDiffArguments({ hash, path }: CommitOfFile): readonly string[] {
	return [
		...['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false'],
		...['log', '--follow', '--max-count=1', '--no-color', '--no-ext-diff', '--no-textconv', '--no-notes', '--patch'],
		...['--format=%H%n%an, %ad%n%n%B', '--date=iso-strict', '--end-of-options', hash, '--', `:(top)${path}`],
	];
}

/**
 * The changes of a commitment, the newest first.
 *
 * @param present What the text says now.
 * @param past What each commit left, the newest first; undefined terms: no commitment. A commit that cannot be read is left
 *   out by the caller.
 */
export function commitmentChanges(
	present: Terms | undefined,
	past: readonly { readonly commit: CommitOfFile; readonly terms: Terms | undefined }[],
): readonly CommitmentChange[] {
	const steps: { readonly commit?: CommitOfFile; readonly terms: Terms | undefined }[] = [{ terms: present }, ...past];
	return steps.flatMap(({ commit, terms }, index): CommitmentChange[] => {
		const before = steps[index + 1]?.terms;
		if (sameTerms(before, terms)) return [];
		return [{ ...(commit ? { commit } : {}), ...(before ? { from: before } : {}), ...(terms ? { to: terms } : {}) }];
	});
}

/** The terms of a commitment by themselves. */
export function termsOf(commitment: Commitment | undefined): Terms | undefined {
	if (!commitment) return undefined;
	const { floor, people, from, until, approvedBy, policy } = commitment;
	return {
		floor,
		policy: policy.map(({ budgetBelow, floor }) => ({ budgetBelow, floor })),
		...(people === undefined ? {} : { people }),
		...(from === undefined ? {} : { from }),
		...(until === undefined ? {} : { until }),
		...(approvedBy === undefined ? {} : { approvedBy }),
	};
}

function sameTerms(one: Terms | undefined, other: Terms | undefined): boolean {
	if (!one || !other) return one === other;
	return (
		one.floor === other.floor &&
		one.people === other.people &&
		one.from === other.from &&
		one.until === other.until &&
		one.approvedBy === other.approvedBy &&
		JSON.stringify(one.policy) === JSON.stringify(other.policy)
	);
}
