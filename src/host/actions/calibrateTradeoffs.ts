import * as vscode from 'vscode';
import type { AddedRates, CalibrationTarget, Preference, TradeOffAnswer, TradeOffs } from '../../core/index.ts';
import { applyIntents, tellRefusal } from '../edits.ts';
import { itemIcon } from '../icons.ts';
import { enter, pick } from '../input/boxes.ts';
import { askInSteps, type Reply, type Step, type StepFrame } from '../input/steps.ts';
import { revealPlace } from '../places.ts';
import type { Moment } from '../workspace/state.ts';
import type { ActionContext } from './actionContext.ts';
import { itemsAtHand } from './backlogAtHand.ts';

/** The questions of *Calibrate Trade-offs…*. All or some may be given as the command's argument; the others are asked. */
interface CalibrationAnswers {
	file: string;
	currency: string;
	/** Empty to leave hours without a price. */
	engineerHour: string;
	/** In the order of the questions. */
	choices: readonly Preference[];
	conclusion: Conclusion;
}

type Conclusion = 'write' | 'more' | 'copy' | 'discard';

const shownIn = () => ({ translate: vscode.l10n.t, locale: vscode.env.language });

/** Asks which of two items people would rather have, and writes the rates that follow once they are accepted. */
export async function calibrateTradeoffs(context: ActionContext, given: unknown): Promise<'written' | undefined> {
	const moment = await itemsAtHand(context);
	if (!moment) return undefined;
	const answers: Partial<CalibrationAnswers> =
		typeof given === 'object' && given !== null && 'choices' in given ? (given as Partial<CalibrationAnswers>) : {};
	const targets = moment.core.calibrationTargets(moment.snapshot);
	const target = await chosenTarget(moment, targets, answers.file);
	if (!target) return undefined;
	const uri = vscode.Uri.parse(target.file, true);
	if (moment.snapshot.files.get(target.file)?.stale) {
		tellRefusal(uri, vscode.l10n.t('The text of the file has errors. Correct them first.'));
		return undefined;
	}
	const added = await addedRates(moment, target, answers);
	if (!added) return undefined;
	const readiness = moment.core.prepareCalibration(target, added, moment.snapshot.now);
	if (readiness.kind === 'lacking') {
		tellRefusal(uri, moment.core.say(readiness.reason, vscode.l10n.t));
		return undefined;
	}
	// Today, where the team is.
	const date = moment.core.localDate(context.now(), target.scopes[0]?.calendar.zone ?? 'UTC');
	return interview(context, { moment, target, uri, added, tradeOffs: readiness.tradeOffs, date }, answers);
}

async function chosenTarget(
	moment: Moment,
	targets: readonly CalibrationTarget[],
	given: string | undefined,
): Promise<CalibrationTarget | undefined> {
	const [first, second] = targets;
	if (!second) return first;
	const named = targets.find(({ file }) => file === given);
	if (named) return named;
	const reply = await pick(frameOf(vscode.l10n.t('Calibrate Trade-offs'), false), {
		placeholder: vscode.l10n.t('Calibrate the rates of which file?'),
		choices: moment.files.flatMap((uri) =>
			targets
				.filter(({ file }) => file === uri.toString())
				.map((value) => ({ label: vscode.workspace.asRelativePath(uri), value })),
		),
	});
	return reply.kind === 'answer' ? reply.value : undefined;
}

function frameOf(title: string, back: boolean): StepFrame {
	return { title, step: 1, totalSteps: 1, back };
}

/** What money is counted in and what an hour costs, where the file does not say. Undefined where somebody cancels. */
async function addedRates(
	{ core }: Moment,
	target: CalibrationTarget,
	given: Partial<CalibrationAnswers>,
): Promise<AddedRates | undefined> {
	const fault = (kind: Parameters<typeof core.faultOf>[0]) => (text: string) => {
		const found = core.faultOf(kind, text);
		return found && core.say(found, vscode.l10n.t);
	};
	type Asked = Pick<CalibrationAnswers, 'currency' | 'engineerHour'>;
	const steps: readonly Step<Asked>[] = [
		{
			field: 'currency',
			applies: () => !target.rates,
			ask: (frame, answers) =>
				enter(frame, {
					prompt: vscode.l10n.t('Which currency is all money of the file in? Three letters, such as USD.'),
					placeholder: 'USD',
					value: answers.currency,
					fault: fault('currency'),
				}),
		},
		{
			field: 'engineerHour',
			applies: () => target.lacksHour,
			ask: (frame, answers) =>
				enter(frame, {
					prompt: vscode.l10n.t('What does an hour of an engineer cost? Leave it empty to count no hours.'),
					placeholder: '120',
					value: answers.engineerHour,
					fault: fault('engineerHour'),
				}),
		},
	];
	const { currency, engineerHour } = given;
	const answers = await askInSteps<Asked>(vscode.l10n.t('Calibrate Trade-offs'), steps, {
		...(currency === undefined ? {} : { currency }),
		...(engineerHour === undefined ? {} : { engineerHour }),
	});
	return (
		answers && {
			...(target.rates || !answers.currency ? {} : { currency: answers.currency }),
			...(target.lacksHour && answers.engineerHour ? { engineerHour: Number(answers.engineerHour) } : {}),
		}
	);
}

interface Session {
	readonly moment: Moment;
	readonly target: CalibrationTarget;
	readonly uri: vscode.Uri;
	readonly added: AddedRates;
	readonly tradeOffs: TradeOffs;
	readonly date: string;
}

/** Asks until enough is known, shows what follows, and asks on or goes back where that is wanted. */
async function interview(
	context: ActionContext,
	session: Session,
	given: Partial<CalibrationAnswers>,
): Promise<'written' | undefined> {
	const { core } = session.moment;
	const { tradeOffs } = session;
	const answers: TradeOffAnswer[] = [];
	let count = core.questionCount(tradeOffs);
	let mayStop = true;
	let before: Preference | undefined;
	for (;;) {
		const pair = answers.length < count ? core.nextQuestion(tradeOffs, answers) : undefined;
		if (pair && !(mayStop && core.isSettled(tradeOffs, answers))) {
			const preference = given.choices?.[answers.length];
			const reply: Reply<Preference> = preference
				? { kind: 'answer', value: preference }
				: await ask(session, pair, answers.length, count, before);
			if (reply.kind === 'cancel') return undefined;
			if (reply.kind === 'answer') answers.push({ pair, preference: reply.value });
			before = reply.kind === 'back' ? answers.pop()?.preference : undefined;
			continue;
		}
		const isMore = answers.length < core.MOST_QUESTIONS && core.nextQuestion(tradeOffs, answers) !== undefined;
		const reply = await conclude(session, answers, isMore, given.conclusion);
		if (reply.kind === 'cancel') return undefined;
		if (reply.kind === 'back') {
			before = answers.pop()?.preference;
			continue;
		}
		switch (reply.value) {
			case 'write':
				return (await write(context, session, answers)) ? 'written' : undefined;
			case 'more':
				mayStop = false;
				count = Math.min(core.MOST_QUESTIONS, answers.length + 2);
				break;
			case 'copy':
				await vscode.env.clipboard.writeText(markdown(session, answers));
				vscode.window.setStatusBarMessage(vscode.l10n.t('Copied as Markdown'), 5000);
				if (given.conclusion) return undefined;
				break;
			case 'discard':
				return undefined;
		}
	}
}

function ask(
	{ moment: { core }, tradeOffs, target, added }: Session,
	pair: TradeOffAnswer['pair'],
	asked: number,
	count: number,
	active: Preference | undefined,
): Promise<Reply<Preference>> {
	const currency = target.rates?.currency ?? added.currency ?? '';
	const option = (index: 0 | 1, value: Preference) => {
		const { title, consequences } = core.optionWords(pair[index], currency, shownIn());
		const { kind, status } = pair[index].outcome.item;
		return { label: title, detail: consequences, iconPath: itemIcon(kind ?? 'uncategorised', status), value };
	};
	const total = Math.max(asked + 1, core.questionCount(tradeOffs, count));
	return pick<Preference>(
		frameOf(vscode.l10n.t('Calibrate Trade-offs: Question {0} of {1}', asked + 1, total), asked > 0),
		{
			placeholder: vscode.l10n.t(
				'Which would you rather have next quarter? What it takes to get there does not count.',
			),
			choices: [
				option(0, 'first'),
				option(1, 'second'),
				{
					label: vscode.l10n.t('Cannot tell'),
					description: vscode.l10n.t('they are worth about the same'),
					value: 'neither',
				},
			],
			...(active ? { active } : {}),
		},
	);
}

/** Shows what the answers imply until somebody decides. */
async function conclude(
	{ moment, target, added, tradeOffs }: Session,
	answers: readonly TradeOffAnswer[],
	isMore: boolean,
	given: Conclusion | undefined,
): Promise<Reply<Conclusion>> {
	if (given) return { kind: 'answer', value: given };
	const { core, snapshot } = moment;
	const result = core.concludeCalibration(target, added, tradeOffs, answers, snapshot);
	const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, value: null });
	for (;;) {
		const reply = await pick<Conclusion | null>(
			frameOf(vscode.l10n.t('Calibrate Trade-offs: What {0} Answers Imply', answers.length), true),
			{
				placeholder: vscode.l10n.t('Nothing is written before you choose to'),
				choices: [
					{ label: `$(check) ${vscode.l10n.t('Write these rates')}`, value: 'write' },
					...(isMore ? [{ label: `$(add) ${vscode.l10n.t('Ask two more questions')}`, value: 'more' as const }] : []),
					{ label: `$(copy) ${vscode.l10n.t('Copy as Markdown')}`, value: 'copy' },
					{ label: `$(trash) ${vscode.l10n.t('Discard')}`, value: 'discard' },
					separator(vscode.l10n.t('What the answers imply')),
					...core.calibrationLines(result, tradeOffs, shownIn()).map(({ icon, label, detail }) => ({
						label: `$(${icon}) ${label}`,
						...(detail === undefined ? {} : { detail }),
						value: null,
					})),
				],
			},
		);
		if (reply.kind !== 'answer') return reply;
		// A line of figures is there to be read: choosing it decides nothing.
		if (reply.value) return { kind: 'answer', value: reply.value };
	}
}

function markdown({ moment, target, added, tradeOffs, date }: Session, answers: readonly TradeOffAnswer[]): string {
	const { core, snapshot } = moment;
	const result = core.concludeCalibration(target, added, tradeOffs, answers, snapshot);
	return core.calibrationMarkdown(result, tradeOffs, answers, date, shownIn());
}

/** Writes the rates in one undo step and shows them in the file. */
async function write(context: ActionContext, session: Session, answers: readonly TradeOffAnswer[]): Promise<boolean> {
	const { moment, target, uri, added, tradeOffs, date } = session;
	const { core, snapshot } = moment;
	const result = core.concludeCalibration(target, added, tradeOffs, answers, snapshot);
	const outcome = await applyIntents(uri, core.calibrationIntents(result, added, date));
	if (outcome.kind === 'refused') {
		tellRefusal(uri, outcome.reason);
		return false;
	}
	await context.workspace.settled();
	const latest = context.workspace.moment;
	const rates = latest?.snapshot.backlogs.find(({ file }) => file === target.file)?.rates;
	if (latest && rates) await revealPlace(latest, rates.origin);
	return true;
}
