import * as vscode from 'vscode';
import type { BacklogInput, CarriedDates, LineDates } from '../../core/index.ts';
import type { Core } from '../core.ts';
import type { Git } from '../git/git.ts';

/** After the last change, so that git is not asked at every pause of somebody's typing. */
const pause = 1000;
/** Of a workspace with more backlog files the rest goes without dates. */
const mostFiles = 50;

interface Known {
	/** The commit that was checked out. */
	readonly head: string;
	readonly text: string;
	readonly dates: LineDates | undefined;
}

/**
 * When the lines of backlog files were written, by git. It never holds anything up: what is known of an earlier text is
 * carried over to the present one, and when git has said more, `onDidChange` fires.
 */
export class LineHistory implements vscode.Disposable {
	readonly #git: Git;
	readonly #known = new Map<string, Known>();
	readonly #onDidChange = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#onDidChange.event;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asking: vscode.CancellationTokenSource | undefined;

	constructor(git: Git) {
		this.#git = git;
	}

	/** The inputs with what is known by now; git is asked for the rest. */
	dated(core: Core, inputs: readonly BacklogInput[]): readonly BacklogInput[] {
		const files = new Set(inputs.map(({ file }) => file));
		for (const file of this.#known.keys()) if (!files.has(file)) this.#known.delete(file);
		this.#stop();
		this.#timer = setTimeout(() => void this.#ask(core, inputs), pause);
		return inputs.map((input) => {
			const known = this.#known.get(input.file);
			return known?.dates ? { ...input, written: core.carriedDates(known.text, known.dates, input.text) } : input;
		});
	}

	dispose(): void {
		this.#stop();
		this.#onDidChange.dispose();
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#asking?.cancel();
		this.#asking?.dispose();
		this.#asking = undefined;
	}

	async #ask(core: Core, inputs: readonly BacklogInput[]): Promise<void> {
		const asking = new vscode.CancellationTokenSource();
		this.#asking = asking;
		const { token } = asking;
		let news = false;
		for (const { file, text } of inputs.slice(0, mostFiles)) {
			const learnt = await this.#learn(core, vscode.Uri.parse(file, true), text, token);
			if (token.isCancellationRequested) return;
			if (!learnt) continue;
			const before = this.#known.get(file);
			const carried = before?.dates && core.carriedDates(before.text, before.dates, text);
			news ||= !sameDates(carried, learnt.dates);
			this.#known.set(file, learnt);
		}
		this.#stop();
		if (news) this.#onDidChange.fire();
	}

	/** Undefined where nothing is new, or nothing is known. */
	async #learn(core: Core, uri: vscode.Uri, text: string, token: vscode.CancellationToken): Promise<Known | undefined> {
		const folder = vscode.Uri.joinPath(uri, '..');
		const head = await this.#git.run(folder, ['rev-parse', 'HEAD'], { token });
		if (head === undefined) return undefined;
		const known = this.#known.get(uri.toString());
		if (known?.head === head && known.text === text) return undefined;
		const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
		const blame = await this.#git.run(folder, core.blameArguments(name), { input: text, token });
		return { head, text, dates: blame === undefined ? undefined : core.readBlame(blame, text) };
	}
}

function sameDates(carried: CarriedDates | undefined, learnt: LineDates | undefined): boolean {
	if (!carried || !learnt) return (carried === undefined) === (learnt === undefined);
	return learnt.every((date, line) => date === carried.at(line));
}
