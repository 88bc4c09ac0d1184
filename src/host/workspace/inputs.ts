import * as vscode from 'vscode';
import type {
	BacklogInput,
	Message,
	Problem,
	Reading,
	SourceGlob,
	SourceInput,
	SourceReading,
} from '../../core/index.ts';
import type { Core } from '../core.ts';
import { folderOf } from './backlogFinder.ts';
import type { OwnershipFiles } from './ownershipFiles.ts';
import { inSlices } from './slices.ts';
import { type SourceFinder, sourceKey } from './sourceFinder.ts';
import { fileKey } from './state.ts';
import type { TextRead, Texts } from './texts.ts';

/** Past so many characters a view says that something is being read. */
const worthTelling = 1_000_000;
/** Past the greatest text that the core reads, so that every text under it gets the core's own verdict. */
const backlogLimit = 20_000_000;
const sourceLimit = 50_000_000;

interface ReadText {
	readonly text: string;
	readonly reading: Reading;
}

interface ReadSource {
	readonly text: string;
	readonly manner: string;
	readonly reading: SourceReading;
}

/** Files to what the core assembles. Each text is parsed once, however often it takes part. */
export class Inputs {
	readonly #texts: Texts;
	readonly #sources: SourceFinder;
	readonly #ownership: OwnershipFiles;
	readonly #readings = new Map<string, ReadText>();
	readonly #lastGood = new Map<string, ReadText>();
	readonly #sourceReadings = new Map<string, ReadSource>();

	constructor(texts: Texts, sources: SourceFinder, ownership: OwnershipFiles) {
		this.#texts = texts;
		this.#sources = sources;
		this.#ownership = ownership;
	}

	/** Files that are gone meanwhile have no input. */
	async read(core: Core, files: readonly vscode.Uri[]): Promise<BacklogInput[]> {
		const reads = await Promise.all(files.map((file) => this.#texts.read(file, backlogLimit)));
		const inputs: BacklogInput[] = [];
		const usedSources = new Set<string>();
		const usedGlobs = new Set<string>();
		for (const [index, uri] of files.entries()) {
			const current = this.#readBacklog(core, uri, reads[index]!);
			if (!current) continue;
			const file = fileKey(uri);
			const lastGood = current.reading.broken ? this.#lastGood.get(file) : undefined;
			const used = { usedSources, usedGlobs };
			const found = await this.#readSources(core, uri, (lastGood ?? current).reading, used);
			// Problems stand in the current text, also those of globs that the last good one named.
			const lookup = lastGood
				? found.lookup.map((problem) => ({
						...problem,
						place: core.carriedOver(lastGood.text, current.text, problem.place),
					}))
				: found.lookup;
			const named = this.#ownership.namesFor(core, uri);
			inputs.push({ file, ...current, ...(lastGood && { lastGood }), ...named, sources: found.sources, lookup });
		}
		this.#retain(new Set(inputs.map((input) => input.file)), usedSources, usedGlobs);
		return inputs;
	}

	/** True where an open document no longer has the text that was read: the result is superseded. */
	superseded(files: readonly vscode.Uri[]): boolean {
		return files.some((file) => {
			const open = this.#texts.openText(file);
			return open !== undefined && open !== this.#readings.get(fileKey(file))?.text;
		});
	}

	#readBacklog(core: Core, uri: vscode.Uri, read: TextRead): ReadText | undefined {
		const file = fileKey(uri);
		if (read.kind === 'missing') return undefined;
		if (read.kind !== 'text') return { text: '', reading: unread(core, file, read) };
		// Typing may have gone on while other files were read from disk.
		const text = this.#texts.openText(uri) ?? read.text;
		const kept = this.#readings.get(file);
		if (kept?.text === text) return kept;
		const current = { text, reading: core.readBacklog(file, text) };
		this.#readings.set(file, current);
		if (!current.reading.broken) this.#lastGood.set(file, current);
		return current;
	}

	async #readSources(
		core: Core,
		backlog: vscode.Uri,
		reading: Reading,
		used: { readonly usedSources: Set<string>; readonly usedGlobs: Set<string> },
	): Promise<{ sources: SourceInput[]; lookup: Problem[] }> {
		const lookup: Problem[] = [];
		const files = new Map<string, { readonly uri: vscode.Uri; readonly source: SourceGlob }>();
		for (const source of reading.backlog.sources) {
			if (core.leavesWorkspace(source.glob)) {
				lookup.push(core.sourceOutside(source));
				continue;
			}
			used.usedGlobs.add(sourceKey(backlog, source.glob));
			const found = await this.#sources.find(backlog, source.glob);
			if (found.kind === 'linked') {
				lookup.push(core.sourceLinkedOutside(source, found.path));
				continue;
			}
			if (found.files.length === 0) lookup.push(core.sourceMissing(source));
			if (found.truncated)
				lookup.push(core.sourceUnreadable(source, source.glob, vscode.l10n.t('it names too many files')));
			for (const uri of found.files) if (!files.has(fileKey(uri))) files.set(fileKey(uri), { uri, source });
		}
		// A backlog is read as itself, never as a source of another.
		for (const key of this.#readings.keys()) files.delete(key);
		const reads = await Promise.all([...files.values()].map(({ uri }) => this.#texts.read(uri, sourceLimit)));
		const sources: SourceInput[] = [];
		for (const [index, [file, { uri, source }]] of [...files].entries()) {
			const read = reads[index]!;
			if (read.kind === 'missing') continue;
			if (read.kind !== 'text') {
				const name = uri.path.slice(folderOf(backlog).path.length + 1);
				lookup.push(core.sourceUnreadable(source, name, reasonFor(read)));
				continue;
			}
			used.usedSources.add(file);
			const { text } = read;
			sources.push({ file, text, reading: await this.#readSource(core, { file, text, source }, reading) });
		}
		return { sources, lookup };
	}

	/** By its own text and by how the backlog says that it is to be read: another file's change reads nothing again. */
	async #readSource(
		core: Core,
		{ file, text, source }: { readonly file: string; readonly text: string; readonly source: SourceGlob },
		{ backlog: { calendar } }: Reading,
	): Promise<SourceReading> {
		const { columns, zone } = source;
		const manner = JSON.stringify([calendar, columns, zone]);
		const kept = this.#sourceReadings.get(file);
		if (kept && kept.text === text && kept.manner === manner) return kept.reading;
		const steps = core.readSourceSteps(file, text, calendar, source);
		const reading = await (text.length > worthTelling ? toldInView(inSlices(steps)) : inSlices(steps));
		this.#sourceReadings.set(file, { text, manner, reading });
		return reading;
	}

	#retain(files: ReadonlySet<string>, sources: ReadonlySet<string>, globs: ReadonlySet<string>): void {
		for (const map of [this.#readings, this.#lastGood])
			for (const key of map.keys()) if (!files.has(key)) map.delete(key);
		for (const key of this.#sourceReadings.keys()) if (!sources.has(key)) this.#sourceReadings.delete(key);
		this.#sources.retain(globs);
		this.#texts.retain(new Set([...files, ...sources]));
	}
}

function toldInView<T>(work: Promise<T>): Promise<T> {
	void vscode.window.withProgress({ location: { viewId: 'lightsOn.backlog' } }, () => work.then(undefined, () => {}));
	return work;
}

type Unread = Exclude<TextRead, { kind: 'text' | 'missing' }>;

/** A file that cannot be read is one problem at its start; its last good ranking stays. */
function unread(core: Core, file: string, read: Unread): Reading {
	const { backlog } = core.readBacklog(file, '');
	const place = { file, start: 0, end: 0 };
	const problem: Problem =
		read.kind === 'tooLarge'
			? { code: 'file.tooLarge', severity: 'error', place, message: tooLarge(core, read.bytes) }
			: {
					code: 'source.unreadable',
					severity: 'error',
					place,
					message: core.message('The file cannot be read: {0}', read.reason),
				};
	return { backlog, problems: [problem], broken: true };
}

function tooLarge(core: Core, bytes: number): Message {
	return core.message('The file has {0} MB, which is too large to read.', megabytes(bytes));
}

function reasonFor(read: Unread): string {
	return read.kind === 'tooLarge'
		? vscode.l10n.t('it has {0} MB, which is too large', megabytes(read.bytes))
		: read.reason;
}

function megabytes(bytes: number): number {
	return Math.ceil(bytes / 1_000_000);
}
