import type { WrittenLines } from './backlog/lineDates.ts';
import type { Reading } from './backlog/model.ts';
import type { CatalogEntity } from './incidents/services/catalog.ts';
import type { SourceReading } from './incidents/sourceReading.ts';
import type { LineStarts } from './place.ts';
import type { Problem } from './problem.ts';
import type { SloFileInput } from './slos/sloFiles.ts';
import type { Ownership } from './snapshot.ts';

export interface SourceInput {
	readonly file: string;
	readonly text: string;
	readonly reading: SourceReading;
	/** The lines of the text, where they are counted already: once a reading, not with each change of another file. */
	readonly lines?: LineStarts;
}

export interface BacklogInput {
	readonly file: string;
	readonly text: string;
	readonly reading: Reading;
	/** The last text of this file that was sound, while `reading` is broken. */
	readonly lastGood?: { readonly text: string; readonly reading: Reading };
	/** The files that the backlog's `sources` name, in the order of their names. */
	readonly sources: readonly SourceInput[];
	/** Of the `catalog-info.yaml` files below it: what vendors call its services. */
	readonly catalog?: readonly CatalogEntity[];
	/** Of the repository's `CODEOWNERS`, with the key of the folder that its paths are relative to, `/` at its end. */
	readonly codeOwners?: NonNullable<Ownership['codeOwners']>;
	/** What came of looking for the files that its services' `slo` names. */
	readonly sloFiles?: readonly SloFileInput[];
	/** When each line of `text` was written; absent where no history is known. */
	readonly written?: WrittenLines;
	/** Problems of the look-up itself: a glob that leaves the workspace, a glob that names nothing. */
	readonly lookup?: readonly Problem[];
}
