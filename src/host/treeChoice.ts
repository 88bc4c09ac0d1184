import * as vscode from 'vscode';
import type { TreeChoice } from '../core/index.ts';

const memoryKey = 'tree.choice';
const firstChoice: TreeChoice = { group: 'rank', sort: 'score', filter: {} };

/** How the tree is grouped, sorted and filtered, remembered per workspace. */
export class RememberedChoice implements vscode.Disposable {
	readonly #memory: vscode.Memento;
	readonly #onDidChange = new vscode.EventEmitter<TreeChoice>();
	readonly onDidChange = this.#onDidChange.event;
	#value: TreeChoice;

	constructor(memory: vscode.Memento) {
		this.#memory = memory;
		this.#value = { ...firstChoice, ...memory.get<Partial<TreeChoice>>(memoryKey) };
	}

	get value(): TreeChoice {
		return this.#value;
	}

	async change(change: Partial<TreeChoice>): Promise<void> {
		this.#value = { ...this.#value, ...change };
		this.#onDidChange.fire(this.#value);
		await this.#memory.update(memoryKey, this.#value);
	}

	dispose(): void {
		this.#onDidChange.dispose();
	}
}
