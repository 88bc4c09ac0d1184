import { assemble } from '../../../src/core/assemble.ts';
import { readBacklog } from '../../../src/core/backlog/readBacklog.ts';
import { readSource } from '../../../src/core/incidents/readSource.ts';
import { readSloFile } from '../../../src/core/slos/readSloFile.ts';
import type { Snapshot } from '../../../src/core/snapshot.ts';

/** The texts of the example, which the server puts into the bundle. */
declare const EXAMPLE: {
	readonly backlog: string;
	/** By its path. */
	readonly sources: Readonly<Record<string, string>>;
	readonly slos: Readonly<Record<string, string>>;
};

/** `examples/checkout` as the extension shows it. */
export function exampleTeam(): Snapshot {
	const reading = readBacklog('reliability.yaml', EXAMPLE.backlog);
	const sources = Object.entries(EXAMPLE.sources).map(([file, text]) => ({
		file,
		text,
		reading: readSource(file, text, reading.backlog.calendar),
	}));
	const sloFiles = Object.entries(EXAMPLE.slos).map(
		([file, text]) => ({ kind: 'read', path: file, file, text, reading: readSloFile(text) }) as const,
	);
	return assemble(
		[{ file: 'reliability.yaml', text: EXAMPLE.backlog, reading, sources, sloFiles }],
		Date.UTC(2026, 10, 23, 12),
	);
}
