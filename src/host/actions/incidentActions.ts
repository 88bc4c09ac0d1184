import * as vscode from 'vscode';
import type { IncidentGrouping } from '../../core/index.ts';
import { loadCore } from '../core.ts';
import { revealPlace } from '../places.ts';
import type { ActionContext } from './actionContext.ts';
import { incidentsAtHand } from './incidentsAtHand.ts';

/** Shows the record of an incident: its lines in the backlog, or in the export that it came from. */
export async function revealIncident(context: ActionContext, row: unknown, rows: unknown): Promise<void> {
	const found = await incidentsAtHand(context, row, rows, vscode.l10n.t('Choose an incident to show its record'));
	const [incident] = found?.incidents ?? [];
	if (found && incident) await revealPlace(found.moment, incident.origin);
}

/** Opens the postmortem of an incident, a file of the sources or a web address; of several links, the one that is chosen. */
export async function openIncidentLinks(context: ActionContext, row: unknown, rows: unknown): Promise<void> {
	const found = await incidentsAtHand(context, row, rows, vscode.l10n.t('Choose an incident to open its links'));
	if (!found) return;
	const { core, snapshot } = found.moment;
	const postmortems = core.postmortemFiles(snapshot);
	const files = found.incidents.flatMap(({ id }) => postmortems.get(id) ?? []);
	const links = found.incidents.flatMap((incident) => incident.links.filter(core.isWebLink));
	const targets = [...new Set([...files, ...links])].map((target) => vscode.Uri.parse(target, true));
	const isFile = (target: vscode.Uri) => files.includes(target.toString());
	if (targets.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('This incident has no postmortem and no links.'));
		return;
	}
	const chosen =
		targets.length === 1
			? targets[0]
			: (
					await vscode.window.showQuickPick(
						targets.map((target) => ({
							target,
							label: isFile(target) ? vscode.workspace.asRelativePath(target) : target.toString(true),
							iconPath: new vscode.ThemeIcon(isFile(target) ? 'book' : 'link-external'),
						})),
						{ placeHolder: vscode.l10n.t('Open which one?') },
					)
				)?.target;
	if (!chosen) return;
	if (isFile(chosen)) await vscode.window.showTextDocument(chosen);
	else await vscode.env.openExternal(chosen);
}

/** How the view *Incidents* is grouped. */
export async function groupIncidents({ incidentChoice }: ActionContext, given: unknown): Promise<void> {
	const { incidentGroupings } = await loadCore();
	const words: Readonly<Record<IncidentGrouping, string>> = {
		mode: vscode.l10n.t('Service and cause'),
		service: vscode.l10n.t('Service'),
		cause: vscode.l10n.t('Cause'),
	};
	const known = incidentGroupings.find((group) => group === given);
	const picked =
		known ??
		(
			await vscode.window.showQuickPick(
				incidentGroupings.map((group) => ({
					group,
					label: words[group],
					...(group === incidentChoice.value.group ? { description: vscode.l10n.t('now') } : {}),
				})),
				{ placeHolder: vscode.l10n.t('Group the incidents by') },
			)
		)?.group;
	if (picked) await incidentChoice.change({ group: picked });
}

export async function showRecentIncidents({ incidentChoice }: ActionContext): Promise<void> {
	await incidentChoice.change({ period: 'recent' });
}

export async function showAllIncidents({ incidentChoice }: ActionContext): Promise<void> {
	await incidentChoice.change({ period: 'all' });
}

/** The last row of a long group. */
export async function showMoreIncidents({ incidents }: ActionContext, group: unknown): Promise<void> {
	if (typeof group === 'string') await incidents.showMore(group);
}
