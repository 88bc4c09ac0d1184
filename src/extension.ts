import * as vscode from 'vscode';
import type { Snapshot } from './core/index.ts';
import type { ActionContext } from './host/actions/actionContext.ts';
import { clearFilter, filterBacklog, groupBacklog, sortBacklog } from './host/actions/arrangeBacklog.ts';
import { copyExplanationAsMarkdown, copyItemAsMarkdown } from './host/actions/copyMarkdown.ts';
import { explainScore } from './host/actions/explainScore.ts';
import {
	groupIncidents,
	openIncidentLinks,
	revealIncident,
	showAllIncidents,
	showMoreIncidents,
	showRecentIncidents,
} from './host/actions/incidentActions.ts';
import { moveItems } from './host/actions/moveItems.ts';
import { openItemLinks } from './host/actions/openItemLinks.ts';
import { revealItem, revealLinkedPlace } from './host/actions/revealItem.ts';
import { FollowUpReview } from './host/actions/reviewFollowUps.ts';
import { reviewMeasures } from './host/actions/reviewMeasures.ts';
import { reviewOutcomes } from './host/actions/reviewOutcomes.ts';
import { applyPlan, reviewPlan } from './host/actions/reviewPlan.ts';
import { reviewPriorities } from './host/actions/reviewPriorities.ts';
import { reviewRisks } from './host/actions/reviewRisks.ts';
import { scoreBacklog } from './host/actions/scoreBacklog.ts';
import { setStatus } from './host/actions/setStatus.ts';
import { ActualDiagnostics } from './host/actualDiagnostics.ts';
import { registerTools } from './host/assistant/registerTools.ts';
import { CodeSurfaces } from './host/code/registerCode.ts';
import { type CommandHandlers, registerCommands } from './host/commands.ts';
import { CommitmentNotice } from './host/commitmentNotice.ts';
import { ContextKeys, hasFilter, stateKey } from './host/contextKeys.ts';
import { Diagnostics } from './host/diagnostics.ts';
import { ActualBalance } from './host/git/actualBalance.ts';
import { CommitDocuments } from './host/git/commitDocuments.ts';
import { CommitHistory } from './host/git/commitHistory.ts';
import { machineGit } from './host/git/machineGit.ts';
import { registerLanguage } from './host/language/registerLanguage.ts';
import { LedgerDiagnostics } from './host/ledgerDiagnostics.ts';
import { Lenses } from './host/lenses.ts';
import { Log } from './host/log.ts';
import { ReviewPanel } from './host/panel.ts';
import { MeasuredBudgets } from './host/pulling/measuredBudgets.ts';
import { PagerDutyConnection } from './host/pulling/pagerDutyConnection.ts';
import { QuickFixes } from './host/quickFixes.ts';
import { ReportReminder } from './host/reportReminder.ts';
import { onDidChangeSetting } from './host/settings.ts';
import { SourceFixes, sourcePattern } from './host/sourceFixes.ts';
import { PromiseStatus } from './host/statusItem.ts';
import { rememberedIncidentChoice, rememberedTreeChoice } from './host/treeChoice.ts';
import { BalanceView, balanceViewId } from './host/trees/balanceView.ts';
import { IncidentsView } from './host/trees/incidentsView.ts';
import { BacklogTree } from './host/treeView.ts';
import { backlogPattern } from './host/workspace/backlogFinder.ts';
import { BacklogWorkspace } from './host/workspace/backlogWorkspace.ts';

/** What other extensions, and tests, get from `getExtension('lights-on.lights-on').exports`. */
export interface LightsOnApi {
	/** All that is known now; undefined where there is no backlog. Waits for what is being read. */
	snapshot(): Promise<Snapshot | undefined>;
	/** Fires after each change of what is known, with what `snapshot` would give. */
	readonly onDidChange: vscode.Event<Snapshot | undefined>;
	/** Fires with a source's URI after each reading of it: a change re-reads the file that changed, and no other. */
	readonly onDidReadSource: vscode.Event<string>;
	/** The views *Backlog*, *Incidents* and *Balance* and the review panel as they stand, to compare with. */
	readonly views: {
		readonly tree: BacklogTree;
		readonly incidents: IncidentsView;
		readonly balance: BalanceView;
		readonly followUps: FollowUpReview;
		readonly panel: ReviewPanel;
		readonly status: PromiseStatus;
		readonly code: CodeSurfaces;
	};
}

/** Only registers: nothing is read before a backlog file is found, and the core is not loaded before that. */
export function activate(context: vscode.ExtensionContext): LightsOnApi {
	const now = () => Date.now();
	const log = new Log();
	const measured = new MeasuredBudgets(context.workspaceState);
	const workspace = new BacklogWorkspace(log, now, measured);
	const choice = rememberedTreeChoice(context.workspaceState);
	const incidentChoice = rememberedIncidentChoice(context.workspaceState);
	const tree = new BacklogTree(workspace, choice, now);
	const incidents = new IncidentsView(workspace, incidentChoice);
	const history = new CommitHistory(machineGit);
	const commits = new CommitDocuments(history);
	const actual = new ActualBalance(workspace, history, balanceViewId);
	const balance = new BalanceView(workspace, actual);
	const panel = new ReviewPanel(workspace, history, actual, context.extensionUri, log, now);
	const diagnostics = new Diagnostics();
	const lenses = new Lenses(workspace);
	const status = new PromiseStatus(workspace, actual);
	const code = new CodeSurfaces(workspace, history);
	const keys = new ContextKeys();
	const selector: vscode.DocumentSelector = { pattern: backlogPattern };
	const snapshots = new vscode.EventEmitter<Snapshot | undefined>();

	const showFilter = () => keys.set('lightsOn.hasFilter', hasFilter(choice.value.filter));
	keys.set('lightsOn.state', stateKey(workspace.state));
	showFilter();
	const showPeriod = () => keys.set('lightsOn.isRecentOnly', incidentChoice.value.period === 'recent');
	showPeriod();
	const actions: ActionContext = {
		workspace,
		tree,
		choice,
		incidents,
		incidentChoice,
		commits,
		panel,
		pagerDuty: new PagerDutyConnection(context.secrets),
		measured,
		secrets: context.secrets,
		storageUri: context.globalStorageUri,
		extensionUri: context.extensionUri,
		log,
		now,
	};
	const followUps = new FollowUpReview(actions, keys);

	context.subscriptions.push(
		log,
		measured,
		workspace,
		choice,
		incidentChoice,
		tree,
		incidents,
		commits,
		actual,
		balance,
		followUps,
		panel,
		diagnostics,
		new LedgerDiagnostics(workspace, log),
		new ActualDiagnostics(workspace, actual),
		lenses,
		new CommitmentNotice(workspace, context.workspaceState),
		new ReportReminder(workspace, context.workspaceState, log, now),
		status,
		code,
		snapshots,
		vscode.languages.registerCodeLensProvider(selector, lenses),
		vscode.languages.registerCodeActionsProvider(selector, new QuickFixes(workspace), {
			providedCodeActionKinds: QuickFixes.kinds,
		}),
		vscode.languages.registerCodeActionsProvider({ pattern: sourcePattern }, new SourceFixes(workspace), {
			providedCodeActionKinds: SourceFixes.kinds,
		}),
		registerLanguage(workspace),
		registerTools(workspace, now),
		registerCommands(handlers(actions, followUps, commits, code), log),
		choice.onDidChange(showFilter),
		incidentChoice.onDidChange(showPeriod),
		onDidChangeSetting('badge', () => tree.update(workspace.state)),
		workspace.onDidChange((state) => {
			keys.set('lightsOn.state', stateKey(state));
			keys.set('lightsOn.hasIncidents', (workspace.moment?.snapshot.incidents.length ?? 0) > 0);
			diagnostics.update(state);
			snapshots.fire(workspace.moment?.snapshot);
		}),
	);
	workspace.start();

	return {
		snapshot: async () => {
			await workspace.settled();
			return workspace.moment?.snapshot;
		},
		onDidChange: snapshots.event,
		onDidReadSource: workspace.onDidReadSource,
		views: { tree, incidents, balance, followUps, panel, status, code },
	};
}

/** Commands that ask much lie in a file of their own in Node hosts, loaded when the first of them is run. */
function onDemand(): Promise<typeof import('./host/actions/onDemand.ts')> {
	return import('./host/actions/onDemand.ts');
}

function handlers(
	context: ActionContext,
	followUps: FollowUpReview,
	commits: CommitDocuments,
	code: CodeSurfaces,
): CommandHandlers {
	return {
		'lightsOn.createBacklogFile': (folder) => onDemand().then((actions) => actions.createBacklogFile(context, folder)),
		'lightsOn.scoreBacklog': () => scoreBacklog(context),
		'lightsOn.explainScore': (item) => explainScore(context, item),
		'lightsOn.reviewPriorities': () => reviewPriorities(context),
		'lightsOn.reviewPlan': () => reviewPlan(context),
		'lightsOn.applyPlan': () => applyPlan(context),
		'lightsOn.commitmentHistory': () => onDemand().then((actions) => actions.commitmentHistory(context)),
		'lightsOn.reviewRisks': () => reviewRisks(context),
		'lightsOn.reviewMeasures': () => reviewMeasures(context),
		'lightsOn.compareMethods': (form) => onDemand().then((actions) => actions.compareMethods(context, form)),
		'lightsOn.addItem': (answers) => onDemand().then((actions) => actions.addItem(context, answers)),
		'lightsOn.importIncidents': (source, answers) =>
			onDemand().then((actions) => actions.importIncidents(context, source, answers)),
		'lightsOn.logIncident': (answers) => onDemand().then((actions) => actions.logIncident(context, answers)),
		'lightsOn.showFileReliability': (file) => code.show(file),
		'lightsOn.addItemFromSelection': (spot) =>
			onDemand().then((actions) => actions.addItemFromSelection(context, spot)),
		'lightsOn.addItemFromTestFailure': (failure) =>
			onDemand().then((actions) => actions.addItemFromTestFailure(context, failure)),
		'lightsOn.setStatus': (item, items, status) => setStatus(context, item, items, status),
		'lightsOn.moveItemUp': (item, items) => moveItems(context, -1, item, items),
		'lightsOn.moveItemDown': (item, items) => moveItems(context, 1, item, items),
		'lightsOn.calibrateTradeoffs': (answers) =>
			onDemand().then((actions) => actions.calibrateTradeoffs(context, answers)),
		'lightsOn.revealItem': (item) => revealItem(context, item),
		'lightsOn.copyItemAsMarkdown': (item) => copyItemAsMarkdown(context, item),
		'lightsOn.copyExplanationAsMarkdown': (item) => copyExplanationAsMarkdown(context, item),
		'lightsOn.openItemLinks': (item) => openItemLinks(context, item),
		'lightsOn.groupBacklog': (group) => groupBacklog(context, group),
		'lightsOn.sortBacklog': (sort) => sortBacklog(context, sort),
		'lightsOn.filterBacklog': (filter) => filterBacklog(context, filter),
		'lightsOn.clearFilter': () => clearFilter(context),
		'lightsOn.addItemFromIncidents': (row, rows, answers) =>
			onDemand().then((actions) => actions.addItemFromIncidents(context, row, rows, answers)),
		'lightsOn.revealIncident': (row, rows) => revealIncident(context, row, rows),
		'lightsOn.openIncidentLinks': (row, rows) => openIncidentLinks(context, row, rows),
		'lightsOn.groupIncidents': (group) => groupIncidents(context, group),
		'lightsOn.showRecentIncidents': () => showRecentIncidents(context),
		'lightsOn.showAllIncidents': () => showAllIncidents(context),
		'lightsOn.reviewFollowUps': () => followUps.start(),
		'lightsOn.addFollowUp': () => followUps.choose('add'),
		'lightsOn.linkFollowUp': () => followUps.choose('link'),
		'lightsOn.dismissFollowUp': () => followUps.choose('dismiss'),
		'lightsOn.connectPagerDuty': (token) => onDemand().then((actions) => actions.connectPagerDuty(context, token)),
		'lightsOn.pullPagerDuty': (answers) => onDemand().then((actions) => actions.pullPagerDuty(context, answers)),
		'lightsOn.connectPrometheus': (token) => onDemand().then((actions) => actions.connectPrometheus(context, token)),
		'lightsOn.refreshBudgets': () => onDemand().then((actions) => actions.refreshBudgets(context)),
		'lightsOn.mapServices': (name, service) =>
			onDemand().then((actions) => actions.mapServices(context, name, service)),
		'lightsOn.reviewOutcomes': () => reviewOutcomes(context),
		'lightsOn.weeklyReport': (week, form) => onDemand().then((actions) => actions.weeklyReport(context, week, form)),
		'lightsOn.executiveBrief': (form) => onDemand().then((actions) => actions.executiveBrief(context, form)),
		'lightsOn.copyBriefAsRichText': () => onDemand().then((actions) => actions.executiveBrief(context, 'rich')),
		'lightsOn.startRetrospective': (week) => onDemand().then((actions) => actions.startRetrospective(context, week)),
		'lightsOn.addActions': (notes, chosen) => onDemand().then((actions) => actions.addActions(context, notes, chosen)),
		'lightsOn.closeWeek': (week) => onDemand().then((actions) => actions.closeWeek(context, week)),
		'lightsOn.openSampleWorkspace': (folder) =>
			onDemand().then((actions) => actions.openSampleWorkspace(context, folder)),
		'lightsOn.showWalkthrough': () =>
			vscode.commands.executeCommand(
				'workbench.action.openWalkthrough',
				'lights-on.lights-on#lightsOn.firstMinutes',
				false,
			),
		'lightsOn.showLog': () => context.log.show(),
		'_lightsOn.showMoreIncidents': (group) => showMoreIncidents(context, group),
		'_lightsOn.showMoreItems': (under) => (typeof under === 'string' ? context.tree.showMore(under) : undefined),
		'_lightsOn.showCommit': (hash) => (typeof hash === 'string' ? commits.open(hash) : undefined),
		'_lightsOn.trackCode': (spot) => onDemand().then((actions) => actions.addItemFromSelection(context, spot)),
		'_lightsOn.moveLines': (file, before, after) => code.moveLines(file, before, after),
		'_lightsOn.revealPlace': (file, start, end) => revealLinkedPlace(context, file, start, end),
	};
}
