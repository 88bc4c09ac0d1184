import * as vscode from 'vscode';
import type { Backlog, ImportPlan, Intent, SourceReading } from '../../../core/index.ts';
import { applyAfterPreview, applyConfirmed, applyIntents, tellRefusal } from '../../edits.ts';
import { pick } from '../../input/boxes.ts';
import { askInSteps, type StepFrame } from '../../input/steps.ts';
import { folderOf } from '../../workspace/backlogFinder.ts';
import { fileKey, type Moment } from '../../workspace/state.ts';
import type { ActionContext } from '../actionContext.ts';
import { backlogAtHand } from '../backlogAtHand.ts';
import { chosenFile, fileStep } from '../fileStep.ts';
import { askForColumns } from './importSteps.ts';
import { type ImportTargetChoice, importChanges, importTargets } from './importTargets.ts';
import { type ImportedText, readText, readWithProgress, sourceUri } from './sourceAtHand.ts';

/** The questions of *Import Incidents…*. All or some may be given as the command's second argument. */
export interface ImportAnswers {
	/** The key of the backlog file. */
	file: string;
	/** Left where it is and named under `sources`, or merged into a file of the repository. */
	way: 'where it lies' | 'merge';
	/** Headers by what they mean, for a CSV that nobody knows. */
	columns: Readonly<Record<string, string>>;
	/** The target's label, as the question lists it. */
	target: string;
	apply: 'review' | 'now';
}

/** What came of it: the counts, for tests and other extensions. */
export interface ImportOutcome {
	readonly way: ImportAnswers['way'];
	readonly written: boolean;
	readonly added?: number;
	readonly changed?: number;
	readonly unchanged?: number;
	readonly rejected?: number;
}

/** Asks for an export and brings its incidents in, never twice. Undefined where somebody cancels. */
export async function importIncidents(
	context: ActionContext,
	source: unknown,
	answers: unknown,
): Promise<ImportOutcome | undefined> {
	const moment = await backlogAtHand(context);
	if (!moment) return undefined;
	const given = givenAnswers(answers);
	const backlog = await backlogFor(moment, given);
	const uri = backlog && (await sourceUri(source));
	if (!backlog || !uri) return undefined;
	const { core } = moment;
	const text = await readText(core, uri);
	const read = await readByItsColumns(moment, backlog.backlog, text, given);
	if (!read) return undefined;
	const unreadable = read.reading.problems.find(({ code }) => code === 'source.unreadable' || code === 'file.tooLarge');
	if (unreadable) throw new Error(`${text.name}: ${core.say(unreadable.message, vscode.l10n.t)}`);
	const way = await wayFor(read.reading, text, backlog.uri, given);
	if (way === 'where it lies') return nameAsSource(moment, backlog.uri, text, read.columns);
	return way === 'merge' ? merge(moment, backlog, text, read, given) : undefined;
}

interface BacklogAtHand {
	readonly uri: vscode.Uri;
	readonly backlog: Backlog;
}

async function backlogFor(moment: Moment, given: Partial<ImportAnswers>): Promise<BacklogAtHand | undefined> {
	const answers = await askInSteps<ImportAnswers>(
		vscode.l10n.t('Import Incidents'),
		[fileStep<ImportAnswers>(moment, vscode.l10n.t('Into which backlog?'))],
		given,
	);
	return answers && chosenFile(moment, answers.file);
}

interface ReadImport {
	readonly reading: SourceReading;
	/** As they were asked for; absent where nobody had to be asked. */
	readonly columns?: Columns;
}

type Columns = Readonly<Record<string, string>>;

/** A CSV that nobody knows is read by columns that the backlog names already, or by those that are asked for. */
async function readByItsColumns(
	{ core }: Moment,
	backlog: Backlog,
	text: ImportedText,
	given: Partial<ImportAnswers>,
): Promise<ReadImport | undefined> {
	const reading = await readWithProgress(core, text, backlog.calendar, { known: backlog.mappings ?? [] });
	if (!reading?.mapping) return reading && { reading };
	const columns = await askForColumns(text.name, reading.mapping, given.columns);
	const mapped = columns && (await readWithProgress(core, text, backlog.calendar, { columns }));
	return mapped && { reading: mapped, columns };
}

const frame = (title: string): StepFrame => ({ title, step: 1, totalSteps: 1, back: false });

/** Pages and follow-ups are only read where they lie; a file outside of the backlog's folder can only be merged. */
async function wayFor(
	reading: SourceReading,
	{ uri, name }: ImportedText,
	backlog: vscode.Uri,
	given: Partial<ImportAnswers>,
): Promise<ImportAnswers['way'] | undefined> {
	const inside = sourcePath(uri, backlog) !== undefined;
	const records = reading.incidents.length;
	const elsewhere = (reading.pages?.count ?? 0) + (reading.followUps?.length ?? 0);
	if (records === 0 && elsewhere > 0 && !inside)
		throw new Error(
			vscode.l10n.t(
				'{0} holds pages or follow-ups, which are read where they lie. Copy it into the folder of the backlog first.',
				name,
			),
		);
	if (!inside) return 'merge';
	if (records === 0) return 'where it lies';
	if (given.way) return given.way;
	const reply = await pick<ImportAnswers['way']>(frame(vscode.l10n.t('Import Incidents')), {
		placeholder: vscode.l10n.t('{0}: {1}. How shall it come in?', name, reading.format ?? ''),
		choices: [
			{
				label: `$(eye) ${vscode.l10n.t('Read it where it lies')}`,
				detail: vscode.l10n.t('Named under “sources”. Nothing is copied, and each change of the file counts at once.'),
				value: 'where it lies',
			},
			{
				label: `$(git-merge) ${vscode.l10n.t('Merge it into a file of incidents')}`,
				detail: vscode.l10n.t('New incidents are added, changed ones changed, and nothing comes in twice.'),
				value: 'merge',
			},
		],
	});
	return reply.kind === 'answer' ? reply.value : undefined;
}

/** Relative to the backlog's folder; undefined where it lies outside of it. */
function sourcePath(uri: vscode.Uri, backlog: vscode.Uri): string | undefined {
	const folder = `${fileKey(folderOf(backlog))}/`;
	return fileKey(uri).startsWith(folder) ? uri.path.slice(folderOf(backlog).path.length + 1) : undefined;
}

/** A file that a glob names already is not named again; its columns are, where they had to be asked for. */
async function nameAsSource(
	{ snapshot }: Moment,
	backlog: vscode.Uri,
	{ uri, name }: ImportedText,
	columns: Columns | undefined,
): Promise<ImportOutcome> {
	const isRead = snapshot.files.has(fileKey(uri));
	if (isRead && !columns) {
		void vscode.window.showInformationMessage(vscode.l10n.t('{0} is among the sources already, and is read.', name));
		return { way: 'where it lies', written: false };
	}
	const path = sourcePath(uri, backlog)!;
	const source = columns ? { ...(isRead ? {} : { path }), columns } : path;
	const outcome = await applyIntents(backlog, [{ type: 'addSource', source }]);
	if (outcome.kind === 'refused') tellRefusal(backlog, outcome.reason);
	return { way: 'where it lies', written: outcome.kind === 'done' };
}

async function merge(
	moment: Moment,
	backlog: BacklogAtHand,
	source: ImportedText,
	{ reading, columns }: ReadImport,
	given: Partial<ImportAnswers>,
): Promise<ImportOutcome | undefined> {
	const { core } = moment;
	const target = await targetFor(moment, backlog, given);
	if (!target) return undefined;
	const document = target.newSource === undefined ? await vscode.workspace.openTextDocument(target.uri) : undefined;
	const { calendar, services } = backlog.backlog;
	const text = document?.getText() ?? '';
	// Whoever was asked for the columns is not asked again, although the file itself is no source.
	const kept: readonly Intent[] = columns ? [{ type: 'addSource', source: { columns } }] : [];
	const isBacklog = fileKey(target.uri) === fileKey(backlog.uri);
	const result = core.planImport({ file: target.label, text }, reading, calendar, services, isBacklog ? kept : []);
	if (!result.ok) {
		tellRefusal(target.uri, core.say(result.reason, vscode.l10n.t));
		return undefined;
	}
	const { plan } = result;
	const counts = core.importCounts(plan, vscode.l10n.t);
	const apply = await applyFor({ moment, source, reading, target, plan }, given);
	if (!apply) return undefined;
	if (apply === 'nothing') {
		if (kept.length > 0) await applyIntents(backlog.uri, kept);
		return outcomeOf(plan, false);
	}
	const changes = await importChanges(core, target, document, { edits: plan.edits, label: counts, also: kept });
	const outcome = await (apply === 'now' ? applyConfirmed(changes) : applyAfterPreview(changes));
	if (outcome.kind === 'refused') tellRefusal(target.uri, outcome.reason);
	if (outcome.kind === 'done') tellImported(counts, target);
	return outcomeOf(plan, outcome.kind === 'done');
}

const newNames = ['incidents/imported.csv', 'incidents/imported.yaml'];

async function targetFor(
	moment: Moment,
	{ uri, backlog }: BacklogAtHand,
	given: Partial<ImportAnswers>,
): Promise<ImportTargetChoice | undefined> {
	const targets = await importTargets(moment, uri, backlog, newNames);
	if (given.target !== undefined) return targets.find(({ label }) => label === given.target);
	const reply = await pick<ImportTargetChoice>(frame(vscode.l10n.t('Import Incidents')), {
		placeholder: vscode.l10n.t('Into which file?'),
		choices: targets.map((target) => ({ label: target.label, description: target.description, value: target })),
	});
	return reply.kind === 'answer' ? reply.value : undefined;
}

interface AskedImport {
	readonly moment: Moment;
	readonly source: ImportedText;
	readonly reading: SourceReading;
	readonly target: ImportTargetChoice;
	readonly plan: ImportPlan;
}

/** Asks before anything is written. The report opens beside the question, which stays. */
async function applyFor(
	asked: AskedImport,
	given: Partial<ImportAnswers>,
): Promise<ImportAnswers['apply'] | 'nothing' | undefined> {
	const { source, reading, target, plan } = asked;
	const changes = plan.added.length + plan.changed.length;
	if (given.apply) return changes === 0 ? 'nothing' : given.apply;
	const { core } = asked.moment;
	const counts = core.importCounts(plan, vscode.l10n.t);
	type Answer = ImportAnswers['apply'] | 'nothing' | 'report';
	const reply = await pick<Answer>(frame(vscode.l10n.t('{0} → {1}', source.name, target.label)), {
		placeholder: counts,
		choices: [
			...(changes > 0
				? [
						{
							label: `$(diff) ${vscode.l10n.t('Review and Import')}`,
							detail: vscode.l10n.t('The editor shows each change first.'),
							value: 'review' as const,
						},
						{ label: `$(check) ${vscode.l10n.t('Import')}`, detail: counts, value: 'now' as const },
					]
				: [
						{
							label: `$(pass) ${vscode.l10n.t('Nothing to import')}`,
							detail: counts,
							value: 'nothing' as const,
						},
					]),
			{
				label: `$(output) ${vscode.l10n.t('Show Report')}`,
				detail: vscode.l10n.t('What is new, what changes field by field, and why records were rejected.'),
				value: 'report' as const,
			},
		],
	});
	if (reply.kind !== 'answer') return undefined;
	if (reply.value !== 'report') return reply.value;
	const content = core.importMarkdown({
		source: source.name,
		target: target.label,
		text: source.text,
		reading,
		plan,
		translate: vscode.l10n.t,
	});
	const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
	await vscode.window.showTextDocument(document, { preserveFocus: true, preview: true });
	return applyFor(asked, given);
}

function outcomeOf({ added, changed, unchanged, rejected }: ImportPlan, written: boolean): ImportOutcome {
	return {
		way: 'merge',
		written,
		added: added.length,
		changed: changed.length,
		unchanged: unchanged.length,
		rejected,
	};
}

function tellImported(counts: string, { uri, label }: ImportTargetChoice): void {
	const open = vscode.l10n.t('Open File');
	void vscode.window.showInformationMessage(vscode.l10n.t('{0}: {1}.', label, counts), open).then((choice) => {
		if (choice === open) void vscode.window.showTextDocument(uri);
	});
}

function givenAnswers(given: unknown): Partial<ImportAnswers> {
	return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Partial<ImportAnswers>) : {};
}
