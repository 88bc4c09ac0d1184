import * as vscode from 'vscode';
import type { Backlog, Benefit, Kind } from '../../core/index.ts';
import { applyIntents, tellRefusal } from '../edits.ts';
import { enter, pick } from '../input/boxes.ts';
import { askInSteps, type Step } from '../input/steps.ts';
import { revealPlace } from '../places.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { chosenFile, fileStep } from './fileStep.ts';
import { effortStep, ownerStep, titleStep } from './itemSteps.ts';

/** The questions of *Add Item…*. All or some may be given as the command's argument; the others are asked. */
export interface NewItem {
	file: string;
	id: string;
	title: string;
	kind: Kind;
	effort: string;
	benefitType: Benefit['type'];
	/** A cause, hours of toil in a period, or an amount in a period, after `benefitType`. */
	benefit: string;
	/** Empty for none. */
	owner: string;
}

/** Asks for a new item and writes it. Returns its id. */
export async function addItem(context: ActionContext, given: unknown): Promise<string | undefined> {
	const moment = await backlogAtHand(context);
	if (!moment) return undefined;
	const answers = await askInSteps<NewItem>(vscode.l10n.t('Add Item'), stepsFor(moment), givenAnswers(given));
	const target = answers && chosenFile(moment, answers.file);
	if (!answers || !target) return undefined;
	const { title = '', kind = 'reliability', effort = '', owner, id } = answers;
	const item = moment.core.itemEntry(
		{ title, kind, effort, benefit: benefitOf(answers), ...(owner ? { owner } : {}), ...(id ? { id } : {}) },
		target.backlog,
	);
	return writeNewItem(context, target, item);
}

/** Writes an item into a backlog and shows it. Gives its id; undefined where the file refuses, which is told. */
export async function writeNewItem(
	context: ActionContext,
	{ uri, backlog }: { readonly uri: vscode.Uri; readonly backlog: Backlog },
	item: ReturnType<Moment['core']['itemEntry']>,
): Promise<string | undefined> {
	const outcome = await applyIntents(uri, [{ type: 'addItem', item }]);
	if (outcome.kind === 'refused') {
		tellRefusal(uri, outcome.reason);
		return undefined;
	}
	await showNewItem(context, item.id, backlog.file);
	return item.id;
}

function stepsFor(moment: Moment): readonly Step<NewItem>[] {
	const { core, snapshot } = moment;
	const names = core.knownNames(snapshot);
	const fault = (kind: Parameters<typeof core.faultOf>[0]) => (text: string) => {
		const found = core.faultOf(kind, text);
		return found && core.say(found, vscode.l10n.t);
	};
	const typed = (text: string) => ({ label: text, description: vscode.l10n.t('new'), value: text });
	return [
		fileStep<NewItem>(moment, vscode.l10n.t('Add it to which file?')),
		titleStep(moment),
		{
			field: 'kind',
			ask: (frame, answers) =>
				pick<Kind>(frame, {
					placeholder: vscode.l10n.t('Which side of the balance does its effort count on?'),
					choices: [
						{
							label: `$(shield) ${vscode.l10n.t('Reliability')}`,
							description: vscode.l10n.t('keeps the lights on'),
							value: 'reliability',
						},
						{
							label: `$(rocket) ${vscode.l10n.t('Product')}`,
							description: vscode.l10n.t('drives new money'),
							value: 'product',
						},
					],
					...(answers.kind ? { active: answers.kind } : {}),
				}),
		},
		effortStep(moment),
		{
			field: 'benefitType',
			ask: (frame, answers) =>
				pick<Benefit['type']>(frame, {
					placeholder: vscode.l10n.t('What is it worth? More can be written in the file.'),
					choices: [
						{
							label: vscode.l10n.t('It avoids incidents'),
							description: vscode.l10n.t('counted from history by their cause'),
							value: 'causes',
						},
						{
							label: vscode.l10n.t('It ends toil'),
							description: vscode.l10n.t('hours of work in a period'),
							value: 'toil',
						},
						{
							label: vscode.l10n.t('It earns money'),
							description: vscode.l10n.t('an amount in a period'),
							value: 'value',
						},
						{
							label: vscode.l10n.t('Not known yet'),
							description: vscode.l10n.t('it stands last until it is'),
							value: 'none',
						},
					],
					...(answers.benefitType
						? { active: answers.benefitType }
						: { active: answers.kind === 'product' ? ('value' as const) : ('causes' as const) }),
				}),
		},
		{
			field: 'benefit',
			applies: ({ benefitType }) => benefitType !== 'none',
			ask: (frame, answers) => {
				switch (answers.benefitType) {
					case 'toil':
						return enter(frame, {
							prompt: vscode.l10n.t('How much toil does it end?'),
							placeholder: '4h/week',
							fault: fault('toil'),
						});
					case 'value':
						return enter(frame, {
							prompt: vscode.l10n.t('How much does it earn?'),
							placeholder: '1500/week',
							fault: fault('value'),
						});
					default:
						return pick(frame, {
							placeholder: vscode.l10n.t('Incidents of which cause? Choose one or type another.'),
							choices: names.causes().map((cause) => ({ label: cause, value: cause })),
							typed,
						});
				}
			},
		},
		ownerStep(moment),
	];
}

function benefitOf({ benefitType = 'none', benefit = '' }: Partial<NewItem>): Benefit {
	switch (benefitType) {
		case 'causes':
			return { type: 'causes', causes: [benefit] };
		case 'incidents':
			return { type: 'incidents', incidents: [benefit] };
		case 'toil':
			return { type: 'toil', toil: benefit };
		case 'value':
			return { type: 'value', value: benefit };
		case 'none':
			return { type: 'none' };
	}
}

/** Views pass rows and groups along to commands in their menus: only an object of answers is taken for one. */
function givenAnswers(given: unknown): Partial<NewItem> {
	return typeof given === 'object' && given !== null && 'title' in given ? (given as Partial<NewItem>) : {};
}

async function showNewItem(context: ActionContext, id: string, file: string): Promise<void> {
	await context.workspace.settled();
	const { moment } = context.workspace;
	const priced = moment?.snapshot.items.find(({ item }) => item.id === id && item.origin.file === file);
	if (moment && priced) await revealPlace(moment, priced.item.origin);
}
