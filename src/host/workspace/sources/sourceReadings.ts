import * as vscode from 'vscode';
import type { Calendar, LineStarts, SourceMapping, SourceReading, Steps } from '../../../core/index.ts';
import type { Core } from '../../core.ts';
import { ReadingProgress } from '../../readingProgress.ts';
import { inSlices } from '../slices.ts';

export interface ReadSource {
	readonly reading: SourceReading;
	readonly lines: LineStarts;
}

export type ReadingOutcome =
	| ({ readonly kind: 'read' } & ReadSource)
	/** By the user. It stays so until the file changes. */
	| { readonly kind: 'cancelled' }
	/** The file has changed meanwhile: what was read of it is dropped. */
	| { readonly kind: 'superseded' };

interface Kept {
	readonly file: string;
	readonly text: string;
	readonly outcome: ReadingOutcome;
	/** Somebody has asked for it since the last `sweep`. */
	used: boolean;
}

interface Running {
	superseded: boolean;
	cancelled: boolean;
}

/** How a reading that takes long is shown, and how it can be cancelled. */
export interface ShownReading {
	/** The share that is done, 0–1. */
	report(share: number): void;
	end(): void;
}

/** Reads sources a slice at a time, each once a version of its text, and shows that it does where that takes long. */
export class SourceReadings implements vscode.Disposable {
	/** By the file and all that the reading depends on besides the text: two backlogs may read one file each in its way. */
	readonly #kept = new Map<string, Kept>();
	readonly #running = new Map<string, Running>();
	readonly #show: (file: string, cancel: () => void) => ShownReading;
	readonly #onDidRead = new vscode.EventEmitter<string>();
	/** A source was read anew; its key. */
	readonly onDidRead = this.#onDidRead.event;

	constructor(show: (file: string, cancel: () => void) => ShownReading = shownInBacklog) {
		this.#show = show;
	}

	/** @param insist Read to the end although the file changes meanwhile. */
	async read(
		core: Core,
		{ file, text }: { readonly file: string; readonly text: string },
		calendar: Calendar,
		mapping: SourceMapping,
		insist = false,
	): Promise<ReadingOutcome> {
		const { columns, zone, known = [] } = mapping;
		const others = known.map((one) => [one.columns, one.zone]);
		const key = JSON.stringify([file, calendar, columns, zone, others]);
		const kept = this.#kept.get(key);
		if (kept && kept.text === text) {
			kept.used = true;
			return kept.outcome;
		}
		const running: Running = { superseded: false, cancelled: false };
		this.#running.set(file, running);
		const shown = this.#show(file, () => {
			running.cancelled = true;
		});
		try {
			const read = await inSlices(steps(core, file, text, calendar, mapping), (share) => {
				shown.report(share);
				return running.cancelled || (running.superseded && !insist) ? 'stop' : 'go on';
			});
			if (!read && !running.cancelled) return { kind: 'superseded' };
			const outcome: ReadingOutcome = read ? { kind: 'read', ...read } : { kind: 'cancelled' };
			this.#kept.set(key, { file, text, outcome, used: true });
			if (read) this.#onDidRead.fire(file);
			return outcome;
		} finally {
			shown.end();
			this.#running.delete(file);
		}
	}

	/** The file has changed: a reading of it that is under way is of no use, and a cancelled one may be tried again. */
	supersede(file: string): void {
		for (const [key, kept] of this.#kept)
			if (kept.file === file && kept.outcome.kind === 'cancelled') this.#kept.delete(key);
		const running = this.#running.get(file);
		if (running) running.superseded = true;
	}

	/** Whether it is or was read as a source. */
	knows(file: string): boolean {
		return this.#running.has(file) || [...this.#kept.values()].some((kept) => kept.file === file);
	}

	/** Forgets what nobody has asked for since the last time. */
	sweep(): void {
		for (const [key, kept] of this.#kept) {
			if (!kept.used) this.#kept.delete(key);
			kept.used = false;
		}
	}

	dispose(): void {
		for (const running of this.#running.values()) running.cancelled = true;
		this.#onDidRead.dispose();
	}
}

function* steps(core: Core, file: string, text: string, calendar: Calendar, mapping: SourceMapping): Steps<ReadSource> {
	const reading = yield* core.readSourceInSteps(file, text, calendar, mapping);
	return { reading, lines: yield* core.lineStartsInSteps(text) };
}

function shownInBacklog(file: string, cancel: () => void): ShownReading {
	const name = vscode.workspace.asRelativePath(vscode.Uri.parse(file, true));
	return new ReadingProgress(vscode.l10n.t('Reading {0}', name), 'lightsOn.backlog', cancel);
}
