import * as vscode from 'vscode';
import type { ServiceChoice, UnmappedService } from '../../core/index.ts';
import { applyIntents, tellRefusal } from '../edits.ts';
import { enter, pick } from '../input/boxes.ts';
import type { StepFrame } from '../input/steps.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { backlogAtHand } from './backlogAtHand.ts';

/**
 * Asks which service the names in exports stand for, one after the other, and writes each answer among the service's
 * aliases. A name, and the id of its service, may be given as arguments.
 */
export async function mapServices(context: ActionContext, name: unknown, service: unknown): Promise<void> {
	const asked = new Set<string>();
	for (;;) {
		const moment = await backlogAtHand(context);
		if (!moment) return;
		const open = (moment.snapshot.unmappedServices ?? []).filter((one) => !asked.has(keyOf(one)));
		const unmapped = typeof name === 'string' ? open.find((one) => one.name === name) : firstOf(open);
		if (!unmapped) {
			if (asked.size === 0) tellNothingToMap(moment);
			return;
		}
		asked.add(keyOf(unmapped));
		const choice = await choiceFor(moment, unmapped, service, {
			step: asked.size,
			totalSteps: asked.size + open.length - 1,
		});
		if (!choice || !(await write(context, moment, unmapped, choice))) return;
		if (typeof name === 'string') return;
	}
}

function keyOf({ name, backlog }: UnmappedService): string {
	return `${backlog}\n${name}`;
}

/** The name that most incidents have comes first. */
function firstOf(open: readonly UnmappedService[]): UnmappedService | undefined {
	return [...open].sort((one, other) => other.count - one.count)[0];
}

function tellNothingToMap({ snapshot }: Moment): void {
	const listed = snapshot.backlogs.some(({ services }) => services.length > 0);
	void vscode.window.showInformationMessage(
		listed
			? vscode.l10n.t('Every service that the incidents name is known.')
			: vscode.l10n.t('The file lists no services, so that every name counts as it comes. Add “services” to map them.'),
	);
}

async function choiceFor(
	{ core, snapshot }: Moment,
	unmapped: UnmappedService,
	given: unknown,
	steps: Pick<StepFrame, 'step' | 'totalSteps'>,
): Promise<ServiceChoice | undefined> {
	const services = core.serviceCandidates(unmapped, snapshot);
	const known = services.find(({ id }) => id === given);
	if (known) return { type: 'alias', service: known };
	if (typeof given === 'string') return { type: 'create', id: given };
	const { name, count } = unmapped;
	const frame: StepFrame = { title: vscode.l10n.t('Map Services'), ...steps, back: false };
	const create = vscode.l10n.t('Create a service…');
	const picked = await pick<ServiceChoice | 'create'>(frame, {
		placeholder:
			count === 1
				? vscode.l10n.t('Which service is “{0}”? One incident names it.', name)
				: vscode.l10n.t('Which service is “{0}”? {1} incidents name it.', name, count),
		choices: [
			...services.map((service) => ({
				label: service.id,
				description: (service.aliases ?? []).join(', '),
				value: { type: 'alias', service } as const,
			})),
			{ label: `$(add) ${create}`, value: 'create' as const },
		],
	});
	if (picked.kind !== 'answer') return undefined;
	if (picked.value !== 'create') return picked.value;
	const taken = new Set(services.map(({ id }) => id));
	const entered = await enter(frame, {
		prompt: vscode.l10n.t('What is the new service called in the file?'),
		value: core.serviceIdFor(name),
		fault: (text) =>
			text.trim() === ''
				? vscode.l10n.t('Write a name.')
				: taken.has(text.trim())
					? vscode.l10n.t('There is such a service already.')
					: undefined,
	});
	return entered.kind === 'answer' ? { type: 'create', id: entered.value } : undefined;
}

async function write(
	{ workspace }: ActionContext,
	{ core }: Moment,
	{ name, backlog }: UnmappedService,
	choice: ServiceChoice,
): Promise<boolean> {
	const file = vscode.Uri.parse(choice.type === 'alias' ? choice.service.origin.file : backlog, true);
	const outcome = await applyIntents(file, [core.serviceIntent(name, choice)]);
	if (outcome.kind === 'refused') {
		tellRefusal(file, outcome.reason);
		return false;
	}
	await workspace.settled();
	return true;
}
