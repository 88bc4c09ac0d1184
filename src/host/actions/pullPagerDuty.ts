import * as vscode from 'vscode';
import type { Backlog, ImportPlan, SourceReading } from '../../core/index.ts';
import { applyAfterPreview, applyConfirmed, tellRefusal } from '../edits.ts';
import { pick } from '../input/boxes.ts';
import { askInSteps, type Step } from '../input/steps.ts';
import { withPullProgress } from '../pulling/cancellableProgress.ts';
import { setting } from '../settings.ts';
import { fileKey, type Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { addressInTrust, connectPagerDuty } from './connectPagerDuty.ts';
import { type ImportTargetChoice, importChanges, importTargets } from './importing/importTargets.ts';

const aDay = 86_400_000;

/** The questions of *Pull PagerDuty Incidents…*. All or some may be given as the command's argument. */
export interface PullAnswers {
	/** Milliseconds since 1970. */
	since: number;
	/** The key of the file that takes them. */
	file: string;
	/** Without a preview. */
	confirmed: boolean;
}

/** Pulls incidents and log entries, shows what would change in a file of the repository, and writes it in one undo step. */
export async function pullPagerDuty(context: ActionContext, given: unknown): Promise<ImportPlan | undefined> {
	const url = await addressInTrust(context);
	const moment = url === undefined ? undefined : await backlogAtHand(context);
	if (url === undefined || !moment) return undefined;
	if ((await context.pagerDuty.token(url)) === undefined && !(await connectPagerDuty(context, undefined)))
		return undefined;
	const token = await context.pagerDuty.token(url);
	const now = context.now();
	const targets = await pullTargets(moment);
	const answers = await askInSteps<PullAnswers>(
		vscode.l10n.t('Pull PagerDuty Incidents'),
		stepsFor(moment, targets, now),
		typeof given === 'object' && given !== null ? (given as Partial<PullAnswers>) : {},
	);
	if (!answers || token === undefined) return undefined;
	const { core } = moment;
	const { since = now - 90 * aDay, file, confirmed } = answers;
	const pulled = await withPullProgress(core, vscode.l10n.t('Pulling from PagerDuty'), (port) =>
		core.pullPagerDuty({ url, token, since, until: now, teams: setting('pagerDuty.teams') }, port),
	);
	if (!pulled.ok) {
		if (pulled.kind !== 'cancelled') await tellFailure(core.say(pulled.reason, vscode.l10n.t), pulled.kind);
		return undefined;
	}
	const target = targets.find(({ uri }) => fileKey(uri) === file) ?? targets[0];
	const backlog = target && moment.snapshot.backlogs.find((known) => known.file === fileKey(target.backlog));
	if (!backlog) return undefined;
	const { calendar } = backlog;
	const pages = core.readSource('pagerduty-log-entries.json', pulled.value.logEntries, calendar).pages;
	const incidents = core.readSource('pagerduty-incidents.json', pulled.value.incidents, calendar);
	return writeInto(moment, target, backlog, core.withPageCounts(incidents, pages), confirmed === true);
}

async function writeInto(
	{ core, snapshot }: Moment,
	target: ImportTargetChoice,
	{ calendar }: Backlog,
	reading: SourceReading,
	confirmed: boolean,
): Promise<ImportPlan | undefined> {
	const document = target.newSource === undefined ? await vscode.workspace.openTextDocument(target.uri) : undefined;
	const services = snapshot.backlogs.flatMap((backlog) => backlog.services);
	const text = document?.getText() ?? '';
	const result = core.planImport({ file: target.label, text }, reading, calendar, services);
	if (!result.ok) {
		tellRefusal(target.uri, core.say(result.reason, vscode.l10n.t));
		return undefined;
	}
	const { plan } = result;
	const words = core.importCounts(plan, vscode.l10n.t);
	if (plan.edits.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('PagerDuty has nothing new: {0}.', words));
		return plan;
	}
	const changes = await importChanges(core, target, document, { edits: plan.edits, label: words, also: [] });
	const outcome = await (confirmed ? applyConfirmed(changes) : applyAfterPreview(changes));
	if (outcome.kind === 'refused') tellRefusal(target.uri, outcome.reason);
	if (outcome.kind !== 'done') return undefined;
	void vscode.window.showInformationMessage(vscode.l10n.t('Pulled from PagerDuty: {0}.', words));
	return plan;
}

async function tellFailure(reason: string, kind: 'token' | 'failed'): Promise<void> {
	const connect = vscode.l10n.t('Connect PagerDuty…');
	const text = vscode.l10n.t('Nothing was pulled from PagerDuty. {0}', reason);
	void vscode.window.showWarningMessage(text, ...(kind === 'token' ? [connect] : [])).then((choice) => {
		if (choice === connect) void vscode.commands.executeCommand('lightsOn.connectPagerDuty');
	});
}

/** The backlogs, the files of incidents among their sources that can be written to, and a new one for each. */
async function pullTargets(moment: Moment): Promise<readonly ImportTargetChoice[]> {
	const found = await Promise.all(
		moment.files.flatMap((uri) => {
			const backlog = moment.snapshot.backlogs.find(({ file }) => file === fileKey(uri));
			return backlog ? [importTargets(moment, uri, backlog, ['incidents/pagerduty.yaml'])] : [];
		}),
	);
	const all = new Map(found.flat().map((target) => [fileKey(target.uri), target]));
	// The backlogs first: what is taken where nobody chooses.
	return [...all.values()].sort((one, other) => Number(isBacklog(other)) - Number(isBacklog(one)));
}

function isBacklog({ uri, backlog }: ImportTargetChoice): boolean {
	return fileKey(uri) === fileKey(backlog);
}

function stepsFor(moment: Moment, targets: readonly ImportTargetChoice[], now: number): readonly Step<PullAnswers>[] {
	const pulled = moment.snapshot.incidents.filter(({ source }) => source === 'pagerduty');
	const last = Math.max(...pulled.map(({ started }) => started));
	const choices = [
		// A week again before the newest: what was open then may have ended since.
		...(pulled.length > 0
			? [{ label: vscode.l10n.t('Since the last one, and the week before it'), value: last - 7 * aDay }]
			: []),
		{ label: vscode.l10n.t('The last 90 days'), value: now - 90 * aDay },
		{ label: vscode.l10n.t('The last year'), value: now - 365 * aDay },
		{ label: vscode.l10n.t('The last three years'), value: now - 3 * 365 * aDay },
	];
	return [
		{
			field: 'since',
			ask: (frame) => pick<number>(frame, { placeholder: vscode.l10n.t('Pull incidents of which time?'), choices }),
		},
		{
			field: 'file',
			ask: (frame) =>
				pick<string>(frame, {
					placeholder: vscode.l10n.t('Into which file?'),
					choices: targets.map(({ uri, label, description }) => ({ label, description, value: fileKey(uri) })),
				}),
		},
	];
}
