import * as vscode from 'vscode';
import type { Backlog, Intent, TextEdit } from '../../../core/index.ts';
import type { Core } from '../../core.ts';
import type { FileChange } from '../../edits.ts';
import { folderOf } from '../../workspace/backlogFinder.ts';
import { fileKey, type Moment } from '../../workspace/state.ts';

/** A file that incidents can be imported into. */
export interface ImportTargetChoice {
	readonly uri: vscode.Uri;
	/** The file whose sources name it, or itself. */
	readonly backlog: vscode.Uri;
	readonly label: string;
	readonly description: string;
	/** Not there yet: it is made, and named under `sources` by this path. */
	readonly newSource?: string;
}

/** A glob may name hundreds of files; those beyond are found by typing nobody's name. */
const mostOffered = 50;

/** Files of incidents that the backlog reads already, the backlog itself, and new files of these names. */
export async function importTargets(
	moment: Moment,
	backlogUri: vscode.Uri,
	backlog: Backlog,
	newNames: readonly string[],
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
				backlog: backlogUri,
				label: vscode.workspace.asRelativePath(uri),
				description: vscode.l10n.t('a file of incidents that the backlog reads'),
			};
		});
	const created = await Promise.all(
		newNames.map(async (name): Promise<ImportTargetChoice | undefined> => {
			const uri = vscode.Uri.joinPath(folder, ...name.split('/'));
			return (await exists(uri))
				? undefined
				: {
						uri,
						backlog: backlogUri,
						label: vscode.workspace.asRelativePath(uri),
						description: vscode.l10n.t('a new file, named under “sources”'),
						newSource: name,
					};
		}),
	);
	return [
		...sources,
		...created.filter((choice) => choice !== undefined),
		{
			uri: backlogUri,
			backlog: backlogUri,
			label: vscode.workspace.asRelativePath(backlogUri),
			description: vscode.l10n.t('the backlog itself'),
		},
	];
}

/** What writes an import: into the file or a new one, and into the backlog what it has to know of either. */
export async function importChanges(
	core: Core,
	{ uri, backlog, newSource }: ImportTargetChoice,
	document: vscode.TextDocument | undefined,
	{
		edits,
		label,
		also,
	}: { readonly edits: readonly TextEdit[]; readonly label: string; readonly also: readonly Intent[] },
): Promise<readonly FileChange[]> {
	const change: FileChange = document
		? { document, edits, label }
		: { created: uri, text: core.applyEdits('', edits), label };
	if (fileKey(uri) === fileKey(backlog)) return [change];
	const named: Intent[] = newSource === undefined ? [] : [{ type: 'addSource', source: newSource }];
	const file = await vscode.workspace.openTextDocument(backlog);
	const result = core.planEdit(file.getText(), [...named, ...also]);
	if (!result.ok) throw new Error(core.say(result.reason, vscode.l10n.t));
	if (result.edits.length === 0) return [change];
	return [change, { document: file, edits: result.edits, label: vscode.l10n.t('Sources of the backlog') }];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
