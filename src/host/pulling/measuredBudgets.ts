import * as vscode from 'vscode';
import type { Measurement } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { onDidChangeSetting, setting } from '../settings.ts';

const key = 'budgets.measured';

interface Kept {
	/** The API that gave them: of another one they say nothing. */
	readonly base: string;
	readonly measurements: readonly Measurement[];
}

/** The last good answers of Prometheus in this workspace, with their age. They stay until newer ones come. */
export class MeasuredBudgets implements vscode.Disposable {
	readonly #memory: vscode.Memento;
	readonly #onDidChange = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#onDidChange.event;
	readonly #listener = onDidChangeSetting('prometheus.url', () => this.#onDidChange.fire());

	constructor(memory: vscode.Memento) {
		this.#memory = memory;
	}

	/** Those of the API that the settings name. */
	current(core: Core): readonly Measurement[] {
		const kept = this.#memory.get<Kept>(key);
		if (!kept) return [];
		const address = core.readAddress({ url: setting('prometheus.url') });
		return address.ok && address.value.base === kept.base ? kept.measurements : [];
	}

	/** Puts newer answers in the place of those to the same question; `isAsked` says which of the others stay. */
	async keep(
		core: Core,
		base: string,
		newer: readonly Measurement[],
		isAsked: (measurement: Measurement) => boolean,
	): Promise<void> {
		const others = this.current(core).filter(
			(kept) =>
				isAsked(kept) &&
				!newer.some(({ query, windowMinutes }) => query === kept.query && windowMinutes === kept.windowMinutes),
		);
		await this.#memory.update(key, { base, measurements: [...others, ...newer] } satisfies Kept);
		this.#onDidChange.fire();
	}

	dispose(): void {
		this.#listener.dispose();
		this.#onDidChange.dispose();
	}
}
