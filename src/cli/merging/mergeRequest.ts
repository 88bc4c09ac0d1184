/** Files as git names them to a merge driver: `%O %A %B`. */
export interface MergeRequest {
	readonly kind: 'merge';
	readonly base: string;
	/** The result is written to it. */
	readonly ours: string;
	readonly theirs: string;
}

export const mergeUsage = `  lights-on merge BASE OURS THEIRS
                            merge two versions of a backlog by item and field into OURS: a merge driver for git (%O %A %B)
`;

export function readMerge(files: readonly string[]): MergeRequest | { readonly kind: 'wrong'; readonly why: string } {
	const [base, ours, theirs, ...rest] = files;
	if (base === undefined || ours === undefined || theirs === undefined)
		return { kind: 'wrong', why: 'Say which three files to merge: base, ours and theirs.' };
	if (rest.length > 0) return { kind: 'wrong', why: `Three files are merged: “${rest[0]}” is one too many.` };
	return { kind: 'merge', base, ours, theirs };
}
