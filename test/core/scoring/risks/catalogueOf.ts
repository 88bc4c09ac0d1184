import { assemble } from '../../../../src/core/assemble.ts';
import { readBacklog } from '../../../../src/core/backlog/readBacklog.ts';
import type { BacklogInput } from '../../../../src/core/backlogInput.ts';
import { type RiskCatalogue, riskCatalogue } from '../../../../src/core/scoring/risks/riskCatalogue.ts';
import type { Snapshot } from '../../../../src/core/snapshot.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

/** What the texts of some backlog files come to, by their names. */
export function snapshotOf(files: Readonly<Record<string, string>> | string): Snapshot {
	const texts = typeof files === 'string' ? { 'reliability.yaml': files } : files;
	const inputs: BacklogInput[] = Object.entries(texts).map(([file, text]) => ({
		file,
		text,
		reading: readBacklog(file, text),
		sources: [],
	}));
	return assemble(inputs, NOW);
}

export function catalogueOf(files: Readonly<Record<string, string>> | string): RiskCatalogue {
	return riskCatalogue(snapshotOf(files));
}
