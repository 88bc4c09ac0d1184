import * as vscode from 'vscode';
import type { CommitHistory } from '../git/commitHistory.ts';
import { onDidChangeSetting, setting } from '../settings.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import { fileKey } from '../workspace/state.ts';
import type { CodeDesk } from './codeDesk.ts';

/** Every file; those that take part in the ranking have lenses of their own. */
const everywhere: vscode.DocumentSelector = { pattern: '**' };

/**
 * What stands at the line of code, in files that the backlog concerns. All that answers is loaded when somebody looks at
 * such a file while there is a backlog; before that, each question costs a look at three fields.
 */
export class CodeSurfaces implements vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #history: CommitHistory;
	readonly #onDidChange = new vscode.EventEmitter<void>();
	/** Something else is known than before, or other things are to be shown. */
	readonly onDidChange = this.#onDidChange.event;
	readonly #decorated = new vscode.EventEmitter<undefined>();
	readonly #disposables: vscode.Disposable[];
	readonly #onDidFollow = new vscode.EventEmitter<void>();
	/** The status bar tells of the file at hand, as the settings say. */
	readonly onDidFollow = this.#onDidFollow.event;
	#desk: Promise<CodeDesk> | undefined;
	#shown: string | undefined;

	constructor(workspace: BacklogWorkspace, history: CommitHistory) {
		this.#workspace = workspace;
		this.#history = history;
		const { languages, window } = vscode;
		const changed = () => this.#changed();
		this.#disposables = [
			this.#onDidChange,
			this.#decorated,
			this.#onDidFollow,
			workspace.onDidChange(changed),
			onDidChangeSetting('code.lens.enabled', changed),
			onDidChangeSetting('code.badges.enabled', () => this.#decorated.fire(undefined)),
			onDidChangeSetting('code.statusBar.enabled', () => void this.#followEditor()),
			window.onDidChangeActiveTextEditor(() => void this.#followEditor()),
			languages.registerCodeLensProvider(everywhere, {
				onDidChangeCodeLenses: this.onDidChange,
				provideCodeLenses: async (document) =>
					setting('code.lens.enabled') && this.#mayConcern(document.uri) ? (await this.#atDesk()).lenses(document) : [],
			}),
			languages.registerHoverProvider(everywhere, {
				provideHover: async (document, position) =>
					this.#mayConcern(document.uri) && (position.line === 0 || this.#desk)
						? (await this.#atDesk()).hover(document, position)
						: undefined,
			}),
			languages.registerCodeActionsProvider(
				everywhere,
				{
					provideCodeActions: async (document, range, context) =>
						this.#mayTrack(document, range, context)
							? (await onDemand()).trackActions(this.#workspace, document, range, context)
							: [],
				},
				{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
			),
			window.registerFileDecorationProvider({
				onDidChangeFileDecorations: this.#decorated.event,
				provideFileDecoration: (uri) => this.decoration(uri),
			}),
		];
	}

	/** The words of the status bar, while it shows any. */
	get shown(): string | undefined {
		return this.#shown;
	}

	/** Whether something was asked of a file of code so far, for tests. */
	async wasAsked(uri: vscode.Uri): Promise<boolean> {
		return (await this.#desk)?.asked.has(fileKey(uri)) ?? false;
	}

	/** Beside a file or folder in the explorer, where that is switched on. */
	async decoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined> {
		return setting('code.badges.enabled') && this.#mayConcern(uri) ? (await this.#atDesk()).decoration(uri) : undefined;
	}

	/** Loads what answers, the first time. */
	#atDesk(): Promise<CodeDesk> {
		this.#desk ??= onDemand().then(
			({ CodeDesk: Desk }) => new Desk(this.#workspace, this.#history, () => this.#changed()),
		);
		return this.#desk;
	}

	/** *Show Reliability of This File*, for a file of the explorer or the one at hand. */
	async show(given: unknown): Promise<void> {
		const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
		if (!uri) {
			void vscode.window.showInformationMessage(vscode.l10n.t('Open a file first.'));
			return;
		}
		await this.#workspace.latest();
		await (await onDemand()).showFileReliability(await this.#atDesk(), uri);
	}

	/** The target of a lens above lines that moved. */
	async moveLines(...given: readonly [unknown, unknown, unknown]): Promise<void> {
		await (await onDemand()).moveLines(await this.#atDesk(), ...given);
	}

	dispose(): void {
		for (const disposable of this.#disposables) disposable.dispose();
		void this.#desk?.then((desk) => desk.dispose());
	}

	#mayConcern(uri: vscode.Uri): boolean {
		const { moment } = this.#workspace;
		return moment !== undefined && !moment.texts.has(fileKey(uri)) && !!vscode.workspace.getWorkspaceFolder(uri);
	}

	/** A look at one line: it is asked wherever the cursor goes. */
	#mayTrack(
		document: vscode.TextDocument,
		{ start }: vscode.Range,
		{ diagnostics }: vscode.CodeActionContext,
	): boolean {
		const isFound = diagnostics.length > 0 || /\b(?:TODO|FIXME|HACK)\b/.test(document.lineAt(start.line).text);
		return isFound && this.#mayConcern(document.uri);
	}

	#changed(): void {
		this.#onDidChange.fire();
		if (setting('code.badges.enabled')) this.#decorated.fire(undefined);
		void this.#followEditor();
	}

	async #followEditor(): Promise<void> {
		if (this.#desk || setting('code.statusBar.enabled')) {
			const desk = await this.#atDesk();
			const uri = vscode.window.activeTextEditor?.document.uri;
			this.#shown = desk.follow(uri && this.#mayConcern(uri) ? uri : undefined);
		}
		this.#onDidFollow.fire();
	}
}

function onDemand(): Promise<typeof import('./onDemand.ts')> {
	return import('../code/onDemand.ts');
}
