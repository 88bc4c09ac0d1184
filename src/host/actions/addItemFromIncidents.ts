import * as vscode from 'vscode';
import type { Incident, IncidentsInItem } from '../../core/index.ts';
import { pick } from '../input/boxes.ts';
import { askInSteps, type Step } from '../input/steps.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { writeNewItem } from './addItem.ts';
import { chosenFile, fileStep } from './fileStep.ts';
import { incidentsAtHand } from './incidentsAtHand.ts';
import { effortStep, ownerStep, titleStep } from './itemSteps.ts';

/** The questions of *Add Item from Incidents…*. All or some may be given as the command's third argument. */
export interface NewItemFromIncidents {
	file: string;
	title: string;
	/** Every incident of the causes that were selected, or the selected ones alone. */
	avoids: 'causes' | 'incidents';
	effort: string;
	/** Empty for none. */
	owner: string;
}

/** Asks for an item that avoids the selected incidents, and writes it. Returns its id. */
export async function addItemFromIncidents(
	context: ActionContext,
	row: unknown,
	rows: unknown,
	given: unknown,
): Promise<string | undefined> {
	const found = await incidentsAtHand(context, row, rows, vscode.l10n.t('Choose the incidents that the item avoids'));
	const named = found?.moment.core.itemFromIncidents(found.incidents, found.moment.snapshot);
	if (!found || !named) return undefined;
	const { moment, incidents } = found;
	const answers = await askInSteps<NewItemFromIncidents>(
		vscode.l10n.t('Add Item from Incidents'),
		stepsFor(moment, named, incidents),
		typeof given === 'object' && given !== null ? (given as Partial<NewItemFromIncidents>) : {},
	);
	const target = answers && chosenFile(moment, answers.file);
	if (!answers || !target) return undefined;
	const { title = '', avoids = 'incidents', effort = '', owner } = answers;
	const byCause = avoids === 'causes' && named.causes.length > 0;
	const item = moment.core.itemEntry(
		{
			title,
			kind: 'reliability',
			effort,
			benefit: byCause ? { type: 'causes', causes: named.causes } : { type: 'incidents', incidents: named.incidents },
			...(owner ? { owner } : {}),
			...(named.service === undefined ? {} : { service: named.service }),
		},
		target.backlog,
	);
	return writeNewItem(context, target, item);
}

function stepsFor(
	moment: Moment,
	named: IncidentsInItem,
	incidents: readonly Incident[],
): readonly Step<NewItemFromIncidents>[] {
	const { core, snapshot } = moment;
	const owner = snapshot.backlogs.flatMap(({ services }) => services).find(({ id }) => id === named.service)?.owner;
	return [
		fileStep<NewItemFromIncidents>(moment, vscode.l10n.t('Add it to which file?')),
		titleStep(moment, core.say(named.title, vscode.l10n.t)),
		{
			field: 'avoids',
			applies: () => named.causes.length > 0,
			ask: (frame, answers) =>
				pick<NewItemFromIncidents['avoids']>(frame, {
					placeholder: vscode.l10n.t('What would it have avoided?'),
					choices: [
						{
							label: vscode.l10n.t('Every incident with the cause {0}', named.causes.join(', ')),
							description: vscode.l10n.t('{0} so far, and those to come', named.incidentsOfCauses),
							value: 'causes',
						},
						{
							label:
								incidents.length === 1
									? vscode.l10n.t('Only {0}', incidents[0]?.id ?? '')
									: vscode.l10n.t('Only these {0} incidents', incidents.length),
							value: 'incidents',
						},
					],
					...(answers.avoids ? { active: answers.avoids } : {}),
				}),
		},
		effortStep(moment),
		ownerStep(moment, owner),
	];
}
