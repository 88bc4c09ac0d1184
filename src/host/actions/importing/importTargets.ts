import * as vscode from 'vscode';
import type { Backlog } from '../../../core/index.ts';
import { folderOf } from '../../workspace/backlogFinder.ts';
import { fileKey, type Moment } from '../../workspace/state.ts';

/** A file that incidents can be imported into. */
export interface ImportTargetChoice {
	readonly uri: vscode.Uri;
	readonly label: string;
	readonly description: string;
	/** Not there yet: it is made, and named under `sources` by this path. */
	readonly newSource?: string;
}

const newNames = ['incidents/imported.csv', 'incidents/imported.yaml'];
/** A glob may name hundreds of files; those beyond are found by typing nobody's name. */
const mostOffered = 50;

/** Files of incidents that the backlog reads already, the backlog itself, and new files. */
export async function importTargets(
	moment: Moment,
	backlogUri: vscode.Uri,
	backlog: Backlog,
): Promise<readonly ImportTargetChoice[]> {
	const { core, snapshot } = moment;
	const folder = folderOf(backlogUri);
	const inFolder = (file: string) => file.startsWith(`${fileKey(folder)}/`);
	const isBacklog = new Set(moment.files.map(fileKey));
	const nothing = { incidents: [], problems: [], present: 0 };
	const sources = [...snapshot.files.keys()]
		.filter((file) => inFolder(file) && !isBacklog.has(file) && /\.(csv|tsv|ya?ml)$/i.test(file))
		.filter((file) => {
			const text = moment.texts.get(file);
			return text !== undefined && core.planImport({ file, text }, nothing, backlog.calendar).ok;
		})
		.slice(0, mostOffered)
		.map((file): ImportTargetChoice => {
			const uri = vscode.Uri.parse(file, true);
			return {
				uri,
				label: vscode.workspace.asRelativePath(uri),
				description: vscode.l10n.t('a file of incidents that the backlog reads'),
			};
		});
	const created = await Promise.all(
		newNames.map(async (name): Promise<ImportTargetChoice | undefined> => {
			const uri = vscode.Uri.joinPath(folder, ...name.split('/'));
			return (await exists(uri))
				? undefined
				: { uri, label: name, description: vscode.l10n.t('a new file, named under “sources”'), newSource: name };
		}),
	);
	return [
		...sources,
		...created.filter((choice) => choice !== undefined),
		{
			uri: backlogUri,
			label: vscode.workspace.asRelativePath(backlogUri),
			description: vscode.l10n.t('the backlog itself'),
		},
	];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
