import * as vscode from 'vscode';
import type { Incident } from '../../core/index.ts';
import { incidentsOf } from '../trees/incidentsView.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

export interface IncidentsAtHand {
	readonly moment: Moment;
	/** At least one. */
	readonly incidents: readonly Incident[];
}

/**
 * The incidents that a command is about: rows of the view *Incidents* or keys and ids as its arguments, else what is
 * selected there, else chosen from a list.
 */
export async function incidentsAtHand(
	context: ActionContext,
	row: unknown,
	rows: unknown,
	placeholder: string,
): Promise<IncidentsAtHand | undefined> {
	const moment = await historyAtHand(context);
	if (!moment) return undefined;
	const given = Array.isArray(rows) && rows.length > 0 ? rows : Array.isArray(row) ? row : [row];
	const named = [...incidentsOf(given), ...given.flatMap((name) => namedIncident(moment, name) ?? [])];
	const found = named.length > 0 ? named : row === undefined ? context.incidents.selectedIncidents : [];
	const latest = found.flatMap((incident) => namedIncident(moment, keyOf(incident)) ?? []);
	const incidents = latest.length > 0 ? latest : await pickIncidents(moment, placeholder);
	return incidents.length > 0 ? { moment, incidents } : undefined;
}

/** The newest moment with at least one incident in it; else says how to bring some. */
async function historyAtHand(context: ActionContext): Promise<Moment | undefined> {
	const moment = await backlogAtHand(context);
	if (!moment || moment.snapshot.incidents.length > 0) return moment;
	const log = vscode.l10n.t('Log Incident…');
	void vscode.window.showInformationMessage(vscode.l10n.t('There are no incidents yet.'), log).then((choice) => {
		if (choice === log) void vscode.commands.executeCommand('lightsOn.logIncident');
	});
	return undefined;
}

function keyOf({ id, origin }: Incident): string {
	return `${origin.file}#${id}`;
}

/** By the key of its row, or by its id. */
function namedIncident({ snapshot }: Moment, name: unknown): Incident | undefined {
	if (typeof name !== 'string') return undefined;
	return snapshot.incidents.find((incident) => keyOf(incident) === name || incident.id === name);
}

async function pickIncidents({ snapshot }: Moment, placeHolder: string): Promise<readonly Incident[]> {
	const picked = await vscode.window.showQuickPick(
		[...snapshot.incidents]
			.sort((one, other) => other.started - one.started)
			.map((incident) => ({
				label: incident.title ?? incident.id,
				description: [incident.title === undefined ? '' : incident.id, incident.services[0]?.service, incident.cause]
					.filter(Boolean)
					.join(' · '),
				incident,
			})),
		{ placeHolder, canPickMany: true, matchOnDescription: true },
	);
	return picked?.map(({ incident }) => incident) ?? [];
}
