import * as vscode from 'vscode';
import type { AssistantAnswer, AssistantChange, AssistantToolName } from '../../core/index.ts';
import { type Core, loadCore } from '../core.ts';
import { applyIntents } from '../edits.ts';
import type { BacklogWorkspace } from '../workspace/backlogWorkspace.ts';
import type { Moment } from '../workspace/state.ts';

type Backlogs = Pick<BacklogWorkspace, 'latest' | 'moment'>;

/** What is shown while a tool runs; for one that writes, what the person is asked first. */
export async function prepareTool(
	workspace: Backlogs,
	now: () => number,
	name: AssistantToolName,
	raw: unknown,
): Promise<vscode.PreparedToolInvocation> {
	const core = await loadCore();
	const moment = await momentOf(workspace);
	const change = moment ? changeOf(moment, now, name, raw) : undefined;
	// A call that will be refused asks nothing: the model is told why.
	if (!change?.ok) return { invocationMessage: invocationMessage(name) };
	const rows = change.fields.map(([key, value]) => `- \`${key}\`: ${core.escapeMarkdown(value)}`);
	return {
		invocationMessage: invocationMessage(name),
		confirmationMessages: {
			title: core.say(change.question, vscode.l10n.t),
			message: new vscode.MarkdownString(rows.join('\n')),
		},
	};
}

export async function invokeTool(
	workspace: Backlogs,
	now: () => number,
	name: AssistantToolName,
	raw: unknown,
): Promise<vscode.LanguageModelToolResult> {
	const core = await loadCore();
	const moment = await momentOf(workspace);
	const answer: AssistantAnswer = moment
		? await answerTo(core, moment, now, name, raw)
		: {
				ok: false,
				why: 'There is no reliability.yaml in this workspace. The command “Create Backlog File” makes one.',
			};
	// What a model does wrong it is told, so that it can mend it; only failures of the environment are thrown.
	return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.ok ? answer.text : answer.why)]);
}

async function answerTo(
	core: Core,
	moment: Moment,
	now: () => number,
	name: AssistantToolName,
	raw: unknown,
): Promise<AssistantAnswer> {
	switch (name) {
		case 'list_items': {
			const read = core.readAssistantInput(name, raw);
			return read.ok ? core.listItems(moment.snapshot, read.input, nameOf) : read;
		}
		case 'explain_score': {
			const read = core.readAssistantInput(name, raw);
			return read.ok ? core.explainScore(moment.snapshot, read.input, nameOf) : read;
		}
		case 'add_item':
		case 'log_incident': {
			const change = changeOf(moment, now, name, raw);
			if (!change?.ok) return change ?? { ok: false, why: 'Nothing would be written.' };
			const outcome = await applyIntents(vscode.Uri.parse(change.file, true), change.intents);
			return outcome.kind === 'done'
				? { ok: true, text: `${change.id} is written to ${nameOf(change.file)}.` }
				: { ok: false, why: outcome.reason };
		}
	}
}

/** What a tool would write; undefined for one that only reads. */
function changeOf(
	{ core, snapshot }: Moment,
	now: () => number,
	name: AssistantToolName,
	raw: unknown,
): AssistantChange | undefined {
	switch (name) {
		case 'add_item': {
			const read = core.readAssistantInput(name, raw);
			return read.ok ? core.itemChange(snapshot, read.input, nameOf) : read;
		}
		case 'log_incident': {
			const read = core.readAssistantInput(name, raw);
			return read.ok ? core.incidentChange(snapshot, read.input, now(), nameOf) : read;
		}
		case 'list_items':
		case 'explain_score':
			return undefined;
	}
}

/** An assistant may be the first to ask: the backlog is read for it. */
async function momentOf(workspace: Backlogs): Promise<Moment | undefined> {
	await workspace.latest();
	return workspace.moment;
}

function nameOf(file: string): string {
	return vscode.workspace.asRelativePath(vscode.Uri.parse(file, true));
}

function invocationMessage(name: AssistantToolName): string {
	switch (name) {
		case 'list_items':
			return vscode.l10n.t('Ranking the reliability backlog');
		case 'explain_score':
			return vscode.l10n.t('Explaining a score');
		case 'add_item':
			return vscode.l10n.t('Adding an item to the reliability backlog');
		case 'log_incident':
			return vscode.l10n.t('Logging an incident');
	}
}
