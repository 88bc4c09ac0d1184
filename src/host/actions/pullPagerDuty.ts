import * as vscode from 'vscode';
import type { ImportPlan, SourceReading } from '../../core/index.ts';
import { applyAfterPreview, tellRefusal } from '../edits.ts';
import { pick } from '../input/boxes.ts';
import { askInSteps, type Step } from '../input/steps.ts';
import { withPullProgress } from '../pulling/cancellableProgress.ts';
import { setting } from '../settings.ts';
import { fileKey, type Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { addressInTrust, connectPagerDuty } from './connectPagerDuty.ts';

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
	const answers = await askInSteps<PullAnswers>(
		vscode.l10n.t('Pull PagerDuty Incidents'),
		stepsFor(moment, now),
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
	const target = targets(moment).find((uri) => fileKey(uri) === file) ?? targets(moment)[0];
	if (!target) return undefined;
	const calendar = moment.snapshot.backlogs[0]!.calendar;
	const pages = core.readSource('pagerduty-log-entries.json', pulled.value.logEntries, calendar).pages;
	const incidents = core.readSource('pagerduty-incidents.json', pulled.value.incidents, calendar);
	return writeInto(moment, target, core.withPageCounts(incidents, pages), confirmed === true);
}

async function writeInto(
	{ core, snapshot }: Moment,
	target: vscode.Uri,
	reading: SourceReading,
	confirmed: boolean,
): Promise<ImportPlan | undefined> {
	const document = await vscode.workspace.openTextDocument(target);
	const services = snapshot.backlogs.flatMap((backlog) => backlog.services);
	const result = core.planImport(
		{ file: target.path, text: document.getText() },
		reading,
		snapshot.backlogs[0]!.calendar,
		services,
	);
	if (!result.ok) {
		tellRefusal(target, core.say(result.reason, vscode.l10n.t));
		return undefined;
	}
	const { plan } = result;
	const words = core.importCounts(plan, vscode.l10n.t);
	if (plan.edits.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('PagerDuty has nothing new: {0}.', words));
		return plan;
	}
	const outcome = await applyAfterPreview([{ document, edits: plan.edits, label: words }], confirmed);
	if (outcome.kind === 'refused') tellRefusal(target, outcome.reason);
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

/** The backlogs, then the YAML and CSV files among their sources that can be written to. */
function targets({ files, texts }: Moment): readonly vscode.Uri[] {
	const backlogs = new Set(files.map(fileKey));
	const sources = [...texts.keys()].filter((file) => !backlogs.has(file) && /\.(ya?ml|csv)$/i.test(file));
	return [...files, ...sources.map((file) => vscode.Uri.parse(file, true))];
}

function stepsFor(moment: Moment, now: number): readonly Step<PullAnswers>[] {
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
			applies: () => targets(moment).length > 1,
			ask: (frame) =>
				pick<string>(frame, {
					placeholder: vscode.l10n.t('Into which file?'),
					choices: targets(moment).map((uri) => ({
						label: vscode.workspace.asRelativePath(uri),
						value: fileKey(uri),
					})),
				}),
		},
	];
}
