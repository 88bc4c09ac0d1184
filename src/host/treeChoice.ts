import * as vscode from 'vscode';
import type { IncidentChoice, TreeChoice } from '../core/index.ts';

/** What a view shows and how, remembered per workspace. */
export class RememberedChoice<Choice extends object> implements vscode.Disposable {
	readonly #memory: vscode.Memento;
	readonly #key: string;
	readonly #onDidChange = new vscode.EventEmitter<Choice>();
	readonly onDidChange = this.#onDidChange.event;
	#value: Choice;

	constructor(memory: vscode.Memento, key: string, first: Choice) {
		this.#memory = memory;
		this.#key = key;
		this.#value = { ...first, ...memory.get<Partial<Choice>>(key) };
	}

	get value(): Choice {
		return this.#value;
	}

	async change(change: Partial<Choice>): Promise<void> {
		this.#value = { ...this.#value, ...change };
		this.#onDidChange.fire(this.#value);
		await this.#memory.update(this.#key, this.#value);
	}

	dispose(): void {
		this.#onDidChange.dispose();
	}
}

/** How the tree is grouped, sorted and filtered. */
export function rememberedTreeChoice(memory: vscode.Memento): RememberedChoice<TreeChoice> {
	return new RememberedChoice<TreeChoice>(memory, 'tree.choice', { group: 'rank', sort: 'score', filter: {} });
}

/** How incidents are grouped, and since when they are shown. */
export function rememberedIncidentChoice(memory: vscode.Memento): RememberedChoice<IncidentChoice> {
	return new RememberedChoice<IncidentChoice>(memory, 'incidents.choice', { group: 'mode', period: 'all' });
}
