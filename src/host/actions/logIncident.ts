import * as vscode from 'vscode';
import type { AnswerKind, Intent } from '../../core/index.ts';
import { applyIntents, tellRefusal } from '../edits.ts';
import { enter, pick, pickMany } from '../input/boxes.ts';
import { askInSteps, type Step } from '../input/steps.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { chosenFile, fileStep } from './fileStep.ts';

/** The questions of *Log Incident…*. All or some may be given as the command's argument; the others are asked. */
export interface NewIncident {
	file: string;
	id: string;
	/** Empty where it is not known. */
	service: string;
	/** `now`, how long ago, or an instant. */
	started: string;
	/** Empty while it is open. */
	lasted: string;
	impact: string;
	/** Empty where it is not known yet. */
	cause: string;
	/** Empty where nobody counted. */
	responders: string;
	/** Ids of items that would have prevented it. */
	links: readonly string[];
}

/** Asks for an incident and writes it, with the items that it speaks for, in one step. Returns its id. */
export async function logIncident(context: ActionContext, given: unknown): Promise<string | undefined> {
	const moment = await backlogAtHand(context);
	if (!moment) return undefined;
	const answers = await askInSteps<NewIncident>(
		vscode.l10n.t('Log Incident'),
		stepsFor(moment),
		typeof given === 'object' && given !== null && 'started' in given ? (given as Partial<NewIncident>) : {},
	);
	const target = answers && chosenFile(moment, answers.file);
	if (!answers || !target) return undefined;
	const { id, service = '', started = 'now', lasted = '', impact = '100%', cause = '', responders = '' } = answers;
	const incident = moment.core.incidentEntry(
		{ service, started, lasted, impact, cause, responders, ...(id ? { id } : {}) },
		target.backlog,
		moment.snapshot.incidents,
		context.now(),
	);
	const intents: Intent[] = [
		{ type: 'addIncident', incident },
		...(answers.links ?? []).map((item): Intent => ({ type: 'linkIncident', item, incident: incident.id })),
	];
	const outcome = await applyIntents(target.uri, intents);
	if (outcome.kind === 'refused') {
		tellRefusal(target.uri, outcome.reason);
		return undefined;
	}
	vscode.window.setStatusBarMessage(vscode.l10n.t('{0} is logged', incident.id), 5000);
	return incident.id;
}

function stepsFor(moment: Moment): readonly Step<NewIncident>[] {
	const { core, snapshot } = moment;
	const names = core.knownNames(snapshot);
	const fault = (kind: AnswerKind) => (text: string) => {
		const found = core.faultOf(kind, text);
		return found && core.say(found, vscode.l10n.t);
	};
	const typed = (text: string) => ({ label: text, description: vscode.l10n.t('new'), value: text });
	return [
		fileStep<NewIncident>(moment, vscode.l10n.t('Log it in which file?')),
		{
			field: 'service',
			ask: (frame, answers) =>
				pick(frame, {
					placeholder: vscode.l10n.t('Which service did it strike? Choose one or type another.'),
					choices: [
						...names.services.map((service) => ({ label: service, value: service })),
						{ label: vscode.l10n.t('Not known'), value: '' },
					],
					...(answers.service === undefined ? {} : { active: answers.service }),
					typed,
				}),
		},
		{
			field: 'started',
			ask: (frame, answers) =>
				enter(frame, {
					prompt: vscode.l10n.t('When did it start? How long ago, such as 45m, or a time, such as 2026-09-14T02:11Z.'),
					placeholder: '45m',
					value: answers.started,
					fault: fault('started'),
				}),
		},
		{
			field: 'lasted',
			ask: (frame, answers) =>
				enter(frame, {
					prompt: vscode.l10n.t('How long did it last? Leave it empty while it is open.'),
					placeholder: '47m',
					value: answers.lasted,
					fault: fault('lasted'),
				}),
		},
		{
			field: 'impact',
			ask: (frame, answers) =>
				enter(frame, {
					prompt: vscode.l10n.t('Which share of the users did it strike?'),
					placeholder: '60%',
					value: answers.impact ?? '100%',
					fault: fault('impact'),
				}),
		},
		{
			field: 'cause',
			ask: (frame, answers) =>
				pick(frame, {
					placeholder: vscode.l10n.t('What was the cause? Choose one or type another.'),
					choices: [
						...names.causes(answers.service).map((cause) => ({ label: cause, value: cause })),
						{ label: vscode.l10n.t('Not known yet'), value: '' },
					],
					...(answers.cause === undefined ? {} : { active: answers.cause }),
					typed,
				}),
		},
		{
			field: 'responders',
			ask: (frame, answers) =>
				enter(frame, {
					prompt: vscode.l10n.t('How many people worked on it? Leave it empty where nobody counted.'),
					placeholder: '2',
					value: answers.responders,
					fault: (text) => (text.trim() === '' ? undefined : fault('people')(text)),
				}),
		},
		{
			field: 'links',
			applies: (answers) => candidates(moment, answers).length > 0,
			ask: (frame, answers) =>
				pickMany(frame, {
					placeholder: vscode.l10n.t('Which items would have prevented it? None is fine.'),
					choices: candidates(moment, answers).map(({ item }) => ({
						label: item.title,
						description: item.id,
						value: item.id,
					})),
					selected: candidates(moment, answers).flatMap(({ item, sameCause }) => (sameCause ? [item.id] : [])),
				}),
		},
	];
}

function candidates(moment: Moment, { file, service = '', cause = '' }: Partial<NewIncident>) {
	const target = chosenFile(moment, file);
	return target ? moment.core.linkCandidates(target.backlog, { service, cause }) : [];
}
