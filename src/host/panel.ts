import * as vscode from 'vscode';
import type {
	BalanceHistory,
	EffortState,
	Explanation,
	FieldTexts,
	FromPanel,
	MeasuresModel,
	PanelModel,
	Snapshot,
	TabId,
	ToPanel,
	WhatIf,
} from '../core/index.ts';
import { type Core, loadCore } from './core.ts';
import type { ActualBalance } from './git/actualBalance.ts';
import type { CommitHistory } from './git/commitHistory.ts';
import { type Log, reasonOf } from './log.ts';
import { failureNotice, type OpenPanel, pageOf, send, wording } from './openPanel.ts';
import { acceptRisk, editItems } from './panelEdits.ts';
import { revealPlace } from './places.ts';
import type { PlanDesk } from './planning/planDesk.ts';
import type { BacklogWorkspace } from './workspace/backlogWorkspace.ts';

const reviewPanelType = 'lightsOn.review';
/** A year: as many weeks as a picture may show. */
const ACTUAL_WEEKS = 52;
/** More than fit a screen. */
const FIRST_ROWS = 100;

/** The one review panel. It holds nothing while hidden: its page is made anew when it is shown, and filled again. */
export class ReviewPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
	readonly #workspace: BacklogWorkspace;
	readonly #history: CommitHistory;
	readonly #actual: ActualBalance;
	readonly #extensionUri: vscode.Uri;
	readonly #log: Log;
	readonly #now: () => number;
	readonly #onDidShow = new vscode.EventEmitter<PanelModel>();
	readonly #onDidMeasure = new vscode.EventEmitter<MeasuresModel>();
	readonly #registrations: vscode.Disposable[];
	/** A model was sent to a page that had said that it is ready. */
	readonly onDidShow = this.#onDidShow.event;
	/** The tab *Measures* was filled. */
	readonly onDidMeasure = this.#onDidMeasure.event;
	readonly #onDidPlan = new vscode.EventEmitter<ToPanel>();
	/** A plan or its frontier was told to the page. */
	readonly onDidPlan = this.#onDidPlan.event;
	#open: OpenPanel | undefined;
	#version = 0;
	/** A page that comes back is filled with the same again. */
	#modelOf: { readonly snapshot: Snapshot; readonly model: PanelModel } | undefined;

	constructor(
		workspace: BacklogWorkspace,
		history: CommitHistory,
		actual: ActualBalance,
		extensionUri: vscode.Uri,
		log: Log,
		now: () => number,
	) {
		this.#history = history;
		this.#actual = actual;
		this.#workspace = workspace;
		this.#extensionUri = extensionUri;
		this.#log = log;
		this.#now = now;
		this.#registrations = [
			vscode.window.registerWebviewPanelSerializer(reviewPanelType, this),
			workspace.onDidChange(() => this.#sendModel()),
			actual.onDidChange(() => void this.#measureAgain()),
		];
	}

	/** Opens the panel, or brings it to the front, with the explanation of an item. */
	async show(key: string): Promise<void> {
		await this.#bringToFront();
		this.#sendOnce({ type: 'showItem', key });
	}

	/** Opens the panel on a tab, or brings it to the front with this tab. */
	async showTab(tab: TabId): Promise<void> {
		await this.#bringToFront();
		this.#sendOnce({ type: 'showTab', tab });
	}

	async #bringToFront(): Promise<void> {
		if (this.#open) {
			this.#open.panel.reveal(undefined, false);
		} else {
			const options = { enableScripts: true, localResourceRoots: this.#roots };
			await this.#adopt(
				vscode.window.createWebviewPanel(
					reviewPanelType,
					vscode.l10n.t('Review Priorities'),
					{ viewColumn: vscode.ViewColumn.Active, preserveFocus: false },
					options,
				),
			);
		}
	}

	/** After a reload of the window the editor hands back the panel that was open. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
		panel.webview.options = { enableScripts: true, localResourceRoots: this.#roots };
		this.#open?.panel.dispose();
		await this.#adopt(panel);
	}

	dispose(): void {
		for (const registration of this.#registrations) registration.dispose();
		this.#open?.panel.dispose();
		this.#onDidShow.dispose();
		this.#onDidMeasure.dispose();
		this.#onDidPlan.dispose();
	}

	get #roots(): vscode.Uri[] {
		return [vscode.Uri.joinPath(this.#extensionUri, 'dist'), vscode.Uri.joinPath(this.#extensionUri, 'media')];
	}

	async #adopt(panel: vscode.WebviewPanel): Promise<void> {
		const open: OpenPanel = {
			panel,
			ready: false,
			sent: undefined,
			wanted: undefined,
			desk: undefined,
			measured: undefined,
		};
		this.#open = open;
		panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icon.svg');
		const listeners = [
			panel.webview.onDidReceiveMessage((data: unknown) => this.receive(data, open)),
			panel.onDidChangeViewState(() => {
				// A hidden page is gone; the next one says so when it is ready.
				if (panel.visible) return;
				open.ready = false;
				open.sent = undefined;
				this.#stopMeasuring(open);
				void open.desk?.then((desk) => desk.rest());
			}),
			panel.onDidDispose(() => {
				for (const listener of listeners) listener.dispose();
				void open.desk?.then((desk) => desk.dispose());
				this.#stopMeasuring(open);
				open.ready = false;
				if (this.#open !== open) return;
				this.#open = undefined;
				this.#modelOf = undefined;
			}),
		];
		panel.webview.html = pageOf(await loadCore(), panel.webview, this.#extensionUri);
	}

	/** What a page says. What is not exactly one of its messages is logged and dropped. */
	async receive(data: unknown, open = this.#open): Promise<void> {
		if (!open) return;
		try {
			const core = await loadCore();
			const message = core.readFromPanel(data);
			if (message) await this.#answer(open, core, message);
			else this.#log.warn('The review panel sent a message that is none of its own; it was dropped.');
		} catch (error) {
			this.#log.error(`Failed to answer the review panel: ${reasonOf(error)}`, error);
		}
	}

	async #answer(open: OpenPanel, core: Core, message: FromPanel): Promise<void> {
		const { moment } = this.#workspace;
		switch (message.type) {
			case 'ready':
				open.ready = true;
				open.sent = undefined;
				await this.#workspace.latest();
				this.#sendModel(FIRST_ROWS);
				return;
			case 'reveal':
				if (moment) await revealPlace(moment, message);
				return;
			case 'revealItem': {
				// One that is gone meanwhile is no reason to ask for another.
				const found = moment?.snapshot.items.find(({ item }) => item.key === message.key);
				if (moment && found) await revealPlace(moment, found.item.origin);
				return;
			}
			case 'showCommit':
				await vscode.commands.executeCommand('_lightsOn.showCommit', message.hash);
				return;
			case 'explain': {
				const explanation = explanationOf(core, this.#workspace, message.key);
				await send(open, {
					type: 'explanation',
					request: message.request,
					key: message.key,
					...(explanation ? { explanation } : {}),
				});
				return;
			}
			case 'measures':
				await this.#measure(open, core, message.request);
				this.#actual.ask();
				return;
			case 'explainMeasure': {
				const options = { ...wording(), actual: this.#actualOf() };
				const explanation = core.explainMeasure(this.#snapshot(core), message.section, message.key, options);
				await send(open, {
					type: 'measureExplained',
					request: message.request,
					...(explanation ? { explanation } : {}),
				});
				return;
			}
			case 'plan':
				await this.plan(message.request, message.whatIf, open);
				return;
			case 'stopPlan':
				(await open.desk)?.stop();
				return;
			case 'applyPlan':
				await this.applyPlan(message.request);
				return;
			case 'importIncidents':
				await vscode.commands.executeCommand('lightsOn.importIncidents');
				return;
			case 'openFile': {
				const file = moment?.files.find((uri) => uri.toString() === message.file) ?? moment?.files[0];
				if (file) await vscode.window.showTextDocument(file);
				return;
			}
			case 'acceptRisk':
				await this.acceptRisk(message.key, message.accepted);
				return;
			case 'editItems': {
				const refusal = await this.editItems(message.keys, message.texts);
				await send(open, { type: 'edited', request: message.request, ...(refusal ? { refusal } : {}) });
				return;
			}
			case 'createFile':
				await vscode.commands.executeCommand('lightsOn.createBacklogFile');
				return;
			case 'showProblems':
				await vscode.commands.executeCommand('workbench.actions.view.problems');
				return;
		}
	}

	/** Fills the tab *Measures*, which asked for it. */
	async #measure(open: OpenPanel, core: Core, request: number): Promise<void> {
		const actual = this.#actualOf();
		open.measured = { request, actual };
		const measures = core.measuresModel(this.#snapshot(core), { ...wording(), actual });
		await send(open, { type: 'measures', request, measures });
		this.#onDidMeasure.fire(measures);
	}

	/** Once git has told more than the tab shows. */
	async #measureAgain(): Promise<void> {
		const open = this.#open;
		if (!open?.ready || !open.measured || open.measured.actual === this.#actualOf()) return;
		await this.#measure(open, await loadCore(), open.measured.request);
	}

	#stopMeasuring(open: OpenPanel): void {
		if (open.measured) this.#actual.drop();
		open.measured = undefined;
	}

	/** What the tab shows of it; it names the reason where nothing is known. */
	#actualOf(): BalanceHistory | EffortState {
		const { moment } = this.#workspace;
		return moment ? this.#actual.of(moment, ACTUAL_WEEKS) : 'reading';
	}

	/** Asks for a plan. What was asked before ends without another word. */
	async plan(request: number, whatIf: WhatIf, open = this.#open): Promise<void> {
		if (!open) return;
		const core = await loadCore();
		const desk = await this.#desk(open);
		await desk.ask({ core, snapshot: this.#snapshot(core) }, request, whatIf);
	}

	/** Writes the plan that is shown into the files; where none is, opens it to be looked at first. */
	async applyPlan(request?: number): Promise<void> {
		const desk = await this.#open?.desk;
		if (!desk && request === undefined) return this.showTab('plan');
		const { applyPlan } = await import('./planning/planning.ts');
		await applyPlan(desk, request);
	}

	/** What plans for this panel, loaded when a plan is first asked for. */
	#desk(open: OpenPanel): Promise<PlanDesk> {
		open.desk ??= import('./planning/planning.ts').then(
			({ PlanDesk }) =>
				new PlanDesk(
					this.#extensionUri,
					this.#history,
					(message) => {
						void send(open, message);
						this.#onDidPlan.fire(message);
					},
					this.#log,
				),
		);
		return open.desk;
	}

	#sendModel(firstRows?: number): void {
		const open = this.#open;
		if (!open?.ready) return;
		void this.#sendModelTo(open, firstRows).catch((error) => {
			this.#log.error(`Failed to fill the review panel: ${reasonOf(error)}`, error);
			void send(open, { type: 'failed', notice: failureNotice(error) });
		});
	}

	/** A page that shows nothing yet gets the first rows at once, and all of them after. */
	async #sendModelTo(open: OpenPanel, firstRows?: number): Promise<void> {
		const core = await loadCore();
		const snapshot = this.#snapshot(core);
		if (firstRows !== undefined && snapshot.items.length > 2 * firstRows) {
			const first = core.panelModel(snapshot, { ...wording(), firstRows });
			await send(open, { type: 'model', version: ++this.#version, model: first });
			// The page may be gone meanwhile, or the files have changed and a newer model be on its way.
			if (!open.ready || snapshot !== this.#snapshot(core)) return;
		}
		const known = this.#modelOf?.snapshot === snapshot ? this.#modelOf.model : undefined;
		const model = known ?? core.panelModel(snapshot, wording());
		this.#modelOf = { snapshot, model };
		const { sent } = open;
		const version = ++this.#version;
		open.sent = { version, model };
		const arrived = await send(
			open,
			sent
				? { type: 'patch', version, base: sent.version, patch: core.panelPatch(sent.model, model) }
				: { type: 'model', version, model },
		);
		if (!arrived) open.sent = undefined;
		this.#onDidShow.fire(model);
		this.#sendWanted(open);
	}

	#snapshot(core: Core): Snapshot {
		return this.#workspace.moment?.snapshot ?? core.assemble([], this.#now());
	}

	#sendOnce(wanted: ToPanel): void {
		if (!this.#open) return;
		this.#open.wanted = wanted;
		this.#sendWanted(this.#open);
	}

	#sendWanted(open: OpenPanel): void {
		if (!open.ready || !open.wanted) return;
		void send(open, open.wanted);
		open.wanted = undefined;
	}

	/** Writes into the fields of items, all of it as one undo step. Gives the reason where it was refused. */
	editItems(keys: readonly string[], texts: FieldTexts): Promise<string | undefined> {
		return editItems(this.#workspace, this.#now(), keys, texts);
	}

	/** Writes into the file that the team lives with a risk, or no longer. The box shows what holds, also where it was refused. */
	async acceptRisk(key: string, accepted: boolean): Promise<void> {
		await acceptRisk(this.#workspace, key, accepted);
		this.#sendModel();
	}
}

function explanationOf(core: Core, workspace: BacklogWorkspace, key: string): Explanation | undefined {
	const snapshot = workspace.moment?.snapshot;
	const priced = snapshot?.items.find(({ item }) => item.key === key);
	if (!snapshot || !priced) return undefined;
	return core.explainItem(priced, snapshot, wording());
}
