import * as vscode from 'vscode';
import type { Backlog } from '../../core/index.ts';
import { pick } from '../input/boxes.ts';
import type { Step } from '../input/steps.ts';
import { fileKey, type Moment } from '../workspace/state.ts';

/** Asks which backlog file to write to; with one file there is nothing to ask. */
export function fileStep<Answers extends { file: string }>(moment: Moment, placeholder: string): Step<Answers> {
	return {
		field: 'file',
		applies: () => moment.files.length > 1,
		ask: (frame, answers) =>
			pick<Answers[keyof Answers]>(frame, {
				placeholder,
				choices: moment.files.map((uri) => ({
					label: vscode.workspace.asRelativePath(uri),
					value: fileKey(uri) as Answers[keyof Answers],
				})),
				...(answers.file === undefined ? {} : { active: answers.file as Answers[keyof Answers] }),
			}),
	};
}

/** The file that was chosen, or the only one. */
export function chosenFile(
	moment: Moment,
	file: string | undefined,
): { readonly uri: vscode.Uri; readonly backlog: Backlog } | undefined {
	const uri = moment.files.find((known) => fileKey(known) === file) ?? moment.files[0];
	const backlog = uri && moment.snapshot.backlogs.find((known) => known.file === fileKey(uri));
	return uri && backlog && { uri, backlog };
}
