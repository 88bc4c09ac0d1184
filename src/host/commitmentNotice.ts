import * as vscode from 'vscode';
import { revealPlace } from './places.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';

const toldKey = 'lightsOn.commitmentTold';

/** Announces once that a commitment ends within four weeks, or has ended: each date of each file is told one time. */
export class CommitmentNotice implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #memory: vscode.Memento;
	readonly #listener: vscode.Disposable;

	constructor(workspace: BacklogWorkspace, memory: vscode.Memento) {
		this.#workspace = workspace;
		this.#memory = memory;
		this.#listener = workspace.onDidChange(() => void this.#tell());
	}

	dispose(): void {
		this.#listener.dispose();
	}

	async #tell(): Promise<void> {
		const { moment } = this.#workspace;
		const problem = moment?.snapshot.problems.find(
			({ code }) => code === 'commitment.expires' || code === 'commitment.over',
		);
		if (!moment || !problem) return;
		const { place, code } = problem;
		const lines = moment.snapshot.files.get(place.file)?.currentLines ?? [];
		const { start, end } = moment.core.placeNow(lines, place);
		const until = moment.texts.get(place.file)?.slice(start, end) ?? '';
		const name = `${place.file} ${until} ${code}`;
		if (this.#memory.get(toldKey) === name) return;
		await this.#memory.update(toldKey, name);
		const show = vscode.l10n.t('Show');
		const history = vscode.l10n.t('History of the Commitment');
		const chosen = await vscode.window.showWarningMessage(
			moment.core.say(problem.message, vscode.l10n.t),
			show,
			history,
		);
		if (chosen === show) await revealPlace(this.#workspace.moment ?? moment, place);
		if (chosen === history) await vscode.commands.executeCommand('lightsOn.commitmentHistory');
	}
}
