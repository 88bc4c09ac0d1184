import * as vscode from 'vscode';
import type { Measuring, MeasuringFault } from '../../core/index.ts';
import { queryBounds } from '../../network/fetchPort.ts';
import { revealPlace } from '../places.ts';
import { withPullProgress } from '../pulling/cancellableProgress.ts';
import { PrometheusConnection } from '../pulling/prometheusConnection.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';
import { prometheusBase } from './connectPrometheus.ts';
import { inTrust } from './inTrust.ts';

/**
 * Asks Prometheus for the share of good of each objective that has a query. What was measured is kept until it is measured
 * again; what could not be measured is told with its reason, and its last good value stays.
 */
export async function refreshBudgets(context: ActionContext): Promise<Measuring | undefined> {
	const moment = inTrust() ? await backlogAtHand(context) : undefined;
	if (!moment) return undefined;
	const { core, snapshot } = moment;
	const base = prometheusBase(core);
	if (base === undefined) return undefined;
	const token = await new PrometheusConnection(context.secrets, base).token();
	const measuring = await withPullProgress(
		core,
		vscode.l10n.t('Measuring error budgets'),
		(port) =>
			core.measureObjectives(
				snapshot.backlogs,
				{ url: base, ...(token === undefined ? {} : { token }) },
				context.now(),
				port,
			),
		queryBounds,
	);
	const { measurements, faults } = measuring;
	if (measurements.length > 0) await context.measured.keep(core, base, measurements, askedIn(moment));
	await context.workspace.settled();
	const [fault] = faults;
	if (fault) tellFault(moment, fault, measuring);
	else tellMeasured(measuring);
	return measuring;
}

function askedIn({ snapshot }: Moment) {
	const slos = snapshot.backlogs.flatMap(({ services }) => services).map(({ slo }) => slo);
	return ({ query, windowMinutes }: { readonly query: string; readonly windowMinutes: number }) =>
		slos.some((slo) => slo && 'target' in slo && slo.prometheus === query && slo.windowMinutes === windowMinutes);
}

/** The first one in full, and how many there are. Nothing is said where somebody cancelled it. */
function tellFault(moment: Moment, { service, place, code, reason }: MeasuringFault, { faults }: Measuring): void {
	if (code === 'cancelled') return;
	const why = moment.core.say(reason, vscode.l10n.t);
	const first = service
		? vscode.l10n.t('The error budget of {0} is not measured. {1}', service.id, why)
		: vscode.l10n.t('No error budget is measured. {0}', why);
	const text = faults.length === 1 ? first : vscode.l10n.t('{0} And {1} more are not.', first, faults.length - 1);
	const show = vscode.l10n.t('Show Query');
	const connect = vscode.l10n.t('Connect Prometheus…');
	const ways = code === 'token' ? [connect] : place ? [show] : [];
	void vscode.window.showWarningMessage(text, ...ways).then((choice) => {
		if (choice === connect) void vscode.commands.executeCommand('lightsOn.connectPrometheus');
		if (choice === show && place) void revealPlace(moment, place);
	});
}

function tellMeasured({ measurements, queries }: Measuring): void {
	if (queries === 0) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t(
				'No service has an objective with a “prometheus” query. Add one to its slo; its completion says what it is.',
			),
		);
		return;
	}
	const review = vscode.l10n.t('Review Measures');
	const text =
		measurements.length === 1
			? vscode.l10n.t('One error budget is measured.')
			: vscode.l10n.t('{0} error budgets are measured.', measurements.length);
	void vscode.window.showInformationMessage(text, review).then((choice) => {
		if (choice === review) void vscode.commands.executeCommand('lightsOn.reviewMeasures');
	});
}
