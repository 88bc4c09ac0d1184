import * as vscode from 'vscode';
import type { BacklogInput, Message, Problem, Reading, SourceGlob, SourceInput } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { folderOf } from './backlogFinder.ts';
import type { OwnershipFiles } from './ownershipFiles.ts';
import type { SloFiles } from './sources/sloFiles.ts';
import { type SourceFinder, sourceKey } from './sources/sourceFinder.ts';
import type { SourceReadings } from './sources/sourceReadings.ts';
import { fileKey } from './state.ts';
import type { TextRead, Texts } from './texts.ts';
import { TypedEdits } from './typedEdits.ts';

/** Past the greatest text that the core reads, so that every text under it gets the core's own verdict. */
const backlogLimit = 20_000_000;
const sourceLimit = 50_000_000;
/** A file that is written to all the time must not be read for ever. */
const mostReadings = 3;

interface ReadText {
	readonly text: string;
	readonly reading: Reading;
}

/** Files to what the core assembles. Each text is parsed once, however often it takes part. */
export class Inputs implements vscode.Disposable {
	readonly #texts: Texts;
	readonly #sources: SourceFinder;
	readonly #ownership: OwnershipFiles;
	readonly #slos: SloFiles;
	readonly #readings = new Map<string, ReadText>();
	readonly #lastGood = new Map<string, ReadText>();
	readonly #sourceReadings: SourceReadings;
	/** Since the last good text. */
	readonly #edits = new TypedEdits();

	constructor(
		texts: Texts,
		sources: SourceFinder,
		readings: SourceReadings,
		ownership: OwnershipFiles,
		slos: SloFiles,
	) {
		this.#texts = texts;
		this.#sources = sources;
		this.#sourceReadings = readings;
		this.#ownership = ownership;
		this.#slos = slos;
	}

	/** Files that are gone meanwhile have no input. */
	async read(core: Core, files: readonly vscode.Uri[]): Promise<BacklogInput[]> {
		const reads = await Promise.all(files.map((file) => this.#texts.read(file, backlogLimit)));
		const inputs: BacklogInput[] = [];
		const usedSources = new Set<string>();
		const usedGlobs = new Set<string>();
		const usedSlos = new Set<string>();
		for (const [index, uri] of files.entries()) {
			const current = this.#readBacklog(core, uri, reads[index]!);
			if (!current) continue;
			const file = fileKey(uri);
			const lastGood = current.reading.broken ? this.#lastGood.get(file) : undefined;
			const used = { usedSources, usedGlobs };
			const { reading } = lastGood ?? current;
			const found = await this.#readSources(core, uri, reading, used);
			const sloFiles = await this.#slos.read(core, uri, reading.backlog, usedSlos);
			// Problems stand in the current text, also those of globs that the last good one named.
			const lookup = lastGood
				? found.lookup.map((problem) => ({
						...problem,
						place: core.carriedOver(
							lastGood.text,
							current.text,
							core.placeNow(core.linesOfInput(lastGood), problem.place),
						),
					}))
				: found.lookup;
			const named = this.#ownership.namesFor(core, uri);
			inputs.push({ file, ...current, ...(lastGood && { lastGood }), ...named, ...found, sloFiles, lookup });
		}
		this.#slos.retain(usedSlos);
		this.#retain(new Set(inputs.map((input) => input.file)), new Set([...usedSources, ...usedSlos]), usedGlobs);
		return inputs;
	}

	dispose(): void {
		this.#edits.dispose();
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
		const document = this.#texts.openDocument(uri);
		const text = document?.getText() ?? read.text;
		const kept = this.#readings.get(file);
		if (kept?.text === text) return kept;
		const before = this.#lastGood.get(file)?.reading;
		const edit = document && this.#edits.of(document);
		const current = { text, reading: core.readBacklogAfter(before, file, text, edit) };
		this.#readings.set(file, current);
		if (!current.reading.broken) {
			this.#lastGood.set(file, current);
			if (document) this.#edits.begin(core, document);
		}
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
			if (core.isTooWild(source.glob)) {
				lookup.push(core.sourceTooWild(source));
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
			const read = await this.#readSource(core, reads[index]!, { uri, source }, reading);
			if (read.kind === 'missing') continue;
			if (read.kind !== 'source') {
				const name = uri.path.slice(folderOf(backlog).path.length + 1);
				lookup.push(core.sourceUnreadable(source, name, reasonFor(read)));
			}
			// What was cancelled stays known, so that it is not begun again with each key that is typed.
			if (read.kind === 'source' || read.kind === 'cancelled') used.usedSources.add(file);
			if (read.kind === 'source') sources.push(read.input);
		}
		return { sources, lookup };
	}

	/** A file that changes while it is read is read anew, a few times; then as it was. */
	async #readSource(
		core: Core,
		first: TextRead,
		{ uri, source }: { readonly uri: vscode.Uri; readonly source: SourceGlob },
		{ backlog: { calendar, mappings = [] } }: Reading,
	): Promise<SourceRead> {
		const file = fileKey(uri);
		const mapping = { ...source, known: mappings };
		let read = first;
		for (let attempt = 1; ; attempt++) {
			if (read.kind !== 'text') return read;
			const { text } = read;
			const outcome = await this.#sourceReadings.read(
				core,
				{ file, text },
				calendar,
				mapping,
				attempt === mostReadings,
			);
			switch (outcome.kind) {
				case 'read':
					return { kind: 'source', input: { file, text, reading: outcome.reading, lines: outcome.lines } };
				case 'cancelled':
					return outcome;
				case 'superseded':
					read = await this.#texts.read(uri, sourceLimit);
			}
		}
	}

	#retain(files: ReadonlySet<string>, sources: ReadonlySet<string>, globs: ReadonlySet<string>): void {
		for (const map of [this.#readings, this.#lastGood])
			for (const key of map.keys()) if (!files.has(key)) map.delete(key);
		this.#sourceReadings.sweep();
		this.#sources.retain(globs);
		this.#texts.retain(new Set([...files, ...sources]));
	}
}

type Unread = Exclude<TextRead, { kind: 'text' | 'missing' }>;

type SourceRead =
	| Exclude<TextRead, { kind: 'text' }>
	| { readonly kind: 'cancelled' }
	| { readonly kind: 'source'; readonly input: SourceInput };

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

function reasonFor(read: Exclude<SourceRead, { kind: 'source' | 'missing' }>): string {
	switch (read.kind) {
		case 'tooLarge':
			return vscode.l10n.t('it has {0} MB, which is too large', megabytes(read.bytes));
		case 'cancelled':
			return vscode.l10n.t('its reading was cancelled, and begins again when the file changes');
		case 'unreadable':
			return read.reason;
	}
}

function megabytes(bytes: number): number {
	return Math.ceil(bytes / 1_000_000);
}
