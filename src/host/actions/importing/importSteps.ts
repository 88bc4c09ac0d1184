import * as vscode from 'vscode';
import type { MappingNeed } from '../../../core/index.ts';
import { pick } from '../../input/boxes.ts';
import { askInSteps, type Step } from '../../input/steps.ts';

/** How to read a CSV that nobody knows: which of its columns holds what. */
interface ColumnAnswers {
	rows: 'incidents' | 'pages';
	/** One header a meaning; empty for none. */
	[meaning: string]: string;
}

const ofIncidents = ['started', 'resolved', 'duration', 'service', 'title', 'severity', 'cause', 'id'] as const;
const ofPages = ['at', 'person', 'service', 'incident', 'channel'] as const;
type Meaning = (typeof ofIncidents)[number] | (typeof ofPages)[number];

/** Asks for the columns of a CSV, each with what it holds in the first row. Undefined where somebody cancels. */
export async function askForColumns(
	name: string,
	{ headers, example, guess }: MappingNeed,
	given: Readonly<Record<string, string>> | undefined,
): Promise<Readonly<Record<string, string>> | undefined> {
	if (given) return given;
	const isPages = guess.at !== undefined && guess.started === undefined;
	const question = (rows: ColumnAnswers['rows'], meaning: Meaning): Step<ColumnAnswers> => ({
		field: meaning,
		applies: (answers) =>
			answers.rows === rows && (meaning !== 'duration' || answers.resolved === undefined || answers.resolved === ''),
		ask: (frame, answers) => {
			const optional = meaning !== 'started' && meaning !== 'at';
			return pick<string>(frame, {
				placeholder: questions[meaning](),
				choices: [
					...headers.map((header, index) => ({
						label: header,
						description: example[index] ?? '',
						value: header,
					})),
					...(optional ? [{ label: `$(circle-slash) ${vscode.l10n.t('No column')}`, value: '' }] : []),
				],
				active: answers[meaning] ?? guess[meaning] ?? '',
			});
		},
	});
	const answers = await askInSteps<ColumnAnswers>(
		vscode.l10n.t('Columns of {0}', name),
		[
			{
				field: 'rows',
				ask: (frame, known) =>
					pick<'incidents' | 'pages'>(frame, {
						placeholder: vscode.l10n.t('The columns of this file are not known yet. What is each of its rows?'),
						choices: [
							{ label: `$(flame) ${vscode.l10n.t('An incident')}`, value: 'incidents' },
							{
								label: `$(bell) ${vscode.l10n.t('A page')}`,
								description: vscode.l10n.t('one interruption of one person'),
								value: 'pages',
							},
						],
						active: known.rows ?? (isPages ? 'pages' : 'incidents'),
					}),
			},
			...ofIncidents.map((meaning) => question('incidents', meaning)),
			...ofPages.map((meaning) => question('pages', meaning)),
		],
		{},
	);
	if (!answers) return undefined;
	const { rows: _rows, ...columns } = answers;
	return Object.fromEntries(Object.entries(columns).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

const questions: Readonly<Record<Meaning, () => string>> = {
	started: () => vscode.l10n.t('When did it start?'),
	resolved: () => vscode.l10n.t('When was it over?'),
	duration: () => vscode.l10n.t('How long did it last?'),
	service: () => vscode.l10n.t('Which service did it strike?'),
	title: () => vscode.l10n.t('What happened, in one line?'),
	severity: () => vscode.l10n.t('How severe was it?'),
	cause: () => vscode.l10n.t('What was the cause?'),
	id: () => vscode.l10n.t('What is its id?'),
	at: () => vscode.l10n.t('When was the person paged?'),
	person: () => vscode.l10n.t('Who was paged?'),
	incident: () => vscode.l10n.t('For which incident?'),
	channel: () => vscode.l10n.t('How: by phone, push, mail?'),
};
