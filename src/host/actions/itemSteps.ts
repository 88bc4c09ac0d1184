import * as vscode from 'vscode';
import type { AnswerKind } from '../../core/index.ts';
import { enter, pick } from '../input/boxes.ts';
import type { Step } from '../input/steps.ts';
import type { Moment } from '../workspace/state.ts';

/** The questions that every new item has in common, however it comes about. */

export function titleStep(moment: Moment, proposed?: string): Step<{ title: string }> {
	return {
		field: 'title',
		ask: (frame, answers) =>
			enter(frame, {
				prompt: vscode.l10n.t('What is to be done? A short title.'),
				placeholder: vscode.l10n.t('Automate database failover'),
				value: answers.title ?? proposed,
				fault: faultIn(moment, 'title'),
			}),
	};
}

export function effortStep(moment: Moment): Step<{ effort: string }> {
	return {
		field: 'effort',
		ask: (frame, answers) =>
			enter(frame, {
				prompt: vscode.l10n.t('How much work is it? For example 5d, 4h or 2w; a day has 8 hours, a week 5 days.'),
				placeholder: '5d',
				value: answers.effort,
				fault: faultIn(moment, 'effort'),
			}),
	};
}

export function ownerStep(moment: Moment, proposed?: string): Step<{ owner: string }> {
	const { owners } = moment.core.knownNames(moment.snapshot);
	return {
		field: 'owner',
		applies: () => owners.length > 0,
		ask: (frame, answers) => {
			const active = answers.owner ?? proposed;
			return pick(frame, {
				placeholder: vscode.l10n.t('Who owns it? Choose one or type another.'),
				choices: [
					...owners.map((owner) => ({ label: owner, value: owner })),
					{ label: vscode.l10n.t('Nobody yet'), value: '' },
				],
				...(active === undefined ? {} : { active }),
				typed: (text: string) => ({ label: text, description: vscode.l10n.t('new'), value: text }),
			});
		},
	};
}

function faultIn({ core }: Moment, kind: AnswerKind): (text: string) => string | undefined {
	return (text) => {
		const found = core.faultOf(kind, text);
		return found && core.say(found, vscode.l10n.t);
	};
}
