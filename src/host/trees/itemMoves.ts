import * as vscode from 'vscode';
import type { TreeChoice, TreeMove, TreeRow, TreeShown } from '../../core/index.ts';
import type { Core } from '../core.ts';
import { applyToFiles, tellRefusal } from '../edits.ts';
import type { RememberedChoice } from '../treeChoice.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';

/** Writes moves of items in the view *Backlog* into their files, each as one undo step, or says why it cannot. */
export class ItemMoves {
	readonly #workspace: BacklogWorkspace;
	readonly #choice: RememberedChoice<TreeChoice>;
	readonly #rows: () => readonly TreeRow[];
	readonly #now: () => number;
	#last: Promise<unknown> = Promise.resolve();

	constructor(
		workspace: BacklogWorkspace,
		choice: RememberedChoice<TreeChoice>,
		rows: () => readonly TreeRow[],
		now: () => number,
	) {
		this.#workspace = workspace;
		this.#choice = choice;
		this.#rows = rows;
		this.#now = now;
	}

	/** Begins when what was begun before is over, whatever became of it. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#last.then(work, work);
		this.#last = next;
		return next;
	}

	/** Resolves when it is written and read again; false where nothing was changed. */
	async make(moveOf: (core: Core, shown: TreeShown) => TreeMove): Promise<boolean> {
		const state = await this.#workspace.latest();
		if (state.kind !== 'ready') return false;
		const { core, snapshot } = state.moment;
		const move = moveOf(core, { snapshot, choice: this.#choice.value, rows: this.#rows(), now: this.#now() });
		switch (move.kind) {
			case 'refused':
				void vscode.window.showWarningMessage(core.say(move.reason, vscode.l10n.t));
				return false;
			case 'notInFileOrder':
				this.#offerFileOrder();
				return false;
			case 'edits': {
				const changes = move.edits.map(({ file, intents }) => ({ file: vscode.Uri.parse(file, true), intents }));
				const [first] = changes;
				if (!first) return false;
				const outcome = await applyToFiles(changes);
				if (outcome.kind === 'refused') tellRefusal(first.file, outcome.reason);
				await this.#workspace.settled();
				return outcome.kind === 'done';
			}
		}
	}

	#offerFileOrder(): void {
		const sort = vscode.l10n.t('Sort by File Order');
		void vscode.window
			.showInformationMessage(
				vscode.l10n.t('The order of these items is computed. Sort the backlog by file order to move them by hand.'),
				sort,
			)
			.then((choice) => {
				if (choice === sort) void this.#choice.change({ group: 'rank', sort: 'file' });
			});
	}
}
