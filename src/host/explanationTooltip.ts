import * as vscode from 'vscode';
import type { Explanation, Incident, Place } from '../core/index.ts';
import type { Moment } from './workspace/state.ts';

const enabledCommands = ['_lightsOn.revealPlace', 'lightsOn.explainScore'];

/** Why an item has its score, with links to the lines. All text of files in it is inert: only our own commands run. */
export function explanationTooltip(moment: Moment, key: string): vscode.MarkdownString | undefined {
	const { core, snapshot } = moment;
	const priced = snapshot.items.find(({ item }) => item.key === key);
	if (!priced) return undefined;
	const shownIn = { translate: vscode.l10n.t, locale: vscode.env.language };
	const markdown = inertMarkdown(moment, core.explainItem(priced, snapshot, shownIn));
	markdown.appendMarkdown(`\n[${vscode.l10n.t('Explain Score')}](${commandLink('lightsOn.explainScore', [key])})`);
	return markdown;
}

/** What an incident cost and why, with links to the lines. */
export function incidentTooltip(moment: Moment, incident: Incident): vscode.MarkdownString {
	const shownIn = { translate: vscode.l10n.t, locale: vscode.env.language };
	return inertMarkdown(moment, moment.core.explainIncident(incident, moment.snapshot, shownIn));
}

function inertMarkdown({ core }: Moment, explanation: Explanation): vscode.MarkdownString {
	return linkedMarkdown(core.explanationMarkdown(explanation, { translate: vscode.l10n.t, link: placeLink }));
}

/** Markdown of the core's, in which only our own commands run. */
export function linkedMarkdown(text: string): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString(text);
	markdown.isTrusted = { enabledCommands };
	markdown.supportHtml = false;
	markdown.supportThemeIcons = false;
	return markdown;
}

/** A link that opens a place in its file. */
export function placeLink({ file, start, end }: Place): string {
	return commandLink('_lightsOn.revealPlace', [file, start, end]);
}

function commandLink(command: string, args: readonly unknown[]): string {
	return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
