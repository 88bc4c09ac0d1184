import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Incident } from '../../../src/core/backlog/model.ts';

/** One source of incidents, oldest first. */
export interface SourceHistory {
	readonly name: string;
	readonly incidents: readonly Incident[];
	/** As the source says it, by incident. */
	readonly severities: ReadonlyMap<Incident, string>;
}

interface Row {
	readonly id: string;
	readonly service: string;
	readonly severity?: string;
	readonly startedAt: string;
	readonly resolvedAt: string | null;
	readonly cause?: string;
}

/** All `.jsonl` and `.jsonl.gz` files of a folder, by name. */
export function readHistories(folder: string): SourceHistory[] {
	return readdirSync(folder)
		.filter((file) => /\.jsonl(\.gz)?$/.test(file))
		.sort()
		.map((file) => {
			const bytes = readFileSync(join(folder, file));
			const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
			return historyFrom(basename(file).replace(/\.jsonl(\.gz)?$/, ''), text);
		});
}

/** A history from the text of its rows. An incident without an end counts the source's median length. */
export function historyFrom(name: string, text: string): SourceHistory {
	const rows = text
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as Row);
	const lengths = rows
		.filter((row) => row.resolvedAt !== null)
		.map((row) => Date.parse(row.resolvedAt!) - Date.parse(row.startedAt))
		.sort((one, other) => one - other);
	const median = lengths[lengths.length >> 1] ?? 3_600_000;
	const severities = new Map<Incident, string>();
	const incidents = rows.map((row, index): Incident => {
		const started = Date.parse(row.startedAt);
		const incident: Incident = {
			id: `${row.id}#${index}`,
			services: [{ service: row.service, impact: 1 }],
			impactGiven: false,
			...(row.cause === undefined ? {} : { cause: row.cause }),
			started,
			resolved: row.resolvedAt === null ? started + median : Math.max(started, Date.parse(row.resolvedAt)),
			links: [],
			origin: { file: name, start: 0, end: 0 },
		};
		if (row.severity !== undefined) severities.set(incident, row.severity);
		return incident;
	});
	incidents.sort((one, other) => one.started - other.started);
	return { name, incidents, severities };
}
