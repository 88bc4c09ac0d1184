import * as vscode from 'vscode';
import { type Log, reasonOf } from './log.ts';

/** Every command of the extension; package.json contributes the same. */
export const commandIds = [
	'lightsOn.createBacklogFile',
	'lightsOn.scoreBacklog',
	'lightsOn.explainScore',
	'lightsOn.reviewPriorities',
	'lightsOn.reviewPlan',
	'lightsOn.applyPlan',
	'lightsOn.commitmentHistory',
	'lightsOn.reviewRisks',
	'lightsOn.reviewMeasures',
	'lightsOn.compareMethods',
	'lightsOn.addItem',
	'lightsOn.showFileReliability',
	'lightsOn.addItemFromSelection',
	'lightsOn.addItemFromTestFailure',
	'lightsOn.logIncident',
	'lightsOn.setStatus',
	'lightsOn.moveItemUp',
	'lightsOn.moveItemDown',
	'lightsOn.calibrateTradeoffs',
	'lightsOn.revealItem',
	'lightsOn.copyItemAsMarkdown',
	'lightsOn.copyExplanationAsMarkdown',
	'lightsOn.openItemLinks',
	'lightsOn.groupBacklog',
	'lightsOn.sortBacklog',
	'lightsOn.filterBacklog',
	'lightsOn.clearFilter',
	'lightsOn.addItemFromIncidents',
	'lightsOn.revealIncident',
	'lightsOn.openIncidentLinks',
	'lightsOn.groupIncidents',
	'lightsOn.showRecentIncidents',
	'lightsOn.showAllIncidents',
	'lightsOn.importIncidents',
	'lightsOn.reviewFollowUps',
	'lightsOn.addFollowUp',
	'lightsOn.linkFollowUp',
	'lightsOn.dismissFollowUp',
	'lightsOn.mapServices',
	'lightsOn.connectPagerDuty',
	'lightsOn.pullPagerDuty',
	'lightsOn.connectPrometheus',
	'lightsOn.refreshBudgets',
	'lightsOn.reviewOutcomes',
	'lightsOn.closeWeek',
	'lightsOn.weeklyReport',
	'lightsOn.executiveBrief',
	'lightsOn.copyBriefAsRichText',
	'lightsOn.startRetrospective',
	'lightsOn.addActions',
	'lightsOn.openSampleWorkspace',
	'lightsOn.showWalkthrough',
	'lightsOn.showLog',
] as const;

/** Targets of links in tooltips and of rows: not in the palette, and of no use without arguments. */
export const linkCommandIds = [
	'_lightsOn.revealPlace',
	'_lightsOn.showMoreIncidents',
	'_lightsOn.showMoreItems',
	'_lightsOn.showCommit',
	'_lightsOn.moveLines',
	'_lightsOn.trackCode',
] as const;

export type CommandId = (typeof commandIds)[number] | (typeof linkCommandIds)[number];
export type CommandHandlers = Readonly<Record<CommandId, (...args: unknown[]) => unknown>>;

/** The one place that registers commands. A failure is logged and told in one sentence; tests and callers see it too. */
export function registerCommands(handlers: CommandHandlers, log: Log): vscode.Disposable {
	return vscode.Disposable.from(
		...([...commandIds, ...linkCommandIds] as const).map((id) =>
			vscode.commands.registerCommand(id, async (...args: unknown[]) => {
				try {
					return await handlers[id](...args);
				} catch (error) {
					log.error(`${id}: ${reasonOf(error)}`, error);
					tellFailure(reasonOf(error), log);
					return undefined;
				}
			}),
		),
	);
}

function tellFailure(reason: string, log: Log): void {
	const showLog = vscode.l10n.t('Show Log');
	void vscode.window.showErrorMessage(reason, showLog).then((choice) => {
		if (choice === showLog) log.show();
	});
}
