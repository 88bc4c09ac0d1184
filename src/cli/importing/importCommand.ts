import fs from 'node:fs';
import path from 'node:path';
import {
	applyEdits,
	type Backlog,
	decodeText,
	defaultCalendar,
	type Encoding,
	encodeText,
	type MappingNeed,
	planImport,
	readBacklog,
	say,
} from '../../core/index.ts';
import { whyOf } from '../files.ts';
import { jsonText } from '../formats/jsonText.ts';
import { writeAtomically } from '../writeAtomically.ts';
import type { ImportRequest } from './importArguments.ts';
import { type ImportReport, importReport, importText } from './importReport.ts';
import { readSourceFile } from './sourceFile.ts';

export interface ImportOutcome {
	/** 0 where all is well, 1 where a file cannot be read or written to as it stands. */
	readonly status: 0 | 1;
	readonly out: string;
	/** One plain sentence each. */
	readonly complaints: readonly string[];
}

/** Throws an error of one plain line where there is no such file. */
export function importFile(request: ImportRequest): ImportOutcome {
	const target = readTarget(request.into);
	const backlog = backlogFor(request.into, target.text);
	const calendar = backlog?.calendar ?? defaultCalendar;
	const source = readFrom(
		request,
		() =>
			readSourceFile(request.file, request.file, calendar, {
				...(request.columns ? { columns: request.columns } : { known: backlog?.mappings ?? [] }),
				...(request.zone === undefined ? {} : { zone: request.zone }),
			})!,
	);
	const { reading } = source;
	const unreadable = reading.problems.find(({ code }) => code === 'source.unreadable' || code === 'file.tooLarge');
	if (unreadable) return failed(`${request.file}: ${say(unreadable.message)}${advice(source.reading.mapping)}`);
	const result = planImport({ file: request.into, text: target.text }, reading, calendar, backlog?.services ?? []);
	if (!result.ok) return failed(say(result.reason));
	const { plan } = result;
	const written = plan.edits.length > 0 && !request.dryRun;
	if (written) {
		try {
			writeAtomically(request.into, encodeText(applyEdits(target.text, plan.edits), target.encoding));
		} catch (error) {
			throw new Error(`“${request.into}” cannot be written: ${whyOf(error)}.`, { cause: error });
		}
	}
	const report = importReport(
		{ file: request.file, into: request.into },
		source.text,
		reading,
		plan,
		written,
		columnsToKeep(request, backlog),
	);
	return { status: 0, out: printed(report, request), complaints: [] };
}

/** Columns that were told on the command line and that no backlog names yet. */
function columnsToKeep({ columns }: ImportRequest, backlog: Backlog | undefined): ImportReport['columns'] {
	const isKnown = backlog?.mappings?.some((known) => JSON.stringify(known.columns) === JSON.stringify(columns));
	return columns && backlog && !isKnown ? { backlog: backlog.file, columns } : null;
}

function printed(report: ImportReport, request: ImportRequest): string {
	return request.format === 'json' ? jsonText(report) : importText(report, request.dryRun);
}

function failed(complaint: string): ImportOutcome {
	return { status: 1, out: '', complaints: [complaint] };
}

/** How to name the columns of a CSV that nobody knows: as its headers look, or else by an example. */
function advice(need: MappingNeed | undefined): string {
	if (!need) return '';
	const pairs = Object.entries(need.guess).map(([meaning, header]) => `${meaning}=${header}`);
	return need.guess.started !== undefined || need.guess.at !== undefined
		? ` Perhaps: --columns '${pairs.join(',')}'.`
		: ` If it is a CSV, name its columns: --columns 'started=…,resolved=…,service=…', each one of: ${need.headers.join(', ')}.`;
}

function readFrom<T>(request: ImportRequest, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new Error(`“${request.file}” cannot be read: ${whyOf(error)}.`, { cause: error });
	}
}

function readTarget(into: string): { readonly text: string; readonly encoding: Encoding } {
	try {
		return decodeText(fs.readFileSync(into));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT' && fs.existsSync(path.dirname(path.resolve(into))))
			return { text: '', encoding: { name: 'utf-8', mark: false } };
		throw new Error(`“${into}” cannot be read: ${whyOf(error)}.`, { cause: error });
	}
}

const MOST_LEVELS = 32;

/** The backlog that speaks for a file: itself, or the nearest in the folders above it. It knows the zone and the services. */
function backlogFor(into: string, text: string): Backlog | undefined {
	if (/(^|[/\\])reliability\.yaml$/.test(into)) return readBacklog(into, text).backlog;
	let folder = path.dirname(path.resolve(into));
	for (let level = 0; level < MOST_LEVELS; level++) {
		for (const name of ['reliability.yaml', path.join('.reliability', 'reliability.yaml')]) {
			const file = path.join(folder, name);
			if (fs.existsSync(file)) return readBacklog(file, decodeText(fs.readFileSync(file)).text).backlog;
		}
		const parent = path.dirname(folder);
		if (parent === folder) break;
		folder = parent;
	}
	return undefined;
}
